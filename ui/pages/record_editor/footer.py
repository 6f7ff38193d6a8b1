# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The line of actions below a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from ui.pages.record_editor.act_line import ActLine, around
from ui.pages.record_editor.foot import enough_button
from ui.widgets.buttons import ordinary, primary

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Footer(QWidget):
    """Enough for today, Back, and Next or Keep.

    Signals:
        enough_wanted, back_wanted, next_wanted: a button was pressed.
    """

    enough_wanted = Signal()
    back_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.enough = enough_button(self)
        self.enough.clicked.connect(self.enough_wanted)
        self.back = ordinary(_("Back"), parent=self)
        self.back.clicked.connect(self.back_wanted)
        self.forward = primary(_("Next"), parent=self)
        self.forward.clicked.connect(self.next_wanted)
        self._line = ActLine(start=[self.enough], end=[self.back, self.forward], parent=self)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._line)
        self._arrange()

    def show_step(self, *, first: bool, last: bool) -> None:
        """The first step has nothing behind it, the last one ends with Keep."""
        self.back.setVisible(not first)
        self.forward.set_words(_("Keep") if last else _("Next"))
        self._arrange()

    def set_asking(self, asking: bool) -> None:
        """While a banner asks for an act, the green button is the banner's."""
        self.forward.set_kind("ordinary" if asking else "primary")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        above, below = around(self)
        self._box.setContentsMargins(0, above, 0, below)
        self._line.refit()
