# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chooses when the judge of the language helper acts, from its sums on lines left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.insights.statistics.share import share
from prompts.rehearsal_values import Bounds

# What the precise labels together, and the others together, should reach.
PRECISE_SHARE, OTHER_SHARE = 0.95, 0.84
_STEP = 10
_LOWEST, _HIGHEST = -200, 300
_MOST_VETO = -60  # a rule's mark goes only where much speaks against it


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

    The precise labels share theirs, and the others share others: sums are log odds, so that the
    same sum means the same chance, whatever the label. Of all bounds with which the share of right
    marks is reached, those with most right marks are taken.
    """
    found: dict[str, Bounds] = {}
    for names, least in (
        ([name for name in cases if name in precise], PRECISE_SHARE),
        ([name for name in cases if name not in precise], OTHER_SHARE),
    ):
        own = [case for name in names for case in cases[name] if case.writer in writers]
        found.update(dict.fromkeys(names, _best(own, least)))
    return {name: found[name] for name in cases}


def _best(cases: Sequence[Case], least: float) -> Bounds:
    """The bounds with most right marks among those that reach a share; the highest if none does."""
    best, most = Bounds(_MOST_VETO, _HIGHEST), -1
    for veto in range(_LOWEST, _MOST_VETO + 1, _STEP):
        for add in range(veto, _HIGHEST + 1, _STEP):
            right, wrong = _counts(cases, Bounds(veto, add))
            if right > most and right >= least * (right + wrong):
                best, most = Bounds(veto, add), right
    return best


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
