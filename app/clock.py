# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What time it is, with the zone it is lived in."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from app.domain.moment import Moment

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Setting = tuple[str | None, int, int]

_LOCAL_TIME = "/etc/localtime"


class Clock(Protocol):
    """Tells the present moment."""

    def now(self) -> Moment:
        """The present moment."""
        ...


class SystemClock:
    """The clock of this computer, which may travel while the journal is open."""

    def __init__(self) -> None:
        self._setting: Setting | None = None
        self._zone: ZoneInfo | None = None

    def now(self) -> Moment:
        """The present moment with the local offset and, where known, the zone's name."""
        setting = _setting()
        if setting != self._setting:
            # The C library goes on with the zone it has read first; so it is read here.
            self._setting, self._zone = setting, _local_zone()
        local = _utc_now().astimezone(self._zone)
        return Moment.of(local, self._zone.key if self._zone is not None else "")


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


def _setting() -> Setting:
    """Differs once the zone of this computer was changed; where that is not to be seen cheaply,
    once a minute."""
    named = os.environ.get("TZ")
    try:
        link = os.lstat(_LOCAL_TIME)
    except (OSError, ValueError):
        return named, int(monotonic() // 60), 0
    return named, link.st_ino, link.st_mtime_ns


def _local_zone() -> ZoneInfo | None:
    """The zone this computer is in by now, or `None` when it does not say which that is."""
    named = os.environ.get("TZ")
    if named is not None:
        return _zone(named.removeprefix(":"))
    # Where the C library looks as well. Other files that name a zone may be left over.
    _, linked, name = os.path.realpath(_LOCAL_TIME).partition("/zoneinfo/")
    zone = _zone(name) if linked else None
    return zone or _zone_by_other_means()


def _zone(name: str) -> ZoneInfo | None:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (LookupError, ValueError, OSError):
        return None


def _zone_by_other_means() -> ZoneInfo | None:
    """What Windows says, or a file of the distribution; if the C library has the same offset."""
    import tzlocal

    try:
        tzlocal.reload_localzone()
        zone = _zone(tzlocal.get_localzone_name() or "")
    except (LookupError, ValueError, OSError):
        return None
    now = _utc_now()
    same = zone is not None and now.astimezone(zone).utcoffset() == now.astimezone().utcoffset()
    return zone if same else None
