# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""After the next contact: what was done, what came back, and the rule once more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.entry import Kind, State
from app.domain.links import FOLLOWS
from app.i18n import _
from ui.context import Route
from ui.pages.record_editor.followup_form import FollowupForm
from ui.pages.record_editor.form_page import FormPage
from ui.pages.record_editor.frame import WaysOut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.draft import DraftSession
    from app.domain.entry import Entry
    from app.services.journal import Reading
    from app.workspace import Workspace
    from ui.context import Context


@dataclass(frozen=True, slots=True)
class Opened:
    """A follow-up to write, and the record it follows."""

    session: DraftSession
    reading: Reading


def open_followup(workspace: Workspace, entry_id: str) -> Opened:
    """The follow-up with this id; for a record its unfinished one, else a new one.

    Raises:
        AppError: the entry is gone, or it is too early for a follow-up.
    """
    drafting, journal = workspace.drafting, workspace.journal
    session = drafting.open(entry_id)
    entry = session.entry
    if entry.kind == Kind.FOLLOWUP:
        record = next((link.target for link in entry.links if link.kind == FOLLOWS), "")
        return Opened(session, journal.record(record))
    reading = journal.record(entry_id)
    for followup in reversed(reading.followups):
        if followup.state is State.DRAFT:
            return Opened(drafting.open(followup.id), reading)
    return Opened(drafting.begin_followup(reading.entry), reading)


class FollowupPage(FormPage):
    """A day or more later; as often as wished."""

    NAME = "followup"
    ICON = "journal"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        out = WaysOut(_("Journal"), self._record, self._record)
        super().__init__(context=context, out=out, parent=parent)
        self._reading: Reading | None = None
        self.form: FollowupForm | None = None

    @property
    def title(self) -> str:
        """What the navigation and screen readers call this page."""
        return _("After the next contact")

    def open(self, route: object) -> None:
        """Begin a follow-up of a record, or go on with one."""
        if not isinstance(route, Route):
            return
        self._route = route
        self._reading = None
        workspace = self._context.workspace
        self.writing.open_by(route.entry_id, lambda: self._read(workspace, route.entry_id))

    def leave(self) -> None:
        """Store what is there."""
        super().leave()
        self.form = None

    def _read(self, workspace: Workspace, entry_id: str) -> DraftSession:
        """On the vault lane."""
        opened = open_followup(workspace, entry_id)
        self._reading = opened.reading
        return opened.session

    def _on_opened(self) -> None:
        session, reading = self.writing.session, self._reading
        if session is None or reading is None:
            return
        self.form = FollowupForm(
            session=session,
            reading=reading,
            context=self._context,
            dates=self.writing.dates,
            parent=self.column,
        )
        self.form.edited.connect(self.writing.touch)
        self._show_title(reading.entry)
        self._place.show(self.form, cursor=self._route.extra)

    def _show_title(self, record: Entry) -> None:
        day = self.writing.dates.short(record.day)
        parts = [_("Follow-up to {day}").format(day=day), record.client_code]
        self.frame.header.set_title(" · ".join(part for part in parts if part))

    def _record(self) -> Route:
        """The record that is followed, in the Journal."""
        entry = self._reading.entry.id if self._reading is not None else self._route.entry_id
        return Route("journal", entry_id=entry)
