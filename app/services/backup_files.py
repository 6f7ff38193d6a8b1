# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backup files as anybody sees them: names, sizes, and whether they are whole. No key needed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import state_folder
from app.domain.errors import AppError
from app.domain.moment import Moment
from app.services import backup_folders
from app.services.translation import guarded
from storage import errors
from storage.backup import names, restoring
from storage.backup.layout import Stop, never
from storage.vault.kdf import LIMITS, KdfLimits

SUFFIX = names.SUFFIX
_MOST = 5000


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A file that is called like a backup. `made` is what its name says, in UTC."""

    path: Path
    made: datetime
    generation: int
    size: int
    journal: str

    @property
    def moment(self) -> Moment:
        """When it says it was made."""
        return Moment.of(self.made)


def default_place(journal: Path) -> Path:
    """Where the backups of a journal go unless something else was chosen: beside its folder.

    A journal at the root of a drive has nothing beside it; then it is this computer's own folder.
    """
    journal = Path(os.path.abspath(journal))
    name = f"{names.stem(journal.name)}-backups"
    parent = journal.parent
    if parent != journal and os.access(parent, os.W_OK):
        return parent / name
    return Path(state_folder.data_folder()) / name


def listed(folder: Path) -> tuple[BackupFile, ...]:
    """The backups in a folder, newest first; none when it cannot be read."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                named = names.parse(entry.name)
                if named is None or not entry.is_file(follow_symlinks=False):
                    continue
                size = entry.stat(follow_symlinks=False).st_size
                path = Path(entry.path)
                found.append(BackupFile(path, named.made, named.generation, size, named.name))
                if len(found) >= _MOST:
                    break
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda one: (one.made, one.path.name), reverse=True))


def seen(path: Path) -> BackupFile:
    """A file that was chosen as a backup, by what its name and size say.

    Where its name says nothing, the file's own time stands for it.

    Raises:
        AppError: "not_a_backup", "backup_damaged", "newer_version", "vanished" and the like.
    """
    with guarded(), errors.translated():
        found = restoring.look(path)
        named = names.parse(path.name)
        made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if named is None:
        return BackupFile(path, made, 0, found.size, "")
    return BackupFile(path, named.made, named.generation, found.size, named.name)


def whole(path: Path, *, stop: Stop = never) -> bool:
    """Whether a file is a backup that holds what was written to it. Reads all of it.

    Raises:
        AppError: it cannot be read at all, is no backup, or was made by a newer version.
    """
    with guarded():
        try:
            restoring.look(path, with_sum=True, stop=stop)
        except errors.BackupDamaged:
            return False
    return True


def only_words(path: Path) -> bool:
    """Whether a file says that it holds some entries alone, saved when their journal could not
    take them. Reads its beginning; `False` when it cannot be read.
    """
    return restoring.claims_words(path)


def newest_whole(
    journal: Path, vault_id: str = "", limits: KdfLimits = LIMITS
) -> BackupFile | None:
    """The newest backup of a journal that is whole, for a journal that does not open.

    It is looked for beside the journal, and in the folders that were chosen for its backups. Never
    a file with some entries alone. Only those of `vault_id`, where it is known; in a folder that
    was chosen other journals may have theirs, so there it has to be. Reads whole files.
    """
    chosen = backup_folders.chosen_for(journal)
    usual = default_place(journal)
    found = [(one, vault_id) for one in listed(usual)]
    for folder in (folder for folder in dict.fromkeys(chosen.folders) if folder != usual):
        found += [(one, vault_id or chosen.vault_id) for one in listed(folder)]
    for one, wanted in sorted(found, key=lambda pair: pair[0].made, reverse=True):
        try:
            with guarded():
                seen = restoring.look(one.path, with_sum=True, limits=limits)
        except AppError:
            continue
        if not seen.words and wanted in ("", seen.vault_id):
            return one
    return None
