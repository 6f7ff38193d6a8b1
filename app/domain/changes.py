# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a committed change touched, told to whatever shows it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.moment import Moment


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Ids of the entries changed (of a follow-up also its record's), their kinds, and when.

    Empty `changed` means that nothing had to be written.
    """

    changed: frozenset[str]
    kinds: frozenset[str]
    at: Moment

    def __bool__(self) -> bool:
        return bool(self.changed)
