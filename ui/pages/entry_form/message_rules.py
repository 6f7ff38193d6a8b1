# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second message to the same silence is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.entry import Kind
from app.i18n import _

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from ui.pages.entry_form.form import EntryForm


class MessageRules(QObject):
    """Says so from the beginning, since it is about writing one at all."""

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        episode = form.opened.episode
        if episode is None:
            return
        entry = form.session.entry
        others = (m for m in episode.of(Kind.MESSAGE) if m.id != entry.id)
        contacts = [c.day for c in episode.contacts]
        if any(_unanswered(m) and not any(day > m.day for day in contacts) for m in others):
            form.hint.say(_("A second one to the same silence. Is it for them or for you?"))


def _unanswered(message: Entry) -> bool:
    return message.mark("message_sent") == "sent" and message.mark("message_answered") != "yes"
