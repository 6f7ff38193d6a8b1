# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Between `EntryRow` and the rows of the tables: reading whole entries, writing differences.

The statements are built once, so that SQLAlchemy compiles each of them once.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    Connection,
    Row,
    Table,
    bindparam,
    delete,
    func,
    select,
)
from sqlalchemy.dialects.sqlite import insert

from storage import errors, tables
from storage.prepared import Prepared
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow, Stamp

Values = dict[str, Any]
T = TypeVar("T")

# SQLite takes 32,766 variables in a statement; reading in slices also bounds memory.
SLICE = 500

_keys: BindParameter[int] = bindparam("keys", expanding=True)


class _Part:
    """One kind of part of an entry: its table, and how a value becomes a row."""

    def __init__(
        self,
        table: Table,
        name: Callable[[Any], tuple[str, ...]],
        values: Callable[[Any], Values],
    ) -> None:
        self.table = table
        self.name = name
        self.values = values
        keys = [column.name for column in table.primary_key]
        rest = [column.name for column in table.c if column.name not in keys]
        write = insert(table).values({c.name: bindparam(c.name) for c in table.c})
        if table is tables.rating:
            # A rating keeps its place in the order given; a new one comes last.
            rest.remove("place")
            last = (
                select(func.coalesce(func.max(tables.rating.c.place), -1) + 1)
                .where(tables.rating.c.entry_key == bindparam("entry_key"))
                .scalar_subquery()
            )
            write = write.values(place=last)
        self.keys: list[str] = keys[1:]
        self.upsert = Prepared(
            write.on_conflict_do_update(
                index_elements=keys, set_={name: write.excluded[name] for name in rest}
            )
            if rest
            else write.on_conflict_do_nothing()
        )
        self.plain = Prepared(insert(table).values({c.name: bindparam(c.name) for c in table.c}))
        where = [table.c[key] == bindparam(f"b_{key}") for key in keys]
        self.delete = Prepared(delete(table).where(*where))
        self.read = select(table).where(table.c.entry_key.in_(_keys))


def _answer(answer: AnswerRow) -> Values:
    return {
        "field": answer.field,
        "row": answer.row,
        "position": answer.position,
        "text": answer.text,
        "question": answer.question,
        "content_version": answer.content_version,
    }


def _rating(rating: RatingRow) -> Values:
    return {
        "id": rating.id,
        "subject": rating.subject,
        "key": rating.key,
        "when": rating.when,
        "value": rating.value,
        **stamp_values("at", rating.at),
    }


def _mark(mark: MarkRow) -> Values:
    return {"kind": mark.kind, "value": mark.value, "row": mark.row, "position": mark.position}


def _link(link: LinkRow) -> Values:
    return {"kind": link.kind, "target": link.target, "row": link.row}


ANSWERS = _Part(tables.answer, lambda a: (a.field, a.row), _answer)
RATINGS = _Part(tables.rating, lambda r: (r.id,), _rating)
MARKS = _Part(tables.mark, lambda m: (m.kind, m.value, m.row), _mark)
LINKS = _Part(tables.link, lambda k: (k.kind, k.target, k.row), _link)
_PARTS = ((ANSWERS, "answers"), (RATINGS, "ratings"), (MARKS, "marks"), (LINKS, "links"))

_read_entries = select(tables.entry).where(tables.entry.c.order_key.in_(_keys))


def stamp_values(name: str, stamp: Stamp | None) -> Values:
    """The three columns of a moment."""
    return {
        f"{name}_us": stamp.instant_us if stamp else None,
        f"{name}_offset": stamp.offset_s if stamp else None,
        f"{name}_zone": stamp.zone if stamp else None,
    }


def entry_values(entry: EntryRow) -> Values:
    """The columns of the entry itself, without its parts."""
    return {
        "order_key": entry.order,
        "id": entry.id,
        "kind": entry.kind,
        "state": entry.state,
        "day": entry.day,
        "depth": entry.depth,
        "content_version": entry.content_version,
        "client_code": entry.client_code,
        **stamp_values("at", entry.at),
        **stamp_values("changed", entry.changed),
        **stamp_values("kept", entry.kept),
        **stamp_values("trashed", entry.trashed),
    }


def load(
    connection: Connection, keys: Sequence[int], heads: Container[str] = ()
) -> dict[int, EntryRow]:
    """Entries by their sort keys: five queries for every `SLICE` of them.

    Entries are whole, except for kinds of `heads`: they come with their links alone.
    """
    found: dict[int, EntryRow] = {}
    for start in range(0, len(keys), SLICE):
        every = {"keys": list(keys[start : start + SLICE])}
        parts: dict[int, tuple[list[Any], list[Any], list[Any], list[Any]]] = {}
        entries = connection.execute(_read_entries, every).all()
        wanted = {"keys": [row.order_key for row in entries if row.kind not in heads]}
        for row in entries:
            parts[row.order_key] = ([], [], [], [])
        for key, field, name, position, words, question, content in connection.execute(
            ANSWERS.read, wanted
        ):
            parts[key][0].append(AnswerRow(field, words, name, position, question, content))
        for key, name, place, subject, of, when, us, offset, zone, value in connection.execute(
            RATINGS.read, wanted
        ):
            rating = RatingRow(subject, of, when, Stamp(us, offset, zone), value, name)
            parts[key][1].append((place, rating))
        for key, kind, value, name, position in connection.execute(MARKS.read, wanted):
            parts[key][2].append(MarkRow(kind, value, name, position))
        for key, kind, target, name in connection.execute(LINKS.read, every):
            parts[key][3].append(LinkRow(kind, target, name))
        for row in entries:
            found[row.order_key] = _entry(row, *parts[row.order_key])
    return found


def _entry(
    row: Row[Any], answers: list[Any], ratings: list[Any], marks: list[Any], links: list[Any]
) -> EntryRow:
    answers.sort(key=lambda a: (a.field, a.position, a.row))
    ratings.sort(key=lambda placed: placed[0])
    marks.sort(key=lambda m: (m.kind, m.position, m.value, m.row))
    links.sort(key=lambda k: (k.kind, k.target, k.row))
    columns: tuple[Any, ...] = tuple(row)
    order, entry_id, kind, state, day, *rest = columns
    at, changed, kept, trashed = rest[:3], rest[3:6], rest[9:12], rest[12:]
    depth, content, code = rest[6:9]
    written = Stamp(*at)
    return EntryRow(
        id=entry_id,
        kind=kind,
        state=state,
        day=day,
        at=written,
        changed=written if changed == at else Stamp(*changed),
        depth=depth,
        content_version=content,
        client_code=code,
        kept=_maybe(*kept),
        trashed=_maybe(*trashed),
        order=order,
        answers=tuple(answers),
        ratings=tuple([rating for _, rating in ratings]),
        marks=tuple(marks),
        links=tuple(links),
    )


def _maybe(us: int | None, offset: int | None, zone: str | None) -> Stamp | None:
    return None if us is None else Stamp(us, offset or 0, zone or "")


def write_parts(connection: Connection, old: EntryRow | None, new: EntryRow) -> None:
    """Write what differs between the parts of `old` and `new` under `new.order`.

    Raises:
        DuplicateEntry: two parts of `new` have the same name.
    """
    for part, attribute in _PARTS:
        was = getattr(old, attribute) if old else ()
        now = getattr(new, attribute)
        if was != now:
            _write_part(connection, part, new.order, was, now)


def _write_part(
    connection: Connection, part: _Part, key: int, was: Iterable[Any], now: Iterable[Any]
) -> None:
    before = {part.name(value): value for value in was}
    after = _named(part, now)
    gone = [name for name in before if name not in after]
    if gone:
        part.delete.run_many(
            connection,
            [
                {"b_entry_key": key}
                | {f"b_{column}": value for column, value in zip(part.keys, name, strict=True)}
                for name in gone
            ],
        )
    changed = [
        {"entry_key": key, **part.values(value)}
        for name, value in after.items()
        if before.get(name) != value
    ]
    if changed:
        part.upsert.run_many(connection, changed)


def bulk_values(entries: Sequence[EntryRow]) -> list[tuple[Prepared, list[Values]]]:
    """Insert statements and rows for many new entries, in the order they must be executed."""
    work: list[tuple[Prepared, list[Values]]] = [
        (INSERT_ENTRY, [entry_values(entry) for entry in entries])
    ]
    for part, attribute in _PARTS:
        rows: list[Values] = []
        for entry in entries:
            named = _named(part, getattr(entry, attribute))
            for place, value in enumerate(named.values()):
                row = {"entry_key": entry.order, **part.values(value)}
                if part is RATINGS:
                    row["place"] = place
                rows.append(row)
        if rows:
            work.append((part.plain, rows))
    return work


INSERT_ENTRY = Prepared(
    insert(tables.entry).values({c.name: bindparam(c.name) for c in tables.entry.c})
)


def slices(values: Iterable[T]) -> Iterator[list[T]]:
    """`values` in lists of `SLICE`."""
    source = iter(values)
    while some := list(islice(source, SLICE)):
        yield some


def _named(part: _Part, values: Iterable[Any]) -> dict[tuple[str, ...], Any]:
    named: dict[tuple[str, ...], Any] = {}
    for value in values:
        name = part.name(value)
        if name in named:
            raise errors.DuplicateEntry("part")
        named[name] = value
    return named
