# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays in view beside the question: what happened, later the thought and the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from ui.widgets.prose import Prose
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from ui.pages.record_editor.in_view import InView


class WordsInView(QWidget):
    """Captions with the writer's words beneath."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[InView, ...] = ()
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(16)

    @property
    def shown(self) -> tuple[InView, ...]:
        """What is shown."""
        return self._shown

    def show_words(self, words: tuple[InView, ...]) -> None:
        """Show these instead of the last ones."""
        if words == self._shown:
            return
        self._shown = words
        clear_layout(self._list)
        for one in words:
            part = QWidget(self)
            box = QVBoxLayout(part)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(2)
            box.addWidget(Prose(one.caption, role="caption", parent=part))
            box.addWidget(Prose(one.text, role="reading", parent=part))
            self._list.addWidget(part)


class Aside(QWidget):
    """The words in view beside the column; nothing at all while there are none."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordsInView(parent=self)
        outer = QVBoxLayout(self)
        outer.setSpacing(12)
        outer.addWidget(Prose(_("In view"), role="label", parent=self))
        outer.addWidget(self.words)
        outer.addStretch(1)

    def show_words(self, words: tuple[InView, ...]) -> None:
        """Show captions with the writer's words beneath."""
        self.setVisible(bool(words))
        self.words.show_words(words)
