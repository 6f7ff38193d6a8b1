# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V4: which schemas were noted, when, in how many records and how strongly.

A schema counts where it was chosen or answered yes or partly; a merged one counts as its target.
The interval of a share: Wilson (1927). Strength by its median; never a mean, never a score.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.domain.schemas import NONE
from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import over_time, words
from app.insights.axes import MOST_DOTS, MOST_LANES
from app.insights.over_time import Event, Row
from app.insights.statistics.quantile import median
from app.insights.statistics.share import MINIMUM, share
from app.insights.titles import title
from app.insights.values import Cell, Insight, Legend, Plot, Shape, Table, TableRow

if TYPE_CHECKING:
    from app.insights.frame import Frame, Name
    from storage.insights.values import Kept, Noted

VIEW = "v4"
LEAST_FOR_MEDIAN = 5
"""Strengths before their median is told."""

_WEIGHT = 3.0


class Touch(NamedTuple):
    """A schema in one record, or by its median in the records of one strain."""

    day: int
    entry: str
    partly: bool
    strength: float | None


class Course(NamedTuple):
    """A schema and where it was noted, oldest first."""

    schema: str
    name: Name
    touches: Sequence[Touch]

    @property
    def strengths(self) -> list[float]:
        """All strengths that were given."""
        return [touch.strength for touch in self.touches if touch.strength is not None]


def schemas_over_time(kept: Sequence[Kept], noted: Sequence[Noted], frame: Frame) -> Insight:
    """From every kept record, and those in which a schema was noted."""
    merged = frame.scope.one_per_episode
    found = courses(noted, frame)
    base = _base(kept, merged=merged)
    n = len(base)
    enough = n >= MINIMUM and bool(found)
    sentence = _sentence(found, n, frame)
    rows = _rows(found)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=n,
        sentence=sentence,
        notes=_notes(found, rows, n, frame),
        chart=_chart(rows, base, frame) if found else None,
        table=_table(found, rows, base, frame),
        enough=enough,
        reading=words.told(words.SELECTION, words.SAME_STRAIN, words.DRIFT, words.MANY),
        highlight=sentence if enough else "",
        weight=_WEIGHT if enough else 0.0,
        compared=len(found) if enough else 0,
    )


def courses(noted: Sequence[Noted], frame: Frame) -> list[Course]:
    """Each schema that was noted, those in most records first, then by name."""
    counts_as = frame.names.counts_as
    targets: dict[str, str] = {NONE: ""}
    touches: dict[str, list[tuple[str, Touch]]] = {}
    for row in noted:
        here: dict[str, Touch] = {}
        for schema, partly, strength in row.schemas:
            if schema not in targets:
                targets[schema] = counts_as(schema)
            target = targets[schema]
            if target:
                touch = Touch(row.day, row.id, partly, strength)
                here[target] = _together(here[target], touch) if target in here else touch
        for target, touch in here.items():
            touches.setdefault(target, []).append((row.episode, touch))
    if frame.scope.one_per_episode:
        grouped = {schema: _by_episode(found) for schema, found in touches.items()}
    else:
        grouped = {schema: [touch for _e, touch in found] for schema, found in touches.items()}
    made = [Course(schema, frame.names.schema(schema), found) for schema, found in grouped.items()]
    return sorted(made, key=lambda c: (-len(c.touches), c.name.words, c.schema))


def _together(one: Touch, other: Touch) -> Touch:
    """Two that count as the same schema in one record: partly if both are, the stronger one."""
    strengths = [s for s in (one.strength, other.strength) if s is not None]
    return one._replace(
        partly=one.partly and other.partly, strength=max(strengths) if strengths else None
    )


def _by_episode(found: Sequence[tuple[str, Touch]]) -> list[Touch]:
    groups: dict[str, list[Touch]] = {}
    for episode, touch in found:
        groups.setdefault(episode or f" {touch.entry}", []).append(touch)
    return [
        group[0]
        if len(group) == 1
        else Touch(
            group[0].day,
            episode,
            all(touch.partly for touch in group),
            median(touch.strength for touch in group if touch.strength is not None),
        )
        for episode, group in groups.items()
    ]


def _base(kept: Sequence[Kept], *, merged: bool) -> list[int]:
    """The day of each record, or of the first one of each strain."""
    if not merged:
        return [record.day for record in kept]
    seen: set[str] = set()
    days = []
    for record in kept:
        if record.episode not in seen:
            days.append(record.day)
        if record.episode:
            seen.add(record.episode)
    return days


def _sentence(found: Sequence[Course], n: int, frame: Frame) -> str:
    counted = words.counted(n, one_per_episode=frame.scope.one_per_episode)
    if not found:
        return _("No schema was noted in {counted}.").format(counted=counted)
    top, others = found[0], len(found) - 1
    places = {"count": len(top.touches), "counted": counted, "schema": top.name.words}
    if top.name.own:
        text = _("One of your own schemas was noted in {count} of {counted}")
    else:
        text = _("‘{schema}’ was noted in {count} of {counted}")
    part = share(len(top.touches), n) if n >= MINIMUM else None
    first = text.format(**places)
    if part is not None:
        first = _("{sentence} (95% interval {interval})").format(
            sentence=first, interval=words.share_from_to(part.interval)
        )
    if not others:
        return _("{sentence}.").format(sentence=first)
    return ngettext(
        "{sentence}; {n} other schema was noted as well.",
        "{sentence}; {n} other schemas were noted as well.",
        others,
    ).format(sentence=first, n=others)


def _notes(found: Sequence[Course], rows: Sequence[Row], n: int, frame: Frame) -> tuple[str, ...]:
    if not found:
        return ()
    lines: list[str] = []
    if over_time.is_by_months(rows):
        lines.append(_("Each dot stands for some months, with how many records it was noted in."))
    else:
        lines.append(_("A hollow dot was answered ‘partly’. The number is the strength you gave."))
    if len(found) > MOST_LANES:
        lines.append(
            _("Drawn are the {n} noted most often. The table has all.").format(n=MOST_LANES)
        )
    if n < MINIMUM:
        lines.append(_("With few records, shapes come and go by chance."))
    else:
        lines += words.told(words.WIDER)
    if frame.scope.one_per_episode:
        lines += words.told(words.SAME_STRAIN)
    return tuple(lines)


def _rows(found: Sequence[Course]) -> list[Row]:
    """Lanes; of very many entries without what is told of each, as none is drawn by itself."""
    shown = found[:MOST_LANES]
    many = sum(len(course.touches) for course in shown) > MOST_DOTS
    return [
        Row(c.name, [Event(t.day, "") for t in c.touches] if many else list(map(_event, c.touches)))
        for c in shown
    ]


def _event(touch: Touch) -> Event:
    return Event(
        touch.day,
        touch.entry,
        "" if touch.strength is None else words.figure(touch.strength),
        told(touch),
        Shape.RING if touch.partly else Shape.DISC,
    )


def told(touch: Touch) -> str:
    """What is read out of one: "60, partly"."""
    if touch.strength is None:
        return _("partly") if touch.partly else _("not rated")
    strength = words.figure(touch.strength)
    return _("{strength}, partly").format(strength=strength) if touch.partly else strength


def _of(count: int, whole: int) -> str:
    return _("{count} of {records}").format(count=count, records=words.records(whole))


def _chart(rows: Sequence[Row], base: Sequence[int], frame: Frame) -> Plot:
    legend = (Legend(Shape.DISC, _("yes, or chosen")), Legend(Shape.RING, _("partly")))
    return over_time.plot(rows, base, frame, base_words=_("Kept records"), share=_of, legend=legend)


def _table(
    found: Sequence[Course], rows: Sequence[Row], base: Sequence[int], frame: Frame
) -> Table:
    """The whole period of each schema first, where there is enough; then each dot."""
    enough = len(base) >= MINIMUM
    whole = [_whole(course, len(base)) for course in found] if enough else []
    if over_time.is_by_months(rows):
        dots = [
            _row(found[span.lane], span.words, "", _of(span.noted, span.whole))
            for span in over_time.spans(rows, base, frame)
        ]
    else:
        dots = [
            _row(course, frame.day(touch.day), told(touch), entry=touch.entry)
            for course in found
            for touch in course.touches
        ]
    columns = (_("Schema"), _("When"), _("Strength"), _("Noted in"), _("95% interval"))
    return Table(columns, (*whole, *dots))


def _whole(course: Course, n: int) -> TableRow:
    part = share(len(course.touches), n)
    strengths = course.strengths
    middle = median(strengths) if len(strengths) >= LEAST_FOR_MEDIAN else None
    return _row(
        course,
        _("whole period"),
        "" if middle is None else _("median {value}").format(value=words.figure(middle)),
        _of(len(course.touches), n),
        "" if part is None else words.share_from_to(part.interval),
    )


def _row(course: Course, *cells: str, entry: str = "") -> TableRow:
    """When, strength, noted in, interval; what is not told is empty."""
    name = Cell(course.name.words, own=course.name.own)
    return TableRow((name, *map(Cell, (*cells, *[""] * (4 - len(cells))))), entry)
