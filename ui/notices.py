# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desk itself says: the sample's ribbon and trouble at the top, what was done below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.i18n import _
from ui.widgets.banner import Banner
from ui.widgets.buttons import link, ordinary
from ui.widgets.prose import Prose
from ui.widgets.strip import Strip
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from ui.kept_question import KeptQuestion


class Notices(QObject):
    """Owns two strips, `top` and `foot`, that the desk lays out around its page.

    Signals:
        leave_sample_asked: leave the sample journal.
        question_left: the question that had the focus has gone.
    """

    leave_sample_asked = Signal()
    question_left = Signal()

    def __init__(self, *, sample: bool, parent: QWidget) -> None:
        super().__init__(parent)
        above = QWidget()
        self._top = QVBoxLayout(above)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(0)
        self.top = Strip(content=above, parent=parent)
        if sample:
            self.ribbon(
                _("Sample. Nothing you type here is kept."),
                [(_("Leave the sample"), self.leave_sample_asked.emit)],
            )
        self._kept = QVBoxLayout()
        self._kept.setContentsMargins(0, 0, 0, 0)
        self._top.addLayout(self._kept)
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
        self._question: KeptQuestion | None = None
        self._asked = QVBoxLayout()
        below.addWidget(self._warning)
        below.addLayout(self._asked)
        below.addWidget(self._toast)
        self._fit()

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """One line about what was just done; it stays until the next page or act."""
        self._toast.say(text, undo)
        self._fit()

    def ask(self, question: KeptQuestion) -> None:
        """A question above that line; it goes with the next page at the latest."""
        self._drop_question()
        self._question = question
        self._asked.addWidget(question)
        question.found.connect(self._on_question_found)
        question.done.connect(self._on_question_done)
        question.look()

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
        self._banner = _held(banner)
        self._top.addWidget(self._banner)

    def keep(self, banner: Banner) -> Callable[[], None]:
        """Show a banner that stays on every page; gives what takes it away."""
        holder = _held(banner)
        self._kept.addWidget(holder)

        def drop() -> None:
            holder.hide()
            holder.deleteLater()

        return drop

    def clear(self) -> None:
        """Another page comes: what was said about the last one goes."""
        self._toast.dismiss()
        self._drop_question()
        self._drop_banner()
        self._fit()

    def _drop_banner(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None

    def _drop_question(self) -> None:
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None

    def _on_question_found(self) -> None:
        if self._question is not None and self._question.card is not None:
            self._toast.dismiss()  # the question says it too: one line at a time
        self._fit()

    def _on_question_done(self) -> None:
        question, focused = self._question, QApplication.focusWidget()
        left = question is not None and focused is not None and question.isAncestorOf(focused)
        self._drop_question()
        self._fit()
        if left:
            self.question_left.emit()

    def _fit(self) -> None:
        shown = [self._toast, self._warning, *([self._question] if self._question else [])]
        self.foot.setVisible(not all(one.isHidden() for one in shown))

    def ribbon(
        self, text: str, links: Sequence[tuple[str, Callable[[], None]]], *, trouble: bool = False
    ) -> None:
        """One line at the very top that stays, with links behind it."""
        ribbon = QFrame()
        ribbon.setObjectName("Ribbon")
        if trouble:
            ribbon.setProperty("role", "trouble")
        row = QHBoxLayout(ribbon)
        row.setContentsMargins(28, 6, 28, 6)
        row.setSpacing(16)
        row.addWidget(Prose(text, role="body" if trouble else "help"), 1)
        for words, act in links:
            button = link(words)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        self._top.insertWidget(0, ribbon)


def _held(banner: Banner) -> QWidget:
    holder = QWidget()
    margins = QVBoxLayout(holder)
    margins.setContentsMargins(28, 16, 40, 0)
    margins.addWidget(banner)
    return holder
