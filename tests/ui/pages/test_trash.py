# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trash: the days left, the way back, and the one question before something goes for good."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.moment import Moment
from tests.ui.pages.conftest import Press
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route
from ui.dialogs.dialog import Dialog
from ui.models.record_list import LINE_ROLE
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose

DAY_US = 86_400_000_000


def trash(stage: Stage, count: int = 0) -> Any:
    for line in stage.workspace.journal.last(count) if count else ():
        stage.workspace.trash.move(line.id)
    stage.desk.navigate(Route("trash"))
    stage.settle()
    return stage.page("trash")


def question(qtbot: QtBot) -> Dialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Dialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return found


def test_lines_say_what_and_how_long(stage: Stage, qtmodeltester: ModelTester) -> None:
    page = trash(stage, 2)
    qtmodeltester.check(page._model)
    details = [page._model.index(row).data(LINE_ROLE).detail for row in range(2)]
    assert sorted(details) == ["30 days left · P-047", "30 days left · R-615"]
    stage.clock.put(Moment(NOW.instant_us + 31 * DAY_US, NOW.offset_s, NOW.zone))
    page = trash(stage)
    assert page._model.index(0).data(LINE_ROLE).detail.startswith("30 days have passed")


def test_restored_entries_are_back_in_the_journal(stage: Stage) -> None:
    page = trash(stage, 1)
    page._restore.click()
    stage.settle()
    assert stage.workspace.trash.list() == ()
    assert page.back.hasFocus()
    words = [prose.text() for prose in page.findChildren(Prose) if prose.isVisible()]
    assert any(text.startswith("The Trash is empty.") for text in words)


def test_one_question_before_it_goes_and_escape_keeps_it(
    stage: Stage, qtbot: QtBot, press: Press
) -> None:
    page = trash(stage, 1)
    page._purge.setFocus()
    press(Qt.Key.Key_Return)
    asked = question(qtbot)
    names = [button.words for button in asked.findChildren(Button)]
    assert names == ["Keep it", "Delete for good"]
    qtbot.waitUntil(asked.isActiveWindow)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.words == "Keep it"
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert len(stage.workspace.trash.list()) == 1
    qtbot.waitUntil(page._purge.hasFocus)


def test_an_entry_is_read_before_it_goes_for_good(stage: Stage, qtbot: QtBot, press: Press) -> None:
    record = next(
        line.id
        for line in stage.workspace.journal.last(9)
        if stage.workspace.journal.record(line.id).followups
    )
    reading = stage.workspace.journal.record(record)
    stage.workspace.trash.move(record)
    page = trash(stage)
    page.view.setFocus()
    press(Qt.Key.Key_Return)
    shown = question(qtbot)
    seen = [prose.text() for prose in shown.findChildren(Prose)]
    assert reading.entry.text("situation") in seen
    assert reading.followups[0].text("did") in seen
    numbers = [str(point.value) for point in reading.rule_course]
    assert set(numbers) <= set(seen)
    next(b for b in shown.findChildren(Button) if "good" in b.words).click()
    qtbot.waitUntil(lambda: question(qtbot) is not shown)
    asked = question(qtbot)
    next(b for b in asked.findChildren(Button) if b.words == "Keep it").click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    page._read.click()
    shown = question(qtbot)
    next(b for b in shown.findChildren(Button) if b.words == "Restore").click()
    stage.settle()
    assert stage.workspace.journal.record(record) == reading


def test_what_is_confirmed_goes_for_good(stage: Stage, qtbot: QtBot) -> None:
    page = trash(stage, 3)
    page.view.setCurrentIndex(page._model.index(1))
    gone = page._model.id_at(1)
    page._on_purge()
    next(b for b in question(qtbot).findChildren(Button) if "good" in b.words).click()
    stage.settle()
    assert gone not in [line.entry.id for line in stage.workspace.trash.list()]
    page._on_empty()
    asked = question(qtbot)
    words = [prose.text() for prose in asked.findChildren(Prose)]
    assert any(text.startswith("2 entries go") for text in words)
    next(b for b in asked.findChildren(Button) if "good" in b.words).click()
    stage.settle()
    assert stage.workspace.trash.list() == ()


def test_escape_leads_back_to_the_records(stage: Stage, press: Press) -> None:
    page = trash(stage, 1)
    page.view.setFocus()
    press(Qt.Key.Key_Escape)
    stage.settle()
    assert stage.desk._here == Route("journal")
