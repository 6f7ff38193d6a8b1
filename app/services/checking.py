# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of an open journal beside daily use: all rows in small steps, then all pages."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.errors import AppError
from app.problems import problem
from app.services.translation import guarded
from storage.values import Checked
from storage.vault.vault import Vault

__all__ = ["Checked", "Checking", "words"]


class Checking:
    """Runs on the vault lane, between the jobs a person waits for."""

    def __init__(self, *, vault: Vault) -> None:
        self._vault = vault

    def step(self) -> Checked:
        """Look at some hundred rows more: about 2 ms."""
        with guarded():
            return self._vault.check_step()

    def structure(self, stop: Callable[[], bool]) -> Checked:
        """Look at all pages: seconds for a large journal. `stop` is asked each millisecond.

        When that has found nothing either, copies from before a migration or of an interrupted
        save are no longer needed and go.
        """
        with guarded():
            checked = self._vault.check_structure(stop)
            if checked.finished and not checked.problems:
                self._vault.clear_aside()
        return checked


def words(checked: Checked) -> AppError | None:
    """What a person is told about problems that a check found; `None` where there are none."""
    if not checked.problems:
        return None
    tampered = any(found.startswith("digest") for found in checked.problems)
    return problem("rows_changed" if tampered else "part_damaged")
