# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every error has three calm sentences and the exit code of the table."""

from __future__ import annotations

import inspect
import string

import pytest

from app import problems
from app.domain.errors import AppError, Exit
from app.services.translation import app_error, guarded
from storage import errors

NAMES = {"file", "folder", "reason", "line", "column", "version", "what", "limit", "number"}
NAMES |= {"place", "expected", "promised", "found", "name", "names", "megabytes", "day"}
STORAGE = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.StorageError) and kind is not errors.StorageError
]


@pytest.mark.parametrize("code", problems.codes())
def test_says_what_happened_in_a_calm_sentence(code: str) -> None:
    error = problems.problem(code, **dict.fromkeys(NAMES, "x"))
    assert error.code == code
    assert error.happened.endswith((".", "x"))
    sentences = f"{error.happened} {error.safe} {error.do}"
    assert "!" not in sentences
    assert not {"should", "fail", "failed", "wrong", "invalid"} & set(sentences.lower().split())
    fields = {name for _, name, _, _ in string.Formatter().parse(sentences) if name}
    assert not fields


@pytest.mark.parametrize("kind", STORAGE)
def test_every_storage_error_has_words(kind: type[errors.StorageError]) -> None:
    assert app_error(kind("SECRET")).code == kind.code
    assert kind.code in problems.codes()


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.WrongSecret, Exit.WRONG_PASSPHRASE),
        (errors.BadRecoveryCode, Exit.WRONG_PASSPHRASE),
        (errors.VaultDamaged, Exit.DAMAGED),
        (errors.VaultEmpty, Exit.DAMAGED),
        (errors.NotAVault, Exit.DAMAGED),
        (errors.HeaderRefused, Exit.DAMAGED),
        (errors.InUse, Exit.IN_USE),
        (errors.NewerVersion, Exit.NEWER),
        (errors.VaultMissing, Exit.FAILED),
        (errors.DiskFull, Exit.FAILED),
        (errors.ReadOnly, Exit.FAILED),
    ],
)
def test_exit_codes(kind: type[errors.StorageError], code: Exit) -> None:
    assert app_error(kind()).exit_code == code


def test_an_unknown_error_says_so_without_a_cause() -> None:
    with pytest.raises(AppError) as caught, guarded():
        raise errors.StorageError("SECRET")
    assert caught.value.__cause__ is None
    assert "SECRET" not in f"{caught.value} {caught.value.sentence}"
