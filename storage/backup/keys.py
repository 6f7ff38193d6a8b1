# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of one vault, as far as its backups need them."""

from __future__ import annotations

from dataclasses import dataclass, field

from storage.vault import kdf
from storage.vault.kdf import KdfLimits


@dataclass(frozen=True, slots=True)
class Keys:
    """Which vault, its master key, and what a header may ask for. Shows no key when printed."""

    vault_id: str
    master: bytes = field(repr=False)
    limits: KdfLimits

    def of_file(self) -> bytes:
        """The key of the sum over a whole backup."""
        return self._expand("backup")

    def of_facts(self) -> bytes:
        """The key of what a backup says about itself."""
        return self._expand("backup facts")

    def _expand(self, purpose: str) -> bytes:
        return kdf.expand(self.master, bytes.fromhex(self.vault_id), purpose)
