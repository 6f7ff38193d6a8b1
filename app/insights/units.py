# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a view counts: records, or with "one per strain" each strain once, by its median."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.insights.statistics.quantile import median


class Unit(NamedTuple):
    """One thing that counts once.

    Attributes:
        day: of its first record.
        entry: the entry it opens: the record, or the episode of several.
        value: what was rated, or the median of several.
        records: how many went into it.
        ratings: those it was made of, of a single record.
    """

    day: int
    entry: str
    value: float
    records: int = 1
    ratings: tuple[int, ...] = ()


def units(found: Iterable[tuple[str, Unit]], *, one_per_episode: bool) -> list[Unit]:
    """One unit for each record, or for each episode and each record without one.

    Args:
        found: the episode of each record, or "", and the record as a unit; oldest first.
        one_per_episode: whether records of one episode count once, by their median.

    Returns:
        In the order in which they first appear.
    """
    if not one_per_episode:
        return [unit for _episode, unit in found]
    groups: dict[str, list[Unit]] = {}
    for episode, unit in found:
        groups.setdefault(episode or f" {unit.entry}", []).append(unit)
    return [_merged(key, group) for key, group in groups.items()]


def _merged(key: str, group: list[Unit]) -> Unit:
    if len(group) == 1:
        return group[0]
    value = median(unit.value for unit in group)
    assert value is not None
    return Unit(group[0].day, key, value, len(group))
