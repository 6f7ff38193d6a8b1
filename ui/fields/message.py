# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One message after a silence: short, one offer, a way not to answer; copying it sleeps a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.i18n import _, ngettext
from app.i18n import content as translated
from ui.fields.listening import ListeningEditor
from ui.widgets.buttons import ordinary
from ui.widgets.icon_mark import IconMark
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from app.language.rehearsal import Draft
    from app.language.silence import Tick

SLEEP_S = 600
"""Copying is asleep for ten minutes after the last change; a second press wakes it."""


class MessageEditor(ListeningEditor):
    """Kind: message. Nothing is sent from here; with words about danger it steps back.

    `exception` is what was agreed with this patient for a crisis, "" where nothing was.
    """

    lines = 4

    def _build(self) -> None:
        super()._build()
        self._woken = False
        self.exception = ""
        row = QHBoxLayout()
        row.setSpacing(16)
        self.copy = ordinary(_("Copy"), icon="copy", parent=self)
        self.copy.clicked.connect(self._on_copy)
        self.sleeping = Prose("", role="help", parent=self)
        row.addWidget(self.copy)
        row.addWidget(self.sleeping, 1)
        self.body.addSpacing(12)
        self.body.addLayout(row)
        self._tick = QTimer(self)
        self._tick.setInterval(15_000)
        self._tick.timeout.connect(self._show_sleep)
        self.control.edited.connect(self._on_changed)
        self._show_sleep()

    def load(self) -> None:
        super().load()
        self._show_sleep()

    def show_draft(self, draft: Draft | None) -> None:
        """How many words, what is wanted, and what might be in the way."""
        from app.language.silence import count_words, silence_notes, ticks

        self.clear_told()
        self.underline(())
        heard = self.heard
        self.copy.setEnabled(draft is not None)
        self.sleeping.show()
        if draft is None or heard is None:
            return
        if heard.real:
            self._step_back()
            return
        most = draft.rules.content.silence.most_words
        count = count_words(heard.whole)
        words = ngettext("{count} word of {most}", "{count} words of {most}", count)
        told = words.format(count=count, most=most)
        self.tell(Prose(told, role="caption", parent=self.told))
        for tick in ticks(draft):
            self.tell(self._tick_line(tick))
        notes = silence_notes(draft)
        whole = (0, len(draft.text))
        self.underline([(n.start, n.end, "caution") for n in notes if (n.start, n.end) != whole])
        for reason in dict.fromkeys(note.reason for note in notes):
            self.tell(Prose(translated(reason), role="body", parent=self.told))
        self.tell_if_long()

    def _step_back(self) -> None:
        """With words about danger nothing is polished: what to do, and what was agreed for it."""
        self.tell_of_something_real()
        if self.exception:
            agreed = _("What you agreed for a crisis: {words}").format(words=self.exception)
            self.tell(Prose(agreed, role="body", parent=self.told))
        self.copy.setEnabled(False)
        self.sleeping.hide()

    def _tick_line(self, tick: Tick) -> QWidget:
        line = QWidget(self.told)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        icon = "check" if tick.there else "minus"
        colour = "accent" if tick.there else "ink3"
        row.addWidget(IconMark(icon=icon, colour=colour, size=16))
        words = translated(tick.reason)
        if not tick.there:
            words = _("{wanted} Not seen so far.").format(wanted=words)
        row.addWidget(Prose(words, role="help", parent=line), 1)
        return line

    # ------------------------------------------------------------------ copying

    def _on_changed(self) -> None:
        self._woken = False
        self._show_sleep()

    def _left(self) -> int:
        """Seconds until copying wakes by itself; counted on while the page is left."""
        if self._woken or not self.control.text().strip():
            return 0
        now = self.context.workspace.clock.now().instant_us
        past = (now - self.session.entry.changed.instant_us) // 1_000_000
        # a clock that was set back does not make it sleep for longer
        return min(SLEEP_S, max(0, SLEEP_S - past))

    def _show_sleep(self) -> None:
        left = self._left()
        if not left:
            self._tick.stop()
            self.sleeping.set_text(
                _("Who else reads this phone? Does it name the service? It stays copied a minute.")
            )
            return
        if not self._tick.isActive():
            self._tick.start()
        minutes = -(-left // 60)
        words = ngettext(
            "Asleep for {count} minute, so that it can settle. Press again to wake it.",
            "Asleep for {count} minutes, so that it can settle. Press again to wake it.",
            minutes,
        )
        self.sleeping.set_text(words.format(count=minutes))

    def _on_copy(self) -> None:
        if self._left():
            self._woken = True
            self._show_sleep()
            return
        QApplication.clipboard().setText(self.control.text())
        self.context.toast(_("Copied. It lies outside the journal for a minute."), None)
