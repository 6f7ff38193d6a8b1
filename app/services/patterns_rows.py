# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows that views of one scope share, each read when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from storage.insights.values import Within

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.insights.courses import Course
    from app.insights.statistics.wobble import Wobble
    from app.insights.values import Scope
    from storage.insights.reader import LongView
    from storage.insights.values import (
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
        WobblePair,
    )


class Rows:
    """Reads of one scope. What several views look at is read once, all else each time.

    Every attribute and method may raise errors of storage.
    """

    def __init__(self, reader: LongView, scope: Scope) -> None:
        self._reader = reader
        self._within = _within(scope)

    def are_of(self, scope: Scope) -> bool:
        """Whether another scope looks at the same entries."""
        return self._within == _within(scope)

    @cached_property
    def rated(self) -> list[Rated]:
        """Records in which anything was rated."""
        return self._reader.rated(self._within)

    @cached_property
    def noted(self) -> list[Noted]:
        """Records in which a schema was noted."""
        return self._reader.noted(self._within)

    @cached_property
    def courses(self) -> list[Course]:
        """Episodes, and where each stands."""
        from app.insights.courses import courses

        return courses(self._reader.episodes(self._within))

    @cached_property
    def pairs(self) -> list[WobblePair]:
        """All wobble pairs, of any period."""
        return self._reader.wobbled()

    @cached_property
    def wobble(self) -> Wobble | None:
        """The usual wobble, or `None` below ten checks."""
        from app.insights.wobble_check import usual_wobble

        return usual_wobble(self.pairs)

    def records(self) -> list[Kept]:
        """Every kept record."""
        return self._reader.records(self._within)

    def followed(self) -> list[Followed]:
        """Records with follow-ups."""
        return self._reader.followed(self._within)

    def triggered(self) -> list[Triggered]:
        """What records say of their contact and of schemas."""
        return self._reader.triggered(self._within)

    def helped(self) -> list[Helped]:
        """Records that tell how useful they were."""
        return self._reader.helped(self._within)

    def practised(self) -> list[Practised]:
        """Weeks with practice."""
        return self._reader.practised(self._within)

    def has_practice(self) -> bool:
        """Whether there is any practice, on whatever day."""
        return bool(self._reader.practised(Within()))

    def feared(self) -> list[Feared]:
        """What became of what was feared."""
        return self._reader.feared(self._within)

    def noticed(self) -> list[Noticed]:
        """When strains were noticed."""
        return self._reader.noticed(self._within)

    def guessed(self) -> list[Guessed]:
        """Contacts with a guess."""
        return self._reader.guessed(self._within)

    def signed(self, own: Collection[str]) -> tuple[list[Signed], int]:
        """How many records have each sign, and how many have any."""
        return self._reader.signed(self._within, own)

    def beliefs(self, most: int) -> list[Ruled]:
        """Beliefs that records link to, those rated most often first."""
        return self._reader.beliefs(self._within, most)

    def ruled_records(self, most: int) -> list[Ruled]:
        """Records of no belief, those whose rule was rated most often first."""
        return self._reader.ruled_records(self._within, most)

    def first_rule(self) -> str:
        """The id of the belief, or without one the record, that was rated most often; or ""."""
        found = self.beliefs(1) or self.ruled_records(1)
        return found[0].id if found else ""


def _within(scope: Scope) -> Within:
    return Within(
        since=scope.first.isoformat() if scope.first else "",
        until=scope.last.isoformat() if scope.last else "",
        code=scope.client_code,
    )
