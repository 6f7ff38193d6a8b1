# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V6, V7 and V12: coping and repair, how long it took, and who noticed first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.insights.axes import MOST_DOTS
from app.insights.coping_repair import coping_repair
from app.insights.noticing import noticing
from app.insights.repair_times import repair_times
from app.insights.values import Shape
from storage.insights.values import EpisodeRow
from tests.unit.insights.making import (
    FIRST,
    TODAY,
    cells,
    entries,
    frame,
    grid,
    name,
    plot,
    strain,
    strains,
)

LONG = "over_explain"


def repaired(number: int, after: int = 20, **more: object) -> EpisodeRow:
    return strain(number, (3, "named"), (after, "repaired"), **more)  # type: ignore[arg-type]


def ended(number: int, after: int = 10, **more: object) -> EpisodeRow:
    return strain(number, (after, "ended"), **more)  # type: ignore[arg-type]


# ---------------------------------------------------------------- V6


def test_no_coping_yet() -> None:
    found = coping_repair(strains(strain(1)), frame())
    assert (found.n, found.chart, found.enough) == (0, None, False)
    assert found.sentence == "No strain has a record with what you did, n = 0."


def test_a_list_from_one_on() -> None:
    rows = [repaired(1), repaired(2), ended(3), strain(4), strain(5, (9, "partly_repaired"))]
    rows = [row._replace(copings=(LONG,)) for row in rows]
    found = coping_repair(strains(*rows), frame())
    assert found.sentence == (
        "‘explained at length’ in 5 strains: repaired 2, partly repaired 1, "
        "therapy has ended 1 and open 1."
    )
    assert (found.n, found.enough, found.highlight) == (5, False, "")
    assert grid(found).columns == ("repaired", "partly repaired", "therapy has ended", "open")
    assert [cell.count for cell in grid(found).cells[0]] == [2, 1, 1, 1]
    assert cells(found) == [("explained at length", "2", "1", "0", "1", "1", "2 of 4")]


@pytest.mark.parametrize(("closed", "enough"), [(7, False), (8, True)])
def test_a_share_among_eight_closed(closed: int, enough: bool) -> None:
    rows = [repaired(n, copings=(LONG,)) for n in range(closed)]
    rows += [strain(50 + n, copings=(LONG,)) for n in range(9)]
    found = coping_repair(strains(*rows), frame())
    assert found.enough == enough
    assert ("interval" in cells(found)[0][-1]) == enough
    assert found.compared == enough


def test_what_was_no_strain_after_all_is_left_out() -> None:
    row = strain(1, (2, "not_a_rupture"), copings=(LONG,))._replace(ticked=False)
    assert coping_repair(strains(row), frame()).n == 0
    assert repair_times(strains(row), frame()).n == 0


def test_it_stands_where_the_repair_page_says() -> None:
    rows = [
        strain(1, (3, "repaired"), (9, "exploring"), copings=(LONG,)),
        strain(2, (3, "from a newer version"), copings=(LONG,)),
        strain(3, (3, "exploring"), (4, "named"), copings=(LONG,)),
    ]
    found = coping_repair(strains(*rows), frame())
    assert grid(found).columns == ("open",)


# ---------------------------------------------------------------- V7


def test_no_strain_yet() -> None:
    found = repair_times([], frame())
    assert (found.n, found.chart, found.sentence) == (0, None, "No strain is noted, n = 0.")


def test_dots_for_each_strain() -> None:
    rows = [repaired(1, contacts=((4, True),)), strain(20, (5, "named"), code="P-047")]
    found = repair_times(strains(*rows), frame())
    assert found.sentence == "2 strains: named 2, own part said 1, repaired 1."
    assert [lane.note for lane in plot(found).lanes] == ["n = 2", "n = 1", "n = 1"]
    assert [(d.lane, d.x) for d in plot(found).dots] == [(0, 3), (0, 5), (1, 4), (2, 20)]
    assert cells(found) == [
        ("2 September", "3", "4", "20", "repaired"),
        ("21 September, P-047", "5", "–", "–", "open"),
    ]
    assert entries(found) == {name(1), name(20)}


@pytest.mark.parametrize(
    ("repairs", "others", "enough"), [(5, 2, False), (4, 9, False), (5, 3, True)]
)
def test_a_curve_from_eight_strains_with_five_repaired(
    repairs: int, others: int, enough: bool
) -> None:
    rows = [repaired(n) for n in range(repairs)] + [ended(30 + n) for n in range(others)]
    found = repair_times(strains(*rows), frame())
    assert found.enough == enough
    assert bool(plot(found).steps) == enough
    assert bool(plot(found).lanes) != enough


def test_endings_compete_with_repair() -> None:
    rows = [repaired(n) for n in range(5)] + [ended(10 + n) for n in range(5)]
    found = repair_times(strains(*rows), frame())
    assert plot(found).steps[:2] == ((10, 0.0), (20, 50.0)), "not 100, as if the ended were open"
    assert found.sentence == (
        "Of 10 strains, about 50% were repaired within 20 days, as far as is known."
    )
    shapes = [dot.shape for dot in plot(found).dots]
    assert shapes.count(Shape.DISC) == shapes.count(Shape.DIAMOND) == 5


def test_the_curve_ends_with_the_longest_strain() -> None:
    rows = [repaired(n) for n in range(8)] + [strain(10)]
    found = repair_times(strains(*rows), frame())
    longest = TODAY.toordinal() - (FIRST + 10)
    assert plot(found).steps[-1] == (longest, plot(found).steps[-2][1])
    assert longest < plot(found).x.high


@pytest.mark.parametrize("least", [1, 300])
def test_very_many_strains_without_a_curve_are_counted_by_days(least: int) -> None:
    rows = [strain(0, (3 + n % least, "named")) for n in range(MOST_DOTS + 20)]
    found = repair_times(strains(*rows, repaired(1)), frame())
    assert plot(found).lanes[0].note == f"n = {MOST_DOTS + 21}"
    assert len(plot(found).dots) <= MOST_DOTS
    counted = [int(dot.figure) for dot in plot(found).dots if dot.lane == 0]
    assert sum(counted) == MOST_DOTS + 21
    assert plot(found).dots[-1].name.endswith(": 1 strain")
    assert "Each dot stands for one day or some" in found.notes[-1]


def test_what_is_left_unresolved_is_not_repaired_until_today() -> None:
    rows = [repaired(n) for n in range(5)]
    rows += [strain(10 + n, (4, "unresolved")) for n in range(3)]
    found = repair_times(strains(*rows), frame())
    assert found.sentence.startswith("Of 8 strains, about 63% were repaired")
    watched = max(dot.x for dot in plot(found).dots)
    assert watched == TODAY.toordinal() - (FIRST + 10)


def test_a_day_ahead_of_the_clock_is_no_error() -> None:
    later = (TODAY + timedelta(days=3)).toordinal() - FIRST
    found = repair_times(strains(strain(later)), frame())
    assert found.n == 1


# ---------------------------------------------------------------- V12


def test_nobody_noticed() -> None:
    found = noticing(strains(strain(1)), frame())
    assert (found.n, found.chart) == (0, None)
    assert found.sentence == "No strain tells who noticed it first, n = 0."
    assert found.notes[0] == "1 strain does not tell."


def test_counts_from_one_on() -> None:
    rows = [strain(1, noticed_by="patient"), strain(2, noticed_by="therapist", code="P-047")]
    found = noticing(strains(*rows), frame())
    assert found.sentence == "Noticed first in 2 strains: me first 1 and the patient first 1."
    assert not found.enough
    assert found.notes == ("Too few for shares: they are shown from 8 on.",)
    assert [lane.words for lane in plot(found).lanes] == ["me first", "the patient first"]
    assert cells(found)[0] == ("me first", "3 September", "P-047", "", "")


@pytest.mark.parametrize(("count", "enough"), [(7, False), (8, True)])
def test_shares_from_eight_on(count: int, enough: bool) -> None:
    found = noticing(strains(*(strain(n, noticed_by="both") for n in range(count))), frame())
    assert found.enough == enough
    assert any("whole period" in row for row in cells(found)) == enough
    assert found.compared == enough


def test_very_many_strains_are_drawn_by_months() -> None:
    rows = [strain(n, noticed_by="both") for n in range(500)]
    found = noticing(strains(*rows), frame())
    assert len(plot(found).dots) < 40
    assert sum(int(dot.figure) for dot in plot(found).dots) == 500


def test_an_answer_of_a_newer_version_is_counted_as_it_is() -> None:
    found = noticing(strains(strain(1, noticed_by="own:a colleague")), frame())
    assert found.n == 1
