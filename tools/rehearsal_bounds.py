# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chooses when the judge of the language helper acts, from its sums on writers left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.insights.statistics.share import share
from prompts.rehearsal_values import Bounds

# What the precise labels together, and the others together, should reach.
PRECISE_SHARE, OTHER_SHARE = 0.92, 0.84
NEVER = 100_000
_FALSE_COSTS = [0.3, 0.4, 0.5, 0.7, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40]
_ADDED_COSTS = 1.0  # at least: a mark without a rule has to be likelier right than false
_STEP = 10
_MOST_VETO = 50  # a rule's mark goes only where little speaks for it
_LOWEST, _HIGHEST = -500, 500


@dataclass(frozen=True, slots=True)
class Case:
    """A line and one label.

    Attributes:
        writer: who wrote the line.
        is_true: it carries the label.
        marked: highest sum of a sentence that a rule marks with it; None without one.
        bare: highest sum of any other sentence; None without one.
    """

    writer: str
    is_true: bool
    marked: int | None
    bare: int | None


def chosen(
    cases: Mapping[str, Sequence[Case]], precise: Collection[str], writers: Collection[str]
) -> dict[str, Bounds]:
    """Bounds for each label from the lines of some writers.

    The precise labels share one price of a false mark, the others another: the lowest with which
    the share of right marks is reached. So each mark counts the same, whatever its label.
    """
    found: dict[str, Bounds] = {}
    for names, least in (
        ([name for name in cases if name in precise], PRECISE_SHARE),
        ([name for name in cases if name not in precise], OTHER_SHARE),
    ):
        own = {name: [case for case in cases[name] if case.writer in writers] for name in names}
        best: dict[str, Bounds] = {}
        for cost in _FALSE_COSTS:
            best = {name: _best(own[name], cost) for name in names}
            counts = [_counts(own[name], best[name]) for name in names]
            right, wrong = (sum(column) for column in zip(*counts, strict=True))
            if right >= least * (right + wrong):
                break
        found.update(best)
    return {name: found[name] for name in cases}


def _best(cases: Sequence[Case], cost: float) -> Bounds:
    """The bounds with most right marks, less the price of false ones."""
    steps = [*range(_LOWEST, _HIGHEST + 1, _STEP), NEVER]
    marked = [c for c in cases if c.marked is not None]
    vetoes = [at for at in steps if at <= _MOST_VETO]
    veto = max(vetoes, key=lambda at: (_gain(marked, at, NEVER, cost), -at))
    kept = [c for c in cases if c.marked is None or c.marked < veto]
    dear = max(cost, _ADDED_COSTS)
    add = max(steps, key=lambda at: (_gain(kept, NEVER, at, dear), at))
    return Bounds(veto, max(add, veto))


def _gain(cases: Iterable[Case], veto: int, add: int, cost: float) -> float:
    right, wrong = _counts(cases, Bounds(veto, add))
    return right - cost * wrong


def _counts(cases: Iterable[Case], bounds: Bounds) -> tuple[int, int]:
    right = wrong = 0
    for case in cases:
        kept = case.marked is not None and case.marked >= bounds.veto
        if kept or (case.bare is not None and case.bare >= bounds.add):
            right += case.is_true
            wrong += not case.is_true
    return right, wrong


def figures(
    lines: Sequence[tuple[frozenset[str], frozenset[str]]], precise: Collection[str]
) -> str:
    """Precision and recall per label, with intervals, from what is there and what was found."""
    names = sorted({label for true, found in lines for label in true | found})
    groups = [(name, [name]) for name in names]
    groups += [("the seven", [n for n in names if n in precise]), ("all labels", names)]
    rows = ["| label | n | precision | recall |", "|---|---|---|---|"]
    for title, group in groups:
        hits = sum(len(true & found & set(group)) for true, found in lines)
        marks = sum(len(found & set(group)) for _, found in lines)
        there = sum(len(true & set(group)) for true, _ in lines)
        rows.append(f"| {title} | {there} | {_share(hits, marks)} | {_share(hits, there)} |")
    return "\n".join(rows)


def _share(hits: int, of: int) -> str:
    found = share(hits, of)
    if found is None:
        return "1.00 (0.00–1.00)"
    return f"{found.value:.2f} ({found.interval.low:.2f}–{found.interval.high:.2f})"
