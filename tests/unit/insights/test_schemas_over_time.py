# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V4 and V10: which schemas were noted when, and whether the strength of one has a direction."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insights.axes import MOST_DOTS, MOST_LANES
from app.insights.schemas_over_time import schemas_over_time
from app.insights.trend import MOST_MONTHS, trend
from app.insights.values import Shape
from prompts.loader import load
from tests.unit.insights.making import cells, entries, frame, kept, laid_over, name, noted, plot

EXPLAIN, BAR, NEEDS = "explain_to_be_safe", "demanding_standards", "self_sacrifice"
OWN = f"own:{'a' * 32}"


def test_without_schemas_it_says_so() -> None:
    found = schemas_over_time(kept(3), [], frame())
    assert found.sentence == "No schema was noted in 3 records."
    assert (found.n, found.chart, found.table.rows, found.enough) == (3, None, (), False)


def test_no_record_at_all() -> None:
    found = schemas_over_time([], [], frame())
    assert found.sentence == "No schema was noted in 0 records."


def test_few_records_are_drawn_as_they_were_noted() -> None:
    rows = [noted(0, (EXPLAIN, False, 60)), noted(3, (EXPLAIN, False, 65), (NEEDS, True, 45))]
    found = schemas_over_time(kept(5), rows, frame())
    assert found.sentence == (
        "‘If I explain it well enough’ was noted in 2 of 5 records; "
        "1 other schema was noted as well."
    )
    chart = plot(found)
    assert [(lane.words, lane.note) for lane in chart.lanes] == [
        ("If I explain it well enough", "n = 2"),
        ("Their needs before mine", "n = 1"),
    ]
    assert [(d.lane, d.figure, d.shape) for d in chart.dots] == [
        (0, "60", Shape.DISC),
        (0, "65", Shape.DISC),
        (1, "45", Shape.RING),
    ]
    assert chart.dots[2].name == "4 September, Their needs before mine: 45, partly"
    assert len(chart.base) == 5, "each kept record, so that a gap is a gap"
    assert not found.enough
    assert found.notes[-1] == "With few records, shapes come and go by chance."
    assert entries(found) == {name(0), name(3)}


@pytest.mark.parametrize(("records", "enough"), [(1, False), (7, False), (8, True), (30, True)])
def test_a_share_from_eight_records_on(records: int, enough: bool) -> None:
    found = schemas_over_time(kept(records), [noted(0, EXPLAIN)], frame())
    assert found.enough == enough
    assert ("95% interval" in found.sentence) == enough
    assert bool(found.highlight) == enough
    assert found.compared == enough


def test_the_interval_is_wilsons() -> None:
    found = schemas_over_time(kept(11), [noted(n, EXPLAIN) for n in range(4)], frame())
    assert found.sentence == (
        "‘If I explain it well enough’ was noted in 4 of 11 records (95% interval 15 to 65%)."
    )


@pytest.mark.parametrize(("ratings", "told"), [(4, ""), (5, "median 50")])
def test_no_median_of_fewer_than_five_strengths(ratings: int, told: str) -> None:
    found = schemas_over_time(kept(9), [noted(n, EXPLAIN) for n in range(ratings)], frame())
    assert cells(found)[0][:3] == ("If I explain it well enough", "whole period", told)


def test_the_answer_none_is_no_schema() -> None:
    assert schemas_over_time(kept(1), [noted(0, "none")], frame()).chart is None


def test_a_merged_schema_counts_as_its_target_once_a_record() -> None:
    rows = [noted(0, (BAR, True, 30), (EXPLAIN, False, 70)), noted(1, (BAR, True, 20))]
    found = schemas_over_time(kept(2), rows, frame(names=laid_over(merged={BAR: EXPLAIN})))
    [lane] = plot(found).lanes
    assert (lane.words, lane.note) == ("If I explain it well enough", "n = 2")
    assert [(d.figure, d.shape) for d in plot(found).dots] == [
        ("70", Shape.DISC),
        ("20", Shape.RING),
    ]


def test_own_schemas_stand_in_the_writers_type_and_not_in_our_sentences() -> None:
    found = schemas_over_time(kept(9), [noted(0, OWN)], frame())
    assert plot(found).lanes[0].own
    assert all(row.cells[0].own for row in found.table.rows)
    assert found.sentence.startswith("One of your own schemas was noted in 1 of 9 records")
    assert "a" * 32 not in found.sentence


def test_own_words_for_a_schema_of_the_catalogue_are_own() -> None:
    found = schemas_over_time(
        kept(1), [noted(0, EXPLAIN)], frame(names=laid_over(words={EXPLAIN: "Just once more"}))
    )
    assert plot(found).lanes[0].own
    assert plot(found).lanes[0].words == "Just once more"


def test_records_of_one_strain_count_once() -> None:
    strain = "e" * 32
    rows = [
        noted(0, (EXPLAIN, True, 20), episode=strain),
        noted(1, (EXPLAIN, True, 60), episode=strain),
        noted(2, (EXPLAIN, False, 50)),
    ]
    records = kept(4, episodes=(strain, strain))
    found = schemas_over_time(records, rows, frame(one_per_episode=True))
    assert found.n == 3
    assert "noted in 2 of 3 strains or single records" in found.sentence
    assert [(d.figure, d.shape, d.entry) for d in plot(found).dots] == [
        ("40", Shape.RING, strain),
        ("50", Shape.DISC, name(2)),
    ]


def test_very_many_dots_stand_for_months_and_gaps_stay_gaps() -> None:
    rows = [noted(n, EXPLAIN) for n in range(MOST_DOTS + 1)]
    rows.append(noted(900, EXPLAIN))
    found = schemas_over_time(kept(901), rows, frame())
    chart = plot(found)
    assert len(chart.dots) < 40
    assert sum(int(dot.figure) for dot in chart.dots) == len(rows)
    assert chart.base == ()
    assert entries(found) == set()
    assert any("October 2027" in row[1] for row in cells(found))
    assert not any("March 2028" in row[1] for row in cells(found)), "a gap has no dot"


def test_the_rarest_schemas_are_in_the_table_alone() -> None:
    schemas = [schema.id for schema in load().schemas][: MOST_LANES + 2]
    found = schemas_over_time(kept(9), [noted(0, *schemas)], frame())
    assert len(plot(found).lanes) == MOST_LANES
    assert len({row[0] for row in cells(found)}) == MOST_LANES + 2
    assert any("The table has all" in note for note in found.notes)


# ---------------------------------------------------------------- the trend of one


def months(count: int, *strengths: int) -> list[Any]:
    """One record a month with these strengths, over and over."""
    return [
        noted(
            n,
            (EXPLAIN, False, strengths[n % len(strengths)]),
            day=date(2025 + n // 12, n % 12 + 1, 10).toordinal(),
        )
        for n in range(count)
    ]


@pytest.mark.parametrize(("count", "enough"), [(0, False), (1, False), (7, False), (8, True)])
def test_a_trend_from_eight_months_on(count: int, enough: bool) -> None:
    found = trend(months(count, 40, 60), frame())
    assert (found.n, found.enough) == (count, enough)
    assert ("no clear direction" in found.sentence) == enough
    assert found.highlight == ""
    assert found.compared == enough


def test_a_clear_direction_is_told_from_the_first_month_to_the_last() -> None:
    found = trend(months(12, *range(90, 30, -5)), frame())
    assert found.sentence == (
        "In 12 months, ‘If I explain it well enough’ was noted as weaker later on: "
        "by 55 points from first to last (95% interval 55 to 55)."
    )
    assert found.highlight == found.sentence
    rising = trend(months(12, *range(30, 90, 5)), frame())
    assert "stronger later on: by 55 points from first to last" in rising.sentence


@given(st.lists(st.integers(0, 100), min_size=8, max_size=14))
def test_no_direction_is_longer_than_the_scale(strengths: list[int]) -> None:
    found = trend(months(len(strengths), *strengths), frame())
    points = re.search(r"by ([\d.]+) points .* interval ([\d.]+) to ([\d.]+)", found.sentence)
    assert (points is not None) == bool(found.highlight)
    if points is not None:
        low, high = float(points[2]), float(points[3])
        assert 0 <= low <= float(points[1]) <= high <= 100


def test_of_very_many_months_the_newest_are_compared() -> None:
    fallen = months(MOST_MONTHS + 60, *[90] * 60, *[40] * MOST_MONTHS)
    found = trend(fallen, frame())
    assert found.n == len(plot(found).dots) == len(found.table.rows) == MOST_MONTHS
    assert "no clear direction over 240 months" in found.sentence
    assert "Shown are the newest 240." in found.notes
    assert "Shown are the newest 240." not in trend(months(MOST_MONTHS, 40), frame()).notes


def test_a_month_counts_by_its_median() -> None:
    day = date(2026, 3, 2).toordinal()
    rows = [noted(n, (EXPLAIN, False, s), day=day) for n, s in enumerate((10, 20, 90))]
    found = trend(rows + months(9, 50), frame())
    month = next(row for row in cells(found) if row[0] == "March")
    assert month[1:] == ("20", "3")
    assert len(plot(found).dots) == 10


def test_it_follows_the_schema_with_most_months() -> None:
    rows = [*months(9, 50), noted(1, (NEEDS, False, 70))]
    assert "If I explain it well enough" in trend(rows, frame()).sentence
    found = trend([noted(1, (NEEDS, False, 70))], frame())
    assert found.sentence == "‘Their needs before mine’ was rated in 1 record; rated months: 1."


def test_every_record_counts_for_a_trend_also_one_per_strain() -> None:
    rows = [noted(n, EXPLAIN, episode="e" * 32) for n in range(3)]
    assert trend(rows, frame(one_per_episode=True)).n == 3


def test_dots_are_not_joined() -> None:
    found = trend(months(10, 50, 70), frame())
    assert plot(found).steps == ()
    assert "Dots are not joined" in found.notes[0]


def test_an_own_schema_is_named_above_and_not_in_the_sentence() -> None:
    row = noted(1, (OWN, False, 50))
    found = trend([row], frame())
    assert found.about
    assert found.about not in found.sentence
