# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts to try things on."""

from __future__ import annotations

from dataclasses import replace

from app.domain.draft import DraftSession
from app.domain.entry import Entry, Mark, State
from app.domain.moment import Moment

START = 1_795_000_000_000_000


def new_session(depth: str = "standard") -> DraftSession:
    """An empty draft on a clock that moves one second a look."""
    ticks = iter(range(1_000_000))

    def now() -> Moment:
        return Moment(START + next(ticks) * 1_000_000, 3600, "Europe/Berlin")

    first = now()
    entry = Entry(
        id="0" * 32,
        kind="record",
        state=State.DRAFT,
        day=first.local_day,
        at=first,
        changed=first,
        depth=depth,
        marks=(Mark("contact_kind", "session"),),
    )
    return DraftSession(entry, now=now)


def content(entry: Entry) -> Entry:
    """The entry without the moment of its last change."""
    return replace(entry, changed=Moment(0))
