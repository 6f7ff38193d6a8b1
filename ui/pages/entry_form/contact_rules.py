# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A contact: the third cancelled one is worth a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.episode import MARKER
from app.i18n import _

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from ui.pages.entry_form.form import EntryForm

CANCELLED = "w_contact"
"""The marker of a contact that was moved, missed or not answered."""

THIRD = 3


class ContactRules(QObject):
    """Says once, with the third such contact, that it may be something to bring up."""

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        self._form = form
        form.edited.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        form = self._form
        entry, episode = form.session.entry, form.opened.episode
        if episode is None or not _is_cancelled(entry):
            form.hint.clear()
            return
        before = [c for c in episode.contacts if c.id != entry.id and _is_cancelled(c)]
        if len(before) + 1 == THIRD:
            form.hint.say(
                _("Third time noted in this repair. Is it something to bring up?"),
            )
        else:
            form.hint.clear()


def _is_cancelled(contact: Entry) -> bool:
    return any(mark.value == CANCELLED for mark in contact.marked(MARKER))
