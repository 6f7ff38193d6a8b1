# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The banner that says what could not be saved, and what can be done. It pushes the page down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.i18n import _
from ui.widgets.banner import Banner
from ui.widgets.buttons import ordinary, primary

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from app.domain.errors import AppError


class TroubleBanner(QWidget):
    """Empty while all is well.

    Signals:
        retry_wanted: store again now.
        copy_wanted: put the words on the clipboard.
    """

    retry_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._retry = primary(_("Try again"), parent=self)
        self._retry.clicked.connect(self.retry_wanted)
        self._copy = ordinary(_("Copy text for now"), parent=self)
        self._copy.clicked.connect(self.copy_wanted)
        self._banner = Banner(
            kind="rescue", title=" ", text=" ", actions=[self._retry, self._copy], parent=self
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._banner)
        self.hide()

    def show_error(self, error: AppError | None) -> None:
        """Show an error until it is over (`None`)."""
        if error is None:
            self._code = ""
            self.hide()
            return
        new = error.code != self._code or self.isHidden()
        self._code = error.code
        rest = " ".join(part for part in (error.safe, error.do) if part)
        self._banner.set_words(error.happened, rest)
        self.show()
        if new:
            self._banner.setAccessibleName(error.sentence)


def copy_words(entry: Entry) -> None:
    """Put every answer of an entry on the clipboard, in the order of the fields."""
    words = "\n\n".join(answer.text for answer in entry.answers if answer.text.strip())
    QApplication.clipboard().setText(words)
