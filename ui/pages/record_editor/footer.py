# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The line of actions below a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import _
from ui.widgets.buttons import ordinary, primary, quiet

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LOW_WINDOW = 700


class Footer(QWidget):
    """Enough for today, Back, and Next or Keep. Stacks where the words need the width.

    Signals:
        enough_wanted, back_wanted, next_wanted: a button was pressed.
    """

    enough_wanted = Signal()
    back_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.enough = quiet(_("Enough for today"), parent=self)
        self.enough.setToolTip(_("Everything stays saved as a draft."))
        self.enough.clicked.connect(self.enough_wanted)
        self.back = ordinary(_("Back"), parent=self)
        self.back.clicked.connect(self.back_wanted)
        self.forward = primary(_("Next"), parent=self)
        self.forward.clicked.connect(self.next_wanted)
        self._stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 28)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
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
        low = self.window().height() < LOW_WINDOW
        self._grid.setContentsMargins(0, 8, 0, 12 if low else 28)
        shown = [b for b in (self.enough, self.back, self.forward) if not b.isHidden()]
        wanted = sum(button.sizeHint().width() for button in shown) + 12 * len(shown)
        stacked = wanted > self.width() > 0
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for button in (self.enough, self.back, self.forward):
            self._grid.removeWidget(button)
        middle = Qt.AlignmentFlag.AlignVCenter
        row = 1 if stacked else 0
        self._grid.addWidget(self.enough, 0, 0, middle | Qt.AlignmentFlag.AlignLeading)
        self._grid.addWidget(self.back, row, 1, middle)
        self._grid.addWidget(self.forward, row, 2, middle)
        self._grid.setColumnStretch(0, 1)
