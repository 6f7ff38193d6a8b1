# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V9: in how many records a step was the one that helped most, and writing was rated useful.

Sorted by the lower end of the interval (Wilson, 1927), so that one lucky entry cannot lead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import words
from app.insights.axes import rating_axis, share_axis
from app.insights.statistics.share import MINIMUM_HELPED, Share, share
from app.insights.titles import title
from app.insights.values import Cell, Dot, Insight, Lane, Plot, Range, Table, TableRow

if TYPE_CHECKING:
    from app.insights.frame import Frame, Name
    from storage.insights.values import Helped

VIEW = "v9"
USEFUL = 60
"""From this rating on writing counts as useful."""

_WEIGHT = 2.5


class Step(NamedTuple):
    """A step, and the records that name it, oldest first."""

    step: str
    name: Name
    rows: Sequence[Helped]

    @property
    def useful(self) -> Share:
        """In how many of them writing was useful."""
        part = share(sum(row.value >= USEFUL for row in self.rows), len(self.rows))
        assert part is not None
        return part

    @property
    def enough(self) -> bool:
        """Whether the share is told."""
        return self.useful.enough(MINIMUM_HELPED)


def what_helped(rows: Sequence[Helped], frame: Frame) -> Insight:
    """From every record that was rated for how useful it was and names a step."""
    steps = _steps(rows, frame)
    told = [step for step in steps if step.enough]
    sentence = _sentence(told, len(rows))
    led = bool(told) and told[0].useful.count > 0
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=len(rows),
        sentence=sentence,
        notes=_notes(steps, told),
        chart=_chart(steps, told, frame) if rows else None,
        table=_table(steps, frame),
        enough=bool(told),
        reading=(
            _("A step may be named often where it is often filled in."),
            *words.told(words.SELECTION, words.MANY),
        ),
        highlight=sentence if led else "",
        weight=_WEIGHT if led else 0.0,
        compared=len(told),
    )


def _steps(rows: Sequence[Helped], frame: Frame) -> list[Step]:
    """Those with a share first, by its lower end; then those named most often."""
    found: dict[str, list[Helped]] = {}
    for row in rows:
        found.setdefault(row.step, []).append(row)
    steps = [
        Step(step, frame.names.mark("helpful_step", step), named) for step, named in found.items()
    ]
    return sorted(
        steps,
        key=lambda s: (
            not s.enough,
            -s.useful.interval.low if s.enough else -len(s.rows),
            s.name.words,
        ),
    )


def _sentence(told: Sequence[Step], n: int) -> str:
    if not told:
        return ngettext(
            "{n} record names a step that helped most.",
            "{n} records name a step that helped most.",
            n,
        ).format(n=n)
    part = told[0].useful
    return _(
        "Where ‘{step}’ helped most, writing was rated {least} or more in {count} of {records} "
        "(95% interval {interval})."
    ).format(
        step=told[0].name.words,
        least=USEFUL,
        count=part.count,
        records=words.records(part.n),
        interval=words.share_from_to(part.interval),
    )


def _notes(steps: Sequence[Step], told: Sequence[Step]) -> tuple[str, ...]:
    lines = []
    if told:
        lines.append(_("Sorted by the lower end, so that one lucky entry cannot lead."))
        lines += words.told(words.WIDER)
    few = len(steps) - len(told)
    if few:
        text = ngettext(
            "{n} step is named in fewer than {least} records: no share is shown.",
            "{n} steps are named in fewer than {least} records: no share is shown.",
            few,
        )
        lines.append(text.format(n=few, least=MINIMUM_HELPED))
    return tuple(lines)


def _chart(steps: Sequence[Step], told: Sequence[Step], frame: Frame) -> Plot:
    """Shares with their intervals; the ratings themselves while there is no share."""
    shown = told or steps
    lanes = tuple(Lane(s.name.words, words.n_is(len(s.rows)), s.name.own) for s in shown)
    if told:
        ranges = []
        for lane, step in enumerate(told):
            part = step.useful
            name = _("{step}: {count} of {n}, interval {interval}").format(
                step=step.name.isolated,
                count=part.count,
                n=part.n,
                interval=words.share_from_to(part.interval),
            )
            low, high = part.interval.low * 100, part.interval.high * 100
            ranges.append(Range(low, high, part.value * 100, lane, name))
        return Plot(share_axis(), lanes=lanes, ranges=tuple(ranges))
    dots = tuple(
        Dot(
            row.value,
            lane=lane,
            figure=f"{row.value}",
            caption=frame.brief(row.day),
            name=_("{step}, {day}: {value}").format(
                step=step.name.isolated, day=frame.day(row.day), value=row.value
            ),
            entry=row.id,
        )
        for lane, step in enumerate(shown)
        for row in sorted(step.rows, key=lambda row: row.value)
    )
    return Plot(rating_axis(frame.names.ends("helpful")), lanes=lanes, dots=dots)


def _table(steps: Sequence[Step], frame: Frame) -> Table:
    """Each share; and each record of the steps without one."""
    columns = (_("Step"), _("Day"), _("Useful"), _("95% interval"))
    rows = []
    for step in steps:
        name = Cell(step.name.words, own=step.name.own)
        if step.enough:
            part = step.useful
            told = _("{count} of {n}").format(count=part.count, n=part.n)
            interval = words.share_from_to(part.interval)
            cells = (name, Cell(""), Cell(told, number=True), Cell(interval, number=True))
            rows.append(TableRow(cells))
            continue
        for row in step.rows:
            value = Cell(f"{row.value}", number=True)
            rows.append(TableRow((name, Cell(frame.day(row.day)), value, Cell("")), row.id))
    return Table(columns, tuple(rows))
