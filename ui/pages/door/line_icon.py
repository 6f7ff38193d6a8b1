# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An icon before a paragraph, in the middle of its first line."""

from __future__ import annotations

from PySide6.QtCore import QSize

from ui.widgets.icon_mark import IconMark


class LineIcon(IconMark):
    """As high as one line of text; align it to the top of its paragraph."""

    def sizeHint(self) -> QSize:
        """The icon's side, by the height of a line."""
        side = super().sizeHint()
        return QSize(side.width(), max(side.height(), self.theme.line_height("body")))
