# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desk itself says: the sample's ribbon and trouble at the top, what was done below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.i18n import _
from ui.widgets.banner import Banner
from ui.widgets.buttons import link, ordinary
from ui.widgets.prose import Prose
from ui.widgets.toast import Toast


class Notices(QObject):
    """Owns two strips, `top` and `foot`, that the desk lays out around its page.

    Signals:
        leave_sample_asked: leave the sample journal.
    """

    leave_sample_asked = Signal()

    def __init__(self, *, sample: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.top = QWidget(parent)
        self._top = QVBoxLayout(self.top)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(0)
        if sample:
            self._top.addWidget(self._ribbon())
        self._banner: QWidget | None = None
        self.foot = QWidget(parent)
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(24, 0, 24, 16)
        below.setSpacing(8)
        self._warning = Prose("", role="status")
        self._warning.hide()
        self._toast = Toast()
        self._toast.dismissed.connect(self._fit)
        self._toast.undone.connect(self._fit)
        below.addWidget(self._warning)
        below.addWidget(self._toast)
        self._fit()

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """One line about what was just done; it stays until the next page or act."""
        self._toast.say(text, undo)
        self._fit()

    def warn(self, text: str) -> None:
        """One line of the program itself; "" takes it away."""
        self._warning.set_text(text)
        self._warning.setVisible(bool(text))
        self._fit()

    def report(self, error: AppError) -> None:
        """Trouble: what happened, what is safe, what to do. It pushes the page down."""
        self._drop_banner()
        close = ordinary(_("Close this message"))
        close.clicked.connect(self._drop_banner)
        text = " ".join(part for part in (error.safe, error.do) if part)
        banner = Banner(kind="rescue", title=error.happened, text=text, actions=[close])
        holder = QWidget()
        margins = QVBoxLayout(holder)
        margins.setContentsMargins(28, 16, 40, 0)
        margins.addWidget(banner)
        self._banner = holder
        self._top.addWidget(holder)

    def clear(self) -> None:
        """Another page comes: what was said about the last one goes."""
        self._toast.dismiss()
        self._drop_banner()
        self._fit()

    def _drop_banner(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None

    def _fit(self) -> None:
        self.foot.setVisible(not self._toast.isHidden() or not self._warning.isHidden())

    def _ribbon(self) -> QWidget:
        ribbon = QWidget()
        ribbon.setObjectName("Ribbon")
        row = QHBoxLayout(ribbon)
        row.setContentsMargins(28, 6, 28, 6)
        row.setSpacing(16)
        row.addWidget(Prose(_("Sample. Nothing you type here is kept."), role="help"), 1)
        leave = link(_("Leave the sample"))
        leave.clicked.connect(self.leave_sample_asked)
        row.addWidget(leave)
        return ribbon
