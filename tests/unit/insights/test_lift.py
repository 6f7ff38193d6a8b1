# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of what was noted together, and which cells are worth a look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats.contingency import expected_freq

from app.insights.statistics.lift import COUNT, LIFT, MINIMUM, ROW_TOTAL, Cell, lift_table

Records = list[tuple[tuple[str, ...], tuple[str, ...]]]
names = st.lists(st.sampled_from("abc"), max_size=3).map(tuple)
some_records = st.lists(st.tuples(names, names), max_size=60)


def the_cell(records: Records) -> Cell:
    """The cell of `a` and `x`."""
    table = lift_table(records)
    assert table is not None
    return next(cell for cell in table.cells if (cell.row, cell.column) == ("a", "x"))


def counted(both: int, row: int, column: int, n: int) -> Records:
    """Records with `a` and `x` together and apart, as often as told, and with neither."""
    apart: Records = [(("a",), ())] * (row - both) + [((), ("x",))] * (column - both)
    rest: Records = [((), ())] * (n - row - column + both)
    return [(("a",), ("x",))] * both + apart + rest


def test_a_table_by_hand() -> None:
    table = lift_table(counted(4, 8, 5, 20))
    assert table is not None
    assert (table.n, table.rows, table.columns) == (20, {"a": 8}, {"x": 5})
    assert table.cells == (Cell("a", "x", 4, 8, 5, 2.0, True),)
    assert table.marked == table.cells


@pytest.mark.parametrize(
    ("both", "row", "column", "n", "marked"),
    [
        (3, 8, 3, 20, True),
        (2, 8, 2, 20, False),  # too few together
        (3, 7, 3, 20, False),  # too few of the row
        (4, 8, 5, 20, True),  # a lift of exactly 2
        (4, 8, 5, 19, False),  # a little less
    ],
)
def test_a_cell_worth_a_look(both: int, row: int, column: int, n: int, marked: bool) -> None:
    assert the_cell(counted(both, row, column, n)).marked is marked
    assert (COUNT, ROW_TOTAL, LIFT) == (3, 8, 2)


@given(some_records)
def test_every_cell_against_its_table_of_four(records: Records) -> None:
    table = lift_table(records)
    rows = {name for row, _ in records for name in row}
    columns = {name for _, column in records for name in column}
    if table is None:
        assert not rows or not columns
        return
    assert table.n == len(records)
    assert (list(table.rows), list(table.columns)) == (sorted(rows), sorted(columns))
    assert table.compared == len(rows) * len(columns)
    assert [(cell.row, cell.column) for cell in table.cells] == [
        (row, column)
        for row in sorted(rows)
        for column in sorted(columns)
        if any(row in has_row and column in has_column for has_row, has_column in records)
    ]
    for cell in table.cells:
        has = [(cell.row in row, cell.column in column) for row, column in records]
        four = [[has.count((a, b)) for b in (True, False)] for a in (True, False)]
        assert cell.count == four[0][0]
        assert (cell.row_total, cell.column_total) == (sum(four[0]), four[0][0] + four[1][0])
        assert cell.lift == pytest.approx(cell.count / expected_freq(four)[0, 0])
        if cell.marked:
            assert cell.count >= 3
            assert cell.row_total >= 8
            assert cell.lift >= 2


@given(some_records.flatmap(lambda of: st.tuples(st.just(of), st.permutations(of))))
def test_order_does_not_matter(lists: tuple[Records, Records]) -> None:
    assert lift_table(lists[0]) == lift_table(lists[1])
    turned = [(row[::-1], column[::-1]) for row, column in lists[0]]
    assert lift_table(turned) == lift_table(lists[0])


def test_a_record_counts_once_in_a_cell() -> None:
    assert the_cell([(("a", "a"), ("x", "x", "x"))]).count == 1


@pytest.mark.parametrize("records", [[], [((), ())], [(("a",), ())], [((), ("x",))] * 30])
def test_one_empty_side_makes_no_table(records: Records) -> None:
    assert lift_table(records) is None


def test_a_table_costs_what_it_holds_and_not_rows_by_columns() -> None:
    table = lift_table([((f"a{n}",), (f"x{n}",)) for n in range(1_000)])
    assert table is not None
    assert (len(table.cells), table.compared) == (1_000, 1_000_000)


def test_enough() -> None:
    assert MINIMUM == 20
    for n, enough in ((1, False), (MINIMUM - 1, False), (MINIMUM, True)):
        table = lift_table([(("a",), ("x",))] * n)
        assert table is not None
        assert table.enough() is enough
