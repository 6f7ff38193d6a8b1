# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Margins that follow the reading direction; Qt mirrors what is inside a layout, not its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget


def set_margins(
    layout: QLayout, of: QWidget, *, start: int, top: int, end: int, bottom: int
) -> None:
    """Set the margins of a layout, in pixels; `start` is where reading starts."""
    if of.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        start, end = end, start
    layout.setContentsMargins(start, top, end, bottom)
