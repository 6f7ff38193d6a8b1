# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the place in a scrolled page while its text changes size, and the focus in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from ui.theme import theme

# Laying out a page anew takes more than one turn: what wraps tells its height late.
_TURNS = 4


class ScrollAnchor(QObject):
    """What has the focus, or else what is read at the top, stays where it is in the window."""

    def __init__(self, *, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._held: QWidget | None = None
        self._distance = 0
        self._share = 0.0
        self._turns = 0
        theme.current().about_to_change.connect(self._on_theme_about_to_change)
        area.verticalScrollBar().rangeChanged.connect(self._hold)

    @property
    def holds(self) -> bool:
        """Whether something is being kept at its place while the text changes its size."""
        return self._turns > 0

    def let_go(self) -> None:
        """Somebody scrolls."""
        self._turns = 0

    def _on_theme_about_to_change(self) -> None:
        bar = self._area.verticalScrollBar()
        if not self._area.isVisible() or bar.maximum() == 0:
            return
        if self._turns == 0:
            self._held = self._focus_in_sight() or self._top_widget()
            self._distance = self._top_of(self._held) if self._held is not None else 0
            self._share = bar.value() / bar.maximum()
        self._turns = _TURNS
        QTimer.singleShot(0, self, self._on_turn)

    def _on_turn(self) -> None:
        if self._turns:
            self._hold()
            self._turns -= 1
            QTimer.singleShot(0, self, self._on_turn)

    def _hold(self) -> None:
        if not self._turns:
            return
        bar = self._area.verticalScrollBar()
        held = self._held
        if held is None or not isValid(held) or not self._area.isAncestorOf(held):
            bar.setValue(round(self._share * bar.maximum()))
            return
        low = self._area.viewport().height() - held.height()
        wanted = max(0, min(self._distance, low)) if self._distance >= 0 else self._distance
        bar.setValue(bar.value() + self._top_of(held) - wanted)

    def _top_of(self, widget: QWidget) -> int:
        return widget.mapTo(self._area.viewport(), QPoint(0, 0)).y()

    def _focus_in_sight(self) -> QWidget | None:
        focus = QApplication.focusWidget()
        inside = self._area.widget()
        if focus is None or inside is None or not inside.isAncestorOf(focus):
            return None
        return None if focus.visibleRegion().isEmpty() else focus

    def _top_widget(self) -> QWidget | None:
        """The first thing at the top that is no mere holder of others."""
        inside = self._area.widget()
        if inside is None:
            return None
        corner = inside.mapFrom(self._area.viewport(), QPoint(0, 0))
        for below in range(0, self._area.viewport().height(), 8):
            found = inside.childAt(inside.width() // 2, corner.y() + below)
            if found is not None and not found.children():
                return found
        return None
