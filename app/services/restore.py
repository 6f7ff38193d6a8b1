# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Restoring a backup with its passphrase or recovery code, for example on a new computer."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.moment import Moment
from app.services.translation import guarded, moment_from
from storage.backup import names, restoring
from storage.vault.vault import Vault

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
) -> Restored:
    """Make a journal of a backup in a folder that is empty or not there. Never over anything.

    `tell` is told "look", "open", "copy", "check".

    Raises:
        AppError: "backup_damaged", "not_a_backup", "wrong_secret", "already_there" and the like;
            nothing is left of it then.
    """
    path, folder = Path(os.path.abspath(path)), Path(os.path.abspath(folder))
    with guarded():
        facts = restoring.restore(
            path,
            folder,
            passphrase=None if recovery_code else passphrase,
            recovery_code=recovery_code or None,
            tell=tell,
            change=stand_alone,
        )
    return Restored(folder, moment_from(facts.made), sum(facts.counts.values()))


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
