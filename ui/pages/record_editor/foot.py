# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The line of actions at the foot of a page on which one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from app.i18n import _
from ui.pages.record_editor.act_line import ActLine, around
from ui.pages.record_editor.margins import set_margins
from ui.theme.theme import current
from ui.widgets.buttons import ordinary, primary, quiet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.widgets.buttons import Button


def enough_button(parent: QWidget | None = None) -> Button:
    """ "Enough for today", which leaves everything as a draft and says so beforehand."""
    button = quiet(_("Enough for today"), parent=parent)
    button.setToolTip(_("Everything stays saved as a draft."))
    return button


class ActFoot(QWidget):
    """A line of actions as wide as the column above it."""

    def __init__(
        self,
        *,
        width: int,
        start: Sequence[Button],
        end: Sequence[Button],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._width = width
        self._bar = 0
        self._line = ActLine(start=start, end=end, parent=self)
        self._across = QHBoxLayout(self)
        self._across.setSpacing(0)
        self._across.addStretch(1)
        self._across.addWidget(self._line, 1000)
        self._across.addStretch(1)
        current().changed.connect(self._arrange)

    def follow(self, area: QScrollArea) -> None:
        """Stay below the column of a scrolled page, beside its scroll bar."""
        self._bar = area.verticalScrollBar().sizeHint().width()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        window = self.window().width()
        side = 16 if window < 700 else 32 if window < 1100 else 40
        widest = round(self._width * current().text_scale)
        # the column above keeps to the middle where it can, as if there were a bar on both sides
        start = side + self._bar if self.width() - 2 * (side + self._bar) >= widest else side
        above, below = around(self)
        end = side + self._bar
        set_margins(self._across, self, start=start, top=above, end=end, bottom=below)
        self._line.setMaximumWidth(widest)
        self._line.refit()


class Foot(ActFoot):
    """Leaves at its start, Keep at its end."""

    def __init__(self, *, width: int, parent: QWidget | None = None) -> None:
        self.enough = enough_button()
        self.keep = primary(_("Keep"))
        end = [*self._before_keep(), self.keep]
        super().__init__(width=width, start=[self.enough], end=end, parent=parent)

    def set_asking(self, asking: bool) -> None:
        """While a banner asks for an act, the green button is the banner's."""
        self.keep.set_kind("ordinary" if asking else "primary")

    def _before_keep(self) -> list[Button]:
        return []


class QuickFoot(Foot):
    """Of the quick record: it can be taken further before it is kept."""

    def show_line_only(self, only: bool) -> None:
        """Just one line leads to the rest of the quick record."""
        self.rest.setVisible(only)
        self.longer.setVisible(not only)
        self._arrange()

    def _before_keep(self) -> list[Button]:
        self.rest = ordinary(_("Add more"))
        self.longer = ordinary(_("Take ten minutes"))
        return [self.rest, self.longer]
