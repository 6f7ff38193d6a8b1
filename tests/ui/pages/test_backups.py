# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of backups, and the runner behind it: never in the way, and honest about what counts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.moment import Moment
from app.services.backup_state import SECOND
from app.services.trash import Trash
from storage.backup import opened
from storage.errors import DiskFull
from tests.spoilt import spoil_backups
from tests.ui.pages.conftest import Press
from tests.ui.pages.shots import DAY_US
from tests.ui.pages.stage import NOW, Stage
from ui import backup_runner
from ui.context import Route
from ui.dialogs.backup import BackupDialog
from ui.dialogs.dialog import Dialog
from ui.pages import backups as backups_page
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quiet comes soon; what waits for it still waits for it."""
    monkeypatch.setattr(backup_runner, "QUIET_MS", 30)
    monkeypatch.setattr(backup_runner, "AGAIN_MS", 20)


def later(stage: Stage, days: float) -> None:
    stage.clock.put(Moment(NOW.instant_us + round(days * DAY_US), NOW.offset_s, NOW.zone))


def at_rest(stage: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not stage.context.backups._busy, timeout=20_000)


def page(stage: Stage, qtbot: QtBot) -> Any:
    """The page of backups, after the one of this day was made."""
    stage.desk.navigate(Route("backups"))
    at_rest(stage, qtbot)
    return stage.page("backups")


def words(widget: Any) -> list[str]:
    return [prose.text() for prose in widget.findChildren(Prose) if prose.isVisibleTo(widget)]


def button(widget: Any, text: str) -> Button:
    return next(b for b in widget.findChildren(Button) if b.words == text)


def places(stage: Stage) -> list[Path]:
    return sorted((stage.workspace.folder.parent / "journal-backups").iterdir())


def test_one_a_day_by_itself(stage: Stage, qtbot: QtBot) -> None:
    stage.context.backups.begin()
    qtbot.waitUntil(lambda: stage.context.backups.state.last_good is not None, timeout=20_000)
    at_rest(stage, qtbot)
    assert len(places(stage)) == 1
    stage.context.backups.look()
    at_rest(stage, qtbot)
    assert len(places(stage)) == 1
    later(stage, 1)
    stage.context.backups.look()
    at_rest(stage, qtbot)
    assert len(places(stage)) == 2


def test_the_copy_gives_way_to_whatever_wants_the_journal(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save is asked for while the journal is copied: the copy stops, and is made again."""
    runner, backups = stage.context.backups, stage.workspace.backups
    take = backups.take
    stopped = []

    def slow(stop: Callable[[], bool]) -> Any:
        # The journal is so large that a save is asked for meanwhile.
        if not stopped:
            while not stop():
                pass
            stopped.append(True)
        return take(stop)

    monkeypatch.setattr(backups, "take", slow)
    runner.back_up()
    saved: list[bool] = []

    def save() -> None:
        stage.tasks.vault(lambda: True, owner=stage.window, done=saved.append)

    qtbot.waitUntil(lambda: runner.busy.startswith("Copying"))
    save()
    qtbot.waitUntil(lambda: bool(saved))
    assert stopped == [True]
    assert runner.state.last_good is None
    at_rest(stage, qtbot)
    assert runner.state.last_good is not None


def test_an_edit_alone_is_enough(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = stage.workspace.backups
    take = backups.take
    begun: list[bool] = []

    def slow(stop: Callable[[], bool]) -> Any:
        begun.append(True)
        while len(begun) == 1 and not stop():
            pass
        return take(stop)

    monkeypatch.setattr(backups, "take", slow)
    stage.context.backups.back_up()
    qtbot.waitUntil(lambda: bool(begun))
    stage.context.bus.edited.emit()
    at_rest(stage, qtbot)
    assert len(begun) == 2
    assert stage.context.backups.state.last_good is not None


def test_by_keys(stage: Stage, qtbot: QtBot, press: Press) -> None:
    shown = page(stage, qtbot)
    assert shown._now.hasFocus()
    assert "The last good backup is from today, 12:24." in words(shown)
    later(stage, 1)
    press(Qt.Key.Key_Return)
    at_rest(stage, qtbot)
    assert "Backed up. It was opened and checked." in words(shown)
    assert [row.words for row in shown._rows] == ["12:24 · 5 records"] * 2
    assert shown._rows[0].accessibleName() == "Sat 28 Nov, 12:24 · 5 records"
    assert "checked ✓ 28 November" in shown._rows[0].accessibleDescription()
    shown._test.setFocus()
    press(Qt.Key.Key_Space)
    at_rest(stage, qtbot)
    told = "Tested. Every backup was opened and holds what was written to it."
    assert told in words(shown)
    press(Qt.Key.Key_Escape)
    assert stage.desk._here == Route("settings")


def test_words_saved_elsewhere_are_listed_and_can_be_restored(stage: Stage, qtbot: QtBot) -> None:
    workspace = stage.workspace
    session = workspace.drafting.begin(depth="quick")
    session.set_text("situation", "saved elsewhere")
    folder = workspace.folder.parent / f"{workspace.folder.name}-backups"
    workspace.rescue.save([session.entry], folder / workspace.rescue.file_name())
    shown = page(stage, qtbot)
    assert len(shown._rows) == 2
    (row,) = (one for one in shown._rows if "saved words" in one.accessibleDescription())
    row.click()
    (dialog,) = shown.window().findChildren(BackupDialog)
    assert "not the whole journal" in " ".join(one.text() for one in dialog.findChildren(Prose))
    assert dialog._go.isVisible()


def test_a_test_says_what_could_not_be_opened(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = page(stage, qtbot)

    def full(*_args: object) -> None:
        raise DiskFull

    monkeypatch.setattr(opened, "aside", full)
    shown._test.click()
    at_rest(stage, qtbot)
    told = " ".join(words(shown))
    assert "Tested. Every backup that could be opened holds what was written to it." in told
    assert "1 backup could not be opened now" in told
    assert places(stage)[0].parent.name in told


def test_a_damaged_one_is_marked_said_on_today_and_can_be_removed(
    stage: Stage, qtbot: QtBot
) -> None:
    shown = page(stage, qtbot)
    later(stage, 1)
    shown._now.click()
    at_rest(stage, qtbot)
    oldest = places(stage)[0]
    oldest.write_bytes(oldest.read_bytes()[:-1])
    shown._test.click()
    at_rest(stage, qtbot)
    assert [row.detail for row in shown._rows][1] == "damaged, does not count"
    assert "1 backup does not open" in words(shown)
    stage.desk.navigate(Route("today"))
    stage.settle()
    banner = stage.page("today").findChild(Banner)
    assert banner.title.text() == "The backup of 27 November does not open any more"
    assert "The last good backup is from today, 12:24." in banner.text.text()
    shown = page(stage, qtbot)
    button(shown, "Remove what does not open…").click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Dialog)
    button(asked, "Delete for good").click()
    at_rest(stage, qtbot)
    assert not oldest.exists()
    assert len(places(stage)) == 1


def test_looking_again_leaves_the_focus_where_it_is(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups_page, "_SHOWN", 1)
    shown = page(stage, qtbot)
    later(stage, 1)
    shown._now.click()
    at_rest(stage, qtbot)
    oldest = places(stage)[0]
    oldest.write_bytes(oldest.read_bytes()[:-1])
    shown._test.click()
    at_rest(stage, qtbot)
    for there in (lambda: shown._rows[0], lambda: shown._more, lambda: shown._remove):
        stage.settle()
        there().setFocus()
        stage.context.backups.changed.emit()
        assert QApplication.focusWidget() is there()


def test_one_that_does_not_pass_its_check_is_said_and_is_not_there(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_backups(monkeypatch)
    shown = page(stage, qtbot)
    assert places(stage) == []
    shown._now.click()
    at_rest(stage, qtbot)
    assert any("did not pass its check" in text for text in words(shown))
    assert "There is no good backup yet." in words(shown)
    stage.desk.navigate(Route("today"))
    stage.settle()
    banner = stage.page("today").findChild(Banner)
    assert "did not pass its check" in banner.title.text()
    monkeypatch.undo()
    monkeypatch.setattr(backup_runner, "QUIET_MS", 30)
    page(stage, qtbot)
    stage.desk.navigate(Route("today"))
    stage.settle()
    assert stage.page("today").findChildren(Banner) == []


def test_a_calm_line_after_fourteen_days(stage: Stage, qtbot: QtBot) -> None:
    page(stage, qtbot)
    stage.desk.navigate(Route("today"))
    for days, said in ((14, False), (15, True)):
        later(stage, days)
        stage.context.backups.changed.emit()
        stage.settle()
        banners = [b for b in stage.page("today").findChildren(Banner) if b.isVisible()]
        assert bool(banners) == said
    assert banners[0].title.text() == "The last good backup is from 27 November"
    button(banners[0], "Backups and restoring").click()
    assert stage.desk._here == Route("backups")


def test_a_second_place(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    shown = page(stage, qtbot)
    drive = tmp_path / "USB"
    drive.mkdir()
    stage.context.backups.set_place(SECOND, drive)
    at_rest(stage, qtbot)
    assert len(list(drive.iterdir())) == 1
    assert "Connected. It gets each new backup as well." in words(shown)
    assert {row.detail.partition(" · ")[2] for row in shown._rows} == {"", "second place"}
    shutil.rmtree(drive)
    shown = page(stage, qtbot)
    told = "Not connected now. It gets the newest backup when it is there again."
    assert told in words(shown)
    button(shown, "No second place").click()
    at_rest(stage, qtbot)
    assert not any("USB" in text and "/" in text for text in words(shown))


def test_inside_the_journal_it_is_refused(stage: Stage, qtbot: QtBot) -> None:
    shown = page(stage, qtbot)
    stage.context.backups.set_place(SECOND, stage.workspace.folder)
    at_rest(stage, qtbot)
    assert any("does not belong into the folder" in text for text in words(shown))


def test_restored_into_a_copy_beside(stage: Stage, qtbot: QtBot) -> None:
    shown = page(stage, qtbot)
    shown._restore.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupDialog)
    copy = stage.workspace.folder.parent / "journal-restored"
    assert any(str(copy) in text for text in words(dialog))
    button(dialog, "Restore into a copy").click()
    at_rest(stage, qtbot)
    assert (copy / "journal.db").exists()
    assert any(text.startswith("Restored and checked.") for text in words(dialog))
    button(dialog, "Lock and open the copy").click()
    assert stage.asked == [f"open {copy}"]


def test_a_folder_in_use_gives_one_beside_and_trouble_is_said(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = page(stage, qtbot)
    shown._restore.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BackupDialog)
    dialog._on_chosen(str(stage.workspace.folder.parent))
    assert dialog._folder.parent == stage.workspace.folder.parent
    assert not dialog._folder.exists()
    dialog._folder.mkdir()
    (dialog._folder / "mine.txt").write_text("mine")
    button(dialog, "Restore into a copy").click()
    at_rest(stage, qtbot)
    assert any("already" in text for text in words(dialog))
    assert button(dialog, "Restore into a copy").isEnabled()
    dialog.close()


def test_what_is_deleted_for_good_may_still_be_in_backups(stage: Stage, qtbot: QtBot) -> None:
    page(stage, qtbot)
    stage.workspace.trash.move(stage.workspace.journal.last(1)[0].id)
    stage.desk.navigate(Route("trash"))
    stage.settle()
    stage.page("trash")._on_purge()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Dialog)
    told = "1 backup may still hold what goes. With daily use newer ones replace them by"
    assert any(text.startswith(told) for text in words(asked))
    asked.close()
    assert isinstance(stage.workspace.trash, Trash)


def test_leaving_does_not_wait_for_a_test(stage: Stage, qtbot: QtBot) -> None:
    shown = page(stage, qtbot)
    shown._test.click()
    assert shown._stop.isVisible()
    shown._stop.click()
    at_rest(stage, qtbot)
    assert not shown._stop.isVisible()
    assert shown._now.isEnabled()


def test_the_sample_says_why_not(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage.workspace, "is_sample", True)
    monkeypatch.setattr(stage.context.backups, "_none", True)
    stage.desk.navigate(Route("backups"))
    stage.settle()
    shown = stage.page("backups")
    assert any(text.startswith("The sample journal goes") for text in words(shown))
    assert shown._back.hasFocus()
