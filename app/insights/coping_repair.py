# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V6: what was noted as one's own coping in a strain, and where the strain stands now.

Noted together, no more: what a strain is like decides both. A coping counts once in a strain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.domain.episode import Status
from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import words
from app.insights.axes import MOST_LANES
from app.insights.courses import ENDS, Course
from app.insights.statistics.share import MINIMUM, Share, share
from app.insights.titles import title
from app.insights.values import Cell, Grid, GridCell, Insight, Table, TableRow

if TYPE_CHECKING:
    from app.insights.frame import Frame, Name

VIEW = "v6"
_WEIGHT = 4.5
_OPEN = "open"


class Way(NamedTuple):
    """A coping, and how many strains it was noted in stand where: by status, or "open"."""

    coping: str
    name: Name
    counts: Counter[str]

    @property
    def strains(self) -> int:
        """How many strains it was noted in."""
        return self.counts.total()

    @property
    def repaired(self) -> Share | None:
        """How many of those closed are repaired."""
        closed = sum(self.counts[status] for status in ENDS)
        return share(self.counts[Status.REPAIRED], closed)

    @property
    def enough(self) -> bool:
        """Whether the share is told."""
        part = self.repaired
        return part is not None and part.enough()


def coping_repair(courses: Sequence[Course], frame: Frame) -> Insight:
    """From every strain with a coping in one of its records."""
    ways = _ways(courses, frame)
    n = sum(bool(course.row.copings) for course in courses)
    told = [way for way in ways if way.enough]
    sentence = _sentence(ways, n, frame)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=n,
        sentence=sentence,
        notes=_notes(ways, told),
        chart=_grid(ways[:MOST_LANES], frame) if ways else None,
        table=_table(ways, frame),
        enough=bool(told),
        reading=(
            _("What was done and where it stands were noted together. No more is known."),
            *words.told(words.SELECTION, words.MANY),
        ),
        highlight=sentence if ways and ways[0].enough else "",
        weight=_WEIGHT if ways and ways[0].enough else 0.0,
        compared=len(told),
    )


def _ways(courses: Sequence[Course], frame: Frame) -> list[Way]:
    """Those noted in most strains first, then by name."""
    counted: dict[str, Counter[str]] = {}
    for course in courses:
        for coping in course.row.copings:
            counted.setdefault(coping, Counter())[course.end or _OPEN] += 1
    ways = [Way(c, frame.names.mark("coping", c), counts) for c, counts in counted.items()]
    return sorted(ways, key=lambda way: (-way.strains, way.name.words, way.coping))


def _sentence(ways: Sequence[Way], n: int, frame: Frame) -> str:
    if not ways:
        return _("No strain has a record with what you did, n = {n}.").format(n=n)
    way = ways[0]
    ends = [
        _("{status} {count}").format(status=stands(status, frame), count=way.counts[status])
        for status in (*ENDS, _OPEN)
        if way.counts[status]
    ]
    if way.name.own:
        text = ngettext(
            "A way in your own words, in {n} strain: {stands}.",
            "A way in your own words, in {n} strains: {stands}.",
            way.strains,
        )
    else:
        text = ngettext(
            "‘{coping}’ in {n} strain: {stands}.",
            "‘{coping}’ in {n} strains: {stands}.",
            way.strains,
        )
    return text.format(coping=way.name.words, n=way.strains, stands=words.joined(ends))


def stands(status: str, frame: Frame) -> str:
    """Where a strain stands, as it reads inside a sentence."""
    return _("open") if status == _OPEN else frame.names.inside("status", status)


def _notes(ways: Sequence[Way], told: Sequence[Way]) -> tuple[str, ...]:
    if not ways:
        return ()
    lines = [_("A way counts once in a strain; a strain may have several.")]
    if told:
        lines += words.told(words.WIDER)
    else:
        lines.append(_("A share is shown from {least} closed strains on.").format(least=MINIMUM))
    if len(ways) > MOST_LANES:
        lines.append(
            _("Drawn are the {n} noted most often. The table has all.").format(n=MOST_LANES)
        )
    return tuple(lines)


def _grid(ways: Sequence[Way], frame: Frame) -> Grid:
    columns = [status for status in (*ENDS, _OPEN) if any(way.counts[status] for way in ways)]
    return Grid(
        columns=tuple(stands(status, frame) for status in columns),
        rows=tuple(way.name.words for way in ways),
        cells=tuple(
            tuple(
                GridCell(way.counts[status], name=_name(way, status, frame)) for status in columns
            )
            for way in ways
        ),
        own_rows=tuple(place for place, way in enumerate(ways) if way.name.own),
    )


def _name(way: Way, status: str, frame: Frame) -> str:
    return ngettext(
        "{coping}, {status}: {count} of {n} strain",
        "{coping}, {status}: {count} of {n} strains",
        way.strains,
    ).format(
        coping=way.name.isolated,
        status=stands(status, frame),
        count=way.counts[status],
        n=way.strains,
    )


def _table(ways: Sequence[Way], frame: Frame) -> Table:
    columns = (
        _("What I did"),
        *(stands(status, frame) for status in (*ENDS, _OPEN)),
        _("Repaired of those closed"),
    )
    return Table(columns, tuple(TableRow(_cells(way)) for way in ways))


def _cells(way: Way) -> tuple[Cell, ...]:
    part = way.repaired
    if part is None:
        told = ""
    elif part.enough():
        told = _("{count} of {n}, 95% interval {interval}").format(
            count=part.count, n=part.n, interval=words.share_from_to(part.interval)
        )
    else:
        told = _("{count} of {n}").format(count=part.count, n=part.n)
    return (
        Cell(way.name.words, own=way.name.own),
        *(Cell(f"{way.counts[status]}", number=True) for status in (*ENDS, _OPEN)),
        Cell(told, number=True),
    )
