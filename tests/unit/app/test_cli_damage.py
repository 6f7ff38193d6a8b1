# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Journals that cannot be opened: each has its own words and exit code."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap
from storage import errors
from storage.vault import vault as vaults
from storage.vault.kdf import KdfParams
from tests.unit.app.conftest import CHEAP, PASSPHRASE
from tests.unit.app.verbs import Run, folder, run, template

__all__ = ["folder", "run", "template"]  # fixtures

POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")


def _remove_all(folder: Path) -> None:
    shutil.rmtree(folder)


def _empty_folder(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _zero_bytes(folder: Path) -> None:
    (folder / "journal.db").write_bytes(b"")


def _truncated(folder: Path) -> None:
    os.truncate(folder / "journal.db", 10_000)


def _short(folder: Path) -> None:
    os.truncate(folder / "journal.db", 100)


def _garbage(folder: Path) -> None:
    size = (folder / "journal.db").stat().st_size
    (folder / "journal.db").write_bytes(os.urandom(size))


def _plain_sqlite(folder: Path) -> None:
    (folder / "journal.db").unlink()
    with sqlite3.connect(folder / "journal.db") as plain:
        plain.execute("CREATE TABLE entry (text)")
    plain.close()


def _no_database(folder: Path) -> None:
    (folder / "journal.db").unlink()


def _no_headers(folder: Path) -> None:
    for path in folder.glob("header.*"):
        path.unlink()


def _headers_garbage(folder: Path) -> None:
    for path in folder.glob("header.*"):
        path.write_bytes(os.urandom(500))


def _headers_huge(folder: Path) -> None:
    for path in folder.glob("header.*"):
        path.write_bytes(b" " * (1 << 20))


def _absurd_cost(folder: Path) -> None:
    shutil.rmtree(folder)
    cheap = KdfParams(memory_kib=64, passes=1, lanes=1)
    vaults.create(folder, PASSPHRASE, params=cheap, limits=CHEAP)


def _pipe(folder: Path) -> None:
    (folder / "journal.db").unlink()
    os.mkfifo(folder / "journal.db")


def _pipes_for_headers(folder: Path) -> None:
    for path in folder.glob("header.*"):
        path.unlink()
        os.mkfifo(path)


def _folder_for_lock(folder: Path) -> None:
    (folder / "lock").unlink(missing_ok=True)
    (folder / "lock").mkdir()


def _newer(folder: Path) -> None:
    from sqlalchemy import text

    vault = vaults.unlock(folder, passphrase=PASSPHRASE)
    with vault._store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    vault.close()


@pytest.mark.parametrize(
    ("harm", "exit_code", "code"),
    [
        (_remove_all, 1, "vault_missing"),
        (_empty_folder, 1, "vault_missing"),
        (_zero_bytes, 4, "vault_empty"),
        (_truncated, 4, "vault_damaged"),
        (_short, 4, "vault_damaged"),
        (_garbage, 4, "vault_damaged"),
        (_plain_sqlite, 4, "not_a_vault"),
        (_no_database, 4, "vault_damaged"),
        (_no_headers, 4, "vault_damaged"),
        (_headers_garbage, 4, "vault_damaged"),
        (_headers_huge, 4, "vault_damaged"),
        (_absurd_cost, 4, "header_refused"),
        pytest.param(_pipe, 4, "not_a_file", marks=POSIX),
        pytest.param(_pipes_for_headers, 4, "not_a_file", marks=POSIX),
        (_folder_for_lock, 4, "not_a_file"),
        (_newer, 6, "newer_version"),
    ],
)
def test_a_journal_that_cannot_be_opened(
    harm: Callable[[Path], None], exit_code: int, code: str, run: Run, folder: Path
) -> None:
    harm(folder)
    before = _contents(folder)
    answered, out, err = run("verify", "--json")
    told = json.loads(out)
    assert (told["error"]["code"], answered) == (code, exit_code)
    assert told["exit_code"] == exit_code
    assert told["error"]["happened"] in err
    assert _contents(folder) == before


def _contents(folder: Path) -> dict[str, bytes]:
    if not folder.exists():
        return {}
    return {
        path.name: path.read_bytes() if path.is_file() else b""
        for path in folder.iterdir()
        if path.name != "lock"
    }


def test_a_flipped_bit_is_damage(run: Run, folder: Path) -> None:
    path = folder / "journal.db"
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 4
    path.write_bytes(raw)
    code, out, _ = run("verify", "--json")
    assert code == 4
    assert json.loads(out).get("ok") is not True


def test_open_in_another_window(run: Run, folder: Path) -> None:
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    try:
        code, _, err = run("info")
    finally:
        workspace.close()
    assert code == 5
    assert "open in another window" in err


@pytest.mark.parametrize(
    ("error", "words"),
    [(errors.ReadOnly, "cannot be written to"), (errors.DiskFull, "the disk is full")],
)
def test_a_read_only_folder_and_a_full_disk(
    error: type[errors.StorageError],
    words: str,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*args: object, **named: object) -> None:
        raise error("SECRET")

    monkeypatch.setattr(vaults, "unlock", refuse)
    code, _, err = run("info")
    assert code == 1
    assert words in err
    assert "SECRET" not in err
