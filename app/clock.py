# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What time it is, with the zone it is lived in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol

from app.domain.moment import Moment


class Clock(Protocol):
    """Tells the present moment."""

    def now(self) -> Moment:
        """The present moment."""
        ...


class SystemClock:
    """The clock of this computer, which may travel while the journal is open."""

    def __init__(self) -> None:
        self._offset: timedelta | None = None
        self._zone = ""

    def now(self) -> Moment:
        """The present moment with the local offset and, where known, the zone's name."""
        local = datetime.now(UTC).astimezone()
        if local.utcoffset() != self._offset:
            # Looked up afresh: the name belongs to the offset.
            self._offset, self._zone = local.utcoffset(), _zone_name()
        return Moment.of(local, self._zone)


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
        tzlocal.reload_localzone()
        return tzlocal.get_localzone_name() or ""
    except (LookupError, ValueError, OSError):
        return ""
