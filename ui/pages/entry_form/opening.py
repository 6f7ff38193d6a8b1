# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening an entry that has a form, with what its questions rest on. Runs on the vault lane."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from app.domain.entry import Kind
from app.domain.errors import AppError
from app.domain.links import ABOUT, PART_OF

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.draft import DraftSession
    from app.domain.entry import Entry
    from app.services.before_contact import Before
    from app.services.repairs import EpisodeReading
    from app.services.signs import Card, Sign
    from app.workspace import Workspace
    from ui.context import Route

T = TypeVar("T")

SCHEMA = "schema:"
"""A route's parent that begins so names a schema: positive data that speak against it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry to write; the episode it is part of; the plan, agreement, belief or record it is
    about, or was begun from.

    Either is `None` where it is missing, as in a file from elsewhere. For a plan also the card
    that holds now, and the sign noted most often; for a plan and a contact what is there of the
    client code before it. `schema` is the id of the schema a new entry was begun from, or "".
    """

    session: DraftSession
    episode: EpisodeReading | None = None
    about: Entry | None = None
    card: Card | None = None
    sign: Sign | None = None
    before: Before | None = None
    schema: str = ""


def open_entry(workspace: Workspace, route: Route) -> Opened:
    """The entry of a route with what its questions rest on; see `_open`."""
    return _with_what_is_there(workspace, _open(workspace, route))


def open_again(workspace: Workspace, session: DraftSession) -> Opened:
    """A session whose words could not be stored yet, with what its questions rest on.

    It comes in any case: what cannot be read is left out.
    """
    opened = Opened(session)
    try:
        opened = _around(workspace, session)
        return _with_what_is_there(workspace, opened)
    except AppError:
        return opened


def _with_what_is_there(workspace: Workspace, opened: Opened) -> Opened:
    entry = opened.session.entry
    if entry.kind in (Kind.PLAN, Kind.CONTACT):
        opened = replace(opened, before=workspace.before_contact.of(entry))
    if entry.kind != Kind.PLAN:
        return opened
    return replace(opened, card=workspace.signs.card(), sign=workspace.signs.first())


def _open(workspace: Workspace, route: Route) -> Opened:
    """The entry of a route, or a new one of its kind below its parent.

    An unfinished review of a plan is gone on with instead of beginning a second one.

    Raises:
        AppError: the entry or its parent is gone.
    """
    drafting, repairs = workspace.drafting, workspace.repairs
    if route.entry_id:
        return _around(workspace, drafting.open(route.entry_id))
    if route.kind == Kind.SCHEMA:
        # its parent is a schema of the catalogue, which is no entry
        return Opened(workspace.schemas.begin(route.parent))
    if not route.parent:
        return Opened(drafting.begin_part(route.kind))
    if route.parent.startswith(SCHEMA):
        schema = route.parent.removeprefix(SCHEMA)
        return Opened(drafting.begin_part(route.kind), schema=schema)
    parent = drafting.open(route.parent).entry
    if route.kind == Kind.WOBBLE:
        # it takes the words of the belief alone
        return Opened(drafting.begin_part(route.kind), about=parent)
    if parent.kind == Kind.EPISODE:
        return Opened(drafting.begin_part(route.kind, parent), repairs.episode(parent.id))
    episode = _there(repairs.episode, parent.linked(PART_OF))
    if route.kind == Kind.REVIEW and episode is not None:
        for review in episode.of(Kind.REVIEW):
            if review.linked(ABOUT) == parent.id:
                return Opened(drafting.open(review.id), episode, parent)
    return Opened(drafting.begin_part(route.kind, parent), episode, parent)


def _around(workspace: Workspace, session: DraftSession) -> Opened:
    """What an entry belongs to and is about, as far as it is there."""
    entry, drafting = session.entry, workspace.drafting
    return Opened(
        session,
        _there(workspace.repairs.episode, entry.linked(PART_OF)),
        _there(lambda about: drafting.open(about).entry, entry.linked(ABOUT)),
    )


def _there(read: Callable[[str], T], entry_id: str) -> T | None:
    """What `read` finds for an id, or `None` where there is none or it is gone."""
    try:
        return read(entry_id) if entry_id else None
    except AppError as error:
        if error.code != "entry_gone":
            raise
        return None
