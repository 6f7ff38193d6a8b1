# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T24: whatever became of the keychain, the journal opens, and nobody waits longer than 5 s.

Eight states, most of them with a real gnome-keyring on a session bus of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from storage import errors
from storage.vault import vault as vaults
from tests.hard import keychain_states as states
from tests.hard import material
from tests.hard.children import at_home
from tests.hard.harness import HardTest, Result, Trial

SECRET = "ab" * 32
LONGEST = 6.0
_PATIENCE = 12
_ROOT = Path(__file__).resolve().parents[2]
_KINDS = ("passphrase", "recovery", "keychain")
# What keeping and fetching are to give in each state.
_EXPECTED = {
    states.ABSENT: (errors.NoKeychain.code, errors.NoKeychain.code),
    states.LOCKED: (errors.KeychainLocked.code, errors.KeychainLocked.code),
    states.DISMISSED: (errors.KeychainLocked.code, errors.KeychainLocked.code),
    states.SILENT: (errors.KeychainSilent.code, errors.KeychainSilent.code),
    states.WRONG: ("kept", "ef" * 32),
    states.DELETED: ("kept", errors.KeychainForgot.code),
    states.PLAIN: ("kept", SECRET),
    states.CHOSEN: ("kept", SECRET),
}


def _prepare(shared: Path) -> None:
    code = material.make_vault(shared / "vault", 20, with_recovery=True) or ""
    with closing(material.open_vault(shared / "vault")) as vault:
        vault.set_keychain(SECRET)
        print_of = material.fingerprint(vault)
    (shared / "known").write_text(json.dumps([code, print_of]))


def _trial(trial: Trial) -> Result:
    state = states.STATES[trial.index % len(states.STATES)]
    code, print_of = json.loads((trial.shared / "known").read_text())
    folder = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    vault_id, kinds = vaults.identity(folder, material.CHEAP)
    home = trial.folder / "home"
    variables = {**os.environ, **at_home(home), **states.prepare(state, home)}
    variables["PYTHONPATH"] = str(_ROOT)
    words = ["dbus-run-session", "--", sys.executable, "-m", "tests.hard.keychain_states"]
    try:
        done = subprocess.run(
            [*words, state, vault_id, SECRET, trial.fault],
            env=variables,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return Result(f"{state}: it waited for the keychain")
    outcome = json.loads(done.stdout.splitlines()[-1])
    (kept, keeping), (got, fetching) = outcome["keep"], outcome["fetch"]
    longest = max(keeping, fetching)
    if longest > LONGEST:
        return Result(f"{state}: it took {longest:.1f} s")
    if states.plain_file(home).exists():
        return Result(f"{state}: the secret was written in plain text")
    if (kept, got) != _EXPECTED[state]:
        return Result(f"{state}: keeping gave {kept!r}, fetching {got!r}")
    problem = _open(folder, code, print_of, got)
    if kinds != _KINDS:
        problem = f"{state}: ways of opening are {kinds}"
    return Result(problem, {"states": 1, "opened": int(not problem), "longest wait, s": longest})


def _open(folder: Path, code: str, print_of: str, got: str) -> str:
    """The passphrase and the sheet always open it, the keychain when it kept the right secret."""
    for secret in ({"passphrase": material.PASSPHRASE}, {"recovery_code": code}):
        with closing(vaults.unlock(folder, limits=material.CHEAP, **secret)) as vault:
            if material.fingerprint(vault) != print_of or vault.slots != _KINDS:
                return f"not everything is there with the {next(iter(secret))}"
    try:
        vaults.unlock(folder, keychain_secret=got, limits=material.CHEAP).close()
    except errors.WrongSecret:
        return "what the keychain kept does not open it" if got == SECRET else ""
    return "" if got == SECRET else "something else than the secret opened it"


TEST = HardTest(
    number="T24",
    promises=("P7", "P8"),
    title="eight states of the keychain",
    quick=8,
    soak=80,
    trial=_trial,
    prepare=_prepare,
    figures={"states": "sum", "opened": "sum", "longest wait, s": "max"},
    faults=(states.WAITING, states.ANY),
    obstacle=states.missing,
)
