# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A moment as it was lived: the instant, and the local clock and zone it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """One point in time.

    Attributes:
        instant_us: microseconds since 1970-01-01 UTC; may be negative.
        offset_s: the local offset from UTC then, in seconds, east positive.
        zone: the IANA zone name then, or "" when the computer did not know one.

    The three are stored as they were; a later change of clock, zone or daylight saving
    rules never moves what was lived.
    """

    instant_us: int
    offset_s: int = 0
    zone: str = ""

    @property
    def local(self) -> datetime:
        """The wall-clock time that was lived, as an aware datetime."""
        zone = timezone(timedelta(seconds=self.offset_s))
        return _EPOCH.astimezone(zone) + timedelta(microseconds=self.instant_us)

    @property
    def local_day(self) -> date:
        """The day on the calendar of the place where it was lived."""
        return self.local.date()

    @classmethod
    def of(cls, at: datetime, zone: str = "") -> Moment:
        """Make a moment from an aware datetime.

        Raises:
            ValueError: `at` is naive.
        """
        offset = at.utcoffset()
        if offset is None:
            raise ValueError("a moment needs an aware datetime")
        return cls(
            instant_us=(at - _EPOCH) // timedelta(microseconds=1),
            offset_s=int(offset.total_seconds()),
            zone=zone,
        )


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
