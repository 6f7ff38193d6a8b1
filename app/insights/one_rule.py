# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V1: one rule, every value it was given in its records and in their follow-ups.

Points on 0 to 100, never per cent of a change, which is unstable near 0. Thoughts and feelings are
told as then and now, and are no change (Okamoto & Kazantzis 2021, 1.5; kept apart: design).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.domain import belief
from app.domain.belief import RULE
from app.domain.entry import Entry, When
from app.domain.record import written_on
from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import changes, words
from app.insights.axes import MOST_DOTS, days_axis, rating_axis
from app.insights.titles import title
from app.insights.values import (
    Cell,
    Dot,
    Insight,
    Legend,
    Plot,
    Shape,
    Table,
    TableRow,
)
from app.insights.wobble_check import against_wobble

if TYPE_CHECKING:
    from app.insights.frame import Frame

VIEW = "v1"
_NOTES = ("learned", "did", "said")
"""Answers of a follow-up of which the first that has words stands beside its value."""


_MOST_TOLD = 5
"""Values that a sentence lists; of more it tells the first and the last."""


class Point(NamedTuple):
    """One value of the rule: in a record, or in a follow-up of one, with words about it."""

    day: int
    value: int
    when: When
    later: bool
    entry: str
    note: str


@dataclass(frozen=True, slots=True)
class FollowedRule:
    """A rule with its course.

    Attributes:
        id: of the belief, or of the one record.
        text: the rule in the writer's words.
        records: kept records it stands in, oldest first.
        points: every value, oldest first.
    """

    id: str
    text: str
    records: tuple[Entry, ...]
    points: tuple[Point, ...]


def followed_rule(
    whole: Entry, records: Iterable[Entry], followups: Mapping[str, Sequence[Entry]]
) -> FollowedRule:
    """The course of a belief over the records that link to it, or of a single record.

    Args:
        whole: the belief, or the record itself.
        records: those it stands in. What is not kept counts nowhere.
        followups: by the id of their record.
    """
    counted = sorted(belief.counted(records), key=lambda record: record.order)
    written = {entry.id: entry for one in followups.values() for entry in one}
    points = tuple(
        Point(
            point.at.local_day.toordinal(),
            point.value,
            point.when,
            point.entry != point.record,
            point.entry,
            _note(written.get(point.entry)),
        )
        for point in belief.course(counted, followups)
    )
    return FollowedRule(whole.id, _text(whole, counted), tuple(counted), points)


def _note(followup: Entry | None) -> str:
    """What was written with a value of a follow-up, or ""."""
    if followup is None:
        return ""
    return next(filter(None, (followup.text(field).strip() for field in _NOTES)), "")


def one_rule(rule: FollowedRule | None, frame: Frame, *, view: str = VIEW) -> Insight:
    """The course of one rule; `None` where there is none to follow."""
    points = rule.points if rule is not None else ()
    return Insight(
        id=view,
        title=title(VIEW),
        about=rule.text if rule is not None else "",
        n=len(points),
        sentence=_sentence(rule, frame),
        notes=_notes(rule, frame) if rule is not None and points else (),
        chart=_chart(points[-MOST_DOTS:], frame) if points else None,
        table=_table(points[-MOST_DOTS:], frame),
        enough=bool(points),
        reading=words.told(words.PEAK, words.SAME_FORM, words.TWO_QUESTIONS, words.DRIFT),
    )


def rule_words(entry: Entry) -> str:
    """The rule as a belief or a record has it, or ""."""
    return entry.text(RULE).strip()


def _text(whole: Entry, records: Sequence[Entry]) -> str:
    """The rule as the belief has it, or as it stands in the newest record with words for it."""
    return next(filter(None, map(rule_words, (whole, *reversed(records)))), "")


def _sentence(rule: FollowedRule | None, frame: Frame) -> str:
    if rule is None or not rule.points:
        return _("No rule is rated, n = 0.")
    points = rule.points
    first, last = points[0], points[-1]
    if len(rule.records) > 1:
        return _(
            "{first} on {first_day}, {last} on {last_day}: n = {n} ratings of one rule "
            "in {records}."
        ).format(
            first=first.value,
            first_day=frame.day(first.day),
            last=last.value,
            last_day=frame.day(last.day),
            n=len(points),
            records=words.records(len(rule.records)),
        )
    written = [f"{point.value}" for point in points if not point.later]
    later = [f"{point.value}" for point in points if point.later]
    places = {
        "first": first.value,
        "day": frame.day(first.day),
        "others": _listed(written[1:]),
        "later": _listed(later),
        "n": len(later),
    }
    if first.later or (len(written) < 2 and not later):
        return _("{first} on {day}, n = {count}.").format(count=len(points), **places)
    if not later:
        return _("{first} on {day}, then {others} in the record.").format(**places)
    if len(written) < 2:
        return ngettext(
            "{first} on {day}; then {later} in {n} follow-up.",
            "{first} on {day}; then {later} in {n} follow-ups.",
            len(later),
        ).format(**places)
    return ngettext(
        "{first} on {day}, then {others} in the record; {later} in {n} follow-up.",
        "{first} on {day}, then {others} in the record; {later} in {n} follow-ups.",
        len(later),
    ).format(**places)


def _listed(values: Sequence[str]) -> str:
    """All of few values; the first and the last of many."""
    if len(values) <= _MOST_TOLD:
        return words.joined(values)
    return _("{first} first and {last} last").format(first=values[0], last=values[-1])


def _notes(rule: FollowedRule, frame: Frame) -> tuple[str, ...]:
    n = len(rule.points)
    lines = [
        ngettext(
            "n = {n} rating of one rule. Dots are not joined: nothing is known about the days "
            "between.",
            "n = {n} ratings of one rule. Dots are not joined: nothing is known about the days "
            "between.",
            n,
        ).format(n=n),
        *words.newest_alone(MOST_DOTS, n),
    ]
    if len(rule.records) != 1:
        return tuple(lines)
    record = rule.records[0]
    written = written_on(record).toordinal()
    before, after = (record.rating(RULE, "", when) for when in (When.BEFORE, When.AFTER))
    later = [point.value for point in rule.points if point.later and point.day > written]
    if before is not None and after is not None:
        lines.append(_("In the record: {change}.").format(change=changes.moved(before - after)))
        lines.append(against_wobble(before - after, frame.wobble))
    if before is not None and later:
        change = changes.moved(before - later[-1])
        lines.append(_("By the latest follow-up: {change}.").format(change=change))
    lines.append(_then_and_now(record, frame))
    return tuple(filter(None, lines))


def _then_and_now(record: Entry, frame: Frame) -> str:
    """Thoughts and feelings of a record that were rated twice, or ""."""
    parts = []
    for thought in record.rows("thoughts"):
        pair = _pair(record, "thought", thought.row)
        if pair:
            parts.append(_("a thought {pair}").format(pair=pair))
    for mark in record.marked("emotion"):
        pair = _pair(record, "emotion", mark.row)
        if pair and not mark.value.startswith("own:"):
            word = frame.names.inside("emotion", mark.value)
            parts.append(_("{feeling} {pair}").format(feeling=word, pair=pair))
    if not parts:
        return ""
    return _("Then → now, which is no change: {parts}.").format(parts=words.joined(parts))


def _pair(record: Entry, subject: str, row: str) -> str:
    then, now = (record.rating(subject, row, when) for when in (When.BEFORE, When.AFTER))
    if then is None or now is None:
        return ""
    return _("{then} → {now}").format(then=then, now=now)


def _where(point: Point) -> str:
    if point.later:
        return _("follow-up")
    if point.when is When.AFTER:
        return _("in the record, after looking again")
    return _("in the record")


def _chart(points: Sequence[Point], frame: Frame) -> Plot:
    dots = tuple(
        Dot(
            float(point.day),
            float(point.value),
            shape=Shape.SQUARE if point.later else Shape.DISC,
            figure=f"{point.value}",
            caption=frame.brief(point.day),
            name=_("{day}: {value}, {where}").format(
                day=frame.day(point.day), value=point.value, where=_where(point)
            ),
            entry=point.entry,
        )
        for point in points
    )
    legend = (
        Legend(Shape.DISC, _("in the record")),
        Legend(Shape.SQUARE, _("follow-up")),
    )
    x = days_axis([point.day for point in points], frame)
    return Plot(x, rating_axis(frame.names.ends("rule")), dots=dots, legend=legend)


def _table(points: Sequence[Point], frame: Frame) -> Table:
    return Table(
        (_("Day"), _("Belief"), _("Where"), _("Your note")),
        tuple(
            TableRow(
                (
                    Cell(frame.day(point.day)),
                    Cell(f"{point.value}", number=True),
                    Cell(_where(point)),
                    Cell(point.note, own=True),
                ),
                point.entry,
            )
            for point in points
        ),
    )
