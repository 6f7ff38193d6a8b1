# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T12: the recovery sheet brings everything back, and each slip in it is caught beforehand.

Every replaced symbol and every exchange of two neighbours is tried; no key may be derived for any.
Then the code is typed as a person would, after one copy of the header was lost.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import Any
from unittest import mock

from storage import errors
from storage.vault import files, recovery
from storage.vault import vault as vaults
from tests.hard import material
from tests.hard.derivations import none_expected
from tests.hard.harness import HardTest, Result, Trial

CHECKLESS, HALF = "the check symbols are not looked at", "one record less comes back"
NEW = "another passphrase altogether"
ENTRIES = 25


def _trial(trial: Trial) -> Result:
    folder = trial.folder / "vault"
    code = material.make_vault(folder, ENTRIES, with_recovery=True) or ""
    with closing(material.open_vault(folder)) as vault:
        before = material.fingerprint(vault)
    caught = 0
    with none_expected() as derived, _planted(trial.fault):
        for slip in _slips(code):
            try:
                vaults.unlock(folder, recovery_code=slip, limits=material.CHEAP).close()
            except errors.BadRecoveryCode:
                caught += 1
            except errors.WrongSecret:
                pass
            if derived:
                return Result(f"a slip got as far as {derived[0]}")
    if caught < 992:
        return Result(f"only {caught} slips were caught")
    (folder / files.HEADERS[trial.index % 2]).unlink()
    problem = _recovered(folder, _as_typed(code, trial.random), before, trial.fault)
    return Result(problem, {"slips caught": caught, "records back": ENTRIES})


def _recovered(folder: Path, typed: str, before: str, fault: str) -> str:
    with closing(vaults.unlock(folder, recovery_code=typed, limits=material.CHEAP)) as vault:
        if fault == HALF:
            vault.entries.purge(next(iter(vault.entries.all())).id)
        if material.fingerprint(vault) != before:
            return "not all records are back"
        report = vault.verify()
        if not report.ok:
            return f"the check failed: {report.problems[0]}"
    # The old passphrase goes on opening it until it is changed.
    with closing(material.open_vault(folder)):
        pass
    with closing(vaults.unlock(folder, recovery_code=typed, limits=material.CHEAP)) as vault:
        vault.set_passphrase(NEW, params=material.LIGHT)
    try:
        material.open_vault(folder).close()
        return "the old passphrase opens it after it was changed"
    except errors.WrongSecret:
        pass
    with closing(vaults.unlock(folder, passphrase=NEW, limits=material.CHEAP)) as vault:
        return "" if material.fingerprint(vault) == before else "not all records are there"


def _slips(code: str) -> Iterator[str]:
    """Every other symbol at every place, and every exchange of two neighbours that differ."""
    symbols = code.replace("-", "")
    for place, right in enumerate(symbols):
        for other in recovery.ALPHABET:
            if other != right:
                yield symbols[:place] + other + symbols[place + 1 :]
    for place in range(len(symbols) - 1):
        first, second = symbols[place], symbols[place + 1]
        if first != second:
            yield symbols[:place] + second + first + symbols[place + 2 :]


def _as_typed(code: str, chance: random.Random) -> str:
    """As people copy from paper: small letters, look-alikes, other spaces and dashes."""
    alike = {"0": "0oO", "1": "1iIlL"}
    typed = "".join(chance.choice(alike.get(symbol, symbol)) for symbol in code)
    return chance.choice([typed.lower(), typed, typed.replace("-", " "), typed.replace("-", "")])


def _planted(fault: str) -> AbstractContextManager[Any]:
    if fault == CHECKLESS:
        return mock.patch.object(recovery, "_sums", return_value=(0, 0))
    return nullcontext()


TEST = HardTest(
    number="T12",
    promises=("P7",),
    title="the recovery sheet: every slip caught, every record back",
    quick=12,
    soak=100,
    trial=_trial,
    figures={"slips caught": "sum", "records back": "sum"},
    faults=(CHECKLESS, HALF),
)
