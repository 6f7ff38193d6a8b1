# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Journal: found by keyboard, read, moved to the Trash and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.entry import Entry
from app.domain.moment import Moment
from app.services.journal import JournalQuery
from tests.ui.pages.conftest import Press
from tests.ui.pages.journal_acts import choose, headlines, opened, words
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route
from ui.dialogs.client_code import ClientCodeDialog
from ui.dialogs.versions import VersionsDialog
from ui.pages.reading_sheet import LongWords
from ui.widgets import undrawn
from ui.widgets.prose import Prose

Key = Qt.Key


def go(stage: Stage) -> Callable[[Route], None]:
    """Notes where the page leads instead of going there."""
    stage.asked.clear()
    return lambda route: stage.asked.append(f"{route.page} {route.depth}".strip())


def test_the_list_is_neutral_and_nothing_is_read_before_it_is_chosen(stage: Stage) -> None:
    page = opened(stage)
    assert headlines(page) == [
        "Confrontation",
        "Confrontation",
        "No strain that I know of",
        "Session",
        "Withdrawal",
        "Withdrawal",
    ]
    assert page._pane.entry_id == ""
    assert "Choose a record to read it here." in words(page)
    opened(stage, Route("today"))
    page = opened(stage)
    assert page._list.view.hasFocus()
    assert page._pane.entry_id == ""


def test_arrows_read_enter_edits_escape_returns(stage: Stage, press: Press) -> None:
    page = opened(stage)
    press(Key.Key_Down)
    stage.settle()
    first = page._pane.entry_id
    assert first == page._list.model.id_at(0)
    press(Key.Key_End)
    stage.settle()
    assert page._pane.outline.title == "Monday 21 September"
    page._pane.focus_first()
    press(Key.Key_Escape)
    assert page._list.view.hasFocus()
    stage.context.navigate = go(stage)
    press(Key.Key_Return)
    assert stage.asked == ["record"]


def focused_rows(page: Any) -> list[int]:
    """The rows that say "focused" to a screen reader."""
    reader = QAccessible.queryAccessibleInterface(page._list.view)
    return [row for row in range(reader.childCount()) if reader.child(row).state().focused]


def test_a_row_says_that_it_is_focused_only_while_it_is(stage: Stage, press: Press) -> None:
    page = opened(stage)
    view = page._list.view
    press(Key.Key_Down, Key.Key_Down)
    stage.settle()
    shown = page._pane.entry_id
    assert focused_rows(page) == [view.currentIndex().row()] == [1]
    page._list.focus_search()
    assert focused_rows(page) == []
    assert view.currentIndex().row() == 1
    assert [index.row() for index in view.selectedIndexes()] == [1]
    opened(stage, Route("journal", entry_id=page._list.model.id_at(2)))
    page._list.focus_search()
    assert (focused_rows(page), view.currentIndex().row()) == ([], 2)
    page._list.select(shown)
    assert (focused_rows(page), view.currentIndex().row()) == ([], 1)
    view.setFocus()
    assert focused_rows(page) == [1]
    press(Key.Key_Down)
    assert focused_rows(page) == [2]
    page._list.focus_search()
    page._list.select("")
    assert not view.currentIndex().isValid()


def test_what_was_written_elsewhere_is_read_on_coming_back(stage: Stage) -> None:
    shown = stage.workspace.journal.last(1)[0].id
    page = opened(stage, Route("journal", entry_id=shown))
    stage.desk.navigate(Route("record", entry_id=shown, depth="deep"))
    stage.settle()
    writing = stage.page("record").writing
    writing.session.set_text("situation", "Written a moment ago.")
    writing.touch()
    stage.desk.navigate(Route("today"))
    stage.desk.navigate(Route("journal", extra="search"))
    stage.settle()
    assert page._pane.entry_id == shown
    texts = [answer.text for answer in page._pane.reading.entry.answers]
    assert "Written a moment ago." in texts


def test_delete_moves_to_the_trash_and_undo_brings_back(stage: Stage, press: Press) -> None:
    page = opened(stage)
    press(Key.Key_Down)
    stage.settle()
    gone = page._pane.entry_id
    undone: list[Callable[[], None]] = []
    stage.context.toast = lambda _text, undo=None: undone.append(undo)
    press(Key.Key_Delete)
    stage.settle()
    assert page._list.model.row_of(gone) == -1
    assert page._pane.entry_id == ""
    assert [line.entry.id for line in stage.workspace.trash.list()] == [gone]
    undone[0]()
    stage.settle()
    assert page._list.model.row_of(gone) == 0


def test_a_follow_up_is_offered_from_the_next_day_on(stage: Stage) -> None:
    entry = stored(stage, NOW)
    page = opened(stage, Route("journal", entry_id=entry.id))
    assert not page._pane._followup.isVisible()
    assert "A follow-up can be added from Saturday 28 November." in words(page)
    stage.clock.put(Moment(NOW.instant_us + 86_400_000_000, NOW.offset_s, NOW.zone))
    page = opened(stage, Route("journal", entry_id=entry.id))
    assert page._pane._followup.isVisible()
    stage.context.navigate = go(stage)
    page._pane._followup.click()
    assert stage.asked == ["followup"]


def test_a_record_opens_at_another_depth(stage: Stage) -> None:
    entry = stored(stage, NOW)
    page = opened(stage, Route("journal", entry_id=entry.id))
    stage.context.navigate = go(stage)
    page._pane._more.click()
    choose(page._pane._menu, "Open as deep")
    assert stage.asked == ["record deep"]


def test_an_earlier_version_comes_back_and_can_be_undone(stage: Stage, qtbot: QtBot) -> None:
    entry = stored(stage, NOW)
    drafting = stage.workspace.drafting
    drafting.close_version(entry.id)
    session = drafting.open(entry.id)
    session.set_text("situation", "Another story.")
    drafting.keep(session)
    page = opened(stage, Route("journal", entry_id=entry.id))
    undone: list[Callable[[], None]] = []
    stage.context.toast = lambda _text, undo=None: undone.append(undo)
    page._acts._on_versions(entry.id)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), VersionsDialog))
    dialog: Any = QApplication.activeModalWidget()
    assert dialog._list.count() == 2
    dialog._list.setCurrentRow(1)
    dialog._restore.click()
    stage.settle()
    assert text(stage, entry.id) == "What happened."
    undone[0]()
    stage.settle()
    assert text(stage, entry.id) == "Another story."


def test_a_follow_up_can_be_edited_looked_back_at_and_trashed(stage: Stage, qtbot: QtBot) -> None:
    with_followups = next(
        reading
        for line in stage.workspace.journal.last(9)
        if (reading := stage.workspace.journal.record(line.id)).followups
    )
    followup, record = with_followups.followups[0], with_followups.entry
    page = opened(stage, Route("journal", entry_id=record.id))

    def act(words: str) -> None:
        page._pane._more.click()
        menu = next(a.menu() for a in page._pane._menu.actions() if a.menu() is not None)
        choose(menu, words)
        page._pane._menu.close()

    act("Earlier versions…")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), VersionsDialog))
    dialog: Any = QApplication.activeModalWidget()
    captions = [b.caption for b in dialog._sheet.outline.blocks if hasattr(b, "caption")]
    assert "What I did" in captions
    dialog.reject()
    act("Edit")
    stage.settle()
    form = stage.page("followup").form
    assert form._session.entry.id == followup.id
    form._controls["did"].insertPlainText("Again: ")
    stage.page("followup").writing.keep()
    stage.settle()
    changed = stage.workspace.journal.record(record.id).followups[0]
    assert changed.id == followup.id
    assert "Again: " in changed.text("did")
    assert len(stage.workspace.versions.list(followup.id)) == 2
    act("Move to Trash")
    stage.settle()
    assert followup.id not in [f.id for f in stage.workspace.journal.record(record.id).followups]
    assert page._pane.entry_id == record.id


def test_a_client_code_changes_here_or_everywhere(stage: Stage, qtbot: QtBot) -> None:
    newest = stage.workspace.journal.last(1)[0]
    page = opened(stage, Route("journal", entry_id=newest.id))

    def ask(everywhere: bool) -> None:
        page._acts._on_code()
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ClientCodeDialog))
        dialog: Any = QApplication.activeModalWidget()
        dialog._codes.chip("R-615").setChecked(True)
        if everywhere:
            dialog._everywhere.click()
        dialog._on_change()
        stage.settle()

    ask(everywhere=False)
    assert dict(stage.workspace.journal.codes()) == {"P-047": 4, "R-615": 4}, "a repair each, too"
    undo = stage.workspace.drafting.open(newest.id)
    undo.set_code("P-047")
    stage.workspace.drafting.save(undo.saved, undo.snapshot())
    page = opened(stage, Route("journal", entry_id=newest.id))
    ask(everywhere=True)
    assert dict(stage.workspace.journal.codes()) == {"R-615": 8}


def test_a_code_no_other_record_has_goes_for_good(stage: Stage, qtbot: QtBot) -> None:
    newest = stage.workspace.journal.last(1)[0]
    one = stage.workspace.drafting.open(newest.id)
    one.set_code("Anna")  # as an imported file may have it
    stage.workspace.drafting.save(one.saved, one.snapshot())
    trashed = stage.workspace.drafting.begin(depth="quick")
    trashed.set_text("situation", "Gone.")
    trashed.set_code("Anna")
    stage.workspace.trash.move(stage.workspace.drafting.keep(trashed).id)
    page = opened(stage, Route("journal", entry_id=newest.id))
    page._acts._on_code()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ClientCodeDialog))
    dialog: Any = QApplication.activeModalWidget()
    assert dialog._everywhere is None
    dialog._codes.chip("-").setChecked(True)
    dialog._on_change()
    stage.settle()
    assert stage.workspace.journal.record(newest.id).entry.client_code == ""
    assert [line.entry.client_code for line in stage.workspace.trash.list()] == [""]
    stage.desk._notices._toast.undo_button.click()
    stage.settle()
    assert stage.workspace.journal.record(newest.id).entry.client_code == "Anna"


def test_in_a_narrow_window_list_and_sheet_are_two_pages(stage: Stage, press: Press) -> None:
    stage.window.resize(800, 600)
    page = opened(stage)
    assert page._list.isVisible()
    assert not page._pane.isVisible()
    press(Key.Key_Down)
    stage.settle()
    assert not page._pane.isVisible()
    page._list.view.picked_row.emit(0)
    stage.settle()
    assert page._pane.isVisible()
    assert not page._list.isVisible()
    press(Key.Key_Escape)
    assert page._list.isVisible()
    assert page._list.view.hasFocus()
    stage.window.resize(1280, 800)
    stage.settle()
    assert page._list.isVisible()
    assert page._pane.isVisible()


def test_alt_left_goes_from_the_sheet_to_the_list(stage: Stage) -> None:
    stage.window.resize(800, 600)
    page = opened(stage)
    page._list.view.picked_row.emit(0)
    stage.settle()
    stage.desk.back()
    stage.settle()
    assert page._list.isVisible()
    assert not page._pane.isVisible()


def test_a_change_elsewhere_is_shown(stage: Stage) -> None:
    page = opened(stage)
    entry = stored(stage, NOW)
    session = stage.workspace.drafting.open(entry.id)
    session.set_mark("rupture_type", "mixed")
    changes, _stored = stage.workspace.drafting.save(session.saved, session.snapshot())
    stage.context.bus.announce(changes)
    stage.settle()
    assert len(headlines(page)) == 7
    assert page._list.model.row_of(entry.id) == 0


def stored(stage: Stage, now: Moment) -> Entry:
    session = stage.workspace.drafting.begin(depth="standard", now=now)
    session.set_text("situation", "What happened.")
    return stage.workspace.drafting.keep(session)


def text(stage: Stage, entry_id: str) -> str:
    return stage.workspace.journal.record(entry_id).entry.text("situation")


def test_long_lists_are_read_a_page_at_a_time(stage: Stage) -> None:
    entry = stored(stage, NOW)
    for number in range(120):
        session = stage.workspace.drafting.begin(depth="quick", now=NOW)
        session.set_text("situation", f"Number {number}.")
        session.set_day(entry.day - timedelta(days=number))
        stage.workspace.drafting.keep(session)
    page = opened(stage)
    model = page._list.model
    assert model.rowCount() == 50
    page._list.view.verticalScrollBar().setValue(page._list.view.verticalScrollBar().maximum())
    stage.settle()
    assert model.rowCount() == 100
    assert model.query == replace(JournalQuery())


def test_characters_without_a_font_are_remarked_on_where_they_are_read(stage: Stage) -> None:
    entry = stored(stage, NOW)
    page = opened(stage, Route("journal", entry_id=entry.id))
    assert undrawn.sentence() not in words(page._pane)
    session = stage.workspace.drafting.open(entry.id)
    session.add_row("thoughts", "One that no face has: \U0010fffd")
    stage.workspace.drafting.keep(session)
    page = opened(stage, Route("journal", entry_id=entry.id))
    assert undrawn.sentence() in words(page._pane)


def test_a_pasted_megabyte_is_read_part_by_part(stage: Stage) -> None:
    entry = stored(stage, NOW)
    long = "word שלום 😀 " * 80_000
    session = stage.workspace.drafting.open(entry.id)
    session.set_text("situation", long)
    stage.workspace.drafting.keep(session)
    page = opened(stage, Route("journal", entry_id=entry.id))
    parts = page._pane._sheet.findChildren(LongWords)
    assert len(parts) == 1
    for _time in range(2):
        parts[0]._more.click()
    shown = "".join(prose.text() for prose in parts[0].findChildren(Prose))
    assert 50_000 < len(shown) <= 60_000
    assert long.startswith(shown)
    assert parts[0]._more.words == "Show the next part"
