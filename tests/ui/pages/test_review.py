# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Review of old records, and deleting everything: asked, typed, and done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.moment import Moment
from tests.ui.pages.stage import NOW, Stage
from ui import paths
from ui.context import Route
from ui.dialogs.delete_everything import DeleteEverythingDialog
from ui.dialogs.dialog import Dialog
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose
from ui.widgets.row import Row

EIGHT_MONTHS_US = 240 * 86_400_000_000


def later(stage: Stage) -> None:
    stage.clock.put(Moment(NOW.instant_us + EIGHT_MONTHS_US, NOW.offset_s, NOW.zone))


def review(stage: Stage) -> Any:
    stage.desk.navigate(Route("review"))
    stage.settle()
    return stage.page("review")


def button(place: QWidget, words: str) -> Button:
    return next(b for b in place.findChildren(Button) if b.text() == words)


def dialog(qtbot: QtBot, kind: type[Dialog] = Dialog) -> Any:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def test_today_leads_to_old_records_and_only_then(stage: Stage) -> None:
    stage.desk.navigate(Route("today"))
    stage.settle()
    words = "Records of more than 6 months ago: decide what stays"
    assert not [row for row in stage.page("today").findChildren(Row) if row.text() == words]
    later(stage)
    stage.desk.navigate(Route("help"))
    stage.desk.navigate(Route("today"))
    stage.settle()
    row = next(row for row in stage.page("today").findChildren(Row) if row.text() == words)
    row.click()
    stage.settle()
    assert stage.page("review").isVisible()
    assert stage.page("review")._model.rowCount() > 3
    assert stage.page("review").view.hasFocus()


def test_what_is_kept_leaves_the_list_and_all_at_once_empties_it(stage: Stage) -> None:
    later(stage)
    page = review(stage)
    before = page._model.rowCount()
    button(page, "Keep it").click()
    stage.settle()
    assert page._model.rowCount() == before - 1
    button(page, "Keep all of these").click()
    stage.settle()
    assert page._model.rowCount() == 0
    assert page.back.hasFocus()
    assert "Nothing is waiting for a decision." in [p.text() for p in page.findChildren(Prose)]


def test_words_are_removed_after_one_question(stage: Stage, qtbot: QtBot) -> None:
    later(stage)
    page = review(stage)
    entry_id = page.chosen()
    button(page, "Remove its words…").click()
    asked = dialog(qtbot)
    button(asked, "Remove the words").click()
    stage.settle()
    entry = stage.workspace.journal.record(entry_id).entry
    assert {answer.field for answer in entry.answers} <= {"rule", "balanced"}
    assert entry.client_code == ""


def test_moving_to_the_trash_can_be_undone(stage: Stage) -> None:
    later(stage)
    page = review(stage)
    before = page._model.rowCount()
    button(page, "Move to Trash").click()
    stage.settle()
    assert page._model.rowCount() == before - 1
    button(stage.window, "Undo").click()
    stage.settle()
    assert page._model.rowCount() == before


def test_a_legal_hold_is_told_and_nothing_goes(stage: Stage, qtbot: QtBot) -> None:
    later(stage)
    preferences = stage.workspace.preferences
    preferences.save(replace(preferences.current, legal_hold=True))
    page = review(stage)
    entry_id = page.chosen()
    words = stage.workspace.journal.record(entry_id).entry.answers
    button(page, "Remove its words…").click()
    button(dialog(qtbot), "Remove the words").click()
    stage.settle()
    assert stage.workspace.journal.record(entry_id).entry.answers == words
    shown = [prose.text() for prose in stage.window.findChildren(Prose) if prose.isVisible()]
    assert any("legal hold" in text for text in shown)


def test_everything_goes_only_when_the_sentence_was_typed(stage: Stage, qtbot: QtBot) -> None:
    folder = stage.workspace.folder
    DeleteEverythingDialog(context=stage.context, parent=stage.window).open()
    asked = dialog(qtbot, DeleteEverythingDialog)
    stage.settle()
    said = [prose.text() for prose in asked.findChildren(Prose)]
    assert any(paths.shown(folder) in text for text in said)
    assert not asked._go.isEnabled()
    asked._field.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "delete everythin")
    assert not asked._go.isEnabled()
    QTest.keyClicks(QApplication.focusWidget(), "G")
    assert asked._go.isEnabled()
    asked._go.click()
    qtbot.waitUntil(lambda: "new" in stage.asked)
    assert not folder.exists()


def test_a_legal_hold_is_told_before_anything_is_asked(stage: Stage, qtbot: QtBot) -> None:
    preferences = stage.workspace.preferences
    preferences.save(replace(preferences.current, legal_hold=True))
    stage.desk.navigate(Route("settings"))
    button(stage.window, "Delete everything…").click()
    stage.settle()
    assert not stage.window.findChildren(DeleteEverythingDialog)
    shown = [prose.text() for prose in stage.window.findChildren(Prose) if prose.isVisible()]
    assert any("A legal hold is on" in text for text in shown)


def test_backups_that_stay_are_named_before_everything_goes(stage: Stage, qtbot: QtBot) -> None:
    runner = stage.context.backups
    runner.back_up()
    qtbot.waitUntil(lambda: len(runner.state.backups) == 1 and not runner.busy, timeout=20_000)
    DeleteEverythingDialog(context=stage.context, parent=stage.window).open()
    asked = dialog(qtbot, DeleteEverythingDialog)
    said = "\n".join(prose.text() for prose in asked.findChildren(Prose))
    place = paths.shown(runner.state.backups[0].path.parent)
    assert f"1 backup stays where it is, in {place}." in said
    asked.reject()
