# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a new passphrase: twice typed, its strength in words, six words on offer.

Nothing is refused but an empty one: a weak one is explained and asked about once.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.services import passphrases
from app.services.passphrases import Strength
from ui.pages.door.labels import ShowButton, field_label, field_row
from ui.pages.door.message_line import MessageLine
from ui.pages.door.passphrase_field import PassphraseField
from ui.pages.door.strength_bar import StrengthBar
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.widgets import buttons
from ui.widgets.prose import Prose

ESTIMATE_AFTER_MS = 150


class PassphraseChooser(QWidget):
    """The two fields and what stands around them; used wherever a passphrase is chosen.

    Signals:
        submitted: Enter was pressed in the second field.
        edited: one of the fields was changed.
    """

    submitted = Signal()
    edited = Signal()

    def __init__(
        self, *, theme: Theme, tasks: Tasks, label: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._weak_accepted = ""
        self._words: tuple[str, ...] = ()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(ESTIMATE_AFTER_MS)
        self._wait.timeout.connect(self._on_estimate_due)

        first_label = label or _("Passphrase")
        self._first = PassphraseField(name=first_label, parent=self)
        self._again = PassphraseField(name=_("Again"), parent=self)
        self._show = ShowButton(theme=theme, fields=(self._first, self._again), parent=self)
        self._bar = StrengthBar(theme=theme, parent=self)
        self._message = MessageLine(above=theme.space("s2"), parent=self)
        self._suggest = buttons.ordinary(_("Suggest six words"), parent=self)
        self._suggested = Prose(role="code", selectable=True, parent=self)
        self._use = buttons.link(_("Use these words"), parent=self)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(field_label(first_label, self._first, theme=theme, parent=self))
        layout.addSpacing(theme.space("label_to_field"))
        layout.addLayout(field_row(self._first, self._show, theme=theme))
        layout.addSpacing(theme.space("s2"))
        layout.addWidget(self._bar)
        layout.addSpacing(theme.space("s4"))
        layout.addLayout(self._offer())
        layout.addSpacing(theme.space("field_gap"))
        layout.addWidget(field_label(_("Again"), self._again, theme=theme, parent=self))
        layout.addSpacing(theme.space("label_to_field"))
        layout.addWidget(self._again)
        layout.addWidget(self._message)
        self._suggested.hide()
        self._use.hide()
        self.setFocusProxy(self._first)
        order = (self._first, self._show, self._suggest, self._suggested, self._use, self._again)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

        self._first.textChanged.connect(self._on_first_changed)
        self._again.textChanged.connect(self._on_again_changed)
        self._first.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self.submitted)
        for field in (self._first, self._again):
            field.caps_lock_noticed.connect(self._on_caps_lock_noticed)
        self._suggest.clicked.connect(self._on_suggest_asked)
        self._use.clicked.connect(self._on_words_taken)

    @property
    def empty(self) -> bool:
        """Whether nothing was typed into either field."""
        return not self._first.text() and not self._again.text()

    @property
    def strength_text(self) -> str:
        """The strength as it is told now."""
        return self._bar.text

    @property
    def message(self) -> MessageLine:
        """The line that tells what is still in the way."""
        return self._message

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._first.setFocus()

    def forget(self) -> None:
        """Empty everything."""
        self._first.clear()
        self._again.clear()
        self._show.set_shown(False)
        self._message.clear()
        self._words = ()
        self._weak_accepted = ""
        self._suggested.set_text("")
        self._suggested.hide()
        self._use.hide()

    def take(self) -> str:
        """The passphrase, or "" with the reason on screen and the cursor where it is wanted.

        A weak passphrase is explained the first time it is offered and taken the second.
        """
        chosen = self._first.text()
        if not chosen:
            self._ask(_("Type a passphrase first."), self._first)
            return ""
        if not self._again.text():
            self._ask(_("Type the same passphrase once more."), self._again)
            return ""
        if self._again.text() != chosen:
            self._ask(_("The two are not the same yet."), self._again)
            self._again.selectAll()
            return ""
        found = passphrases.strength(chosen)
        if not found.good and self._weak_accepted != chosen:
            self._weak_accepted = chosen
            self._ask(
                _(
                    "{reason} Whoever finds this computer could try many. "
                    "More words would help. Continue once more to take it as it is."
                ).format(reason=found.advice),
                self._first,
            )
            return ""
        return chosen

    def _offer(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(self._theme.space("s1"))
        words.addWidget(self._suggested)
        words.addWidget(self._use, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("s4"))
        row.addWidget(self._suggest, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _ask(self, words: str, field: PassphraseField) -> None:
        self._message.show_error(words)
        field.setAccessibleDescription(words)
        field.setFocus()

    def _on_first_changed(self) -> None:
        self._wait.start()
        self._clear_message()
        self.edited.emit()

    def _on_again_changed(self) -> None:
        self._clear_message()
        self.edited.emit()

    def _clear_message(self) -> None:
        if self._first.caps_lock or self._again.caps_lock:
            self._message.show_remark(_("Caps Lock is on."))
        else:
            self._message.clear()
        self._first.setAccessibleDescription("")
        self._again.setAccessibleDescription("")

    def _on_estimate_due(self) -> None:
        typed = self._first.text()
        if not typed:
            self._bar.show_strength(Strength(0, False, "", ""))
            return
        self._tasks.cpu(lambda: passphrases.strength(typed), owner=self, done=self._on_estimated)

    def _on_estimated(self, strength: Strength) -> None:
        # The next letters are already waiting for an estimate of their own.
        if self._first.text() and not self._wait.isActive():
            self._bar.show_strength(strength)

    def _on_caps_lock_noticed(self, on: bool) -> None:
        if on:
            self._message.show_remark(_("Caps Lock is on."))
        elif not self._message.is_error:
            self._message.clear()

    def _on_suggest_asked(self) -> None:
        self._words = passphrases.suggest()
        self._suggested.set_text(" ".join(self._words))
        self._suggested.setAccessibleName(" ".join(self._words))
        self._suggested.show()
        self._use.show()

    def _on_words_taken(self) -> None:
        self._first.setText(" ".join(self._words))
        self._again.clear()
        self._show.set_shown(True)
        self._again.setFocus()
