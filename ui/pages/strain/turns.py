# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was said in a talk, one below the other: theirs at the edge, one's own set in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.i18n import content as translated
from ui.pages.record_editor.margins import set_margins
from ui.widgets.prose import Prose
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from app.rehearsal.strain import Talk, Turn

BETWEEN = 20
SET_IN = 32


class Turns(QWidget):
    """The words of both. Once the talk is over, each own line says what it did."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(BETWEEN)
        self._own: list[Prose] = []

    def show_talk(self, talk: Talk) -> None:
        """Show a talk as far as it has come, from its first words."""
        clear_layout(self._box)
        self._own = []
        self._add(_("They"), translated(talk.strain.opens), own=False)
        for turn in talk.turns:
            self.add(turn)
        if talk.ended:
            self.tell(talk)

    def add(self, turn: Turn) -> None:
        """One more line and its answer."""
        self._own.append(self._add(_("You"), turn.said, own=True))
        self._add(_("They"), translated(turn.answer), own=False)

    @property
    def last_own(self) -> QWidget | None:
        """Where the last own line stands, or `None`."""
        return self._own[-1].parentWidget() if self._own else None

    def tell(self, talk: Talk) -> None:
        """Say of each own line what it did."""
        for caption, turn in zip(self._own, talk.turns, strict=True):
            caption.set_text(translated(turn.move.plain))

    def _add(self, who: str, words: str, *, own: bool) -> Prose:
        holder = QWidget(self)
        box = QVBoxLayout(holder)
        set_margins(box, self, start=SET_IN if own else 0, top=0, end=0, bottom=0)
        box.setSpacing(2)
        caption = Prose(who, role="caption", parent=holder)
        box.addWidget(caption)
        box.addWidget(Prose(words, role="reading", selectable=own, parent=holder))
        self._box.addWidget(holder)
        holder.show()
        return caption
