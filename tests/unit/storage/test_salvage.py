# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Of a damaged vault everything readable is read, it is said how much, and nothing is written."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from storage import errors
from storage.values import EntryRow
from storage.vault import files, header, rescue
from storage.vault.files import read_headers
from storage.vault.kdf import replace
from storage.vault.rescue import RescuedVault
from tests.unit.storage.making import ALL, CHEAP, LIGHT, NOW, PASSPHRASE, Open, make

PAGE = 4096
SCHEMA_PAGES = 40


@pytest.fixture
def filled(folder: Path, unlock: Open) -> Path:
    """A closed vault with a hundred entries on many days."""
    vault = unlock(folder)
    days = [f"2026-{n // 9 % 12 + 1:02}-{n % 9 + 10}" for n in range(100)]
    entries = [make(f"entry {n} " + "words " * 90, day=day) for n, day in enumerate(sorted(days))]
    vault.entries.bulk_insert(entries)
    vault.versions.close(entries[3].id, NOW)
    vault.meta.set("lock_after_minutes", 7)
    vault.close()
    return folder


def _open(folder: Path, passphrase: str = PASSPHRASE) -> RescuedVault:
    return rescue.unlock(folder, passphrase=passphrase, limits=CHEAP)


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "lock"}


def _spoil(folder: Path, pages: list[int]) -> None:
    path = folder / files.DATABASE
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * PAGE + 99] ^= 1
    path.write_bytes(data)


def _all(vault: object) -> dict[str, EntryRow]:
    return {entry.id: entry for entry in vault.entries.all()}  # type: ignore[attr-defined]


def test_a_whole_vault_is_read_whole(filled: Path, unlock: Open) -> None:
    vault = unlock(filled)
    wanted = _all(vault)
    vault.close()
    before = _content(filled)
    rescued = _open(filled)
    assert (rescued.salvaged.whole, rescued.salvaged.partial, rescued.salvaged.lost) == (100, 0, 0)
    assert _all(rescued) == wanted
    assert len(rescued.search.find("words", **ALL, limit=500)) == 100
    assert rescued.meta.get("lock_after_minutes") == 7
    first = next(entry for entry in wanted.values() if rescued.versions.list(entry.id))
    assert rescued.versions.list(first.id)[0].entry.answers == first.answers
    assert not rescued.verify().ok
    rescued.close()
    assert _content(filled) == before


def test_nothing_can_be_written(filled: Path) -> None:
    rescued = _open(filled)
    before = _content(filled)
    for act in (
        lambda: rescued.entries.save(None, make()),
        lambda: rescued.meta.set("a", 1),
        lambda: rescued.set_passphrase("new", params=LIGHT),
        rescued.set_recovery,
        lambda: rescued.entries.in_transaction().__enter__(),
        lambda: rescued._store.copy_into(filled / "copy", lambda: False),
    ):
        with pytest.raises(errors.Rescued):
            act()
    rescued.close()
    assert _content(filled) == before


def test_any_damaged_pages_leave_the_rest_readable(filled: Path, unlock: Open) -> None:
    vault = unlock(filled)
    wanted = _all(vault)
    vault.close()
    path = filled / files.DATABASE
    whole = path.read_bytes()
    pages = len(whole) // PAGE
    chance = random.Random(3)
    readable = []
    for count in (1, 1, 1, 2, 3, 5, 8):
        path.write_bytes(whole)
        _spoil(filled, chance.sample(range(SCHEMA_PAGES, pages), count))
        rescued = _open(filled)
        found = _all(rescued)
        salvaged = rescued.salvaged
        rescued.close()
        same = sum(wanted.get(name) == entry for name, entry in found.items())
        # What is called whole is whole; nothing that was never written turns up.
        assert same >= salvaged.whole
        assert salvaged.whole + salvaged.partial == len(found)
        assert set(found) <= set(wanted)
        for name, entry in found.items():
            assert set(entry.answers) <= set(wanted[name].answers)
        readable.append(salvaged.whole)
    assert max(readable) >= 90


def test_a_vault_cut_off_is_read_up_to_there(filled: Path) -> None:
    path = filled / files.DATABASE
    pages = path.stat().st_size // PAGE
    os.truncate(path, (pages - 1) * PAGE)
    rescued = _open(filled)
    assert rescued.salvaged.whole >= 60
    rescued.close()


def test_entries_whose_own_row_is_gone_come_back_by_their_parts(filled: Path, unlock: Open) -> None:
    """Every page in turn; where a page of the entries goes, the words are still there."""
    vault = unlock(filled)
    wanted = _all(vault)
    vault.close()
    path = filled / files.DATABASE
    whole = path.read_bytes()
    stood_in, refused = 0, []
    for page in range(1, len(whole) // PAGE):
        path.write_bytes(whole)
        _spoil(filled, [page])
        try:
            rescued = _open(filled)
        except errors.VaultDamaged:
            refused.append(page)
            continue
        found = _all(rescued)
        words = {name: [a.text for a in entry.answers] for name, entry in found.items()}
        for name, entry in found.items():
            if entry.changed != wanted[name].changed:
                stood_in += 1
                assert words[name] == [a.text for a in wanted[name].answers]
                assert (entry.day, entry.kind) == (wanted[name].day, wanted[name].kind)
        assert len(found) + rescued.salvaged.lost == len(wanted)
        rescued.close()
    assert stood_in
    # Without the definitions of the tables nothing can be read.
    assert len(refused) <= 3
    assert max(refused) < SCHEMA_PAGES


def test_what_cannot_be_opened_at_all_says_so(filled: Path) -> None:
    with pytest.raises(errors.WrongSecret):
        _open(filled, "something else")
    path = filled / files.DATABASE
    whole = path.read_bytes()
    _spoil(filled, [0])
    with pytest.raises(errors.VaultDamaged):
        _open(filled)
    path.write_bytes(b"")
    with pytest.raises(errors.VaultEmpty):
        _open(filled)
    path.unlink()
    with pytest.raises(errors.VaultDamaged):
        _open(filled)
    path.write_bytes(whole)
    _open(filled).close()


def test_with_one_header_damaged_and_one_forged(filled: Path) -> None:
    (filled / "header.a").write_bytes(b"gone")
    found = read_headers(filled, CHEAP)[0]
    (filled / "header.b").write_bytes(header.encode(replace(found, sequence=9)))
    before = _content(filled)
    rescued = _open(filled)
    assert rescued.salvaged.whole == 100
    rescued.close()
    assert _content(filled) == before


def test_it_is_locked_while_it_is_read(filled: Path, unlock: Open) -> None:
    rescued = _open(filled)
    with pytest.raises(errors.InUse):
        unlock(filled)
    rescued.close()
    unlock(filled)


def test_a_newer_schema_is_not_guessed_at(filled: Path, unlock: Open) -> None:
    vault = unlock(filled)
    with vault._store.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    vault.close()
    with pytest.raises(errors.NewerVersion):
        _open(filled)


def test_an_interrupted_commit_is_taken_back_first(filled: Path, unlock: Open) -> None:
    _interrupt(filled, unlock)
    rescued = _open(filled)
    assert rescued.salvaged.whole == 100
    rescued.close()
    assert not (filled / "journal.db-journal").exists()
    assert len(list(filled.glob("journal-interrupted-*.db"))) == 1


@pytest.mark.parametrize("bit", range(0, 32, 5))
def test_a_journal_that_claims_more_than_there_was_is_not_played_back(
    filled: Path, unlock: Open, bit: int
) -> None:
    _interrupt(filled, unlock)
    database, journal = filled / "journal.db", filled / "journal.db-journal"
    both = database.stat().st_size + journal.stat().st_size
    content = bytearray(journal.read_bytes())
    pages = int.from_bytes(content[16:20], "big") ^ 1 << bit
    content[16:20] = pages.to_bytes(4, "big")
    journal.write_bytes(content)
    before = database.read_bytes()
    if pages * 4096 <= both:
        _open(filled).close()
        assert database.stat().st_size <= both
        return
    with pytest.raises(errors.VaultDamaged):
        unlock(filled)
    rescued = _open(filled)
    assert rescued.salvaged.whole == 100
    rescued.close()
    assert database.read_bytes() == before
    assert journal.read_bytes() == content


def test_copies_of_interrupted_commits_are_few_and_go_when_all_is_well(
    filled: Path, unlock: Open
) -> None:
    for number in range(4):
        _interrupt(filled, unlock)
        vault = unlock(filled)
        assert vault.notices == ("interrupted",)
        assert len(_all(vault)) == 100
        assert len(list(filled.glob("journal-interrupted-*.db"))) == min(number + 1, 2)
        vault.close()
    vault = unlock(filled)
    assert vault.notices == ()
    vault.clear_aside()
    assert {path.name for path in filled.iterdir()} == {*files.HEADERS, "journal.db", "lock"}


def _interrupt(folder: Path, unlock: Open) -> None:
    """Leave database and journal as a process that was killed in a commit does."""
    vault = unlock(folder)
    other = folder.with_name("killed")
    shutil.rmtree(other, ignore_errors=True)
    with vault._store.write() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = 1")
        connection.exec_driver_sql("UPDATE answer SET text = text || ' never'")
        shutil.copytree(folder, other)
    with vault._store.write() as connection:
        connection.exec_driver_sql("UPDATE answer SET text = replace(text, ' never', '')")
    vault.close()
    for name in ("journal.db", "journal.db-journal"):
        shutil.copy(other / name, folder / name)
