# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A route as one line of text, for returning to the same place after an unlock."""

from __future__ import annotations

from ui.context import Route

_BETWEEN = "\x1f"
_LENGTHS = (5, 7)
"""How many parts a place has; in journals left by the first version, it had five."""


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
