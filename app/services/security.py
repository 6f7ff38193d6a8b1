# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and health of one open journal: passphrase, recovery code, checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.services.translation import guarded
from storage.values import Info, Report
from storage.vault.vault import Vault

RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a journal, without anybody's words."""

    records: int
    drafts: int
    followups: int
    trashed: int
    total: int


class Security:
    """What may be done with the keys. Everything here runs on the vault lane."""

    def __init__(self, *, vault: Vault) -> None:
        self._vault = vault
        self._has_recovery: bool | None = None

    def set_passphrase(self, new: str) -> None:
        """Let a new passphrase open the journal, and the old one no longer.

        Old copies of the journal folder still open with the old passphrase.
        """
        with guarded():
            self._vault.set_passphrase(new)

    def set_recovery(self) -> str:
        """Make a recovery code, which replaces an earlier one; returns it this once."""
        with guarded():
            code = self._vault.set_recovery()
        self._has_recovery = True
        return code

    def has_recovery(self) -> bool:
        """Whether a recovery code opens this journal. Asked of the vault once: it counts."""
        if self._has_recovery is None:
            self._has_recovery = RECOVERY in self.info().slots
        return self._has_recovery

    def info(self) -> Info:
        """Counts, versions and sizes."""
        with guarded():
            return self._vault.info()

    def counts(self) -> Counts:
        """How many records, drafts and follow-ups there are."""
        counts = self.info().counts
        total = sum(counts.values())
        trashed = sum(n for (_, state), n in counts.items() if state == "trashed")
        return Counts(
            records=counts.get(("record", "kept"), 0),
            drafts=sum(n for (_, state), n in counts.items() if state == "draft"),
            followups=counts.get(("followup", "kept"), 0),
            trashed=trashed,
            total=total,
        )

    def verify(self, progress: Callable[[int, int], None] | None = None) -> Report:
        """Check every page and every row; `progress` is told (done, of all)."""
        with guarded():
            return self._vault.verify(progress)

    def release_cache(self) -> None:
        """Give memory back that only made reading faster."""
        with guarded():
            self._vault.release_cache()
