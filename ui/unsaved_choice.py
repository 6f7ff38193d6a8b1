# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""On the cover, when the last words cannot be saved: what is so, and three ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from ui.theme.theme import current
from ui.widgets.buttons import ordinary, primary
from ui.widgets.flow import Flow
from ui.widgets.prose import Prose
from ui.widgets.scroll_area import ScrollArea

_WIDTH = 600  # at 100 % text


class UnsavedChoice(ScrollArea):
    """Shows nothing that was written: it stands where everybody may look.

    Signals:
        keep_trying_asked, elsewhere_asked, leave_asked: the three ways on.
    """

    keep_trying_asked = Signal()
    elsewhere_asked = Signal()
    leave_asked = Signal()

    def __init__(self, *, happened: str, lost: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        inside.setObjectName("Page")
        column = QWidget(inside)
        column.setMaximumWidth(round(_WIDTH * current().text_scale))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        column.setSizePolicy(policy)
        title = _("The last words are not saved yet.")
        self._said = f"{title} {happened} {lost}"
        words = QVBoxLayout(column)
        words.setContentsMargins(24, 24, 24, 24)
        words.setSpacing(12)
        words.addWidget(Prose(title, role="h2"))
        words.addWidget(Prose(happened, role="body"))
        words.addWidget(Prose(lost, role="body"))
        self._told = Prose("", role="status")
        words.addWidget(self._told)
        self._told.hide()
        self._keep = primary(_("Keep trying"))
        self._elsewhere = ordinary(_("Save encrypted copy elsewhere…"))
        self._leave = ordinary(_("Leave without the last words"))
        self._keep.clicked.connect(self.keep_trying_asked)
        self._elsewhere.clicked.connect(self.elsewhere_asked)
        self._leave.clicked.connect(self.leave_asked)
        buttons = QWidget()
        row = Flow(gap=8, parent=buttons)
        for button in (self._keep, self._elsewhere, self._leave):
            row.addWidget(button)
        words.addSpacing(8)
        words.addWidget(buttons)
        down = QVBoxLayout(inside)
        down.addStretch(1)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(column, 1000)
        across.addStretch(1)
        down.addLayout(across)
        down.addStretch(1)
        self.setWidget(inside)

    def begin(self) -> None:
        """Say it, and put the focus on the way that loses nothing."""
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.alert(self.window())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._keep, self._said))

    def wait(self) -> None:
        """A copy is being written: leaving now would cut it off."""
        self._leave.setEnabled(False)
        self._show(_("Saving the copy…"))

    def tell(self, words: str) -> None:
        """What became of the copy."""
        self._leave.setEnabled(True)
        self._show(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._elsewhere, words))

    def _show(self, words: str) -> None:
        self._told.set_text(words)
        self._told.show()
