# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading by a mark agrees with reading everything, and commits tell what they changed."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from storage.errors import DuplicateEntry
from storage.marked import Carrying, Span
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, Page, RatingRow, Stamp
from storage.vault.vault import Vault

SHOWN = ("draft", "kept")


def some(count: int, seed: int) -> list[EntryRow]:
    """Entries of two kinds and all states, half of them marked, some twice, some on two rows."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        marks = [MarkRow("what", value) for value in "xyz" if chance.random() < 0.3]
        if chance.random() < 0.2:
            marks.append(MarkRow("what", "x", "a row"))
        marks += [MarkRow("also", value) for value in "pq" if chance.random() < 0.5]
        at = Stamp(number)
        ratings = [
            RatingRow("what", m.value, "before", at, chance.choice([None, 10, 50, 90]), f"{n:032x}")
            for n, m in enumerate(marks * 2)
            if m.kind == "what" and chance.random() < 0.7
        ]
        words = chance.choice(["", "  ", "words"])
        made.append(
            EntryRow(
                id=f"{number:032x}",
                kind=chance.choice(["record", "other"]),
                state=chance.choice(["draft", "kept", "trashed"]),
                day=f"2026-11-{1 + number * 28 // count:02}",
                at=at,
                changed=at,
                trashed=None,
                answers=(AnswerRow("rule", words),),
                ratings=tuple(ratings),
                marks=tuple(marks),
            )
        )
    return made


def fits(entry: EntryRow, wanted: Carrying) -> bool:
    return (
        entry.kind in wanted.kinds
        and entry.state in wanted.states
        and any(m.kind == wanted.mark and m.value in wanted.values for m in entry.marks)
    )


@pytest.mark.parametrize("values", [("x",), ("x", "y"), ("nothing",), ()])
@pytest.mark.parametrize("seed", [1, 2])
def test_it_agrees_with_reading_everything(
    vault: Vault, values: tuple[str, ...], seed: int
) -> None:
    vault.entries.bulk_insert(some(120, seed))
    everything = list(vault.entries.all())[::-1]
    wanted = Carrying(("record",), SHOWN, "what", values)
    carrying = [entry for entry in everything if fits(entry, wanted)]
    worded = [e for e in carrying if e.answers[0].text.strip()]

    def paged(field: str) -> list[EntryRow]:
        found: list[EntryRow] = []
        before: int | None = None
        while True:
            page: Page = vault.entries.carrying(wanted, before=before, limit=7, field=field)
            found += page.entries
            before = page.next_key
            if before is None:
                return found

    assert paged("") == carrying
    assert paged("rule") == worded
    also = {
        value: sum(any(m == MarkRow("also", value) for m in e.marks) for e in carrying)
        for value in "pq"
    }
    also = {value: count for value, count in also.items() if count}
    assert dict(vault.entries.beside(wanted, "also")) == also
    newest = []
    for entry in carrying:
        last = {r.key: r.value for r in entry.ratings}
        keys = {m.value for m in entry.marks if m.kind == "what" and m.value in values}
        newest += [last[key] for key in keys if last.get(key) is not None]
    orders = [entry.order for entry in carrying]
    assert vault.entries.span(wanted, "what") == Span(
        len(carrying),
        min(orders, default=0),
        max(orders, default=0),
        min(newest, default=None),  # type: ignore[type-var]
        max(newest, default=None),  # type: ignore[type-var]
    )


def test_what_is_about_it_by_mark_by_target_and_by_what_is_shared(vault: Vault) -> None:
    def entry(number: int, kind: str, *links: LinkRow, mark: str = "", state: str = "kept") -> None:
        at = Stamp(number)
        marks = (MarkRow("what", mark),) if mark else ()
        vault.entries.save(
            None,
            EntryRow(f"{number:032x}", kind, state, "2026-11-01", at, at, marks=marks, links=links),
        )

    def to(number: int, kind: str = "about") -> LinkRow:
        return LinkRow(kind, f"{number:032x}")

    entry(1, "belief")
    entry(2, "record", to(1, "same"), mark="x")
    entry(3, "record", mark="x", state="trashed")
    entry(4, "test", to(1))
    entry(5, "test", to(2))
    entry(6, "test", to(3))
    entry(7, "test", mark="x")
    entry(8, "test", to(99))
    entry(9, "test", to(1), state="trashed")
    entry(10, "other", to(2))
    wanted = Carrying(("record",), SHOWN, "what", ("x",))
    found: list[int] = []
    before: int | None = None
    while True:
        page = vault.entries.about(
            ("test",), wanted, links=("about", "same"), before=before, limit=2
        )
        found += [int(row.id, 16) for row in page.entries]
        before = page.next_key
        if before is None:
            break
    assert found == [7, 5, 4]


def test_a_commit_tells_the_kinds_it_changed(vault: Vault) -> None:
    told: list[frozenset[str]] = []
    vault.entries.tell(told.append)
    one, two = some(2, 3)
    saved = vault.entries.save(None, one)
    vault.entries.save(saved, replace(saved, depth="deep"))
    assert told == [{one.kind}, {one.kind}]
    with vault.entries.in_transaction():
        vault.entries.save(None, two)
        vault.entries.purge(one.id)
        assert len(told) == 2, "nothing is told before it is on the disk"
    assert told[2:] == [{one.kind, two.kind}]
    vault.meta.set("a fact", "of no entry")
    assert len(told) == 3


def test_what_was_rolled_back_is_not_told(vault: Vault) -> None:
    told: list[frozenset[str]] = []
    vault.entries.tell(told.append)
    one = some(1, 3)[0]

    def fail_after_saving() -> None:
        with vault.entries.in_transaction():
            vault.entries.save(None, one)
            vault.entries.save(None, one)

    with pytest.raises(DuplicateEntry):
        fail_after_saving()
    vault.meta.set("a fact", "of no entry")
    assert told == []


def test_whoever_is_told_may_read_what_was_committed(vault: Vault) -> None:
    found: list[int] = []

    def look(_kinds: frozenset[str]) -> None:
        found.append(len(list(vault.entries.all())))

    vault.entries.tell(look)
    vault.entries.bulk_insert(some(5, 4))
    assert found == [5]


def test_an_id_in_a_mark_is_no_word_to_search_for(vault: Vault) -> None:
    at = Stamp(1)
    marks = (MarkRow("schema", "own:" + "ab" * 16), MarkRow("emotion", "own:abashed"))
    row = EntryRow("1" * 32, "record", "kept", "2026-11-01", at, at, marks=marks)
    vault.entries.save(None, row)

    def hits(words: str) -> int:
        return len(vault.search.find(words, kinds=("record",), states=SHOWN))

    assert hits("abashed") == 1
    assert hits("abab") == hits("ab" * 16) == 0
