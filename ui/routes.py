# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an entry is read, and a route as one line of text for returning after an unlock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import Kind
from app.domain.links import FOLLOWS
from ui.context import Route

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from app.services.content import Content

_BETWEEN = "\x1f"
_LENGTHS = (5, 7)
"""How many parts a place has; in journals left by the first version, it had five."""


def route_of(entry: Entry, content: Content) -> Route:
    """The page on which an entry is read: a follow-up with its record, what has a form there.

    An entry of a kind that this version does not know is read in the Journal.
    """
    if entry.kind == Kind.FOLLOWUP:
        return Route("journal", entry_id=entry.linked(FOLLOWS))
    if entry.kind == Kind.EPISODE:
        return Route("repair", entry_id=entry.id)
    if entry.kind in content.forms:
        return Route("form", entry_id=entry.id)
    return Route("journal", entry_id=entry.id)


def to_text(route: Route) -> str:
    """The route as text. It is kept inside the journal."""
    parts = (route.page, route.entry_id, str(route.step), route.depth, route.extra)
    return _BETWEEN.join((*parts, route.kind, route.parent))


def from_text(text: str) -> Route | None:
    """The route back, or `None` for text that is no route."""
    parts = text.split(_BETWEEN)
    if len(parts) not in _LENGTHS or not parts[2].isdigit():
        return None
    return Route(parts[0], parts[1], int(parts[2]), *parts[3:])
