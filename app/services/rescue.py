# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that cannot be saved in the journal go into an encrypted file somewhere else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app import places
from app.clock import Clock
from app.domain.entry import Entry
from app.domain.errors import AppError
from app.problems import problem
from app.services.translation import guarded, row_from, stamp_from
from storage.backup import names
from storage.vault.vault import Vault


class Rescue:
    """Made before anything goes wrong: later the journal may not be there to be asked."""

    def __init__(self, *, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def file_name(self) -> str:
        """A neutral name for such a file."""
        return names.build(places.shown_name(self._vault.folder), self._now_us(), 0)

    def save(self, entries: Sequence[Entry], target: Path) -> None:
        """Write the entries into a new encrypted file. Does not touch the journal.

        It holds these entries alone: it is restored like a backup, into a folder of its own, and
        opens with what opens the journal, but counts as none. It is opened and checked at once.
        May run beside the vault lane.

        Raises:
            AppError: "copy_exists", "disk_full" and the like, of the place chosen; nothing of
                the file is left then.
        """
        try:
            with guarded():
                self._vault.backups().of_entries(
                    [row_from(entry) for entry in entries], target, stamp_from(self._clock.now())
                )
        except AppError as error:
            if error.code != "already_there":
                raise
            raise problem("copy_exists", file=target.name) from None

    def _now_us(self) -> int:
        return self._clock.now().instant_us
