# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What time it is, with the zone it is lived in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from app.domain.moment import Moment


class Clock(Protocol):
    """Tells the present moment."""

    def now(self) -> Moment:
        """The present moment."""
        ...


class SystemClock:
    """The clock of this computer."""

    def now(self) -> Moment:
        """The present moment with the local offset and, where known, the zone's name."""
        return Moment.of(datetime.now(UTC).astimezone(), _zone_name())


class FixedClock:
    """A clock that stands where it is put. For tests and the sample journal."""

    def __init__(self, moment: Moment) -> None:
        self._moment = moment

    def now(self) -> Moment:
        """The moment it was put to."""
        return self._moment

    def put(self, moment: Moment) -> None:
        """Move the clock."""
        self._moment = moment


def _zone_name() -> str:
    """The IANA name of the local zone, or "" when this computer does not say."""
    import tzlocal

    try:
        return tzlocal.get_localzone_name() or ""
    except (LookupError, ValueError, OSError):
        return ""
