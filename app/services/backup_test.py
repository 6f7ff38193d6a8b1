# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Testing one backup, where there is room for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.services.backup_state import Backup, Health
from app.services.translation import app_error
from storage import errors
from storage.backup.layout import Stop, never
from storage.backup.maker import BackupMaker

_SPOILT = (errors.BackupDamaged, errors.NotABackup, errors.HeaderRefused)


def passes(
    backup: Backup, maker: BackupMaker, folders: Sequence[Path], stop: Stop = never
) -> bool | None:
    """Whether a backup holds what was written to it; `None` when that cannot be told now.

    It is unpacked, encrypted as it is, and opened beside itself; where that place is full or takes
    no files, in the next of `folders`, all of them chosen for backups. Where none does, and where
    only the keys of another time could open it, its checksum can still tell that it is damaged.

    Raises:
        AppError: "backup_stopped".
    """
    try:
        if backup.health not in (Health.OTHER_KEYS, Health.NEWER):
            for scratch in dict.fromkeys((backup.path.parent, *folders)):
                found = _opens(backup.path, maker, scratch, stop)
                if found is not None:
                    return found
        maker.check_sum(backup.path, stop)
    except errors.BackupStopped as error:
        raise app_error(error) from None
    except _SPOILT:
        return False
    except errors.StorageError:
        return None
    return True if backup.health is Health.OTHER_KEYS else None


def _opens(path: Path, maker: BackupMaker, scratch: Path, stop: Stop) -> bool | None:
    try:
        maker.check(path, stop, scratch)
    except (errors.BackupStopped, *_SPOILT):
        raise
    except errors.StorageError:
        return None
    return True
