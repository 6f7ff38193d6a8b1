# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Banners, the undo line, the status line, pages, and the wheel over stock widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QVBoxLayout, QWidget

from tests.ui.widgets import gallery
from ui.theme.theme import Theme
from ui.widgets import buttons
from ui.widgets.banner import Banner
from ui.widgets.page import Page
from ui.widgets.prose import Prose
from ui.widgets.status_line import StatusLine
from ui.widgets.toast import Toast
from ui.widgets.wheel import WheelGuard

Show = Callable[..., QWidget]


def test_a_banner_is_as_high_as_its_words(show: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    banner = Banner(
        kind="rescue",
        title="This could not be saved: the disk is full.",
        text="Your words are still here. Free some space and it saves itself.",
        actions=[buttons.primary("Try again"), buttons.ordinary("Copy text")],
    )
    column.addWidget(banner)
    column.addStretch(1)
    window = show(holder, 700, 500)
    wide = banner.height()
    window.resize(300, 500)
    QApplication.processEvents()
    assert banner.height() > wide
    banner.set_words("Saved.")
    assert banner.text.isHidden()


def test_the_undo_line_stays_and_undoes_once() -> None:
    toast = Toast()
    undone: list[str] = []
    toast.say("Moved to Trash.", lambda: undone.append("back"))
    assert not toast.isHidden()
    toast.undo_button.click()
    toast.undo_button.click()
    assert undone == ["back"]
    assert toast.isHidden()
    toast.say("Kept.")
    assert toast.undo_button.isHidden()
    toast.close_button.click()
    assert toast.isHidden()


def test_trouble_can_be_reached_and_quiet_cannot() -> None:
    status = StatusLine()
    status.set_text("Saved 12:24")
    assert status.text() == "Saved 12:24"
    assert status._words.focusPolicy() == Qt.FocusPolicy.NoFocus
    status.set_text("Not saved: the disk is full", trouble=True)
    assert status._words.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert not status._icon.isHidden()


def test_a_page_has_one_column_in_the_middle(show: Show) -> None:
    page = Page()
    page.add(Prose("Good that you are here.", role="h1"))
    page.end()
    show(page, 1080, 600)
    assert page.column.width() == 560
    assert abs(page.column.mapTo(page, QPoint(0, 0)).x() - (1080 - 560) // 2) <= 1


@pytest.mark.parametrize(("width", "margin"), [(1280, 40), (1000, 32), (600, 16)])
def test_margins_shrink_with_the_window(show: Show, width: int, margin: int) -> None:
    page = Page()
    show(page, width, 400)
    assert page.margin() == margin


def test_the_wheel_never_edits_stock_widgets(show: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    combo, spin = QComboBox(), QSpinBox()
    combo.addItems(["a", "b", "c"])
    column.addWidget(combo)
    column.addWidget(spin)
    show(holder)
    guard = WheelGuard(parent=holder)
    guard.watch(holder)
    for target in (combo, spin):
        target.setFocus()
        middle = QPointF(target.rect().center())
        event = QWheelEvent(
            middle,
            target.mapToGlobal(middle),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, event)
    assert combo.currentIndex() == 0
    assert spin.value() == 0


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("make", [gallery.today, gallery.editor, gallery.pieces])
def test_nothing_is_cut_in_a_small_window(
    look: Theme, show: Show, make: Callable[[], Page], mode: str, scale: float
) -> None:
    look.set_mode(mode)
    look.set_scale(scale)
    page = make()
    show(page, 720, 600)
    QApplication.processEvents()
    assert page.scroller.horizontalScrollBar().maximum() == 0
    for child in page.findChildren(QWidget):
        if child.isVisible() and isinstance(child, (Prose, buttons.Button)):
            assert child.height() >= child.heightForWidth(child.width())
            corner = child.mapTo(page.column, QPoint(child.width(), 0)).x()
            assert corner <= page.column.width() + 1


def test_the_gallery_takes_its_pictures(tmp_path: Path, look: Theme) -> None:
    gallery.shoot("today", tmp_path, gallery.today, (800, 600), rtl=True)
    assert (tmp_path / "today.png").stat().st_size > 1000
