# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One state of the keychain, tried in a session bus of its own.

`dbus-run-session -- python -m tests.hard.keychain_states STATE VAULT_ID SECRET FAULT` prints one
line of JSON: what fetching gave, what keeping gave, and the seconds each took.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from storage import errors, keychain

ABSENT, LOCKED, DISMISSED = "absent", "locked", "prompt dismissed"
WRONG, DELETED, SILENT = "wrong secret", "item deleted", "never answering"
PLAIN, CHOSEN = "plain text backend installed", "backend chosen by a variable"
STATES = (SILENT, PLAIN, CHOSEN, ABSENT, LOCKED, DISMISSED, WRONG, DELETED)
WAITING, ANY = "waits as long as it takes", "takes any backend"

_PLAIN_BACKEND = """
import json, pathlib
from keyring.backend import KeyringBackend

FILE = pathlib.Path({file!r})

class Keyring(KeyringBackend):
    priority = 100

    def _all(self):
        return json.loads(FILE.read_text()) if FILE.exists() else {{}}

    def get_password(self, service, username):
        return self._all().get(username)

    def set_password(self, service, username, password):
        FILE.write_text(json.dumps({{**self._all(), username: password}}))
"""


def missing() -> str:
    """What these trials need and this computer lacks, or ""."""
    needed = ("dbus-run-session", "gnome-keyring-daemon")
    gone = [name for name in needed if shutil.which(name) is None]
    return "needs " + ", ".join(gone) if gone else ""


def plain_file(home: Path) -> Path:
    """Where the plain text backend of `PLAIN` would write."""
    return home / "plain-text-keyring.json"


def prepare(state: str, home: Path) -> dict[str, str]:
    """The variables that belong to a state."""
    if state == CHOSEN:
        return {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    if state == PLAIN:
        modules, config = home / "modules", home / ".config/python_keyring"
        modules.mkdir()
        config.mkdir(parents=True)
        text = _PLAIN_BACKEND.format(file=str(plain_file(home)))
        (modules / "plain_text_backend.py").write_text(text)
        (config / "keyringrc.cfg").write_text(
            f"[backend]\ndefault-keyring=plain_text_backend.Keyring\nkeyring-path={modules}\n"
        )
    return {}


def main(state: str, vault_id: str, secret: str, fault: str) -> None:
    """Bring the keychain into a state and use it."""
    _enter(state)
    if fault == ANY:
        import keyring

        keychain._backend = keyring.get_keyring
    limit = 600.0 if fault == WAITING else keychain.LIMIT_SECONDS
    if state in (PLAIN, CHOSEN, DELETED, WRONG):
        kept = "ef" * 32 if state == WRONG else secret
        put = _timed(lambda: keychain.keep(vault_id, kept, limit=limit) or "kept")
        if state == DELETED:
            keychain.forget(vault_id)
    else:
        # Waiting the full time once, for the other call, is enough.
        short = min(limit, 0.5) if state == SILENT and fault != WAITING else limit
        put = _timed(lambda: keychain.keep(vault_id, secret, limit=short) or "kept")
    got = _timed(lambda: keychain.fetch(vault_id, limit=limit))
    sys.stdout.write(json.dumps({"keep": put, "fetch": got}) + "\n")
    sys.stdout.flush()
    os._exit(0)  # a thread may still wait for an answer


def _enter(state: str) -> None:
    if state == ABSENT:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent/bus"
    elif state in (SILENT, DISMISSED):
        from tests.hard import secret_service

        manner = secret_service.SILENT if state == SILENT else secret_service.DISMISSING
        secret_service.stand_in(manner)
    else:
        how = "--start" if state == LOCKED else "--unlock"
        subprocess.run(
            ["gnome-keyring-daemon", how, "--components=secrets"],
            input=b"\n",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=20,
            check=True,
        )


def _timed(act: Callable[[], str]) -> tuple[str, float]:
    started = time.monotonic()
    try:
        found = act()
    except errors.StorageError as error:
        found = error.code
    return found, time.monotonic() - started


if __name__ == "__main__":
    main(*sys.argv[1:])
