# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures in words, and the sentences that several views share.

None of them names a cause, praises, ranks or diagnoses. What stands here with `N_` is translated
where it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from app.i18n import N_, gettext, ngettext
from app.i18n import gettext as _
from app.insights.statistics.interval import Interval

WIDER = N_(
    "Notes of one person resemble each other, so the true interval is probably wider than shown."
)

SELECTION = N_("Shown is what was written down. Quiet weeks often go unrecorded.")
PEAK = N_(
    "Records often begin at a peak. From a peak most things fall by themselves. "
    "Some fall is to be expected."
)
SAME_FORM = N_(
    "The same form asks before and after, and one knows what it asks for. "
    "So earlier values stay hidden, and follow-ups count by themselves."
)
TWO_QUESTIONS = N_(
    "Thoughts and feelings are rated as they were then and as they are now. "
    "That is two questions, so their fall is no change and does not count."
)
SAME_STRAIN = N_(
    "Several records of one strain resemble each other. "
    "With ‘one per strain’ they count once, by their median."
)
DRIFT = N_("What 60 means may shift over the years, as one learns.")
MANY = N_("Where many things are compared, some stand out by chance.")


def figure(value: float) -> str:
    """A number of points: "45", "-5", "27.5"; halves are the smallest step there is."""
    tenths = floor(abs(value) * 10 + 0.5)
    whole, rest = divmod(tenths, 10)
    words = f"{whole}"
    if rest:
        # Translators choose the decimal mark.
        words = _("{whole}.{tenths}").format(whole=whole, tenths=rest)
    return f"−{words}" if value < 0 and tenths else words


def percent(share: float) -> str:
    """A share of 0 to 1 in whole per cent: "46"."""
    return f"{floor(share * 100 + 0.5)}"


def coverage(share: float) -> str:
    """How often an interval holds, in per cent to one place: "96.9"."""
    return figure(floor(share * 1000 + 0.5) / 10)


def from_to(interval: Interval) -> str:
    """An interval of points: "5 to 45"."""
    return _("{low} to {high}").format(low=figure(interval.low), high=figure(interval.high))


def share_from_to(interval: Interval) -> str:
    """An interval of a share: "15 to 65%"."""
    return _("{low} to {high}%").format(low=percent(interval.low), high=percent(interval.high))


def n_is(n: int) -> str:
    """ "n = 6", at the end of a lane."""
    return _("n = {n}").format(n=n)


def joined(parts: Sequence[str]) -> str:
    """ "30", "30 and 55", "30, 55 and 35"."""
    if len(parts) < 2:
        return "".join(parts)
    words = parts[0]
    for part in parts[1:-1]:
        words = _("{first}, {next}").format(first=words, next=part)
    return _("{first} and {last}").format(first=words, last=parts[-1])


def records(n: int) -> str:
    """ "5 records"."""
    return ngettext("{n} record", "{n} records", n).format(n=n)


def counted(n: int, *, one_per_episode: bool) -> str:
    """What was counted, inside a sentence: records, or one for each strain."""
    if not one_per_episode:
        return records(n)
    return ngettext("{n} strain or single record", "{n} strains or single records", n).format(n=n)


def told(*messages: str) -> tuple[str, ...]:
    """Marked messages in the reader's language."""
    return tuple(gettext(message) for message in messages)


def too_few(least: int) -> str:
    """What is said below a minimum."""
    return ngettext(
        "Below {least} entry there is nothing but the entry itself.",
        "Below {least} there are the entries themselves, and nothing is worked out from them.",
        least,
    ).format(least=least)


def newest_alone(most: int, n: int) -> tuple[str, ...]:
    """The small line where there are more than are shown; () where all are."""
    return (_("Shown are the newest {n}.").format(n=most),) if n > most else ()


def hundredths(value: float) -> str:
    """A correlation or a share of 0 to 1, to two places: "0.94", "-0.31"."""
    whole, rest = divmod(floor(abs(value) * 100 + 0.5), 100)
    words = _("{whole}.{tenths}").format(whole=whole, tenths=f"{rest:02}")
    return f"−{words}" if value < 0 and (whole or rest) else words
