# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaving an entry, coming back to it, and what happened to it meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.entry import State
from app.domain.errors import AppError
from tests.ui.pages.stage import Stage
from tests.unit.attack.conftest import Disk, typed
from ui.context import Route


def _quick(stage: Stage, text: str) -> str:
    stage.context.navigate(Route("quick"))
    stage.settle()
    typed(text)
    stage.page("quick").writing.flush()
    stage.settle()
    entry: str = stage.page("quick").writing.session.entry.id
    return entry


def _erase(stage: Stage, count: int) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    for _ in range(count):
        QTest.keyClick(focus, Qt.Key.Key_Backspace)
    stage.page("quick").writing.flush()
    stage.settle()


def _situation(stage: Stage, entry: str) -> str:
    return stage.workspace.journal.record(entry).entry.text("situation")


def test_an_emptied_record_can_be_written_at_more_length(stage: Stage) -> None:
    entry = _quick(stage, "abc")
    _erase(stage, 3)
    stage.page("quick").foot.longer.click()
    stage.settle()
    typed("words that count")
    stage.page("record").writing.flush()
    stage.settle()
    assert _situation(stage, entry) == "words that count"
    assert not stage.desk.unsaved()


def test_keeping_an_emptied_record_lets_it_go(stage: Stage) -> None:
    _quick(stage, "abc")
    _erase(stage, 3)
    stage.page("quick").writing.keep()
    stage.settle()
    assert stage.workspace.security.info().counts == {}


def test_words_left_on_a_full_disk_are_there_on_coming_back(stage: Stage, disk: Disk) -> None:
    entry = _quick(stage, "first")
    disk.full = True
    typed(" second")
    stage.context.navigate(Route("journal"))
    stage.settle()
    stage.context.navigate(Route("quick", entry_id=entry))
    stage.settle()
    writing = stage.page("quick").writing
    assert writing.session.entry.text("situation") == "first second"
    assert not stage.page("quick").frame.banner.isHidden()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    typed(" third")
    disk.full = False
    writing.flush()
    stage.settle()
    assert _situation(stage, entry) == "first second third"
    assert not stage.desk.unsaved()
    stage.context.navigate(Route("today"))
    stage.settle()
    assert not stage.context.savers


def test_words_left_on_a_full_disk_are_said_on_every_page(stage: Stage, disk: Disk) -> None:
    _quick(stage, "first")
    disk.full = True
    typed(" second")
    for page in ("today", "journal", "settings"):
        stage.context.navigate(Route(page))
        stage.settle()
        assert stage.desk._notices._banner is not None
    assert stage.desk.unsaved()


def test_words_taken_back_at_once_are_not_stored(stage: Stage) -> None:
    stage.context.navigate(Route("quick"))
    stage.settle()
    typed("secret")
    writing = stage.page("quick").writing
    writing.flush()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(focus, Qt.Key.Key_Delete)
    stage.context.navigate(Route("today"))
    stage.settle()
    stage.settle()
    assert stage.workspace.security.info().counts == {}


def test_an_entry_in_the_trash_is_not_written_on(stage: Stage) -> None:
    entry = _quick(stage, "abc")
    stage.context.navigate(Route("journal"))
    stage.settle()
    stage.workspace.trash.move(entry)
    stage.context.back()
    stage.settle()
    assert stage.page("quick").writing.session is None
    assert stage.desk._notices._banner is not None
    with pytest.raises(AppError):
        stage.workspace.drafting.open(entry)


def test_keeping_brings_an_entry_out_of_the_trash(stage: Stage) -> None:
    session = stage.workspace.drafting.open(_quick(stage, "abc"))
    stage.workspace.trash.move(session.entry.id)
    stage.workspace.drafting.keep(session)
    entry = stage.workspace.journal.record(session.entry.id).entry
    assert (entry.state, entry.trashed) == (State.KEPT, None)
