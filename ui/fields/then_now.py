# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An earlier value beside the one just given: "then 85, now 40". Never counted as a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from ui.widgets.icon_mark import IconMark
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence


class ThenNow(QWidget):
    """Hidden until both values are there, so that the first does not pull at the second."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[int | None, int | None] = (None, None)
        self._then = Prose("", role="help", parent=self)
        self._arrow = IconMark(icon="arrow-right", colour="ink3", size=16, parent=self)
        self._now = Prose("", role="label", parent=self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 4)
        line.setSpacing(8)
        line.addWidget(self._then)
        line.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._now)
        line.addStretch(1)
        self.hide()

    def show_values(self, then: int | None, now: int | None) -> None:
        """Show both, or the new one alone; nothing while it is not given."""
        if (then, now) == self._shown:
            return
        self._shown = (then, now)
        self._then.setVisible(then is not None)
        self._arrow.setVisible(then is not None)
        if then is not None:
            self._then.set_text(_("then {value}").format(value=then))
        if now is not None:
            self._now.set_text(_("now {value}").format(value=now))
        self.setVisible(now is not None)

    def show_course(self, earlier: Sequence[int], now: int | None) -> None:
        """Show every earlier value in its order, and the new one."""
        self.show_values(earlier[-1] if earlier else None, now)
        if now is not None and len(earlier) > 1:
            values = ", ".join(str(value) for value in earlier)
            self._then.set_text(_("then {values}").format(values=values))

    def text(self) -> str:
        """Both values as words."""
        return " ".join(part.text() for part in (self._then, self._now) if not part.isHidden())
