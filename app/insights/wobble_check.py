# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The personal wobble check: how far two ratings of the same lie apart when nothing was done.

From ten checks on a single change can be told from it (`statistics.wobble`). It knows what half an
hour does and not the mood of a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.wobble import CLOSES_US, OPENS_US
from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import words
from app.insights.axes import MOST_DOTS, change_axis
from app.insights.statistics.wobble import MINIMUM, STEP, Wobble, wobble
from app.insights.titles import title
from app.insights.values import Cell, Dot, Insight, Lane, Plot, Range, Table, TableRow

if TYPE_CHECKING:
    from app.insights.frame import Frame
    from storage.insights.values import WobblePair

VIEW = "wobble"


def usual_wobble(pairs: Sequence[WobblePair]) -> Wobble | None:
    """The wobble of all pairs that count, or `None` below ten."""
    return wobble([pair.again - pair.before for pair in counting(pairs)])


def counting(pairs: Sequence[WobblePair]) -> list[WobblePair]:
    """The pairs whose second rating came when it should."""
    return [pair for pair in pairs if OPENS_US <= pair.apart_us <= CLOSES_US]


def against_wobble(change: float, usual: Wobble | None) -> str:
    """Whether one change is larger than the usual wobble, or "" below ten checks."""
    if usual is None:
        return ""
    if usual.exceeded_by(change):
        text = _("{points} points are larger than your usual wobble (±{wobble}, n = {n} checks).")
    else:
        text = _("{points} points are within your usual wobble (±{wobble}, n = {n} checks).")
    return text.format(
        points=words.figure(abs(change)),
        wobble=words.figure(usual.smallest_change),
        n=usual.n,
    )


def wobble_check(pairs: Sequence[WobblePair], frame: Frame) -> Insight:
    """From every belief that was rated twice. Period and client code do not matter to it."""
    found = counting(pairs)
    usual = usual_wobble(pairs)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=len(found),
        sentence=_sentence(len(found), usual),
        notes=(
            *_notes(usual, len(pairs) - len(found)),
            *words.newest_alone(MOST_DOTS, len(found)),
        ),
        chart=_chart(found, usual, frame) if found else None,
        table=_table(found, frame),
        enough=usual is not None,
        reading=(
            _("A belief is rated twice, 10 to 30 minutes apart, without working on it."),
            _("It tells of half an hour, and not of the mood of a day."),
        ),
    )


def _sentence(n: int, usual: Wobble | None) -> str:
    if usual is None:
        return ngettext(
            "{n} check so far; from {least} on a single change can be told from wobble.",
            "{n} checks so far; from {least} on a single change can be told from wobble.",
            n,
        ).format(n=n, least=MINIMUM)
    return _("In {n} checks, ratings of the same belief moved within ±{points} points.").format(
        n=usual.n, points=words.figure(usual.smallest_change)
    )


def _notes(usual: Wobble | None, others: int) -> tuple[str, ...]:
    lines = []
    if usual is not None:
        lines.append(_("About 19 of 20 differences lie in this range, if they stay as they were."))
        lines.append(_("It is worked out again after {step} further checks.").format(step=STEP))
    if others:
        text = ngettext(
            "{n} pair was not 10 to 30 minutes apart and does not count.",
            "{n} pairs were not 10 to 30 minutes apart and do not count.",
            others,
        )
        lines.append(text.format(n=others))
    return tuple(lines)


def _chart(found: Sequence[WobblePair], usual: Wobble | None, frame: Frame) -> Plot:
    dots = tuple(
        Dot(
            float(pair.before - pair.again),
            figure=words.figure(pair.before - pair.again),
            caption=frame.brief(pair.day),
            name=_("{day}: {first}, then {second}").format(
                day=frame.day(pair.day), first=pair.before, second=pair.again
            ),
            entry=pair.id,
        )
        for pair in sorted(found[-MOST_DOTS:], key=lambda p: p.before - p.again)
    )
    ranges: tuple[Range, ...] = ()
    if usual is not None:
        size = min(usual.smallest_change, 100.0)
        name = _("Usual wobble ±{points}").format(points=words.figure(usual.smallest_change))
        ranges = (Range(-size, size, 0.0, 0, name),)
    lane = Lane(_("First rating less second"), words.n_is(len(found)))
    return Plot(change_axis(), lanes=(lane,), dots=dots, ranges=ranges)


def _table(found: Sequence[WobblePair], frame: Frame) -> Table:
    return Table(
        (_("Day"), _("First"), _("Second"), _("Difference")),
        tuple(
            TableRow(
                (
                    Cell(frame.day(pair.day)),
                    Cell(f"{pair.before}", number=True),
                    Cell(f"{pair.again}", number=True),
                    Cell(words.figure(pair.before - pair.again), number=True),
                ),
                pair.id,
            )
            for pair in found[-MOST_DOTS:]
        ),
    )
