# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries for the tests of storage, by hand and by chance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from hypothesis import strategies as st

from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow, Stamp
from storage.vault.kdf import KdfLimits, KdfParams
from storage.vault.vault import Vault

# The only way to a cheap derivation: no file can ask for it.
CHEAP = KdfLimits(memory_kib=(64, 1024 * 1024), passes=(1, 10))
LIGHT = KdfParams(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "correct horse"

Open = Callable[..., Vault]

NOW = Stamp(1_790_000_000_000_000, 3600, "Europe/Berlin")
ALL: dict[str, Any] = {
    "kinds": ("record", "followup"),
    "states": ("draft", "kept", "trashed"),
}
SHOWN: dict[str, Any] = {"kinds": ("record",), "states": ("draft", "kept")}


def make(text: str = "She looked away", *, day: str = "2026-03-04", **changes: Any) -> EntryRow:
    """A record with one answer."""
    values: dict[str, Any] = {
        "id": uuid4().hex,
        "kind": "record",
        "state": "kept",
        "day": day,
        "at": NOW,
        "changed": NOW,
        "answers": (AnswerRow("situation", text),),
    }
    return EntryRow(**(values | changes))


# Halves of surrogate pairs and NUL cannot be stored; they are cleaned, which has its own test.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
names = st.sampled_from(["situation", "thoughts", "rule", "own", "é", ""])
row_ids = st.sampled_from(["", "a" * 32, "b" * 32])
stamps = st.builds(
    Stamp,
    st.integers(-(2**53), 2**53),
    st.integers(-50_400, 50_400),
    st.sampled_from(["", "Europe/Berlin", "Asia/Kathmandu"]),
)
days = st.dates(date(1, 1, 2), date(9999, 12, 30)).map(date.isoformat)
positions = st.integers(0, 20)
answers = st.builds(AnswerRow, names, words, row_ids, positions, words, st.integers(1, 9))
ratings = st.builds(
    RatingRow,
    names,
    row_ids,
    st.sampled_from(["before", "after", "later", "again", "never seen"]),
    stamps,
    st.none() | st.integers(0, 100),
    st.integers(0, 5).map(lambda n: f"{n:032x}"),
)
marks = st.builds(MarkRow, names, words.map(lambda w: f"own:{w}") | names, row_ids, positions)
links = st.builds(LinkRow, names, row_ids, row_ids)


def parts(kind: st.SearchStrategy[Any], name: Callable[[Any], Any]) -> st.SearchStrategy[Any]:
    """Tuples of parts without two of one name."""
    return st.lists(kind, max_size=6, unique_by=name).map(tuple)


def entries(entry_id: str | None = None) -> st.SearchStrategy[EntryRow]:
    """Whole entries; with a fixed identity where one is given."""
    return st.builds(
        EntryRow,
        id=st.just(entry_id) if entry_id else st.uuids().map(lambda u: u.hex),
        kind=st.sampled_from(["record", "followup", "from a newer version"]),
        state=st.sampled_from(["draft", "kept", "trashed"]),
        day=days,
        at=stamps,
        changed=stamps,
        depth=st.sampled_from(["", "quick", "deep"]),
        content_version=st.integers(1, 9),
        client_code=st.sampled_from(["", "K123", "Ä 1"]),
        kept=st.none() | stamps,
        trashed=st.none() | stamps,
        answers=parts(answers, lambda a: (a.field, a.row)),
        ratings=parts(ratings, lambda r: r.id),
        marks=parts(marks, lambda m: (m.kind, m.value, m.row)),
        links=parts(links, lambda k: (k.kind, k.target, k.row)),
    )
