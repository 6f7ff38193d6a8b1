# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where what is written for a belief leads back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import Kind
from app.domain.links import PART_OF
from ui.context import Route

if TYPE_CHECKING:
    from app.domain.entry import Entry

OF_BELIEFS = (Kind.BELIEF, Kind.EXPERIMENT, Kind.POSITIVE, Kind.WOBBLE)
"""Kinds that are listed with beliefs, not with repairs."""


def home_of_belief(entry: Entry, about: Entry | None, *, stored: bool) -> Route:
    """The belief it is or is about, else its record or repair, else the list of beliefs."""
    if entry.kind == Kind.BELIEF:
        return Route("belief", entry_id=entry.id) if stored else Route("beliefs")
    if about is not None and about.kind == Kind.BELIEF:
        return Route("belief", entry_id=about.id)
    if entry.linked(PART_OF):
        return Route("repair", entry_id=entry.linked(PART_OF))
    if about is not None and about.kind == Kind.RECORD:
        return Route("journal", entry_id=about.id)
    return Route("beliefs")
