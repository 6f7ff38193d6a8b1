# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading half of the long view."""

from __future__ import annotations

from collections.abc import Collection

from storage.engine import Store
from storage.insights import counts, courses, episodes, records
from storage.insights.values import (
    EpisodeRow,
    Feared,
    Followed,
    Guessed,
    Helped,
    Kept,
    Noted,
    Noticed,
    Practised,
    Rated,
    Ruled,
    Signed,
    Triggered,
    Within,
    WobblePair,
)


class LongView:
    """Rows of the entries of one vault. Every method is one transaction, as in `Listing`.

    Kept entries count, never drafts nor the Trash; rows are oldest first where not said otherwise.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def changes(self) -> int:
        """How often the vault was written to since it was opened. May be asked from any thread."""
        return self._store.writes

    def rated(self, within: Within) -> list[Rated]:
        """Records in which anything was rated: how the rule was believed, the strongest feeling."""
        with self._store.read() as connection:
            return records.rated(connection, within)

    def followed(self, within: Within) -> list[Followed]:
        """Records with follow-ups in which their rule was rated."""
        with self._store.read() as connection:
            return records.followed(connection, within)

    def noted(self, within: Within) -> list[Noted]:
        """Records in which a schema was chosen, or answered yes or partly."""
        with self._store.read() as connection:
            return records.noted(connection, within)

    def triggered(self, within: Within) -> list[Triggered]:
        """What each record says of its contact and of schemas, also where that is nothing."""
        with self._store.read() as connection:
            return records.triggered(connection, within)

    def helped(self, within: Within) -> list[Helped]:
        """Records that were rated for how useful writing was, and tell a step."""
        with self._store.read() as connection:
            return records.helped(connection, within)

    def records(self, within: Within) -> list[Kept]:
        """Each record, and nothing of what it holds."""
        with self._store.read() as connection:
            return records.kept_records(connection, within)

    def episodes(self, within: Within) -> list[EpisodeRow]:
        """Episodes with what their status is derived from."""
        with self._store.read() as connection:
            return episodes.episodes(connection, within)

    def beliefs(self, within: Within, most: int) -> list[Ruled]:
        """Beliefs that records link to, at most so many; those rated most often first."""
        with self._store.read() as connection:
            return courses.beliefs(connection, within, most)

    def ruled_records(self, within: Within, most: int) -> list[Ruled]:
        """Records that link to no belief, at most so many; those rated most often first."""
        with self._store.read() as connection:
            return courses.ruled_records(connection, within, most)

    def practised(self, within: Within) -> list[Practised]:
        """Weeks with practice. It is of no client code."""
        with self._store.read() as connection:
            return counts.practised(connection, within)

    def wobbled(self) -> list[WobblePair]:
        """Every pair of ratings of the same belief."""
        with self._store.read() as connection:
            return counts.wobbled(connection)

    def feared(self, within: Within) -> list[Feared]:
        """What became of what was feared."""
        with self._store.read() as connection:
            return counts.feared(connection, within)

    def noticed(self, within: Within) -> list[Noticed]:
        """When strains were noticed, as told on records and contacts."""
        with self._store.read() as connection:
            return counts.noticed(connection, within)

    def signed(self, within: Within, own: Collection[str]) -> tuple[list[Signed], int]:
        """How many records have each sign, in no order, and how many have any.

        `own`: ids of the markers of one's own side.
        """
        with self._store.read() as connection:
            return counts.signed(connection, within, own)

    def guessed(self, within: Within) -> list[Guessed]:
        """Contacts with a guess of how it was for them."""
        with self._store.read() as connection:
            return counts.guessed(connection, within)
