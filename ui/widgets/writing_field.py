# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The field for own words: serif, roomy, growing with what is written."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from app.domain.limits import ANSWER_CHARACTERS
from ui.widgets.plain_edit import PlainEdit

MOST_LINES: Final = 14


class WritingField(PlainEdit):
    """Several lines of own words. Grows from `lines` to 14 lines, then scrolls.

    `edited` comes after each change by the writer, without the text: ask `text()` when it is
    needed, so that a long text is not copied at every key. `refused` carries a sentence when a
    paste held characters that cannot be kept.
    """

    most_characters = ANSWER_CHARACTERS

    def __init__(
        self, *, name: str, placeholder: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        self._lines = lines
        super().__init__(name=name, type_role="writing", one_line=False, parent=parent)
        self.set_placeholder(placeholder)

    def least_lines(self) -> int:
        return self._lines

    def most_lines(self) -> int:
        return max(MOST_LINES, self._lines)
