# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A contact: the third cancelled one of a client is worth a line, and so is open feedback."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.episode import MARKER
from app.i18n import _
from ui.pages.entry_form.open_feedback import show_open_feedback

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
        show_open_feedback(form)
        form.edited.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        form = self._form
        entry, before = form.session.entry, form.opened.before
        if before is None or not _is_cancelled(entry) or self._earlier() + 1 != THIRD:
            form.hint.clear()
        elif before.code:
            words = _("Third time noted with {code}. Is it something to bring up?")
            form.hint.say(words.format(code=before.code))
        else:
            form.hint.say(_("Third time noted in this repair. Is it something to bring up?"))

    def _earlier(self) -> int:
        """How many such contacts came before this one, by day and then by order of writing."""
        session, before = self._form.session, self._form.opened.before
        assert before is not None
        day, saved = session.entry.day, session.saved
        # One that is new, or goes to another day, becomes the last of that day.
        order = saved.order if saved is not None and saved.day == day else math.inf
        return sum(
            (other.day, other.order) < (day, order)
            for other in before.contacts
            if other.id != session.entry.id and _is_cancelled(other)
        )


def _is_cancelled(contact: Entry) -> bool:
    return any(mark.value == CANCELLED for mark in contact.marked(MARKER))
