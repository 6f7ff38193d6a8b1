# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages hold the right entries, and are read off an index, whatever the size of the journal."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from storage import listing, rows
from storage.prepared import Prepared, driver
from storage.values import EntryRow, LinkRow, MarkRow
from storage.vault.vault import Vault
from tests.unit.storage.making import make


@pytest.fixture
def filled(vault: Vault) -> Vault:
    chance = random.Random(7)
    vault.entries.bulk_insert(
        make(
            f"entry {n}",
            day=f"2026-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}",
            kind=chance.choice(["record", "record", "followup"]),
            state=chance.choice(["draft", "kept", "kept", "trashed"]),
            client_code=chance.choice(["", "K123", "B777"]),
            marks=tuple(
                {
                    MarkRow("type", chance.choice("ab")),
                    MarkRow("type", "b", row="second"),
                    MarkRow("schema", chance.choice("xyz")),
                }
            ),
        )
        for n in range(500)
    )
    return vault


def _expected(every: list[EntryRow], **wanted: Any) -> list[str]:
    marks = wanted.get("marks", {}).items()
    return [
        entry.id
        for entry in sorted(every, key=lambda entry: -entry.order)
        if entry.kind in wanted["kinds"]
        and entry.state in wanted["states"]
        and wanted.get("code", "") in ("", entry.client_code)
        and all(any((m.kind, m.value) == mark for m in entry.marks) for mark in marks)
        and wanted.get("since", "") <= entry.day <= wanted.get("until", "9999-12-31")
    ]


QUERIES: list[dict[str, Any]] = [
    {"kinds": ["record"], "states": ["kept"]},
    {"kinds": ["record"], "states": ["draft", "kept"]},
    {"kinds": ["record", "followup"], "states": ["draft", "kept", "trashed"]},
    {"kinds": ["record"], "states": ["draft", "kept"], "code": "K123"},
    {"kinds": ["record"], "states": ["kept"], "marks": {"type": "a"}},
    {"kinds": ["record"], "states": ["draft", "kept"], "marks": {"type": "b", "schema": "x"}},
    {"kinds": ["record"], "states": ["draft", "kept"], "marks": {"schema": "x"}, "code": "B777"},
    {"kinds": ["record"], "states": ["kept"], "since": "2026-03-05", "until": "2026-05-20"},
    {"kinds": ["record"], "states": ["kept"], "marks": {"type": "a"}, "until": "2026-05-20"},
    {"kinds": ["record"], "states": ["kept"], "since": "2027-01-01", "until": "2026-05-20"},
    {"kinds": ["other"], "states": ["kept"]},
    {"kinds": [], "states": ["kept"]},
]


@pytest.mark.parametrize("query", QUERIES)
def test_page_after_page_gives_everything_once(filled: Vault, query: dict[str, Any]) -> None:
    every = list(filled.entries.all())
    found: list[EntryRow] = []
    before = None
    while True:
        page = filled.entries.page(**query, before=before, limit=17)
        found += page.entries
        if page.next_key is None:
            break
        assert len(page.entries) == 17
        before = page.next_key
    assert [entry.id for entry in found] == _expected(every, **query)
    whole = {entry.id: entry for entry in every}
    assert all(whole[entry.id] == entry for entry in found)


def test_an_exact_page_has_no_next(vault: Vault) -> None:
    vault.entries.bulk_insert(make(str(n)) for n in range(10))
    assert vault.entries.page(kinds=["record"], states=["kept"], limit=10).next_key is None
    assert vault.entries.page(kinds=["record"], states=["kept"], limit=9).next_key is not None


def _plan(vault: Vault, statement: Any, values: dict[str, Any]) -> str:
    with vault._store.read() as connection:
        compiled = statement.compile(dialect=connection.dialect)
        parameters = tuple(values.get(name, compiled.params[name]) for name in compiled.positiontup)
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", parameters).all()
    return "\n".join(row[3] for row in plan)


WINDOW = {"high": 1 << 62, "low": 0, "most": 51, "kind_0": "record", "state_0": "kept"}


@pytest.mark.parametrize("pairs", [1, 2, 6])
def test_a_page_is_a_range_of_an_index(filled: Vault, pairs: int) -> None:
    plan = _plan(filled, listing._page(pairs, False, 0), WINDOW)
    assert plan.count("ix_entry_kind_state (kind=? AND state=? AND rowid>? AND rowid<?)") == pairs
    assert "SCAN entry" not in plan
    # What is sorted to be merged is one page of each pair, never the journal.
    assert plan.count("TEMP B-TREE") == (0 if pairs == 1 else pairs)


def test_a_page_of_one_code_is_a_range_of_an_index(filled: Vault) -> None:
    plan = _plan(filled, listing._page(2, True, 0), WINDOW | {"code": "K123"})
    assert plan.count("ix_entry_client_code_kind_state (client_code=? AND kind=?") == 2
    assert "SCAN entry" not in plan


def test_a_page_of_one_mark_walks_its_index(filled: Vault) -> None:
    values = WINDOW | {"mark_0": "type", "value_0": "a"}
    plan = _plan(filled, listing._page(1, False, 1), values)
    assert "ix_mark_kind_value (kind=? AND value=? AND entry_key>? AND entry_key<?)" in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (listing._keys_of, {"ids": ["a"]}),
        (listing._children, {"targets": ["a"], "link_kind": "follows"}),
        (listing._next_slice, {"after": 1}),
    ],
)
def test_reading_by_name_is_no_scan(filled: Vault, statement: Any, values: dict[str, Any]) -> None:
    with filled._store.read() as connection:
        state = statement.compile(dialect=connection.dialect).construct_expanded_state(values)
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {state.statement}", tuple(state.positional_parameters)
        ).all()
    assert not any(row[3].startswith("SCAN") for row in plan)


@pytest.mark.parametrize(
    "read", [rows._read_entries, *(part.read for part, _attribute in rows._PARTS)]
)
def test_whole_entries_are_searched_for_by_their_keys(filled: Vault, read: Prepared) -> None:
    with filled._store.read() as connection:
        found = driver(connection).execute(f"EXPLAIN QUERY PLAN {read._sql}", ("[1, 2]",))
        plan = [row[3] for row in found.fetchall()]
    assert plan[0].startswith("SEARCH")
    # The only thing walked from end to end is the list of keys.
    scanned = [line for line in plan if line.startswith("SCAN")]
    assert scanned == ["SCAN given VIRTUAL TABLE INDEX 1:"]


def test_heads_come_without_their_words(vault: Vault) -> None:
    parent, child = make("parent"), make("child", links=(LinkRow("follows", "0" * 32),))
    vault.entries.bulk_insert([parent, child])
    [whole] = vault.entries.children("0" * 32, "follows")
    [head] = vault.entries.children("0" * 32, "follows", heads=(whole.kind,))
    assert whole.answers or whole.marks or whole.ratings
    assert head == replace(whole, answers=(), ratings=(), marks=())
    assert vault.entries.children("0" * 32, "follows", heads=("other",)) == [whole]
