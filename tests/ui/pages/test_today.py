# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Today: one thing to start, what waits, the last records in neutral words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.entry import When
from app.domain.moment import Moment
from tests.ui.pages.conftest import Press
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose
from ui.widgets.row import Row

DAY_AFTER = Moment.of(datetime(2026, 11, 28, 8, 0, tzinfo=UTC), "Etc/UTC")
THIRD_DAY = Moment.of(datetime(2026, 11, 29, 8, 0, tzinfo=UTC), "Etc/UTC")


def today(stage: Stage) -> Any:
    stage.desk.navigate(Route("today"))
    stage.settle()
    return stage.page("today")


def rows(page: Any) -> list[tuple[str, str, str]]:
    found = [row for row in page.findChildren(Row) if row.isVisible()]
    return [(row.lead, row.words, row.detail) for row in found]


def words(page: Any) -> list[str]:
    return [prose.text() for prose in page.findChildren(Prose) if prose.isVisible()]


def write(stage: Stage, text: str, *, keep: bool, now: Moment = NOW) -> str:
    session = stage.workspace.drafting.begin(depth="quick", now=now)
    session.set_text("situation", text)
    if keep:
        stage.workspace.drafting.keep(session)
    else:
        stage.workspace.drafting.save(None, session.snapshot())
    return session.entry.id


def test_the_sample_as_it_is_drawn(stage: Stage) -> None:
    page = today(stage)
    assert words(page)[:2] == ["Friday 27 November", "Good that you are here."]
    assert rows(page) == [
        ("", "Feedback of Wed 18 Nov: what became of it · R-615", ""),
        ("", "An agreement to look at again · P-047", ""),
        ("", "Yesterday’s record: rate the thought again", ""),
        ("Thu 26 Nov", "Confrontation", "anxiety 45"),
        ("Fri 13 Nov", "Confrontation", "hurt 55"),
        ("Mon 26 Oct", "No strain that I know of", "resentment 60"),
    ]


def test_focus_is_on_writing_and_enter_begins(stage: Stage, press: Press) -> None:
    page = today(stage)
    assert page._write.hasFocus()
    asked: list[Route] = []
    stage.context.navigate = asked.append
    press(Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert asked == [Route("quick"), Route("quick", extra="line")]


def test_nothing_written_is_said_without_a_count(empty: Stage) -> None:
    page = today(empty)
    assert rows(page) == []
    assert any(text.startswith("No records yet.") for text in words(page))


def test_a_draft_can_be_continued(empty: Stage) -> None:
    entry = write(empty, "Half a sentence", keep=False)
    page = today(empty)
    assert rows(page) == [("", "Continue where I stopped", "draft from 12:24")]
    asked: list[Route] = []
    empty.context.navigate = asked.append
    page.findChildren(Row)[0].click()
    assert asked == [Route("record", entry_id=entry)]


def test_words_of_a_record_show_only_when_that_was_chosen(empty: Stage) -> None:
    write(empty, "She left early.\nMore.", keep=True)
    assert rows(today(empty))[0][1] == "Session"
    service = empty.workspace.preferences
    service.save(replace(service.current, titles_on_today=True, date_format="iso"))
    empty.context.bus.preferences_changed.emit()
    empty.settle()
    page = today(empty)
    assert rows(page)[0][:2] == ("Fri 2026-11-27", "She left early.")
    assert words(page)[1 if page._data.sheet_open else 0]


def test_the_recovery_sheet_is_asked_for_until_it_is_confirmed(empty: Stage, qtbot: QtBot) -> None:
    page = today(empty)
    assert "Your recovery sheet is still to be confirmed" in words(page)
    button = next(b for b in page.findChildren(Button) if "recovery sheet" in b.words)
    button.click()
    empty.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Make a recovery sheet…"
    service = empty.workspace.preferences
    service.save(replace(service.current, recovery_confirmed=True))
    page = today(empty)
    assert "Your recovery sheet is still to be confirmed" not in words(page)


def test_a_change_is_shown_and_the_focus_stays(stage: Stage) -> None:
    page = today(stage)
    page._line.setFocus()
    entry = write(stage, "New.", keep=True)
    changes = stage.workspace.trash.move(entry)
    stage.workspace.trash.restore(entry)
    stage.context.bus.announce(changes)
    stage.settle()
    assert rows(page)[3][:2] == ("Fri 27 Nov", "Session")
    assert page._line.hasFocus()


@pytest.mark.parametrize(("field", "asked"), [("rule", "rule"), ("", "thought")])
def test_what_waits_names_the_belief_that_will_be_asked(
    empty: Stage, field: str, asked: str
) -> None:
    session = empty.workspace.drafting.begin(depth="standard" if field else "quick", now=NOW)
    thought = session.add_row("thoughts", "I am no use")
    session.rate("thought", thought, When.BEFORE, 75)
    if field:
        session.set_text(field, "Nobody may be let down.")
        session.rate(field, "", When.BEFORE, 80)
    session.set_mark("next", "come_back")
    empty.workspace.drafting.keep(session)
    empty.clock.put(DAY_AFTER)
    assert rows(today(empty))[0][1] == f"Yesterday’s record: rate the {asked} again"
    empty.clock.put(THIRD_DAY)
    assert rows(today(empty))[0][1] == f"Record of Fri 27 Nov: rate the {asked} again"


def test_a_journal_from_elsewhere_says_once_who_may_read_it(stage: Stage) -> None:
    preferences = stage.workspace.preferences
    preferences.save(replace(preferences.current, notice_seen=False, recovery_confirmed=False))
    page = today(stage)
    assert "Who may get to read it" in words(page)
    assert any("a court, a regulator" in said for said in words(page))
    read = next(b for b in page.findChildren(Button) if b.words == "I have read this")
    read.click()
    stage.settle()
    assert preferences.load().notice_seen
    assert "Who may get to read it" not in words(page)
