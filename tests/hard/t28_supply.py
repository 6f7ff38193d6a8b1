# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T28: only the locked packages run, and a plain text database can never come to be.

A library that was mixed up (https://github.com/signalapp/Signal-Desktop/issues/5097) does not
encrypt and says nothing. Here such libraries are put in place of the true one: each has to be
refused, and nothing may be left of the vault that was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from unittest import mock

import sqlcipher3.dbapi2 as sqlcipher

from storage import connecting, errors
from storage.vault import vault as vaults
from tests.hard import faults, material
from tests.hard.harness import HardTest, Result, Trial

NO_QUESTIONS = "trusts any database library"
ROOT = Path(__file__).resolve().parents[2]
CANARY = b"velvetpelican"
_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)(?: ; (.+?))? \\$")
_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def _trial(trial: Trial) -> Result:
    check = CHECKS[trial.index % len(CHECKS)]
    with faults.planted(trial.fault):
        return Result(next(iter(check(trial)), ""), {"checks": 1})


# ------------------------------------------------------------------------- packages


def _locked(_trial: Trial) -> Iterator[str]:
    """Every line of the lock files is a version with its hashes, and nothing else."""
    for name in ("run", "dev"):
        lines = (ROOT / "requirements" / f"{name}.txt").read_text().splitlines()
        pinned, hashes = "", 0
        for line in [*lines, "end==0 \\"]:
            if _HASH.match(line):
                hashes += 1
            elif found := _PIN.match(line):
                if pinned and not hashes:
                    yield f"{pinned} has no hash"
                pinned, hashes = found[1], 0
            else:
                yield f"{name}.txt has a line that locks nothing: {line[:60]}"
    wanted = {"--require-hashes", "--only-binary", "--no-deps"}
    if missing := {word for word in wanted if f'"{word}"' not in (ROOT / "dev.py").read_text()}:
        yield f"dev.py installs without {', '.join(sorted(missing))}"


def _installed(_trial: Trial) -> Iterator[str]:
    """What runs here is what was locked."""
    for line in (ROOT / "requirements" / "run.txt").read_text().splitlines():
        found = _PIN.match(line)
        if found is None:
            continue
        try:
            here = version(found[1])
        except PackageNotFoundError:
            if not found[3]:
                yield f"{found[1]} is not installed"
            continue
        if here != found[2]:
            yield f"{found[1]} is {here}, locked is {found[2]}"


# ------------------------------------------------------------------------- the database library


def _codec(_trial: Trial) -> Iterator[str]:
    """The library that is there encrypts, and keeps temporary data in memory."""
    raw = sqlcipher.connect(":memory:")
    try:
        options = {row[0] for row in raw.execute("PRAGMA compile_options")}
    finally:
        raw.close()
    if not {"HAS_CODEC", "TEMP_STORE=2"} <= options:
        yield "the library was built without its codec, or with temporary files"
    if not connecting.cipher_version().startswith(connecting.CIPHER_MAJOR):
        yield "another version of SQLCipher"


def _encrypted(trial: Trial) -> Iterator[str]:
    """A true vault shows nothing."""
    folder = trial.folder / "vault"
    material.make_vault(folder, 20)
    vault = material.open_vault(folder)
    try:
        entry = next(vault.entries.all())
        vault.entries.rename_code(entry.client_code, CANARY.decode())
    finally:
        vault.close()
    content = (folder / "journal.db").read_bytes()
    pages = {content[start : start + 4096] for start in range(0, len(content), 4096)}
    if b"SQLite format" in content or CANARY in content or len(pages) * 4096 != len(content):
        yield "a new vault is not encrypted"
    # Random bytes hardly compress, and hold every value about as often.
    if min(content.count(bytes([value])) for value in range(256)) < len(content) // 512:
        yield "a new vault does not look random"


class _Plain(sqlcipher.Connection):  # type: ignore[misc]
    """Takes a key and does nothing with it."""

    def set_key(self, _key: str) -> None:
        pass


class _NoCodec(_Plain):
    """A plain SQLite ignores pragmas it does not know."""

    def execute(self, sql: str, *given: Any) -> Any:
        known = "SELECT 1 WHERE 0" if "cipher" in sql else sql
        return super().execute(known, *given)


class _Spilling(sqlcipher.Connection):  # type: ignore[misc]
    """Puts temporary data into files."""

    def execute(self, sql: str, *given: Any) -> Any:
        return super().execute(sql.replace("temp_store = MEMORY", "temp_store = FILE"), *given)


class _AlwaysSpilling(sqlcipher.Connection):  # type: ignore[misc]
    """Built so that temporary data goes to files, whatever it says when it is asked."""

    def execute(self, sql: str, *given: Any) -> Any:
        known = "SELECT 'TEMP_STORE=0'" if sql == "PRAGMA compile_options" else sql
        return super().execute(known, *given)


def _refused(kind: type[Any]) -> Callable[[Trial], Iterator[str]]:
    def check(trial: Trial) -> Iterator[str]:
        true = sqlcipher.connect
        folder = trial.folder / "vault"
        with ExitStack() as stack:
            stack.enter_context(
                mock.patch.object(
                    connecting.sqlcipher, "connect", lambda *a, **k: true(*a, factory=kind, **k)
                )
            )
            try:
                vaults.create(
                    folder, "words", with_recovery=False,
                    params=material.LIGHT, limits=material.CHEAP,
                )  # fmt: skip
            except errors.StorageError:
                left = list(trial.folder.iterdir())
                if left:
                    yield f"{kind.__name__}: refused, but {left[0].name} was left"
                return
        yield f"{kind.__name__}: a vault was made"

    return check


CHECKS = (
    _locked,
    _installed,
    _codec,
    _encrypted,
    _refused(_Plain),
    _refused(_NoCodec),
    _refused(_Spilling),
    _refused(_AlwaysSpilling),
)

TEST = HardTest(
    number="T28",
    promises=("P4",),
    title="locked packages, and a library that does not encrypt",
    quick=len(CHECKS),
    soak=len(CHECKS),
    trial=_trial,
    figures={"checks": "sum"},
    faults=(NO_QUESTIONS,),
)
