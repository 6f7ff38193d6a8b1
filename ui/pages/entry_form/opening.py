# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening an entry that has a form, with what its questions rest on. Runs on the vault lane."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.domain.entry import Kind
from app.domain.links import ABOUT, PART_OF

if TYPE_CHECKING:
    from app.domain.draft import DraftSession
    from app.domain.entry import Entry
    from app.services.before_contact import Before
    from app.services.repairs import EpisodeReading
    from app.services.signs import Card, Sign
    from app.workspace import Workspace
    from ui.context import Route


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry to write; the episode it is part of; the plan or agreement it is about.

    For a plan also the card that holds now, and the sign noted most often; for a plan and a
    contact what is there of the client code before it.
    """

    session: DraftSession
    episode: EpisodeReading | None = None
    about: Entry | None = None
    card: Card | None = None
    sign: Sign | None = None
    before: Before | None = None


def open_entry(workspace: Workspace, route: Route) -> Opened:
    """The entry of a route with what its questions rest on; see `_open`."""
    opened = _open(workspace, route)
    entry = opened.session.entry
    if entry.kind in (Kind.PLAN, Kind.CONTACT):
        opened = replace(opened, before=workspace.before_contact.of(entry))
    if opened.session.entry.kind != Kind.PLAN:
        return opened
    return replace(opened, card=workspace.signs.card(), sign=workspace.signs.first())


def _open(workspace: Workspace, route: Route) -> Opened:
    """The entry of a route, or a new one of its kind below its parent.

    An unfinished review of a plan is gone on with instead of beginning a second one.

    Raises:
        AppError: the entry, its parent or its episode is gone.
    """
    drafting, repairs = workspace.drafting, workspace.repairs
    if route.entry_id:
        session = drafting.open(route.entry_id)
        entry = session.entry
        episode_id, about_id = entry.linked(PART_OF), entry.linked(ABOUT)
        return Opened(
            session,
            repairs.episode(episode_id) if episode_id else None,
            drafting.open(about_id).entry if about_id else None,
        )
    if not route.parent:
        return Opened(drafting.begin_part(route.kind))
    parent = drafting.open(route.parent).entry
    if parent.kind == Kind.EPISODE:
        return Opened(drafting.begin_part(route.kind, parent), repairs.episode(parent.id))
    episode = repairs.episode(parent.linked(PART_OF))
    if route.kind == Kind.REVIEW:
        for review in episode.of(Kind.REVIEW):
            if review.linked(ABOUT) == parent.id:
                return Opened(drafting.open(review.id), episode, parent)
    return Opened(drafting.begin_part(route.kind, parent), episode, parent)
