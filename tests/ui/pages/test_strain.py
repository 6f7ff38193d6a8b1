# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Practising with an invented strain: a whole talk by keys, and what stays of it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.entry import State, When
from app.rehearsal.strain import Heard
from app.services.practice import OWN_LINES, READINESS
from tests.ui.pages.conftest import Press
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.pages.strain import page as strain_page
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose
from ui.widgets.row import Row

CONTROL = Qt.KeyboardModifier.ControlModifier
HEARD = {
    "I was busy.": Heard(notes=frozenset({"explained_alone"})),
    "I did not ring. What was that like?": Heard(frozenset({"ownership", "open"})),
    "You waited.": Heard(frozenset({"reflection"})),
    "You waited. And then?": Heard(frozenset({"reflection", "open"})),
    "What did you think?": Heard(frozenset({"open"})),
}
OPENING = [
    "I did not ring. What was that like?",
    "You waited. And then?",
    "What did you think?",
]


@pytest.fixture(autouse=True)
def hears(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is heard is tested elsewhere."""
    monkeypatch.setattr(strain_page, "heard", lambda text: HEARD.get(text, Heard()))


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was told."""
    told: list[str] = []

    class Kept(strain_page.QAccessibleAnnouncementEvent):  # type: ignore[misc, name-defined]
        def __init__(self, widget: QWidget, words: str) -> None:
            told.append(words)
            super().__init__(widget, words)

    monkeypatch.setattr(strain_page, "QAccessibleAnnouncementEvent", Kept)
    return told


def talk(stage: Stage, strain: str = "st04") -> Any:
    stage.desk.navigate(Route("strain", extra=strain, step=1))
    stage.settle()
    return stage.page("strain")


def say(page: Any, *lines: str) -> None:
    for line in lines:
        page.field.set_text(line)
        page.say()


def words_of(place: QWidget) -> list[str]:
    return [prose.text() for prose in place.findChildren(Prose) if not prose.isHidden()]


def kept(stage: Stage) -> list[Any]:
    stage.settle()
    return list(stage.workspace.practice.kept(9))


def test_repairs_lead_to_the_invented_strains(stage: Stage, press: Press) -> None:
    stage.desk.navigate(Route("repairs"))
    stage.settle()
    words = "Practise with an invented strain"
    row = next(r for r in stage.page("repairs").findChildren(Row) if r.accessibleName() == words)
    row.setFocus()
    press(Qt.Key.Key_Return)
    stage.settle()
    page = stage.page("strains")
    assert page.isVisible()
    assert page.rows[0].hasFocus()
    words = words_of(page)
    assert (
        "Invented people. It sees words and hears no tone. A real person may answer otherwise."
        in words
    )
    assert words.index("Withdrawal") < words.index("Confrontation")
    assert [row.text() for row in page.rows][:2] == [
        "A glance at the clock",
        "One word after two days",
    ]
    assert page.rows[0].detail == "light · session"


def test_situations_of_a_course_stay_unseen(stage: Stage) -> None:
    stage.desk.navigate(Route("strains"))
    stage.settle()
    shown = {row.text() for row in stage.page("strains").findChildren(Row)}
    strains = stage.workspace.content.strains
    assert {strain.title for strain in strains.practice} == shown
    assert len(shown) == 12


def test_a_whole_talk_by_keys(stage: Stage, press: Press, announced: list[str]) -> None:
    stage.desk.navigate(Route("strains"))
    stage.settle()
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    stage.settle()
    page = stage.page("strain")
    assert page.field.hasFocus()
    assert "I got by. You needn’t have rung." in words_of(page.turns)
    for number, line in enumerate(OPENING, start=1):
        press(line)
        press(Qt.Key.Key_Return, modifier=CONTROL)
        stage.settle(1)
        assert len(page.talk.turns) == number
        assert page.field.text() == ""
        assert announced[-1].startswith(f"They: {page.talk.turns[-1].answer}")
    assert page.talk.ended == "open"
    assert announced[-1].endswith("They have begun to talk. The talk can end here.")
    assert page.foot.again.hasFocus()
    assert not page.field.isVisible()
    told = words_of(page.ending)
    at = told.index("What you did, in order")
    assert told[at + 1 : at + 4] == [
        "You owned your part and asked.",
        "You gave back what you heard, and asked.",
        "You asked openly.",
    ]
    assert told[told.index("What was behind it") + 1].startswith("They sat by the phone")
    assert kept(stage) == []
    press(Qt.Key.Key_Return)
    stage.settle(1)
    assert page.field.hasFocus()
    assert page.talk.turns == ()
    assert not page.ending.isVisible()


def test_focus_and_sight_stay_with_the_field(stage: Stage, press: Press) -> None:
    stage.window.resize(800, 600)
    page = talk(stage)
    for _line in range(4):
        press("I was busy.")
        page.foot.say.click()
        stage.settle(1)
        assert page.field.hasFocus()
        corner = page.field.mapTo(page.scroller.viewport(), page.field.rect().bottomLeft())
        assert 0 < corner.y() <= page.scroller.viewport().height()


def test_an_empty_line_says_nothing(stage: Stage) -> None:
    page = talk(stage)
    page.field.set_text("  \n ")
    page.say()
    assert page.talk.turns == ()
    assert page.field.hasFocus()


def test_no_numbers_on_screen(stage: Stage) -> None:
    page = talk(stage)
    say(page, *OPENING)
    shown = words_of(page) + [button.text() for button in page.findChildren(Button)]
    assert not [text for text in shown if any(sign.isdigit() for sign in text)]


def test_each_own_line_says_what_it_did_once_it_is_over(stage: Stage) -> None:
    page = talk(stage)
    say(page, "I was busy.")
    assert "You explained first." not in words_of(page.turns)
    page.foot.stop.click()
    assert "You explained first." in words_of(page.turns)
    assert not page.ending.readiness.row.isVisible()


def test_who_declines_leaves_it_and_that_counts(stage: Stage) -> None:
    page = talk(stage, "st06")
    say(page, "You waited.")
    assert page.talk.ended == "left"
    assert "They leave it for today. That counts." in words_of(page.ending)


def test_leaving_in_the_middle_stores_nothing(stage: Stage) -> None:
    page = talk(stage)
    say(page, "You waited.")
    page.field.set_text("and a line that was not said")
    stage.desk.navigate(Route("today"))
    assert kept(stage) == []


def test_who_comes_back_finds_the_talk_again(stage: Stage) -> None:
    page = talk(stage)
    say(page, "You waited.")
    page.field.set_text("half a line")
    stage.desk.navigate(Route("help"))
    stage.settle()
    stage.desk.back()
    stage.settle()
    assert page.isVisible()
    assert len(page.talk.turns) == 1
    assert page.field.text() == "half a line"
    stage.desk.navigate(Route("strains"))
    stage.page("strains").rows[2].click()
    stage.settle()
    assert page.talk.turns == ()


def test_readiness_is_unset_and_stored_once_it_is_rated(stage: Stage) -> None:
    page = talk(stage)
    assert page.before.row.value is None
    assert not page.before.row.isVisible()
    page.before.more.click()
    page.before.row.rating.rated.emit(30)
    say(page, *OPENING)
    assert page.ending.readiness.row.isVisible()
    assert page.ending.readiness.row.value is None
    page.ending.readiness.row.rating.rated.emit(50)
    stage.desk.navigate(Route("today"))
    [entry] = kept(stage)
    assert entry.state is State.KEPT
    assert entry.rating(READINESS, "", When.BEFORE) == 30
    assert entry.rating(READINESS, "", When.AFTER) == 50
    assert entry.answers == ()


def test_a_rating_that_was_taken_back_leaves_nothing(stage: Stage) -> None:
    page = talk(stage)
    page.before.row.rating.rated.emit(30)
    page.writing.flush()
    assert len(kept(stage)) == 1
    page.before.row.rating.rated.emit(None)
    stage.desk.navigate(Route("today"))
    assert kept(stage) == []


def test_own_lines_are_kept_by_hand_and_the_answers_never(stage: Stage) -> None:
    page = talk(stage)
    say(page, *OPENING)
    page.ending.keep.click()
    [entry] = kept(stage)
    assert entry.text(OWN_LINES) == "\n\n".join(OPENING)
    assert page.ending.keep.text() == "Take my lines out again"
    assert "Saved 12:24" in words_of(page.frame.header)
    answers = [turn.answer for turn in page.talk.turns]
    assert not [a for a in entry.answers if any(answer in a.text for answer in answers)]
    page.ending.keep.click()
    page.writing.flush()
    assert kept(stage)[0].answers == ()
    page.frame.writing.undo()
    stage.settle()
    assert page.ending.keep.text() == "Take my lines out again"
    page.foot.again.click()
    say(page, "You waited.")
    page.foot.stop.click()
    assert page.ending.keep.text() == "Keep my lines"
    page.ending.keep.click()
    [entry] = kept(stage)
    assert [a.text for a in entry.rows(OWN_LINES)] == ["\n\n".join(OPENING), "You waited."]


def test_nothing_to_keep_of_a_talk_without_a_line(stage: Stage) -> None:
    page = talk(stage)
    page.foot.stop.click()
    assert not page.ending.keep.isVisible()
    assert "What you did, in order" not in words_of(page.ending)
    assert page.foot.again.hasFocus()


def test_what_was_kept_is_listed_read_and_edited(stage: Stage) -> None:
    page = talk(stage)
    page.before.row.rating.rated.emit(30)
    say(page, *OPENING)
    page.ending.keep.click()
    stage.settle()
    page.foot.other.click()
    stage.settle()
    chooser = stage.page("strains")
    [row] = chooser.kept
    assert row.text() == "The call that came a day late"
    assert row.detail == "own lines"
    row.click()
    stage.settle()
    sheet = stage.page("journal")._pane.outline
    assert sheet.title.startswith("Practice, ")
    blocks = {block.caption: block for block in sheet.blocks}
    assert blocks["What I said"].items == (("\n\n".join(OPENING), ""),)
    assert blocks["Invented situation"].words == ("The call that came a day late",)
    assert blocks["How ready I felt"].rows == (("before", "30", ""),)
    stage.page("journal")._pane.edit_asked.emit("")
    stage.settle()
    form = stage.page("form").form
    assert "then 30" in words_of(form)
    assert "The call that came a day late" in words_of(form)
    stage.page("form").foot.enough.click()
    stage.settle()
    assert stage.page("today").isVisible()
    stage.desk.back()
    stage.settle()
    stage.page("form").writing.keep()
    stage.settle()
    assert chooser.isVisible()


def test_a_situation_that_is_not_known_leads_to_the_choice(stage: Stage) -> None:
    stage.desk.navigate(Route("strain", extra="st99"))
    stage.settle()
    assert stage.page("strains").isVisible()


def test_locking_keeps_what_was_promised_and_the_place(stage: Stage) -> None:
    page = talk(stage)
    page.before.row.rating.rated.emit(30)
    say(page, "You waited.")
    assert stage.desk.place().split("\x1f")[0] == "strain"
    stage.desk.leave_page()
    stage.desk.save()
    [entry] = kept(stage)
    assert entry.state is State.KEPT
    assert entry.answers == ()


def test_controls_are_called_by_their_visible_words(stage: Stage) -> None:
    page = talk(stage)
    assert page.field.accessibleName() == "What do you say?"
    for button in (page.foot.say, page.foot.stop, page.before.more):
        assert button.accessibleName() == button.text()
    interface = QAccessible.queryAccessibleInterface(page.foot.say)
    assert interface.text(QAccessible.Text.Name) == "Say it"
    assert QApplication.focusWidget() is page.field
