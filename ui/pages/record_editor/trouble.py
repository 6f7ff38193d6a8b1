# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The banner that says what could not be saved, and what can be done. It pushes the page down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.i18n import _
from ui.theme.theme import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import ordinary, primary

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from app.domain.errors import AppError

# in a window lower than this (at normal text size) the banner is one sentence
LOW_WINDOW = 420


class TroubleBanner(QWidget):
    """Empty while all is well.

    Signals:
        retry_wanted: store again now.
        elsewhere_wanted: put the words into an encrypted file somewhere else.
        copy_wanted: put the words on the clipboard.
    """

    retry_wanted = Signal()
    elsewhere_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self._banner: Banner | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_error(self, error: AppError | None) -> None:
        """Show an error until it is over (`None`)."""
        if error is None:
            self.hide()
        elif error.sentence != self._said or self._banner is None:
            self._said = error.sentence
            self._build(error)
        if error is not None:
            self.show()

    def _build(self, error: AppError) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
        low = self.window().height() < LOW_WINDOW * current().text_scale
        again = primary(_("Try again"), parent=self)
        again.clicked.connect(self.retry_wanted)
        words = _("Save elsewhere…") if low else _("Save encrypted copy elsewhere…")
        elsewhere = ordinary(words, parent=self)
        elsewhere.clicked.connect(self.elsewhere_wanted)
        copy = ordinary(_("Copy text") if low else _("Copy text for now"), parent=self)
        copy.clicked.connect(self.copy_wanted)
        rest = " ".join(part for part in (error.safe, error.do) if part)
        if low:
            rest = ""  # the words themselves stay visible below, which says the same
        self._banner = Banner(
            kind="rescue",
            title=error.happened,
            text=rest,
            actions=[again, elsewhere, copy],
            parent=self,
        )
        self._box.addWidget(self._banner)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, error.sentence))


def copy_words(entry: Entry) -> None:
    """Put every answer of an entry on the clipboard, in the order of the fields."""
    words = "\n\n".join(answer.text for answer in entry.answers if answer.text.strip())
    QApplication.clipboard().setText(words)
