# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands below a talk that is over: what one did, in order, and what was behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.entry import When
from app.i18n import _
from app.i18n import content as translated
from ui.pages.strain.readiness import Readiness
from ui.widgets.buttons import quiet
from ui.widgets.prose import Prose
from ui.widgets.sheet import Rule
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from app.rehearsal.strain import Talk


class Ending(QWidget):
    """No score and no best line: the moves in plain words. `keep` is pressed to keep own lines."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = QVBoxLayout()
        self._told.setSpacing(0)
        self.readiness = Readiness(
            question=_("How ready do you feel for such a moment now?"),
            when=When.AFTER,
            parent=self,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Rule(parent=self))
        box.addLayout(self._told)
        box.addSpacing(24)
        self.keep = quiet(_("Keep my lines"), "journal", parent=self)
        box.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeading)
        box.addWidget(self.readiness)
        self.hide()

    def show_talk(self, talk: Talk) -> None:
        """Tell how it ended, what was done, and what was behind it."""
        clear_layout(self._told)
        self.keep.setVisible(bool(talk.turns))
        self._add(end_words(talk), "help", 20)
        if talk.turns:
            self._add(_("What you did, in order"), "label", 20)
        for number, turn in enumerate(talk.turns):
            self._add(translated(turn.move.plain), "body", 4 if number else 6)
        self._add(_("What was behind it"), "label", 24)
        self._add(translated(talk.strain.behind), "body", 6)
        self.show()

    def show_kept(self, *, kept: bool) -> None:
        """Whether the lines of this talk are with its sitting."""
        self.keep.set_words(_("Take my lines out again") if kept else _("Keep my lines"))

    def _add(self, words: str, role: str, above: int) -> None:
        if words:
            holder = QWidget(self)
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, above, 0, 0)
            box.addWidget(Prose(words, role=role, parent=holder))
            self._told.addWidget(holder)
            holder.show()


def end_words(talk: Talk) -> str:
    """How the talk ended, in words; "" while it goes on or where the therapist ended it."""
    return translated(talk.rules.ends.get(talk.ended, ""))
