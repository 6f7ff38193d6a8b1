# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The digest follows every change that is ours, and no other."""

from __future__ import annotations

import hashlib
import hmac
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import digest, errors
from storage.connecting import connect
from storage.prepared import driver
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow
from storage.vault.kdf import database_keys
from storage.vault.vault import Vault
from tests.unit.storage.making import NOW, Open, make

TABLES = [
    "alembic_version",
    "answer",
    "entry",
    "link",
    "mark",
    "meta",
    "rating",
    "tombstone",
    "version",
]


def _full(text: str = "words", **changes: Any) -> EntryRow:
    return make(
        text,
        ratings=(RatingRow("rule", "", "before", NOW, 40, "1" * 32),),
        marks=(MarkRow("emotion", "own:klein"),),
        links=(LinkRow("follows", "f" * 32),),
        **changes,
    )


def _verify(vault: Vault) -> int:
    with vault._store.read() as connection:
        return vault._store.digest.verify(driver(connection))


def _filled(vault: Vault) -> list[EntryRow]:
    entries = [vault.entries.save(None, _full(f"words {n}")) for n in range(8)]
    vault.versions.close(entries[0].id, NOW)
    vault.entries.purge(entries.pop().id)
    vault.meta.set("lock", 5)
    return entries


def test_it_covers_every_table_but_the_search_index(vault: Vault) -> None:
    with vault._store.read() as connection:
        assert [table.name for table in digest.covered(driver(connection))] == TABLES


def test_it_holds_after_each_kind_of_change(vault: Vault) -> None:
    _verify(vault)
    first, *_ = _filled(vault)
    _verify(vault)
    # A change of the day moves the key of the entry, and cascades into all that hangs on it.
    moved = vault.entries.save(first, replace(first, day="2027-01-01", marks=()))
    _verify(vault)
    vault.entries.rename_code("", "B222")
    vault.entries.bulk_insert(_full(f"many {n}") for n in range(40))
    _verify(vault)
    vault.versions.close(moved.id, NOW)
    vault.entries.purge(moved.id)
    vault.tidy()
    vault.set_recovery()
    rows = _verify(vault)
    report = vault.verify()
    assert report.ok
    # Eight tables with what was written, and the revision.
    assert rows > report.checked


def test_it_holds_after_raw_sql_savepoints_and_replacement(vault: Vault) -> None:
    _filled(vault)
    with vault._store.write() as connection:
        raw = driver(connection)
        raw.execute("SAVEPOINT one")
        raw.execute("DELETE FROM answer")
        raw.execute("ROLLBACK TO one")
        raw.execute("UPDATE OR REPLACE answer SET field = 'same', row = 'same'")
        raw.execute("INSERT OR REPLACE INTO tombstone VALUES ('x', 'record', 1)")
        raw.execute("INSERT OR REPLACE INTO tombstone VALUES ('x', 'record', 2)")
        with pytest.raises(Exception, match="UNIQUE"):
            raw.execute("INSERT INTO tombstone VALUES ('y', 'a', 1), ('x', 'a', 1)")
    _verify(vault)


def test_a_rollback_leaves_it(vault: Vault) -> None:
    _filled(vault)
    with pytest.raises(errors.DuplicateEntry):
        _twice(vault, vault.entries.save(None, _full()))
    _verify(vault)


TAMPERED = [
    "UPDATE answer SET text = 'other'",
    "DELETE FROM answer WHERE entry_key = (SELECT max(entry_key) FROM answer)",
    "INSERT INTO mark SELECT entry_key, 'new', value, row, position FROM mark LIMIT 1",
    "UPDATE answer SET entry_key = -entry_key",
    "UPDATE rating SET value = NULL",
    "UPDATE rating SET key = subject, subject = key",
    "DELETE FROM version",
    "DELETE FROM tombstone",
    "UPDATE link SET target = 'x'",
    "UPDATE entry SET state = 'trashed' WHERE order_key = (SELECT max(order_key) FROM entry)",
    "UPDATE meta SET number = number - 1 WHERE key = 'generation'",
    "UPDATE meta SET number = 7 WHERE key = 'digest_of_nothing' OR key = 'created_us'",
    "UPDATE meta SET text = '' WHERE key = 'digest'",
    "DELETE FROM meta WHERE key = 'digest'",
    "UPDATE alembic_version SET version_num = '0001'",
]


@pytest.mark.parametrize("statement", TAMPERED)
def test_a_change_without_the_key_is_noticed(vault: Vault, unlock: Open, statement: str) -> None:
    _filled(vault)
    keys = database_keys(vault._master, vault.id)
    vault.close()
    with closing(connect(vault.folder / "journal.db", keys.page)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        assert raw.execute(statement).rowcount
        assert not raw.execute("PRAGMA cipher_integrity_check").fetchall()
        with pytest.raises(errors.VaultDamaged, match="digest"):
            digest.verify(raw, keys.digest)
    if "alembic" in statement:
        # Pretending to be of the time before the digest does not get a new one either.
        with pytest.raises(errors.VaultDamaged, match="digest"):
            unlock(vault.folder)
        return
    again = unlock(vault.folder)
    assert any(problem.startswith("digest") for problem in again.verify().problems)
    # Writing on does not make it good.
    again.entries.save(None, _full())
    assert any(problem.startswith("digest") for problem in again.verify().problems)


def test_an_old_page_put_back_is_noticed(vault: Vault, unlock: Open) -> None:
    """What SQLCipher cannot see: each page is authentic, one is of yesterday."""
    entries = [vault.entries.save(None, _full("words " * 200)) for _ in range(12)]
    vault.close()
    path = vault.folder / "journal.db"
    old = path.read_bytes()
    again = unlock(vault.folder)
    changed = replace(entries[0].answers[0], text="other " * 200)
    again.entries.save(entries[0], replace(entries[0], answers=(changed,)))
    again.close()
    new = path.read_bytes()
    assert len(old) == len(new)
    differing = [n for n in range(0, len(new), 4096) if old[n : n + 4096] != new[n : n + 4096]]
    accused = 0
    for place in differing:
        path.write_bytes(new[:place] + old[place : place + 4096] + new[place + 4096 :])
        replayed = unlock(vault.folder)
        report = replayed.verify()
        replayed.close()
        accused += any(problem.startswith("digest") for problem in report.problems)
        assert not any(problem.startswith("page") for problem in report.problems)
    # Page 1 holds only counters; the search index is not covered.
    assert accused >= 2


def test_the_key_is_not_that_of_the_pages(vault: Vault) -> None:
    keys = database_keys(vault._master, vault.id)
    assert len(keys.page) == len(keys.digest) == 32
    assert keys.page != keys.digest
    assert keys.digest.hex() not in repr(keys)


def test_a_change_of_keys_verifies_first(vault: Vault) -> None:
    _filled(vault)
    keys = database_keys(vault._master, vault.id)
    vault.close()
    path = vault.folder / "journal.db"
    with closing(connect(path, keys.page)) as raw:
        before = digest.read(raw)
        with pytest.raises(errors.VaultDamaged, match="digest"):
            digest.rekey(raw, b"z" * 32, b"n" * 32)
        assert digest.read(raw) == before
        assert digest.rekey(raw, keys.digest, b"n" * 32) == digest.verify(raw, b"n" * 32)
        raw.execute("BEGIN IMMEDIATE")
        digest.rekey(raw, b"n" * 32, keys.digest)
        raw.execute("ROLLBACK")
        digest.verify(raw, b"n" * 32)


values = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), st.text(), st.binary())


@given(st.lists(values, max_size=5), st.lists(values, max_size=5))
def test_two_rows_are_encoded_alike_only_if_they_are_alike(one: list[Any], two: list[Any]) -> None:
    alike = digest._encoded(one) == digest._encoded(two)
    assert alike == ([(type(v), v) for v in one] == [(type(v), v) for v in two])


def test_the_encoding_is_what_it_was() -> None:
    row = ("record", 12, None, "é", b"\0x", -1)
    encoded = b"s6:recordi12;ns2:\xc3\xa9b2:\0xi-1;"
    assert digest._encoded(row) == encoded
    tag = hmac.new(b"k" * 32, b"s5:entry" + encoded, hashlib.sha256).hexdigest()
    assert f"{digest.Tags(b'k' * 32).of('entry')(row):064x}" == tag


acts = st.lists(
    st.tuples(st.sampled_from(["new", "word", "day", "purge", "fail", "close"]), st.integers(0, 9)),
    max_size=6,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=acts, between=st.lists(acts, max_size=12), most=st.integers(1, 30))
def test_a_check_in_steps_is_right_whatever_is_written_between(
    folder: Path, tmp_path: Path, unlock: Open, before: Any, between: Any, most: int
) -> None:
    place = tmp_path / "copy"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder, place)
    vault = unlock(place)
    _filled(vault)
    _act(vault, before)
    finished = 0
    for some in [*between, *[[]] * 200]:
        with vault._store.read() as connection:
            raw = driver(connection)
            walk = vault._store.digest._walk or digest.Walk(raw, [vault._store.digest._tags])
            vault._store.digest._walk = walk
            walk.step(raw, most)
            if walk.finished:
                finished += 1
                assert walk.sums[0] == digest.read(raw)
                vault._store.digest.forget()
        _act(vault, some)
        if finished and not some:
            break
    assert finished
    vault.close()


def _act(vault: Vault, acts: list[tuple[str, int]]) -> None:
    for act, number in acts:
        entries = list(vault.entries.all())
        chosen = entries[number % len(entries)] if entries else None
        if act == "new" or chosen is None:
            vault.entries.save(None, _full(f"new {number}", day=f"2026-0{number % 9 + 1}-01"))
        elif act == "word":
            said = (AnswerRow("situation", f"changed {number}"),)
            vault.entries.save(chosen, replace(chosen, answers=said))
        elif act == "day":
            vault.entries.save(chosen, replace(chosen, day=f"2025-0{number % 9 + 1}-01"))
        elif act == "purge":
            vault.entries.purge(chosen.id)
        elif act == "close":
            vault.versions.close(chosen.id, NOW)
        else:
            with pytest.raises(errors.DuplicateEntry):
                _twice(vault, chosen)


def _twice(vault: Vault, entry: EntryRow) -> None:
    """A transaction that changes something and then fails."""
    with vault.entries.in_transaction():
        vault.entries.save(entry, replace(entry, answers=()))
        vault.entries.save(None, entry)
