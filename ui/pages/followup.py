# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""After the next contact: what was done, what came back, and the rule once more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.entry import Kind, State
from app.domain.record import FOLLOWS
from app.i18n import _
from ui.context import Route
from ui.pages.record_editor.followup_form import FollowupForm
from ui.pages.record_editor.foot import Foot
from ui.pages.record_editor.header import Header
from ui.pages.record_editor.place import cursor_of
from ui.pages.record_editor.trouble import TroubleBanner, copy_words
from ui.pages.record_editor.writing import Writing
from ui.theme import tokens
from ui.widgets.page import Page

if TYPE_CHECKING:
    from app.domain.draft import DraftSession
    from app.domain.entry import Entry
    from app.domain.errors import AppError
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


class FollowupPage(Page):
    """A day or more later; as often as wished."""

    NAME = "followup"
    ICON = "journal"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._route = Route(self.NAME)
        self._reading: Reading | None = None
        self._focus_wanted = False
        self.form: FollowupForm | None = None
        self.writing = Writing(context=context, parent=self)
        self.header = Header(back=_("Journal"), parent=self)
        self.header.back_wanted.connect(self._go_back)
        self.banner = TroubleBanner(parent=self)
        self.foot = Foot(width=tokens.LAYOUT["column"], parent=self)
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------ the page

    @property
    def title(self) -> str:
        """What the navigation and screen readers call this page."""
        return _("After the next contact")

    def open(self, route: object) -> None:
        """Begin a follow-up of a record, or go on with one."""
        if not isinstance(route, Route):
            return
        self._route = route
        self._drop_form()
        workspace = self._context.workspace
        self.writing.open_by(route.entry_id, lambda: self._read(workspace, route.entry_id))

    def leave(self) -> None:
        """Store what is there."""
        self.writing.leave()
        self._drop_form()

    def focus_first(self) -> None:
        """Go to the first question, as soon as there is one."""
        if self.form is None:
            self._focus_wanted = True
        else:
            self.form.focus_first()

    def place(self) -> Route | None:
        """Where the writer is, for coming back after an unlock."""
        session = self.writing.session
        if session is None:
            return None
        entry = session.entry.id if session.saved or session.dirty else self._route.entry_id
        return replace(
            self._route, entry_id=entry, extra=cursor_of(self, QApplication.focusWidget())
        )

    def _set_margins(self) -> None:
        super()._set_margins()
        edges = self._across.contentsMargins()
        edges.setTop(12)  # the line above stands in for the margin
        self._across.setContentsMargins(edges)

    # ------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        self.top.addWidget(self.header)
        self._banner_holder = QWidget(self)
        box = QVBoxLayout(self._banner_holder)
        box.setContentsMargins(28, 0, 40, 8)
        box.addWidget(self.banner)
        self._banner_holder.hide()
        self.top.addWidget(self._banner_holder)
        self.bottom.addWidget(self.foot)
        self.foot.follow(self.scroller)

    def _connect(self) -> None:
        writing = self.writing
        writing.opened.connect(self._on_opened)
        writing.failed_to_open.connect(self._on_failed_to_open)
        writing.status_changed.connect(self.header.show_status)
        writing.trouble_changed.connect(self._on_trouble_changed)
        writing.kept.connect(self._on_kept)
        writing.let_go.connect(self._go_back)
        self.banner.retry_wanted.connect(writing.retry)
        self.banner.copy_wanted.connect(self._on_copy_wanted)
        self.foot.keep.clicked.connect(writing.keep)
        self._context.actions.on_page("next_or_keep", self, writing.keep)

    def _read(self, workspace: Workspace, entry_id: str) -> DraftSession:
        """On the vault lane."""
        opened = open_followup(workspace, entry_id)
        self._reading = opened.reading
        return opened.session

    def _drop_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.body.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None

    def _on_opened(self) -> None:
        session, reading = self.writing.session, self._reading
        if session is None or reading is None:
            return
        self._drop_form()
        self.form = FollowupForm(
            session=session,
            reading=reading,
            context=self._context,
            dates=self.writing.dates,
            parent=self.column,
        )
        self.form.edited.connect(self.writing.touch)
        self.body.addWidget(self.form, 1)
        self._show_title(reading.entry)
        if self._focus_wanted:
            self._focus_wanted = False
            self.form.focus_first()

    def _show_title(self, record: Entry) -> None:
        day = self.writing.dates.short(record.day)
        parts = [_("Follow-up to {day}").format(day=day), record.client_code]
        self.header.set_title(" · ".join(part for part in parts if part))

    def _go_back(self) -> None:
        entry = self._reading.entry.id if self._reading is not None else ""
        self._context.navigate(Route("journal", entry_id=entry))

    def _on_kept(self) -> None:
        self._go_back()
        self._context.toast(_("Kept. You can come back to it or leave it."), None)

    def _on_trouble_changed(self, error: AppError | None) -> None:
        self._banner_holder.setVisible(error is not None)
        self.banner.show_error(error)
        self.foot.keep.set_kind("ordinary" if error is not None else "primary")

    def _on_copy_wanted(self) -> None:
        if self.writing.session is not None:
            copy_words(self.writing.session.entry)
            self._context.toast(_("Copied. It lies outside the journal now."), None)

    def _on_failed_to_open(self, error: AppError) -> None:
        self._context.navigate(Route("journal", entry_id=self._route.entry_id))
        self._context.report(error)
