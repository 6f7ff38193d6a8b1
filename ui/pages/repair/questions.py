# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked once about a repair, calmly, above its course. One question at a time."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.domain.entry import Kind
from app.domain.episode import ASKED, HEADLINE_KEPT, TYPE, asks_still_so, differs
from app.domain.feedback import unanswered_guesses
from app.i18n import _
from app.i18n import content as translated
from ui.context import Route
from ui.dates import dates_of
from ui.widgets.hint import Hint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.entry import Entry
    from app.services.repairs import EpisodeReading
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.widgets.hint import Act

GUESS_DAYS = 14
"""Two weeks after its contact a guess that was not asked about is left alone."""


class Questions(Hint):
    """Nothing, or one banner whose buttons answer it."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context

    def show_reading(self, reading: EpisodeReading) -> None:
        """Ask what there is to ask about this episode, if anything."""
        self.clear()
        found = None
        if self._context.workspace.rescued is None:
            found = self._headline(reading) or self._still_so(reading) or self._guess(reading)
        if found is not None:
            self.say(*found)

    def _headline(self, reading: EpisodeReading) -> tuple[str, str, Sequence[Act]] | None:
        episode = reading.entry
        held = episode.mark(TYPE)
        if episode.mark(HEADLINE_KEPT) or not differs(held, reading.contacts):
            return None
        repairs = self._context.workspace.repairs
        name = translated(self._context.workspace.content.label(TYPE, held))
        return (
            _("Contacts show both moving away and moving against."),
            _("Is ‘both’ the better headline? It is yours to say."),
            [
                (_("Say both"), partial(self._do, lambda: repairs.note(episode.id, TYPE, "mixed"))),
                (
                    _("Keep {kind}").format(kind=name),
                    partial(self._do, lambda: repairs.note(episode.id, HEADLINE_KEPT, "yes")),
                ),
            ],
        )

    def _still_so(self, reading: EpisodeReading) -> tuple[str, str, Sequence[Act]] | None:
        change = reading.repaired_by
        if change is None or not asks_still_so(reading.standing, reading.contacts, change):
            return None
        workspace = self._context.workspace
        acts = []
        for option in workspace.content.vocabulary("still_so"):
            work = partial(workspace.repairs.answer_still_so, change.id, option.id)
            words = translated(option.text)
            acts.append((words[:1].upper() + words[1:], partial(self._do, work)))
        return _("Two contacts later: still so?"), "", acts

    def _guess(self, reading: EpisodeReading) -> tuple[str, str, Sequence[Act]] | None:
        workspace = self._context.workspace
        today = workspace.clock.now().local_day
        for contact in reversed(unanswered_guesses(reading.contacts)):
            later = any(other.day > contact.day for other in reading.contacts)
            if not later or contact.mark(ASKED) or today - contact.day > timedelta(GUESS_DAYS):
                continue
            if any(r.mark(ASKED) and r.day >= contact.day for r in reading.of(Kind.REVIEW)):
                continue
            return self._ask_about(contact)
        return None

    def _ask_about(self, contact: Entry) -> tuple[str, str, Sequence[Act]]:
        workspace = self._context.workspace
        dates = dates_of(workspace.preferences.current)
        repairs = workspace.repairs
        return (
            _("Have you asked how it was for them?"),
            _("On {day} you noted a guess.").format(day=dates.plain(contact.day)),
            [
                (
                    _("Note what they said"),
                    partial(self._context.navigate, Route("form", entry_id=contact.id)),
                ),
                (
                    _("Not the time"),
                    partial(self._do, lambda: repairs.note(contact.id, ASKED, "not_the_time")),
                ),
            ],
        )

    def _do(self, work: Callable[[], ChangeSet]) -> None:
        self._context.tasks.vault(
            work, owner=self, done=self._context.bus.announce, failed=self._context.report
        )
