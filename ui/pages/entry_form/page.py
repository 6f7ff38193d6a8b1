# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing an entry that has a form: opened or begun, autosaved like a record, kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.entry import Kind
from app.domain.links import PART_OF
from app.domain.schemas import SCHEMA_OF, schema_of
from app.i18n import N_, _
from app.i18n import content as translated
from ui.context import Route
from ui.pages.belief.home import OF_BELIEFS, home_of_belief
from ui.pages.entry_form.acts import StoredActs
from ui.pages.entry_form.form import EntryForm
from ui.pages.entry_form.opening import open_again, open_entry
from ui.pages.entry_form.rules import RULES
from ui.pages.record_editor.form_page import FormPage
from ui.pages.record_editor.frame import WaysOut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.draft import DraftSession
    from app.workspace import Workspace
    from ui.context import Context
    from ui.pages.entry_form.opening import Opened


class EntryFormPage(FormPage):
    """One page for every kind of entry with a form; what it asks is content."""

    NAME = "form"
    TITLE = N_("Repair")
    ICON = "repairs"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        out = WaysOut(_("Back"), self._home, self._home)
        super().__init__(context=context, out=out, parent=parent)
        self._opened: Opened | None = None
        self.form: EntryForm | None = None
        self.writing.happened.connect(self._on_happened)

    def open(self, route: object) -> None:
        """Begin an entry of the route's kind below its parent, or go on with one."""
        if not isinstance(route, Route):
            return
        self._route = route
        self._opened = None
        workspace = self._context.workspace
        key = route.entry_id or f"{route.kind} {route.parent}"
        left = self.writing.left_behind(route.entry_id)
        self.writing.open_by(key, lambda: self._read(workspace, route, left))

    def leave(self) -> None:
        """Store what is there."""
        super().leave()
        self.form = None

    def _read(self, workspace: Workspace, route: Route, left: DraftSession | None) -> DraftSession:
        """On the vault lane. What was left while it could not be stored is gone on with."""
        opened = open_again(workspace, left) if left else open_entry(workspace, route)
        self._opened = opened
        return opened.session

    def _on_opened(self) -> None:
        session, opened = self.writing.session, self._opened
        if session is None or opened is None:
            return
        content = self._context.workspace.content
        if session.entry.kind not in content.forms:
            # of a newer version: it can be read
            self._context.navigate(Route("journal", entry_id=session.entry.id))
            return
        form = EntryForm(
            form=content.form(session.entry.kind),
            opened=replace(opened, session=session),
            context=self._context,
            parent=self.column,
        )
        self.form = form
        rules = RULES.get(session.entry.kind)
        if rules is not None:
            rules(form=form)
        if session.saved is not None:
            own = not session.entry.mark(SCHEMA_OF)
            lists: dict[str, str] = {
                Kind.EPISODE: "repairs",
                Kind.SCHEMA: "schemas",
                Kind.BELIEF: "beliefs",
            }
            above = lists.get(session.entry.kind) if own else None
            home = Route(above) if above else self._home()
            acts = StoredActs(
                entry_id=session.entry.id,
                context=self._context,
                leave=lambda: self._context.navigate(home),
                parent=form,
            )
            # words for one of the catalogue are dropped on its page: it may be archived as well
            acts.trash.setVisible(own)
            form.add_below(acts)
        if session.entry.kind in (Kind.SCHEMA, *OF_BELIEFS):
            self._context.stand_under("patterns")
        form.edited.connect(self.writing.touch)
        form.act_wanted.connect(self.writing.act)
        self.frame.header.set_title(self._title_of(opened))
        self._place.show(form, cursor=self._route.extra)

    def _keep(self) -> None:
        if self.form is None or self.form.ready():
            super()._keep()

    def _on_happened(self) -> None:
        if self.form is not None:
            self.form.load()

    def _title_of(self, opened: Opened) -> str:
        content = self._context.workspace.content
        name = translated(content.form(opened.session.entry.kind).name)
        schema = opened.session.entry.mark(SCHEMA_OF)
        if schema:
            return translated(content.label(SCHEMA_OF, schema))
        episode = opened.episode
        code = episode.entry.client_code if episode else opened.session.entry.client_code
        return " · ".join(part for part in (name, code) if part)

    def _home(self) -> Route:
        """The episode it is part of, else the list of repairs, or where its kind is listed."""
        session = self.writing.session
        entry = session.entry if session is not None else None
        if entry is not None and entry.kind in OF_BELIEFS:
            about = self._opened.about if self._opened is not None else None
            stored = session is not None and session.saved is not None
            return home_of_belief(entry, about, stored=stored)
        if entry is None and self._route.kind in OF_BELIEFS:
            return Route("beliefs")
        if entry is not None and entry.kind == Kind.STRAIN:
            return Route("strains")
        if entry is not None and entry.kind == Kind.SCHEMA:
            stored = session is not None and session.saved is not None
            there = stored or bool(entry.mark(SCHEMA_OF))
            return Route("schema", entry_id=schema_of(entry)) if there else Route("schemas")
        if entry is not None and entry.kind == Kind.EPISODE:
            stored = session is not None and session.saved is not None
            return Route("repair", entry_id=entry.id) if stored else Route("repairs")
        episode = entry.linked(PART_OF) if entry is not None else self._route.parent
        if entry is not None and self._opened is not None and self._opened.episode is None:
            episode = ""  # it is missing
        return Route("repair", entry_id=episode) if episode else Route("repairs")
