# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sort key of an entry: its local day in the high bits, a running number in the low 24."""

from __future__ import annotations

from datetime import date

BITS = 24


def first_key(day: str) -> int:
    """The lowest key of a day given as YYYY-MM-DD; keys of that day are larger.

    Raises:
        ValueError: `day` is not such a day.
    """
    if len(day) != 10:
        raise ValueError("a day is written YYYY-MM-DD")
    return (date.fromisoformat(day).toordinal() - 1) << BITS


def past_key(day: str) -> int:
    """One more than the highest key of a day."""
    return first_key(day) + (1 << BITS)


def same_day(key: int, day: str) -> bool:
    """Whether a key lies in a day."""
    return first_key(day) < key < past_key(day)


def day_of(key: int) -> str:
    """The day a key lies in, as YYYY-MM-DD.

    Raises:
        ValueError: it lies in none.
    """
    return date.fromordinal((key >> BITS) + 1).isoformat()
