# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V5: which kinds of contact and signs were noted together with which schemas.

Counts, and an outline where a cell is worth a look (`statistics.lift`). No tests and no causes: a
schema may be noticed sooner where one knows that it is set off.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.schemas import NONE
from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import words
from app.insights.axes import MOST_LANES
from app.insights.statistics.lift import COUNT, LIFT, MINIMUM, ROW_TOTAL, LiftTable, lift_table
from app.insights.statistics.lift import Cell as Pair
from app.insights.titles import title
from app.insights.values import Cell, Grid, GridCell, Insight, Table, TableRow

if TYPE_CHECKING:
    from app.insights.frame import Frame, Name
    from storage.insights.values import Triggered

VIEW = "v5"
_MOST_COLUMNS = 8
_WEIGHT = 4.0


def triggers(rows: Sequence[Triggered], frame: Frame) -> Insight:
    """From every kept record, also those with neither."""
    with_schemas = [(row, _schemas(row, frame)) for row in rows]
    table = lift_table(
        ([f"{kind} {value}" for kind, value in row.triggers], schemas)
        for row, schemas in with_schemas
    )
    enough = table is not None and table.enough()
    shown = _Shown(table, frame) if table is not None and enough else None
    marked = shown.marked if shown is not None else ()
    sentence = _sentence(len(rows), shown)
    both = [(row, schemas) for row, schemas in with_schemas if schemas and row.triggers]
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=len(rows),
        sentence=sentence,
        notes=_notes(shown),
        chart=None if shown is None else shown.grid(),
        table=_entries(both, frame) if shown is None else shown.table(),
        enough=enough,
        reading=(
            *words.told(words.MANY, words.SELECTION),
            _(
                "A cell is outlined from {count} records, in a row of {row} or more. "
                "It then holds at least {lift} times what chance alone would put there."
            ).format(count=COUNT, row=ROW_TOTAL, lift=LIFT),
        ),
        highlight=sentence if marked else "",
        weight=_WEIGHT if marked else 0.0,
        compared=0 if shown is None else shown.cells,
    )


class _Shown:
    """The rows and columns that are drawn: those with a cell worth a look, then those with most."""

    def __init__(self, found: LiftTable, frame: Frame) -> None:
        self.n = found.n
        self.cells = found.compared
        self.marked = sorted(found.marked, key=lambda cell: (-cell.lift, cell.row, cell.column))
        self._frame = frame
        self._pairs = {(cell.row, cell.column): cell for cell in found.cells}
        self._totals = rows = found.rows
        columns = found.columns
        marked_rows = {cell.row for cell in self.marked}
        marked_columns = {cell.column for cell in self.marked}
        self.left_out = len(rows) > MOST_LANES or len(columns) > _MOST_COLUMNS
        self._rows = sorted(rows, key=lambda r: (r not in marked_rows, -rows[r], r))[:MOST_LANES]
        self._columns = sorted(columns, key=lambda c: (c not in marked_columns, -columns[c], c))[
            :_MOST_COLUMNS
        ]

    def row_name(self, row: str) -> Name:
        kind, _space, value = row.partition(" ")
        return self._frame.names.mark(kind, value)

    def column_name(self, column: str) -> Name:
        return self._frame.names.schema(column)

    def grid(self) -> Grid:
        rows = [self.row_name(row) for row in self._rows]
        columns = [self.column_name(column) for column in self._columns]
        return Grid(
            columns=tuple(name.words for name in columns),
            rows=tuple(name.words for name in rows),
            cells=tuple(
                tuple(self._cell(row, column) for column in self._columns) for row in self._rows
            ),
            own_columns=tuple(place for place, name in enumerate(columns) if name.own),
            own_rows=tuple(place for place, name in enumerate(rows) if name.own),
        )

    def table(self) -> Table:
        """Every drawn cell that holds anything, those worth a look first."""
        drawn = [self._pairs.get((row, column)) for row in self._rows for column in self._columns]
        pairs = sorted(filter(None, drawn), key=lambda p: (not p.marked, -p.count))
        columns = (_("Contact or sign"), _("Schema"), _("Together"), _("Of"), _("Worth a look"))
        return Table(columns, tuple(TableRow(self._table_cells(pair)) for pair in pairs))

    def _table_cells(self, pair: Pair) -> tuple[Cell, ...]:
        row, column = self.row_name(pair.row), self.column_name(pair.column)
        return (
            Cell(row.words, own=row.own),
            Cell(column.words, own=column.own),
            Cell(f"{pair.count}", number=True),
            Cell(words.records(pair.row_total), number=True),
            Cell(_("yes") if pair.marked else ""),
        )

    def _cell(self, row: str, column: str) -> GridCell:
        pair = self._pairs.get((row, column))
        count, marked = (pair.count, pair.marked) if pair is not None else (0, False)
        text = (
            _("{row}, {column}: {count} of {records}, worth a look")
            if marked
            else _("{row}, {column}: {count} of {records}")
        )
        name = text.format(
            row=self.row_name(row).isolated,
            column=self.column_name(column).isolated,
            count=count,
            records=words.records(self._totals[row]),
        )
        return GridCell(count, marked, name)


def _schemas(row: Triggered, frame: Frame) -> list[str]:
    return [frame.names.counts_as(schema) for schema in row.schemas if schema != NONE]


def _sentence(n: int, shown: _Shown | None) -> str:
    if shown is None:
        if n < MINIMUM:
            return _("{records} so far; from {least} on they are set side by side.").format(
                records=words.records(n), least=MINIMUM
            )
        return _("In {records} no schema was noted beside a contact or sign.").format(
            records=words.records(n)
        )
    if not shown.marked:
        return ngettext(
            "In {records}, the {cells} cell that was looked at does not stand out.",
            "In {records}, none of {cells} cells that were looked at stands out.",
            shown.cells,
        ).format(records=words.records(n), cells=shown.cells)
    first = shown.marked[0]
    row, column = shown.row_name(first.row), shown.column_name(first.column)
    if row.own or column.own:
        text = ngettext(
            "An outlined pair was noted together in {count} of {records}; "
            "{cells} cell was looked at.",
            "An outlined pair was noted together in {count} of {records}; "
            "{cells} cells were looked at.",
            shown.cells,
        )
    else:
        text = ngettext(
            "‘{row}’ was noted together with ‘{column}’ in {count} of {records}; "
            "{cells} cell was looked at.",
            "‘{row}’ was noted together with ‘{column}’ in {count} of {records}; "
            "{cells} cells were looked at.",
            shown.cells,
        )
    return text.format(
        row=row.words,
        column=column.words,
        count=first.count,
        records=words.records(first.row_total),
        cells=shown.cells,
    )


def _notes(shown: _Shown | None) -> tuple[str, ...]:
    if shown is None:
        return (words.too_few(MINIMUM),)
    lines = [_("n = {n} records. An outline is a reason to look, and no more.").format(n=shown.n)]
    if shown.left_out:
        lines.append(_("Drawn are rows and columns with most; all cells were looked at."))
    return tuple(lines)


def _entries(both: Sequence[tuple[Triggered, Sequence[str]]], frame: Frame) -> Table:
    """Each record that has both."""
    rows = []
    for row, schemas in both:
        signs = [frame.names.mark(*trigger) for trigger in row.triggers]
        names = [frame.names.schema(schema) for schema in dict.fromkeys(schemas)]
        cells = (Cell(frame.day(row.day)), _listed(signs), _listed(names))
        rows.append(TableRow(cells, row.id))
    return Table((_("Day"), _("Contact and signs"), _("Schemas")), tuple(rows))


def _listed(names: Sequence[Name]) -> Cell:
    listed = words.joined([name.isolated for name in names])
    return Cell(listed, own=any(name.own for name in names))
