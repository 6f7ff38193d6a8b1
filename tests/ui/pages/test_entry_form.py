# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries with a form: begun, kept, left as drafts and found again, each part with its repair."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.entry import Kind, State
from app.domain.feedback import is_unanswered
from app.domain.links import ABOUT, PART_OF
from tests.ui.pages.conftest import Press
from tests.ui.pages.journal_acts import words
from tests.ui.pages.repair_acts import (
    button,
    episode,
    hunch,
    new,
    part,
    parts_of,
    pressed,
    reading,
    row,
    rows,
    shown,
)
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route
from ui.routes import from_text, to_text

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = NOW.local_day


def said(stage: Stage) -> str:
    """The line at the foot."""
    return str(stage.desk._notices._toast.words.text())


def here(stage: Stage) -> Route:
    assert stage.desk._here is not None
    return stage.desk._here


def field_of(stage: Stage, name: str) -> Any:
    return stage.page("form").form.editor(name).control


def test_a_hunch_is_kept_and_becomes_a_page(stage: Stage, press: Press) -> None:
    page = shown(stage, Route("repairs"))
    assert page.begin.hasFocus()
    press(Key.Key_Return)
    stage.settle()
    assert here(stage).page == "form"
    assert field_of(stage, "hunch").hasFocus()
    press("The answers went short.")
    press(Key.Key_Return, modifier=CONTROL)
    stage.settle()
    assert here(stage).page == "repair"
    read = stage.page("repair").reading
    assert read.entry.text("hunch") == "The answers went short."
    assert read.entry.state is State.KEPT
    assert words(stage.page("repair"))[0] == "A strain since 27 November"
    assert said(stage) == "Kept. You can come back to it or leave it."


def test_a_hunch_without_a_word_is_let_go(empty: Stage) -> None:
    page = new(empty, Kind.EPISODE)
    page.foot.keep.click()
    empty.settle()
    assert here(empty) == Route("repairs")
    assert empty.workspace.repairs.episodes() == ()


def test_a_contact_is_added_to_its_repair(stage: Stage, press: Press) -> None:
    repair = episode(stage, "R-615")
    page = shown(stage, Route("repair", entry_id=repair))
    before = len(page.reading.contacts)
    assert page._add.hasFocus()
    press(Key.Key_Return)
    stage.settle()
    assert field_of(stage, "note").hasFocus()
    press("He came early.")
    form = stage.page("form")
    pressed(form.form.editor("rupture_type"), "none_known")
    pressed(form.form.editor("own_part"), "said")
    form.foot.keep.click()
    stage.settle()
    assert here(stage) == Route("repair", entry_id=repair)
    contacts = page.reading.contacts
    assert len(contacts) == before + 1
    assert contacts[-1].text("note") == "He came early."
    assert contacts[-1].mark("own_part") == "said"
    assert contacts[-1].linked(PART_OF) == repair
    assert any("He came early." in b.words for b in page.course._buttons())


def test_the_third_cancelled_contact_is_worth_a_line(empty: Stage) -> None:
    begun = hunch(empty)
    for ago in (9, 4):
        part(empty, Kind.CONTACT, begun, None, TODAY - timedelta(days=ago), marker="w_contact")
    page = new(empty, Kind.CONTACT, begun.id)
    assert not page.form.hint.isVisible()
    page.form.session.set_marks("marker", ["w_contact"])
    page.form.load()
    page.form.edited.emit()
    assert page.form.hint.words.startswith("Third time noted in this repair.")
    page.form.session.set_marks("marker", [])
    page.form.edited.emit()
    assert not page.form.hint.isVisible()


def test_an_agreement_with_a_day_to_look_again(stage: Stage, press: Press) -> None:
    repair = episode(stage, "R-615")
    page = shown(stage, Route("repair", entry_id=repair))
    button(page, "Add an agreement").click()
    stage.settle()
    form = stage.page("form")
    press("Tasks are chosen together")
    form.form.section.disclosure.set_open(True)
    again = TODAY + timedelta(days=7)
    form.form.editor("review_on").day._take(again)
    form.foot.keep.click()
    stage.settle()
    [agreed] = page.reading.of(Kind.AGREEMENT)
    assert agreed.text("topic") == "Tasks are chosen together"
    assert agreed.mark("review_on") == again.isoformat()
    found = rows(page.below)
    assert "Tasks are chosen together" in found
    assert found["Was it kept? Note it"] == "look at it again Fri 4 Dec"


def test_a_line_of_the_log_settles_what_waited(stage: Stage) -> None:
    waits = row(shown(stage, Route("today")), "An agreement to look at again · P-047")
    waits.click()
    stage.settle()
    form = stage.page("form")
    pressed(form.form.editor("kept"), "kept")
    form.foot.keep.click()
    stage.settle()
    repair = episode(stage, "P-047")
    assert here(stage) == Route("repair", entry_id=repair)
    line = reading(stage, repair).of(Kind.AGREEMENT_LOG)[-1]
    [agreed] = reading(stage, repair).of(Kind.AGREEMENT)
    assert (line.linked(ABOUT), line.mark("kept")) == (agreed.id, "kept")
    assert rows(stage.page("repair").below)["Calls when there has been drinking"] == (
        "3 Nov kept, 27 Nov kept"
    )
    assert "An agreement to look at again · P-047" not in rows(shown(stage, Route("today")))


def test_feedback_is_open_until_it_is_answered(stage: Stage) -> None:
    waits = "Feedback of Wed 18 Nov: what became of it · R-615"
    row(shown(stage, Route("today")), waits).click()
    stage.settle()
    form = stage.page("form")
    told = form.writing.session.entry
    assert is_unanswered(told)
    pressed(form.form.editor("answer"), "changed")
    form.foot.keep.click()
    stage.settle()
    page = stage.page("repair")
    assert rows(page.below)["They never felt like mine."].endswith(", still open"), (
        "a tick alone does not say what was changed"
    )
    row(page.below, "They never felt like mine.").click()
    stage.settle()
    field_of(stage, "answer").insertPlainText("He picks the task now.")
    form.foot.keep.click()
    stage.settle()
    assert not rows(page.below)["They never felt like mine."].endswith("open")
    assert waits not in rows(shown(stage, Route("today")))


DRAFTS = (Kind.EPISODE, Kind.CONTACT, Kind.STATUS, Kind.PLAN, Kind.AGREEMENT, Kind.FEEDBACK)
LEADS = {
    Kind.EPISODE: "hunch",
    Kind.CONTACT: "note",
    Kind.STATUS: "reason",
    Kind.PLAN: "rehearsal",
    Kind.AGREEMENT: "topic",
    Kind.FEEDBACK: "gist",
}


@pytest.mark.parametrize("kind", DRAFTS)
def test_a_draft_is_gone_on_with_from_today(stage: Stage, kind: Kind) -> None:
    parent = "" if kind is Kind.EPISODE else episode(stage, "R-615")
    page = new(stage, kind, parent)
    field_of(stage, LEADS[kind]).insertPlainText("Half a")
    draft = page.writing.session.entry.id
    today = shown(stage, Route("today"))
    assert rows(today)["Continue where I stopped"] == "draft from 12:24"
    row(today, "Continue where I stopped").click()
    stage.settle()
    assert here(stage) == Route("form", entry_id=draft)
    assert field_of(stage, LEADS[kind]).text() == "Half a"
    page.foot.enough.click()
    stage.settle()
    assert here(stage) == Route("today")
    assert said(stage) == "Saved as a draft. You can go on from Today."
    row(today, "Continue where I stopped").click()
    stage.settle()
    assert page.writing.session.entry.id == draft
    assert page.writing.session.entry.linked(PART_OF) == parent


def test_enough_for_today_says_where_a_kept_one_is(stage: Stage) -> None:
    contact = parts_of(stage, "R-615", Kind.CONTACT)[-1]
    page = shown(stage, Route("form", entry_id=contact.id))
    field_of(stage, "note").insertPlainText("And then. ")
    page.foot.enough.click()
    stage.settle()
    assert said(stage) == "Saved. It is with its repair, as before."


@pytest.mark.parametrize("kind", DRAFTS)
def test_a_place_in_a_form_is_found_again(stage: Stage, kind: Kind) -> None:
    parent = "" if kind is Kind.EPISODE else episode(stage, "R-615")
    new(stage, kind, parent)
    untouched = from_text(stage.desk.place())
    assert untouched == Route("form", kind=kind, parent=parent)
    field = field_of(stage, LEADS[kind])
    field.setFocus()
    field.insertPlainText("Here")
    cursor = field.textCursor()
    cursor.setPosition(2)
    field.setTextCursor(cursor)
    called, place = field.accessibleName(), stage.desk.place()
    stage.desk.leave_page()
    stage.settle()
    route = from_text(place)
    assert route is not None
    stage.desk.navigate(route)
    stage.settle()
    found: Any = QApplication.focusWidget()
    assert found.accessibleName() == called
    assert found.textCursor().position() == 2
    assert found.text() == "Here"


def test_places_of_the_first_version_are_understood() -> None:
    route = Route("record", "a" * 32, 3, "deep", "situation:0:12")
    assert from_text("\x1f".join(("record", "a" * 32, "3", "deep", "situation:0:12"))) == route
    assert from_text(to_text(route)) == route
    for strange in ("", "record", "record\x1f\x1fthree\x1f\x1f", "\x1f".join("abcdef")):
        assert from_text(strange) is None


def test_a_part_whose_repair_is_gone_cannot_be_opened(stage: Stage) -> None:
    repair = episode(stage, "R-615")
    contact = parts_of(stage, "R-615", Kind.CONTACT)[0]
    stage.workspace.trash.move(repair)
    for route in (
        Route("form", entry_id=contact.id),
        Route("form", kind=Kind.CONTACT, parent=repair),
    ):
        shown(stage, route)
        stage.settle()
        assert here(stage) == Route("repairs")


def test_a_note_without_a_strain_is_in_the_list(empty: Stage) -> None:
    page = shown(empty, Route("repairs"))
    row(page, "How are we working?").click()
    empty.settle()
    form = empty.page("form")
    pressed(form.form.editor("toward"), "partly")
    form.foot.keep.click()
    empty.settle()
    assert here(empty) == Route("repairs")
    assert "How we work" in rows(page)
    row(page, "Note what somebody told me").click()
    empty.settle()
    field_of(empty, "gist").insertPlainText("Too fast.")
    form.foot.keep.click()
    empty.settle()
    assert "Feedback, still open" in rows(page)
