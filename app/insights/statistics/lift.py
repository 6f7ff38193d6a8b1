# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was noted together more often than each alone would make one expect: a table of counts.

Lift is the count of two things together, over the count expected if they had nothing to do with
each other (Brin, Motwani, Ullman & Tsur, 1997, who call it interest). It is a reason to look, and
no test: which cells are outlined is design, and how many were looked at is told beside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

MINIMUM = 20
"""Records before the table is shown."""

COUNT, ROW_TOTAL, LIFT = 3, 8, 2
"""The least of each for a cell that is worth a look."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A row (trigger) and a column (schema).

    Attributes:
        count: records with both.
        row_total, column_total: records with the one and with the other, at least 1.
        lift: 0 and up; 1 is as often as expected.
        marked: worth a look.
    """

    row: str
    column: str
    count: int
    row_total: int
    column_total: int
    lift: float
    marked: bool


@dataclass(frozen=True, slots=True)
class LiftTable:
    """Every row with every column.

    Attributes:
        n: all records, also those with neither.
        rows, columns: records with each, in alphabetical order.
        cells: those that hold anything, row by row.
    """

    n: int
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    cells: tuple[Cell, ...]

    @property
    def compared(self) -> int:
        """How many cells there are, also those that hold nothing."""
        return len(self.rows) * len(self.columns)

    def enough(self) -> bool:
        """Whether there are as many records as are asked for before it is shown."""
        return self.n >= MINIMUM

    @property
    def marked(self) -> tuple[Cell, ...]:
        """The cells that are worth a look."""
        return tuple(cell for cell in self.cells if cell.marked)


def lift_table(records: Iterable[tuple[Collection[str], Collection[str]]]) -> LiftTable | None:
    """The table of what each record has of rows and of columns; None where one side is empty.

    A record counts once in a cell, however often it names something. It may have several rows and
    columns, or none.
    """
    n = 0
    row_totals: Counter[str] = Counter()
    column_totals: Counter[str] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    for rows, columns in records:
        n += 1
        row_totals.update(set(rows))
        column_totals.update(set(columns))
        counts.update((row, column) for row in set(rows) for column in set(columns))
    if not row_totals or not column_totals:
        return None
    cells = tuple(
        _cell((row, column), count, row_totals[row], column_totals[column], n)
        for (row, column), count in sorted(counts.items())
    )
    return LiftTable(n, _ordered(row_totals), _ordered(column_totals), cells)


def _ordered(totals: Counter[str]) -> dict[str, int]:
    return {name: totals[name] for name in sorted(totals)}


def _cell(names: tuple[str, str], count: int, row_total: int, column_total: int, n: int) -> Cell:
    together, expected = count * n, row_total * column_total
    marked = count >= COUNT and row_total >= ROW_TOTAL and together >= LIFT * expected
    return Cell(*names, count, row_total, column_total, together / expected, marked)
