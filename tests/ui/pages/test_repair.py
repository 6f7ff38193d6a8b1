# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One repair on its page: its course, what is asked once, what can be done with it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.entry import Entry, Kind
from app.domain.episode import HEADLINE_KEPT, STILL_SO, TYPE, Status
from app.problems import problem
from app.services.repairs import EpisodeReading
from tests.ui.pages.conftest import Press
from tests.ui.pages.journal_acts import words
from tests.ui.pages.repair_acts import (
    button,
    buttons,
    days_later,
    episode,
    hunch,
    part,
    picked,
    reading,
    row,
    rows,
    shown,
)
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route
from ui.printing.preview import PreviewDialog
from ui.widgets.banner import Banner

Key = Qt.Key
TODAY = NOW.local_day


def opened(stage: Stage, entry_id: str) -> Any:
    return shown(stage, Route("repair", entry_id=entry_id))


def asked(page: Any) -> list[str]:
    """The title of what is asked above the course."""
    return [b.title.text() for b in page.questions.findChildren(Banner) if b.isVisible()]


def both(stage: Stage) -> Entry:
    """A repair called a withdrawal, whose contacts show both kinds."""
    begun = hunch(stage, rupture_type="withdrawal")
    for kind in ("withdrawal", "confrontation"):
        part(stage, Kind.CONTACT, begun, {"note": "An hour."}, rupture_type=kind)
    return begun


def answer(stage: Stage, page: Any, words: str) -> None:
    button(page.questions, words).click()
    stage.settle()


def test_the_head_says_where_it_stands_and_how_one_knows(stage: Stage) -> None:
    page = opened(stage, episode(stage, "P-047"))
    assert page._title.text() == "P-047, since 21 September"
    assert page._status.text() == (
        "Repaired on 26 November: “This time she told me, where before she would have stayed away.”"
    )
    assert page._days.text() == "named 24 September · own part said 25 September"
    assert asked(page) == [], "both was asked already, and hers was kept"


def test_the_course_is_one_stop_of_tab_and_arrows_go_through_it(stage: Stage, press: Press) -> None:
    page = opened(stage, episode(stage, "R-615"))
    reached = [b for b in page.course._buttons() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(reached) == 1
    page.course.focus_first()
    first: Any = QApplication.focusWidget()
    assert first.accessibleName().startswith("1 October, Session · withdrawal, Third blank")
    press(Key.Key_Down)
    assert QApplication.focusWidget().accessibleName() == "Record, 1 October"  # type: ignore[union-attr]
    press(Key.Key_End)
    last: Any = QApplication.focusWidget()
    assert last is page.course._buttons()[-1]
    press(Key.Key_Tab)
    after = QApplication.focusWidget()
    assert after is not None
    assert not page.course.isAncestorOf(after)
    press(Key.Key_Backtab)
    assert QApplication.focusWidget() is last, "Tab comes back to where one was"
    press(Key.Key_Home, Key.Key_Return)
    stage.settle()
    assert stage.page("form").writing.session.entry.text("note").startswith("Third blank sheet")


def test_a_record_in_the_course_is_read_in_the_journal(stage: Stage) -> None:
    page = opened(stage, episode(stage, "R-615"))
    button(page.course, "Record").click()
    stage.settle()
    assert stage.desk._here is not None
    assert stage.desk._here.page == "journal"
    assert stage.page("journal")._pane.entry_id == page.reading.records[0].id
    stage.desk.back()
    stage.settle()
    button(page.course, "Follow-up").click()
    stage.settle()
    assert stage.page("journal")._pane.entry_id == page.reading.followups[0].linked("follows")


def test_two_that_say_the_same_are_told_apart_by_ear(stage: Stage) -> None:
    page = opened(stage, episode(stage, "P-047"))
    names = [b.accessibleName() for b in page.course._buttons()]
    assert len(set(names)) == len(names)
    taken_up = [name for name in names if name.startswith("Feedback taken up")]
    assert taken_up == ["Feedback taken up, 25 September", "Feedback taken up, 25 September, 2"]


def test_the_ways_used_come_first(stage: Stage) -> None:
    page = opened(stage, episode(stage, "P-047"))
    told = words(page.ways)
    assert "Used 24 Sep." in told
    assert buttons(page.ways) == ["5 more ways"]
    button(page.ways, "5 more ways").click()
    stage.settle(1)
    assert "Used 29 Sep." in words(page.ways)
    page = opened(stage, episode(stage, "R-615"))
    assert not any(text.startswith("Used") for text in words(page.ways))


@pytest.mark.parametrize(
    ("says", "mark", "value"),
    [("Say both", TYPE, "mixed"), ("Keep withdrawal", HEADLINE_KEPT, "yes")],
)
def test_the_headline_is_asked_about_once(empty: Stage, says: str, mark: str, value: str) -> None:
    begun = both(empty)
    page = opened(empty, begun.id)
    assert asked(page) == ["Contacts show both moving away and moving against."]
    assert reading(empty, begun.id).entry.mark(TYPE) == "withdrawal", "it is never changed unasked"
    answer(empty, page, says)
    assert asked(page) == []
    assert page.reading.entry.mark(mark) == value
    part(empty, Kind.CONTACT, begun, {"note": "Sharp."}, rupture_type="mixed")
    assert asked(opened(empty, begun.id)) == []


@pytest.mark.parametrize(
    ("says", "value", "status"),
    [
        ("Yes", "yes", Status.REPAIRED),
        ("Not quite", "not_quite", Status.EXPLORING),
        ("Not asked", "not_asked", Status.REPAIRED),
    ],
)
def test_a_repair_is_asked_about_once_after_two_contacts(
    empty: Stage, says: str, value: str, status: Status
) -> None:
    begun = hunch(empty)
    change = part(empty, Kind.STATUS, begun, {"told": "She told me."}, status="repaired")
    for days in (1, 1):
        assert asked(opened(empty, begun.id)) == []
        days_later(empty, days)
        part(empty, Kind.CONTACT, begun, {"note": "An hour."})
    page = opened(empty, begun.id)
    assert asked(page) == ["Two contacts later: still so?"]
    answer(empty, page, says)
    assert asked(page) == []
    assert page.reading.standing.status is status
    answered = next(p for p in page.reading.parts if p.id == change.id)
    assert answered.mark(STILL_SO) == value
    days_later(empty, 1)
    part(empty, Kind.CONTACT, begun, {"note": "An hour."})
    assert asked(opened(empty, begun.id)) == []


def test_a_guess_is_asked_about_after_the_next_contact(empty: Stage) -> None:
    begun = hunch(empty)
    part(empty, Kind.CONTACT, begun, {"guess": "Tired."}, TODAY - timedelta(days=3))
    assert asked(opened(empty, begun.id)) == []
    part(empty, Kind.CONTACT, begun, {"note": "An hour."})
    page = opened(empty, begun.id)
    assert asked(page) == ["Have you asked how it was for them?"]
    answer(empty, page, "Not the time")
    assert asked(page) == []
    assert "Not asked." in words(page.below)


def test_undo_brings_a_repair_back_from_the_trash(stage: Stage) -> None:
    repair = episode(stage, "R-615")
    page = opened(stage, repair)
    parts = len(page.reading.parts)
    page._more.click()
    picked(stage, page._acts._menu, "Move to Trash")
    assert stage.desk._here == Route("repairs")
    assert "Repaired · P-047" in rows(stage.page("repairs"))
    assert "Negotiating · R-615" not in rows(stage.page("repairs"))
    toast = stage.desk._notices._toast
    assert toast.words.text() == "Moved to Trash. It can be brought back for 30 days."
    toast.undo_button.click()
    stage.settle()
    assert "Negotiating · R-615" in rows(stage.page("repairs"))
    assert len(reading(stage, repair).parts) == parts


def test_a_repair_that_was_shown_may_go_while_another_page_is_read(stage: Stage) -> None:
    repair = episode(stage, "R-615")
    opened(stage, repair)
    told: list[object] = []
    stage.context.report = told.append
    shown(stage, Route("today"))
    stage.context.bus.announce(stage.workspace.trash.move(repair))
    stage.settle()
    assert stage.desk._here == Route("today")
    assert told == []


def test_what_could_not_be_read_leads_nobody_away_from_writing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    repair = episode(stage, "R-615")
    told: list[object] = []
    stage.context.report = told.append
    read = threading.Event()

    def late(_entry_id: str) -> EpisodeReading:
        read.wait(5)
        raise problem("vanished")

    monkeypatch.setattr(stage.workspace.repairs, "episode", late)
    stage.desk.navigate(Route("repair", entry_id=repair))
    stage.desk.navigate(Route("quick"))
    read.set()
    stage.settle()
    assert stage.desk._here == Route("quick")
    assert told == []


def test_the_menu_is_opened_and_left_by_keys(stage: Stage, press: Press) -> None:
    page = opened(stage, episode(stage, "P-047"))
    page._more.setFocus()
    press(Key.Key_Space)
    menu = page._acts._menu
    assert menu.isVisible()
    lines = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert lines == [
        "Print…",
        "Write a record for it",
        "Plan an experiment",
        "One message, after a silence",
        "Write about it",
        "Move to Trash",
    ]
    menu.close()
    assert page._more.hasFocus()


def test_a_record_is_written_for_it(stage: Stage, press: Press) -> None:
    repair = episode(stage, "R-615")
    page = opened(stage, repair)
    page._more.click()
    picked(stage, page._acts._menu, "Write a record for it")
    press("He was early.")
    stage.desk.navigate(Route("repair", entry_id=repair))
    stage.settle()
    written = page.reading.records[-1]
    assert written.client_code == "R-615"
    whole = stage.workspace.journal.record(written.id).entry
    assert any("He was early." in answer.text for answer in whole.answers)


def test_print_previews_the_whole_course(stage: Stage) -> None:
    page = opened(stage, episode(stage, "P-047"))
    page._acts.print_reading(page.reading)
    notice: Any = QApplication.activeModalWidget()
    notice.accept()
    stage.settle(1)
    assert isinstance(QApplication.activeModalWidget(), PreviewDialog)


def test_a_row_below_leads_to_what_it_names(stage: Stage) -> None:
    page = opened(stage, episode(stage, "P-047"))
    went: list[Route] = []
    stage.context.navigate = went.append
    leads: dict[str, Callable[[], None]] = {
        "Plan it": button(page.below, "Plan it").click,
        "Add feedback": button(page.below, "Add feedback").click,
        "Write about it": button(page.below, "Write about it").click,
        "topic": row(page.below, "Calls when there has been drinking").click,
    }
    for act in leads.values():
        page.below.wanted.disconnect()
        page.below.wanted.connect(went.append)
        act()
    repair = page.reading.entry.id
    [agreed] = page.reading.of(Kind.AGREEMENT)
    assert went == [
        Route("form", kind=Kind.PLAN, parent=repair),
        Route("form", kind=Kind.FEEDBACK, parent=repair),
        Route("form", entry_id=repair),
        Route("form", entry_id=agreed.id),
    ]
