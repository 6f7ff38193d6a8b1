# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V5: contacts and signs side by side with schemas."""

from __future__ import annotations

from typing import Any

import pytest

from app.insights.triggers import triggers
from prompts.loader import load
from tests.unit.insights.making import cells, entries, frame, grid, laid_over, name, triggered

SHORT, TONE = "w_short", "t_tone"
EXPLAIN, BAR = "explain_to_be_safe", "demanding_standards"


def many(both: int, sign_alone: int, schema_alone: int, neither: int) -> list[Any]:
    """Records with the sign, the schema, both or neither."""
    rows = [triggered(n, (SHORT,), (EXPLAIN,)) for n in range(both)]
    rows += [triggered(100 + n, (SHORT,), ()) for n in range(sign_alone)]
    rows += [triggered(200 + n, (), (EXPLAIN,)) for n in range(schema_alone)]
    return rows + [triggered(300 + n, (), ()) for n in range(neither)]


def test_nothing_yet() -> None:
    found = triggers([], frame())
    assert (found.n, found.enough, found.chart, found.table.rows) == (0, False, None, ())


@pytest.mark.parametrize("rest", [0, 18])
def test_below_twenty_records_there_are_the_entries_alone(rest: int) -> None:
    found = triggers(many(1, 0, 0, rest), frame())
    assert (found.n, found.enough, found.chart) == (1 + rest, False, None)
    assert found.sentence.startswith(("1 record so far", "19 records so far"))
    assert entries(found) == {name(0)}
    [row] = cells(found)
    assert row[2] == "If I explain it well enough"


def test_a_pair_noted_together_often_is_outlined() -> None:
    found = triggers(many(6, 2, 2, 10), frame())
    assert found.enough
    [[cell]] = grid(found).cells
    assert (cell.count, cell.outlined) == (6, False), "a lift of 1.9 is no reason to look"
    assert found.sentence == "In 20 records, the 1 cell that was looked at does not stand out."
    found = triggers(many(6, 2, 0, 12), frame())
    [[cell]] = grid(found).cells
    assert cell.outlined
    assert cell.name.endswith("6 of 8 records, worth a look")
    assert "was noted together with ‘If I explain it well enough’ in 6 of 8 records" in (
        found.sentence
    )
    assert found.sentence.endswith("1 cell was looked at.")
    assert found.highlight == found.sentence
    assert cells(found)[0][-1] == "yes"


@pytest.mark.parametrize("rows", [many(2, 6, 0, 12), many(7, 0, 0, 13)])
def test_few_together_or_a_small_row_are_not_outlined(rows: list[Any]) -> None:
    found = triggers(rows, frame())
    assert not any(cell.outlined for row in grid(found).cells for cell in row)
    assert found.highlight == ""


def test_it_says_how_many_cells_were_looked_at() -> None:
    rows = [triggered(n, (SHORT, TONE), (EXPLAIN, BAR)) for n in range(20)]
    found = triggers(rows, frame())
    assert found.compared == 4
    assert found.sentence == "In 20 records, none of 4 cells that were looked at stands out."


def test_several_signs_of_a_record_are_listed_as_everywhere() -> None:
    [row] = cells(triggers([triggered(0, (SHORT, TONE), (EXPLAIN, BAR))], frame()))
    assert ";" not in "".join(row)
    assert " and " in row[1]
    assert row[2].startswith("If I explain it well enough and ")


def test_merged_schemas_count_once_a_record() -> None:
    names = laid_over(merged={BAR: EXPLAIN})
    rows = [triggered(n, (SHORT,), (EXPLAIN, BAR)) for n in range(20)]
    found = triggers(rows, frame(names=names))
    assert grid(found).columns == ("If I explain it well enough",)
    assert grid(found).cells[0][0].count == 20


def test_the_answer_none_is_no_schema() -> None:
    rows = [triggered(n, (SHORT,), ("none",)) for n in range(20)]
    found = triggers(rows, frame())
    assert (found.chart, found.enough) == (None, False)
    assert found.sentence == "In 20 records no schema was noted beside a contact or sign."


def test_own_schemas_are_told_apart() -> None:
    own = f"own:{'a' * 32}"
    found = triggers(
        many(0, 2, 0, 12) + [triggered(n, (SHORT,), (own,)) for n in range(6)], frame()
    )
    assert grid(found).own_columns == (0,)
    assert found.sentence.startswith("An outlined pair was noted together in 6 of 8 records")


def test_pairs_worth_a_look_are_drawn_among_very_many() -> None:
    signs = tuple(marker.id for marker in load().markers)
    schemas = tuple(schema.id for schema in load().schemas)
    rows = [triggered(n, signs[:-1], schemas[:-1]) for n in range(30)]
    rows += [triggered(50 + n, signs[-1:], schemas[-1:]) for n in range(8)]
    found = triggers(rows, frame())
    assert found.compared == len(signs) * len(schemas)
    assert (len(grid(found).rows), len(grid(found).columns)) == (12, 8)
    assert sum(cell.outlined for row in grid(found).cells for cell in row) == 1
    assert any("all cells were looked at" in note for note in found.notes)


def test_what_was_never_noted_together_is_looked_at_as_well() -> None:
    rows = [triggered(n, (SHORT,), ()) for n in range(10)]
    rows += [triggered(10 + n, (), (EXPLAIN,)) for n in range(10)]
    found = triggers(rows, frame())
    [[cell]] = grid(found).cells
    assert (cell.count, cell.outlined) == (0, False)
    assert cell.name.endswith("0 of 10 records")
    assert (found.compared, found.table.rows) == (1, ())
