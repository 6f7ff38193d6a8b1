# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors say what happened, and never whose words were on the way."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import errors
from storage.vault.vault import Vault
from tests.unit.storage.making import make

CANARY = "canary-of-words"


def _printed(error: BaseException) -> str:
    """Everything a careless log of this error would show, hidden contexts included."""
    seen = []
    while error is not None:
        seen.append(repr(error) + str(error) + repr(vars(error)))
        seen.append("".join(traceback.format_exception_only(error)))
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    return "".join(seen)


def test_a_refused_row_does_not_quote_its_words(vault: Vault) -> None:
    entry = vault.entries.save(None, make(CANARY, client_code=CANARY))
    with pytest.raises(errors.DuplicateEntry) as caught:
        vault.entries.save(None, entry)
    assert CANARY not in _printed(caught.value)


def test_an_error_of_sqlalchemy_is_emptied(vault: Vault) -> None:
    with pytest.raises(errors.StorageError) as caught, vault._store.write() as connection:
        connection.execute(
            text("INSERT INTO meta (key, number) VALUES (:key, :key)"), {"key": CANARY}
        )
    assert CANARY not in _printed(caught.value)
    assert "INSERT" not in _printed(caught.value)


def test_a_broken_search_expression_is_not_quoted(vault: Vault) -> None:
    with pytest.raises(errors.StorageError) as caught, vault._store.read() as connection:
        connection.execute(
            text("SELECT rowid FROM entry_text WHERE entry_text MATCH :words"),
            {"words": f'"{CANARY}'},
        ).all()
    assert CANARY not in _printed(caught.value)


def test_an_error_of_the_program_stays_what_it_is(vault: Vault) -> None:
    with pytest.raises(ZeroDivisionError), vault._store.write():
        _ = 1 / 0
    vault.entries.save(None, make())


def test_codes_are_all_different() -> None:
    kinds = errors.StorageError.__subclasses__()
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert str(errors.InUse("SQLITE_BUSY")) == "in_use: SQLITE_BUSY"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, errors.DiskFull),
        (errno.EDQUOT, errors.DiskFull),
        (errno.EROFS, errors.ReadOnly),
        (errno.EACCES, errors.ReadOnly),
        (errno.ENOENT, errors.Vanished),
        (errno.EIO, errors.DiskFailed),
        (errno.EBUSY, errors.DiskFailed),
    ],
)
def test_errors_of_the_system(number: int, kind: type[errors.StorageError]) -> None:
    assert type(errors.translate(OSError(number, "x", CANARY))) is kind
    assert CANARY not in str(errors.translate(OSError(number, "x", CANARY)))


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (5, errors.InUse),
        (8 | 1 << 8, errors.ReadOnly),
        (10 | 3 << 8, errors.DiskFailed),
        (11, errors.VaultDamaged),
        (13, errors.DiskFull),
        (26, errors.VaultDamaged),
        (1, errors.StorageError),
    ],
)
def test_result_codes_of_sqlite(
    number: int, kind: type[errors.StorageError], tmp_path: Path
) -> None:
    error = Exception("x")
    error.sqlite_errorcode = number  # type: ignore[attr-defined]
    error.sqlite_errorname = "NAME"  # type: ignore[attr-defined]
    assert type(errors.translate(error, tmp_path)) is kind
