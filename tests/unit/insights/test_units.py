# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What counts once: each record, or each strain by its median."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.insights.units import Unit, units
from tests.unit.insights.making import name

Values = list[tuple[str, float]]
points = st.integers(-100, 100)


def of(values: Values, *, merged: bool = True) -> list[float]:
    """What counts of these values, each with its episode or ""."""
    found = [(episode, Unit(n, name(n), value)) for n, (episode, value) in enumerate(values)]
    return [unit.value for unit in units(found, one_per_episode=merged)]


def test_one_value_for_each_episode() -> None:
    values: Values = [("R-1", 10), ("", 70), ("R-2", 50), ("R-1", 30), ("", 70), ("R-1", 90)]
    assert of(values) == [30, 70, 50, 70]
    assert of([("R-1", 10), ("R-1", 15)]) == [12.5]
    assert of(values, merged=False) == [value for _, value in values]
    assert of([]) == []


@given(st.lists(st.tuples(st.sampled_from(["", "a", "b", "0", "1"]), points), max_size=30))
def test_as_many_values_as_episodes(values: Values) -> None:
    alone = [value for episode, value in values if not episode]
    episodes = {episode for episode, _ in values} - {""}
    assert len(of(values)) == len(alone) + len(episodes)
    assert of([("", value) for _, value in values]) == [value for _, value in values]
