# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery code on a sheet of paper: eight numbered groups, large enough to copy by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.i18n import _
from ui.theme.theme import Theme

COLUMNS = 4
COLUMNS_LARGE_TEXT = 2
LARGE_TEXT = 1.5


class CodeSheet(QFrame):
    """Shows the groups in order. It offers no copying: a clipboard is no place for the code."""

    def __init__(
        self, *, theme: Theme, groups: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "paper")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*[theme.space("s4")] * 4)
        self._grid.setVerticalSpacing(theme.space("s4"))
        self._cells = [self._cell(place, group) for place, group in enumerate(groups, start=1)]
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def _cell(self, number: int, group: str) -> tuple[QWidget, QLabel, QLabel]:
        cell = QWidget(self)
        above, below = QLabel(str(number), cell), QLabel(group, cell)
        layout = QVBoxLayout(cell)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for label in (above, below):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        below.setAccessibleName(
            _("Group {number}: {group}").format(number=number, group=" ".join(group))
        )
        return cell, above, below

    def _on_theme_changed(self) -> None:
        columns = COLUMNS if self._theme.text_scale < LARGE_TEXT else COLUMNS_LARGE_TEXT
        for place, (cell, above, below) in enumerate(self._cells):
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, place // columns, place % columns)
            above.setFont(self._theme.font("caption"))
            below.setFont(self._theme.font("bigcode"))
            palette = QPalette(above.palette())
            palette.setColor(QPalette.ColorRole.WindowText, self._theme.color("ink3"))
            above.setPalette(palette)
