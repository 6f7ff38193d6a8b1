# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not a vault, or no longer a whole one, is told apart and left as it is."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from storage import errors, meta
from storage.connecting import connect
from storage.values import EntryRow
from storage.vault import header, kdf
from storage.vault import vault as vaults
from storage.vault.files import HEADERS, read_headers
from storage.vault.kdf import database_key
from storage.vault.vault import Vault
from tests.unit.storage.making import CHEAP, LIGHT, PASSPHRASE, Open, make


@pytest.fixture
def filled(folder: Path, unlock: Open) -> Path:
    """A closed vault with some entries."""
    vault = unlock(folder)
    vault.entries.bulk_insert(make(f"entry {n} " + "words " * 60) for n in range(60))
    vault.close()
    return folder


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "lock"}


def _all(vault: Vault) -> list[EntryRow]:
    return list(vault.entries.all())


def _plain(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE entry (id TEXT)")


CASES: list[tuple[str, Callable[[Path], object], type[errors.StorageError]]] = [
    ("folder missing", lambda f: shutil.rmtree(f), errors.VaultMissing),
    ("folder empty", lambda f: [p.unlink() for p in f.iterdir()], errors.VaultMissing),
    ("a file", lambda f: (shutil.rmtree(f), f.write_text("x")), errors.VaultMissing),
    ("database missing", lambda f: (f / "journal.db").unlink(), errors.VaultDamaged),
    ("zero bytes", lambda f: os.truncate(f / "journal.db", 0), errors.VaultEmpty),
    ("cut in a page", lambda f: os.truncate(f / "journal.db", 1000), errors.VaultDamaged),
    ("cut to one page", lambda f: os.truncate(f / "journal.db", 4096), errors.VaultDamaged),
    ("garbage", lambda f: (f / "journal.db").write_bytes(b"garbage!" * 4096), errors.VaultDamaged),
    ("plain SQLite", lambda f: _plain(f / "journal.db"), errors.NotAVault),
    ("no header", lambda f: [(f / n).unlink() for n in HEADERS], errors.VaultDamaged),
    ("empty headers", lambda f: [os.truncate(f / n, 0) for n in HEADERS], errors.VaultDamaged),
    ("huge headers", lambda f: [os.truncate(f / n, 1 << 40) for n in HEADERS], errors.VaultDamaged),
]


@pytest.mark.parametrize(("change", "error"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_each_damage_has_its_error_and_nothing_is_touched(
    filled: Path,
    unlock: Open,
    change: Callable[[Path], object],
    error: type[errors.StorageError],
) -> None:
    change(filled)
    small = filled.is_dir() and all(p.stat().st_size < 1 << 30 for p in filled.iterdir())
    before = _content(filled) if small else None
    with pytest.raises(error) as caught:
        unlock(filled)
    assert type(caught.value) is error
    assert before is None or _content(filled) == before
    # Nothing holds the place: the same answer comes again, not "in use".
    with pytest.raises(error):
        unlock(filled)


def test_a_header_asking_for_too_much_is_refused_before_any_derivation(
    folder: Path, unlock: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read_headers(folder, CHEAP)[0]
    for params in (kdf.KdfParams(2**31, 3, 4), kdf.KdfParams(64, 2**32 - 1, 1)):
        slot = kdf.replace(found.slots[0], params=params)
        data = header.encode(kdf.replace(found, slots=(slot,)))
        for name in HEADERS:
            (folder / name).write_bytes(data)

        def never(**_: object) -> None:
            raise AssertionError("derived")

        monkeypatch.setattr(kdf, "Argon2id", never)
        with pytest.raises(errors.HeaderRefused):
            unlock(folder)


def test_the_database_of_another_vault_does_not_open(
    filled: Path, tmp_path: Path, unlock: Open
) -> None:
    vaults.create(tmp_path / "other", PASSPHRASE, params=LIGHT, limits=CHEAP)
    shutil.copy(tmp_path / "other" / "journal.db", filled / "journal.db")
    with pytest.raises(errors.VaultDamaged):
        unlock(filled)


def test_a_database_with_the_right_key_and_another_identity_does_not_open(
    filled: Path, unlock: Open
) -> None:
    vault = unlock(filled)
    key = database_key(vault._master, vault.id)
    vault.close()
    with closing(connect(filled / "journal.db", key)) as raw:
        raw.execute("UPDATE meta SET text = ? WHERE key = 'vault_id'", ("cd" * 16,))
    with pytest.raises(errors.VaultDamaged):
        unlock(filled)


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: os.truncate(path, 0),
        lambda path: os.truncate(path, 100),
        lambda path: path.write_bytes(b"x" * 20_000),
        lambda path: path.write_bytes(path.read_bytes().replace(b'"sequence":1', b'"sequence":7')),
    ],
)
def test_one_damaged_header_copy_is_repaired_from_the_other(
    filled: Path, unlock: Open, name: str, damage: Callable[[Path], object]
) -> None:
    before = _content(filled)
    damage(filled / name)
    vault = unlock(filled)
    assert vault.notices == ("header_repaired",)
    assert len(_all(vault)) == 60
    vault.close()
    assert _content(filled) == before
    assert unlock(filled).notices == ()


def test_a_forged_copy_with_a_higher_sequence_is_not_believed(filled: Path, unlock: Open) -> None:
    before = _content(filled)
    found = read_headers(filled, CHEAP)[0]
    (filled / "header.a").write_bytes(header.encode(kdf.replace(found, sequence=99)))
    vault = unlock(filled)
    assert vault.notices == ("header_changed",)
    vault.close()
    assert _content(filled) == before


def test_a_header_forged_in_both_copies_does_not_open(filled: Path, unlock: Open) -> None:
    found = read_headers(filled, CHEAP)[0]
    for name in HEADERS:
        (filled / name).write_bytes(header.encode(kdf.replace(found, sequence=99)))
    with pytest.raises(errors.HeaderChanged):
        unlock(filled)


def test_an_older_header_put_back_is_noticed(filled: Path, unlock: Open) -> None:
    old = {name: (filled / name).read_bytes() for name in HEADERS}
    vault = unlock(filled)
    vault.set_passphrase("new", params=LIGHT)
    vault.close()
    for name, data in old.items():
        (filled / name).write_bytes(data)
    vault = unlock(filled, PASSPHRASE)
    assert vault.notices == ("header_older",)
    report = vault.verify()
    assert not report.ok
    assert any("header_older" in problem for problem in report.problems)


def test_a_change_of_passphrase_cut_off_in_the_middle(filled: Path, unlock: Open) -> None:
    """After the first copy was written, before the second and the record in the database."""
    vault = unlock(filled)
    old = (filled / "header.b").read_bytes()
    vault.set_passphrase("new", params=LIGHT)
    with vault._store.write() as connection:
        meta.put_number(connection, "header_sequence", 1)
    vault.close()
    (filled / "header.b").write_bytes(old)
    vault = unlock(filled, "new")
    assert vault.notices == ()
    assert vault.verify().ok
    assert (filled / "header.b").read_bytes() != old


def test_a_newer_schema_is_left_untouched(filled: Path, unlock: Open) -> None:
    vault = unlock(filled)
    key = database_key(vault._master, vault.id)
    vault.close()
    with closing(connect(filled / "journal.db", key)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    before = _content(filled)
    with pytest.raises(errors.NewerVersion):
        unlock(filled)
    assert _content(filled) == before


def test_flipped_bits_are_noticed_or_harmless(filled: Path, unlock: Open) -> None:
    """Every entry reads as it was written, or there is an error. Never something else."""
    path = filled / "journal.db"
    whole = path.read_bytes()
    vault = unlock(filled)
    wanted = _all(vault)
    vault.close()
    chance = random.Random(5)
    for _ in range(60):
        changed = bytearray(whole)
        place = chance.randrange(len(whole))
        changed[place] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        try:
            vault = unlock(filled)
            assert _all(vault) == wanted
            assert not vault.verify().ok
            vault.close()
        except errors.VaultDamaged:
            vault.close()


def test_verify_names_a_damaged_page_and_goes_on(filled: Path, unlock: Open) -> None:
    path = filled / "journal.db"
    data = bytearray(path.read_bytes())
    for page in (len(data) // 4096 - 1, len(data) // 4096 - 3):
        data[page * 4096 + 100] ^= 1
    path.write_bytes(data)
    vault = unlock(filled)
    report = vault.verify()
    assert not report.ok
    assert sum(problem.startswith("page:") for problem in report.problems) == 2


def test_two_pages_exchanged_are_noticed(filled: Path, unlock: Open) -> None:
    path = filled / "journal.db"
    data = bytearray(path.read_bytes())
    one, other = len(data) - 4 * 4096, len(data) - 2 * 4096
    data[one : one + 4096], data[other : other + 4096] = (
        data[other : other + 4096],
        data[one : one + 4096],
    )
    path.write_bytes(data)
    assert not unlock(filled).verify().ok


def test_truncations_are_noticed(filled: Path, unlock: Open) -> None:
    path = filled / "journal.db"
    size = path.stat().st_size
    whole = path.read_bytes()
    for kept in [*range(4096, size, 4096 * 7), 4097, size - 1, size - 4096, size // 2 + 17]:
        path.write_bytes(whole[:kept])
        try:
            vault = unlock(filled)
        except errors.VaultDamaged:
            continue
        assert not vault.verify().ok
        vault.close()


def test_a_page_that_is_not_in_use_may_be_half_written(filled: Path, unlock: Open) -> None:
    vault = unlock(filled)
    for entry in _all(vault)[20:]:
        vault.entries.purge(entry.id)
    before = _all(vault)
    with vault._store.read() as connection:
        unused = connection.exec_driver_sql("PRAGMA freelist_count").scalar()
    vault.close()
    path = filled / "journal.db"
    whole = path.read_bytes()
    harmless = 0
    for start in range(4096, len(whole), 4096):
        path.write_bytes(whole[:start] + os.urandom(512) + whole[start + 512 :])
        try:
            vault = unlock(filled)
        except errors.VaultDamaged:
            continue
        if vault.verify().ok:
            harmless += 1
            assert _all(vault) == before
        vault.close()
    # One or more of the unused pages lists the others: that is read.
    assert unused is not None
    assert 0 < harmless < unused
