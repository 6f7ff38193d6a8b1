# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where every episode stands, for the views that look at repairs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.domain.episode import Change, Met, Standing, Status, standing_of, status_of

if TYPE_CHECKING:
    from storage.insights.values import EpisodeRow

ENDS = (Status.REPAIRED, Status.PARTLY_REPAIRED, Status.UNRESOLVED, Status.ENDED)
"""The statuses of an episode that is closed, in their usual order."""


class Course(NamedTuple):
    """An episode as stored, and where it stands."""

    row: EpisodeRow
    standing: Standing

    @property
    def began(self) -> date:
        """The first day of it."""
        return self.standing.changes[0].day

    @property
    def end(self) -> Status | None:
        """How it was closed, or `None` while it is open."""
        status = self.standing.status
        return status if status in ENDS else None


def courses(rows: Iterable[EpisodeRow]) -> list[Course]:
    """Every episode but those that were no strain after all."""
    found = [Course(row, _standing(row)) for row in rows]
    return [course for course in found if course.standing.status is not Status.NOT_A_RUPTURE]


def _standing(row: EpisodeRow) -> Standing:
    contacts = [Met(date.fromordinal(met.day), met.ticked, met.owned) for met in row.contacts]
    known = ((became.day, status_of(became.status)) for became in row.changes)
    changes = [Change(status, date.fromordinal(day)) for day, status in known if status is not None]
    return standing_of(date.fromordinal(row.day), row.ticked, contacts, changes)
