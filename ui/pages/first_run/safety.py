# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""First run, step 4: when to lock, when to hide, and who may get to read a journal."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.domain.preferences import LOCK_MINUTES, Preferences
from app.i18n import _, ngettext
from app.services import notice
from ui.pages.first_run.step import StepPage
from ui.theme.theme import Theme
from ui.widgets import buttons
from ui.widgets.prose import Prose
from ui.widgets.radio import Check, Radio
from ui.widgets.sheet import Rule


@dataclass(frozen=True, slots=True)
class SafetyChoices:
    """What was chosen: minutes until it locks, and whether it hides on a switch."""

    lock_after_minutes: int
    hide_after_switch: bool


class SafetyPage(StepPage):
    """The last step before the journal.

    Signals:
        chosen: open the journal; carries `SafetyChoices`.
    """

    chosen = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme=theme,
            number=4,
            heading=_("When you step away"),
            help=_("Both can be changed later in Settings."),
            parent=parent,
        )
        usual = Preferences()
        label = _("Lock after this long without typing")
        self.body.addWidget(Prose(label, role="label", parent=self.column))
        self.body.addSpacing(theme.space("s2"))
        # A parent of their own: it is what makes the three exclude each other.
        together = QWidget(self.column)
        together.setAccessibleName(label)
        choices = QVBoxLayout(together)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(theme.space("s1"))
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._lock: dict[int, Radio] = {}
        for minutes in LOCK_MINUTES:
            words = ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
            radio = Radio(words, parent=together)
            radio.setAccessibleDescription(label)
            radio.setChecked(minutes == usual.lock_after_minutes)
            choices.addWidget(radio, 0, start)
            self._lock[minutes] = radio
        self.body.addWidget(together)
        self.body.addSpacing(theme.space("s4"))
        self._hide = Check(
            _("Hide when I switch to another program for 20 seconds"),
            _("A plain cover; one key brings it back. Ctrl+H hides at once."),
            parent=self.column,
        )
        self._hide.setChecked(usual.hide_after_switch)
        self.body.addWidget(self._hide, 0, start)
        self.body.addSpacing(theme.space("s5"))
        self.body.addWidget(Rule(parent=self.column))
        self.body.addSpacing(theme.space("s5"))
        self.body.addWidget(Prose(_("Who may get to read it"), role="label", parent=self.column))
        for paragraph in notice.discoverability():
            self.body.addSpacing(theme.space("s2"))
            self.body.addWidget(Prose(paragraph, role="help", parent=self.column))
        self._open = buttons.primary(_("Open my journal"), parent=self.column)
        self._open.clicked.connect(self._on_open_asked)
        self.end(self._open)

    def focus_first(self) -> None:
        """The lock time."""
        self._lock[self._minutes()].setFocus()

    def show_error(self, error: AppError) -> None:
        """The choices could not be kept."""
        self.trouble.show_app_error(error)
        self._open.setFocus()

    def _on_open_asked(self) -> None:
        self.trouble.clear()
        self.chosen.emit(SafetyChoices(self._minutes(), self._hide.isChecked()))

    def _minutes(self) -> int:
        return next(minutes for minutes, radio in self._lock.items() if radio.isChecked())
