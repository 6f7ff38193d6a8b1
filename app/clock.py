# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What time it is, with the zone it is lived in."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from typing import Protocol

from app.domain.moment import Moment

_LOCAL = "/etc/localtime"


class Clock(Protocol):
    """Tells the present moment."""

    def now(self) -> Moment:
        """The present moment."""
        ...


class SystemClock:
    """The clock of this computer, which may travel while the journal is open."""

    def __init__(self) -> None:
        self._known: object = None
        self._zone = ""

    def now(self) -> Moment:
        """The present moment with the local offset and, where known, the zone's name."""
        if hasattr(time, "tzset"):
            # The C library looks at the zone of the system once, and again only when it is told.
            time.tzset()
        local = _utc_now().astimezone()
        known = (local.utcoffset(), _setting())
        if known != self._known:
            self._known, self._zone = known, _zone_name(local)
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


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _setting() -> tuple[str, str]:
    """What decides the local zone, as far as it can be told at once."""
    try:
        link = os.readlink(_LOCAL)
    except OSError:
        link = ""
    return os.environ.get("TZ", ""), link


def _zone_name(local: datetime) -> str:
    """The IANA name of the local zone, or "" when this computer does not say.

    A name whose zone has another offset at this moment is none: the offset is what was lived.
    """
    import warnings
    from zoneinfo import ZoneInfo

    import tzlocal

    try:
        with warnings.catch_warnings():
            # It warns of what is looked at here.
            warnings.simplefilter("ignore")
            # Not its name alone: that is looked up in a table which lacks some zones.
            name = getattr(tzlocal.reload_localzone(), "key", "")
        fits = bool(name) and local.astimezone(ZoneInfo(name)).utcoffset() == local.utcoffset()
    except (LookupError, ValueError, OSError):
        return ""
    return name if fits else ""
