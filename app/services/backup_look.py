# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at the backups in one place: which are ours, how old, how much is in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.domain.entry import Kind, State
from app.services.backup_files import BackupFile, listed
from app.services.backup_places import Remembered
from app.services.backup_state import Backup, Health, Place
from app.services.translation import app_error, moment_from
from storage import errors
from storage.backup import names, restoring
from storage.backup.layout import Stop, never
from storage.backup.maker import BackupMaker

_RECORDS = (str(Kind.RECORD), State.KEPT.value)
_HEALTH: dict[type[errors.StorageError], Health] = {
    errors.BackupDamaged: Health.DAMAGED,
    errors.HeaderRefused: Health.DAMAGED,
    errors.BackupOfOtherKeys: Health.OTHER_KEYS,
    errors.NewerVersion: Health.NEWER,
}


def look_into(
    place: Place,
    maker: BackupMaker,
    remembered: Remembered,
    journal: Path,
    stop: Stop = never,
) -> list[Backup]:
    """The backups of this journal in a place, newest first.

    Only the newest good one is read in full (without a key); of the others what they say of
    themselves, which is sealed, and what was found when they were last checked.
    """
    own = names.stem(journal.name)
    found: list[Backup] = []
    read_one = False
    for file in listed(place.folder):
        backup = _backup(file, maker, remembered, place.role, own)
        if backup is None:
            continue
        if backup.good and not read_one:
            if holds(backup.path, maker, stop):
                read_one = True
            else:
                backup = _as(backup, Health.DAMAGED)
        found.append(backup)
    found.sort(key=lambda one: one.made.instant_us, reverse=True)
    return found


def holds(path: Path, maker: BackupMaker, stop: Stop = never) -> bool:
    """Whether a file holds what was written to it; `False` also when it cannot be read.

    Raises:
        AppError: "backup_stopped".
    """
    try:
        maker.check_sum(path, stop)
    except errors.BackupStopped as error:
        raise app_error(error) from None
    except errors.StorageError:
        return False
    return True


def _backup(
    file: BackupFile, maker: BackupMaker, remembered: Remembered, role: str, own: str
) -> Backup | None:
    """The backup in a file, or `None` when it is none of this journal."""
    mark = remembered.marks.get(str(file.path))
    mark = mark if mark is not None and mark.size == file.size else None
    try:
        facts = maker.read(file.path)
    except tuple(_HEALTH) as error:
        health = _HEALTH[type(error)]
        if not _claims_to_be_ours(file, maker, own):
            return None
        if health is Health.OTHER_KEYS and mark is not None and not mark.good:
            health = Health.DAMAGED
        if health is Health.DAMAGED and restoring.claims_words(file.path):
            # What is left of somebody's words is not for removing with damaged backups.
            health = Health.WORDS
        return Backup(
            file.path, file.moment, file.size, None, None, health, role, file.generation, False
        )
    except errors.StorageError:
        return None
    made = moment_from(facts.made)
    backup = Backup(
        path=file.path,
        made=made,
        size=file.size,
        records=facts.counts.get(_RECORDS, 0),
        # It got its name only after it had been opened and checked.
        checked=made if mark is None else mark.at,
        health=Health.WORDS if facts.words else Health.GOOD,
        place=role,
        generation=facts.generation,
        ours=file.journal == own and not facts.words,
    )
    if mark is not None and not mark.good:
        return _as(backup, Health.WORDS if facts.words else Health.DAMAGED)
    return backup


def _claims_to_be_ours(file: BackupFile, maker: BackupMaker, own: str) -> bool:
    claimed = maker.claimed_id(file.path)
    return file.journal == own if claimed is None else claimed == maker.keys.vault_id


def _as(backup: Backup, health: Health) -> Backup:
    return replace(backup, health=health, checked=None)
