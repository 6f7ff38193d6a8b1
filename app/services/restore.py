# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Restoring a backup with its passphrase or recovery code, for example on a new computer."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import Clock, SystemClock
from app.domain.errors import AppError
from app.domain.moment import Moment
from app.problems import problem
from app.services import freshness
from app.services.translation import guarded, moment_from
from storage.backup import names, restoring
from storage.errors import StorageError
from storage.vault.vault import Vault, check_recovery_code

if TYPE_CHECKING:
    from app.workspace import Workspace

# Eight groups of four: what is meant to be a recovery code.
_CODE = re.compile(r"(?:[0-9A-Za-z]{4}[- ]?){8}")

KEY = "backups"
"""The preference that holds where backups go."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: where to, of which moment, and how much."""

    folder: Path
    made: Moment
    entries: int


def restore(
    path: Path,
    folder: Path,
    *,
    passphrase: str = "",
    recovery_code: str = "",
    tell: Callable[[str], None] = lambda step: None,
    clock: Clock | None = None,
) -> Restored:
    """Make a journal of a backup in a folder that is empty or not there. Never over anything.

    `tell` is told "look", "open", "copy", "check".

    Raises:
        AppError: "backup_damaged", "not_a_backup", "wrong_secret", "already_there" and the like;
            nothing is left of it then.
    """
    path, folder = Path(os.path.abspath(path)), Path(os.path.abspath(folder))
    identity: list[str] = []

    def change(vault: Vault) -> None:
        identity.append(vault.id)
        stand_alone(vault)

    with guarded():
        facts = restoring.restore(
            path,
            folder,
            passphrase=None if recovery_code else passphrase,
            recovery_code=recovery_code or None,
            tell=tell,
            change=change,
        )
    today = (clock or SystemClock()).now().local_day
    freshness.welcome_restored(identity[0], folder, today)
    return Restored(folder, moment_from(facts.made), sum(facts.counts.values()))


def restore_and_open(
    path: Path, folder: Path, secret: str, tell: Callable[[str], None] = lambda step: None
) -> Workspace:
    """Restore a backup with its passphrase or its recovery code, whichever this is, and open it.

    Raises:
        AppError: as `restore`, and "bad_recovery_code" for a code with a slip in it.
    """
    from app.bootstrap import open_journal

    if _is_code(secret):
        restore(path, folder, recovery_code=secret, tell=tell)
        return open_journal(folder, recovery_code=secret)
    try:
        restore(path, folder, passphrase=secret, tell=tell)
    except AppError as error:
        if error.code == "wrong_secret" and _CODE.fullmatch(secret.strip()):
            raise problem("bad_recovery_code") from None
        raise
    return open_journal(folder, passphrase=secret)


def _is_code(secret: str) -> bool:
    try:
        check_recovery_code(secret)
    except StorageError:
        return False
    return True


def stand_alone(vault: Vault) -> None:
    """Let a restored journal choose its own places: the first one may still be in use."""
    found = vault.meta.get(KEY)
    if isinstance(found, dict):
        vault.meta.set(KEY, {"used": found.get("used", [])})


def free_folder(backup: Path, beside: Path) -> Path:
    """A folder for a restored journal that is not there yet, in the same folder as `beside`."""
    named = names.parse(backup.name)
    stem = f"{named.name}-restored" if named else "journal-restored"
    folder, number = beside.parent / stem, 1
    while folder.exists():
        number += 1
        folder = beside.parent / f"{stem}-{number}"
    return folder
