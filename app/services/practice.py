# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Practising with invented strains: what is kept of it, and nothing else.

Kept are the situation, the day, how ready one felt before and after, and own lines if kept by hand.
Replies, moves and how it stood between the two are never stored.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.draft import DraftSession
from app.domain.entry import Entry, Kind, State, When
from app.domain.record import PRACTISED
from app.services.drafting import Drafting
from app.services.translation import entry_from, guarded
from storage.vault.vault import Vault

OWN_LINES = "said"
READINESS = "readiness"


class Practice:
    """Begins sittings with an invented strain and lists those of which something was kept."""

    def __init__(self, *, vault: Vault, drafting: Drafting) -> None:
        self._vault = vault
        self._drafting = drafting

    def begin(self, strain: str) -> DraftSession:
        """A sitting with an invented situation. Stored once something is rated or kept.

        Touches no storage and may run anywhere.
        """
        session = self._drafting.begin_part(Kind.STRAIN)
        session.set_mark(PRACTISED, strain)
        return session

    def kept(self, limit: int) -> tuple[Entry, ...]:
        """The newest sittings of which something was kept, at most `limit`."""
        with guarded():
            page = self._vault.entries.page(
                kinds=(Kind.STRAIN.value,),
                states=(State.DRAFT.value, State.KEPT.value),
                limit=limit,
            )
        return tuple(entry_from(row) for row in page.entries)


def keep_lines(session: DraftSession, lines: Sequence[str]) -> str:
    """Put the lines of one talk into its sitting, as one row; returns the row."""
    return session.add_row(OWN_LINES, "\n\n".join(lines))


def rate_readiness(session: DraftSession, when: When, value: int | None) -> None:
    """Note how ready one feels, 0-100 or not rated."""
    session.rate(READINESS, "", when, value)
