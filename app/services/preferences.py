# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading and writing the settings that live in the journal."""

from __future__ import annotations

from app.domain.preferences import Preferences, from_mapping, to_mapping
from app.services.translation import guarded
from storage.vault.vault import Vault

_KEY = "preferences"


class PreferencesService:
    """The settings of one open journal. `current` is what was last read or written."""

    def __init__(self, *, vault: Vault) -> None:
        self._vault = vault
        self._stored: dict[str, object] = {}
        self._current = Preferences()

    @property
    def current(self) -> Preferences:
        """The settings without touching the journal."""
        return self._current

    def load(self) -> Preferences:
        """Read the settings. What a newer version put there is left alone."""
        with guarded():
            found = self._vault.meta.get(_KEY)
        self._stored = dict(found) if isinstance(found, dict) else {}
        self._current = from_mapping(self._stored)
        return self._current

    def save(self, preferences: Preferences) -> Preferences:
        """Write the settings; returns what is in force now."""
        merged = {**self._stored, **to_mapping(preferences)}
        with guarded():
            self._vault.meta.set(_KEY, merged)
        self._stored = merged
        self._current = from_mapping(merged)
        return self._current
