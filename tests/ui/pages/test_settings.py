# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: each applies at once, each can be undone, and the journal goes out and in again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app import places
from app.domain.errors import AppError
from storage.vault import vault as vaults
from storage.vault.kdf import KdfParams
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.dialogs.choose_journal import ChooseJournalDialog
from ui.dialogs.dialog import Dialog
from ui.dialogs.move_journal import MoveJournalDialog
from ui.pages.settings_journal import JournalSection
from ui.widgets.buttons import Button
from ui.widgets.chip_group import ChipGroup
from ui.widgets.prose import Prose
from ui.widgets.row import Row

Undo = Callable[[], None]


@pytest.fixture
def undone(stage: Stage) -> list[Undo]:
    found: list[Undo] = []
    stage.context.toast = lambda _text, undo=None: found.append(undo)  # type: ignore[arg-type]
    return found


def settings(stage: Stage) -> Any:
    stage.desk.navigate(Route("settings"))
    stage.settle()
    return stage.page("settings")


def section(page: Any) -> Any:
    return next(one for one in page._sections if isinstance(one, JournalSection))


def group(page: Any, name: str) -> ChipGroup:
    return next(g for g in page.findChildren(ChipGroup) if g.accessibleName() == name)


def press_button(page: Any, words: str) -> None:
    next(b for b in page.findChildren(Button) if b.words == words).click()


def modal(qtbot: QtBot, kind: type[Dialog] = Dialog) -> Any:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


CHOICES = [
    ("Lock without typing after", "15", "lock_after_minutes", 15),
    ("After 20 seconds in another program", "False", "hide_after_switch", False),
    ("How a day is written", "month_day", "date_format", "month_day"),
    ("First day of the week", "sunday", "week_start", "sunday"),
    ("Usual kind of contact", "phone", "usual_contact", "phone"),
    ("A record is written", "True", "one_page", True),
    ("A new record begins as", "standard", "usual_depth", "standard"),
    ("Last records on Today show", "True", "titles_on_today", True),
]


@pytest.mark.parametrize(("name", "chip", "field", "value"), CHOICES)
def test_a_choice_is_kept_and_can_be_undone(
    stage: Stage, undone: list[Undo], name: str, chip: str, field: str, value: object
) -> None:
    page = settings(stage)
    before = getattr(stage.workspace.preferences.current, field)
    told: list[bool] = []
    stage.context.bus.preferences_changed.connect(lambda: told.append(True))
    group(page, name).chip(chip).click()
    stage.settle()
    assert getattr(stage.workspace.preferences.load(), field) == value
    assert told
    undone[0]()
    stage.settle()
    assert getattr(stage.workspace.preferences.load(), field) == before
    assert group(page, name).values() == [str(before)]


def test_one_of_the_choices_always_holds(stage: Stage) -> None:
    chips = group(settings(stage), "Lock without typing after")
    chips.chip("5").click()
    assert chips.values() == ["5"]


def test_appearance_applies_at_once_and_stays_on_this_computer(
    stage: Stage, undone: list[Undo]
) -> None:
    page = settings(stage)
    group(page, "Light or dark").chip("dark").click()
    assert (stage.theme.scheme, stage.context.local.scheme) == ("dark", "dark")
    group(page, "Text size").chip("150").click()
    assert (stage.theme.scale, stage.context.local.text_percent) == (1.5, 150)
    group(page, "Typeface").chip("system").click()
    assert stage.theme.system_font
    for undo in reversed(undone[:3]):
        undo()
    assert (stage.theme.scheme, stage.theme.scale, stage.theme.system_font) == ("light", 1.0, False)


def test_export_after_the_notice_and_import_with_a_preview(
    stage: Stage, empty_folder: Path, undone: list[Undo], qtbot: QtBot
) -> None:
    page = settings(stage)
    journal = section(page)
    press_button(page, "Export as JSON…")
    notice = modal(qtbot)
    assert notice.accessibleName() == "What leaves the journal is no longer encrypted"
    notice.reject()
    path = empty_folder / "all.json"
    journal._export(str(path))
    stage.settle()
    exported = json.loads(path.read_text("utf-8"))
    for line in stage.workspace.journal.last(9):
        stage.workspace.trash.move(line.id)
    stage.workspace.trash.empty()
    journal._preview_import(str(path))
    stage.settle()
    preview = modal(qtbot)
    text = " ".join(prose.text() for prose in preview.findChildren(Prose))
    assert f"The file holds {exported['count']} entries." in text
    assert stage.workspace.journal.last(9) == ()
    press_button(preview, "Import")
    stage.settle()
    assert len(stage.workspace.journal.last(9)) == 5


def test_a_broken_file_is_told_and_changes_nothing(
    stage: Stage, empty_folder: Path, qtbot: QtBot
) -> None:
    page = settings(stage)
    told: list[AppError] = []
    stage.tasks.error_raised.connect(told.append)
    path = empty_folder / "broken.json"
    path.write_text('{"format": "afterhour-journal", "version": 1, "count": 1, "entries": [')
    section(page)._preview_import(str(path))
    stage.settle()
    assert len(told) == 1
    assert told[0].code.startswith("import_")
    assert QApplication.activeModalWidget() is None


def test_the_journal_moves_and_its_door_follows(
    empty: Stage, empty_folder: Path, qtbot: QtBot
) -> None:
    page = settings(empty)
    target = empty_folder / "elsewhere"
    section(page)._ask_move(str(target))
    dialog = modal(qtbot, MoveJournalDialog)
    source = empty.workspace.folder
    dialog._field.setText("not this one")
    dialog._on_move()
    empty.settle()
    assert dialog._said.visibleRegion().boundingRect() == dialog._said.rect()
    assert source.is_dir()
    dialog._field.setText("six plain words")
    dialog._on_move()
    qtbot.waitUntil(lambda: empty.asked[-1:] == [f"open {target}"])
    assert target.is_dir()
    assert not source.exists()


def test_leaving_a_half_done_move_goes_to_the_old_door(
    empty: Stage, empty_folder: Path, qtbot: QtBot
) -> None:
    page = settings(empty)
    section(page)._ask_move(str(empty_folder / "elsewhere"))
    dialog = modal(qtbot, MoveJournalDialog)
    dialog._field.setText("not this one")
    dialog._on_move()
    empty.settle()
    dialog.reject()
    assert empty.asked[-1:] == [f"open {empty.workspace.folder}"]
    assert empty.workspace.folder.is_dir()


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def test_another_journal_is_chosen_from_the_known_ones(
    stage: Stage, qtbot: QtBot, home: Path
) -> None:
    known = home / "Practice"
    vaults.create(known, "six plain words", params=KdfParams())
    places.remember_journal(known)

    def asked_for() -> ChooseJournalDialog:
        press_button(settings(stage), "Open another journal…")
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ChooseJournalDialog))
        found = QApplication.activeModalWidget()
        assert isinstance(found, ChooseJournalDialog)
        return found

    rows = asked_for().findChildren(Row)
    assert [(row.words, row.detail) for row in rows] == [("Practice", "\u2068~/Practice\u2069")]
    rows[0].click()
    qtbot.waitUntil(lambda: stage.asked[-1:] == [f"open {known}"])
    press_button(asked_for(), "Choose a folder…")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(home))
    chooser.reject()
    stage.settle()
    words = [prose.text() for prose in stage.window.findChildren(Prose)]
    assert "There is no journal in this folder." in words
    assert stage.asked[-1:] == [f"open {known}"]


@pytest.mark.parametrize("by_key", [True, False])
def test_another_text_size_keeps_place_and_focus_and_the_toast_covers_neither(
    stage: Stage, by_key: bool
) -> None:
    stage.window.resize(800, 600)
    page = settings(stage)
    sizes = group(page, "Text size")

    def top(chip: QWidget) -> int:
        return chip.mapTo(stage.window, QPoint(0, 0)).y()

    sizes.chip("100").setFocus(Qt.FocusReason.TabFocusReason)
    stage.settle()
    for size in ("150", "200", "100", "175", "125"):
        chip = sizes.chip(size)
        stage.desk._notices.clear()
        stage.settle()
        before = top(chip)
        if by_key:
            chip.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(chip, Qt.Key.Key_Space)
        else:
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
        stage.settle()
        assert stage.theme.scale == int(size) / 100
        assert chip.hasFocus()
        toast = stage.desk._notices.foot
        assert toast.isVisible()
        room = top(toast) - chip.height()
        assert top(chip) == before or before > top(chip) > room - 48
        assert 0 <= top(chip) <= room


def test_what_is_read_stays_where_it_is_when_the_text_grows(stage: Stage) -> None:
    page = settings(stage)
    bar = page.scroller.verticalScrollBar()
    read = page.findChildren(Prose)
    # Words stand at the top, not a control between them.
    prose = read[len(read) // 2]
    # As one who scrolls away from the focus does, which then is not brought back.
    bar.triggerAction(QAbstractSlider.SliderAction.SliderSingleStepAdd)
    bar.setValue(prose.mapTo(page.scroller.widget(), QPoint(0, 0)).y())
    stage.settle()
    before = prose.mapTo(stage.window, QPoint(0, 0)).y()
    stage.desk._scale(+30)
    stage.settle()
    assert prose.mapTo(stage.window, QPoint(0, 0)).y() == before
