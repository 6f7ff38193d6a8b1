# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which question a record offers next. A pure rule: the same record gets the same question.

Basis: three stages in this order, Okamoto & Kazantzis (2021) 1.6, Kazantzis & Stuckey (2018);
scores, number of questions and the gentle rule: design.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

EXPLORE, SHIFT, SYNTHESISE = "explore", "shift", "synthesise"

# Depth of the record -> how many questions of each stage, in the order of offering.
PLAN: Mapping[str, Mapping[str, int]] = {
    "quick": {},
    "ten": {SHIFT: 1, SYNTHESISE: 1},
    "standard": {EXPLORE: 1, SHIFT: 1, SYNTHESISE: 1},
    "deep": {EXPLORE: 2, SHIFT: 2, SYNTHESISE: 2},
}

# Feelings that call for gentle questions alone, from this strength on.
GENTLE_FEELINGS = frozenset({"shame", "guilt", "helplessness", "hurt", "anxiety", "numbness"})
GENTLE_FROM = 80

_ANY = "*"
FEELING = "{feeling}"
"""Stands in a question for the word of the feeling it asks about."""


class Offerable(Protocol):
    """What the rule needs to know of a question."""

    @property
    def id(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def emotions(self) -> tuple[str, ...]: ...
    @property
    def schemas(self) -> tuple[str, ...]: ...
    @property
    def rupture(self) -> tuple[str, ...]: ...
    @property
    def depth(self) -> str: ...
    @property
    def gentle(self) -> bool: ...
    @property
    def min_records(self) -> int: ...


Q = TypeVar("Q", bound=Offerable)


def is_gentle(strengths: Iterable[tuple[str, int | None]]) -> bool:
    """Whether gentle questions alone fit: pairs of feeling id and strength 0-100 or not rated."""
    return any(
        feeling in GENTLE_FEELINGS and strength is not None and strength >= GENTLE_FROM
        for feeling, strength in strengths
    )


def offer(
    questions: Sequence[Q],
    *,
    asked: Collection[str],
    skipped: Collection[str] = (),
    swapped: Collection[str] = (),
    schemas: Collection[str] = (),
    emotions: Sequence[str] = (),
    groups: Mapping[str, str] | None = None,
    rupture: str = "",
    depth: str,
    gentle: bool = False,
    recent: Sequence[str] = (),
    records: int = 0,
) -> Q | None:
    """The question to offer next, or None when the record has had all it asks.

    Args:
        questions: the catalogue in its order; leave out those hidden for good.
        asked: ids answered in this record.
        skipped: ids passed over; a skip uses up one question of the stage.
        swapped: ids exchanged for another of the same stage; they use up nothing.
        schemas: ids confirmed for this record.
        emotions: ids of the feelings, strongest first.
        groups: group of each known feeling id.
        rupture: type of the strain, or "".
        depth: depth of the record; "quick" asks nothing.
        gentle: offer gentle questions alone, see `is_gentle`.
        recent: ids shown in any record, oldest first; breaks ties.
        records: kept records so far.

    A question that joins up ("synthesise") never comes before one that widens ("shift") was
    answered or skipped.
    """
    plan = PLAN.get(depth, {})
    done = set(asked) | set(skipped)
    shown = {name: place for place, name in enumerate(recent)}
    passed = _counts(questions, done)
    for stage in plan:
        if passed.get(stage, 0) >= plan[stage]:
            continue
        if stage == SYNTHESISE and not passed.get(SHIFT, 0):
            return None
        left = [
            question
            for question in questions
            if question.stage == stage
            and question.id not in done
            and question.id not in swapped
            and (question.depth != "deep" or depth == "deep")
            and (question.gentle or not gentle)
            and question.min_records <= records
        ]
        if left:
            return min(
                left,
                key=lambda q: (
                    *_rank(q, schemas, emotions, groups or {}, rupture),
                    shown.get(q.id, -1),
                ),
            )
    return None


def feeling_asked_about(
    question: Offerable, feelings: Sequence[str], groups: Mapping[str, str]
) -> str:
    """The id of the feeling a question asks about in a record, for `FEELING`.

    `feelings` are the ids of the record, strongest first. It is the strongest that the question
    lists, else the strongest of a listed one's group, else the first that it lists.
    """
    listed = set(question.emotions)
    near = {groups[feeling] for feeling in listed if feeling in groups}
    of_group = [feeling for feeling in feelings if groups.get(feeling) in near]
    return next((f for f in feelings if f in listed), next(iter(of_group), question.emotions[0]))


def score(
    question: Offerable,
    *,
    schemas: Collection[str],
    emotions: Sequence[str],
    groups: Mapping[str, str],
    rupture: str,
) -> int:
    """How well a question goes with a record, 0-6.

    3 for a confirmed schema it lists; 2 for the strongest feeling, or 1 for another feeling of
    that one's group; 1 for the type of strain. "*" counts nothing.
    """
    points = 3 if set(question.schemas) & set(schemas) else 0
    if emotions:
        strongest = emotions[0]
        group = groups.get(strongest)
        if strongest in question.emotions:
            points += 2
        elif group and any(groups.get(listed) == group for listed in question.emotions):
            points += 1
    if rupture and rupture in question.rupture:
        points += 1
    return points


def _rank(
    question: Offerable,
    schemas: Collection[str],
    emotions: Sequence[str],
    groups: Mapping[str, str],
    rupture: str,
) -> tuple[int, bool]:
    points = score(question, schemas=schemas, emotions=emotions, groups=groups, rupture=rupture)
    # With nothing in common, a general question comes before one about another feeling.
    general = question.emotions == question.schemas == question.rupture == (_ANY,)
    return -points, not points and not general


def _counts(questions: Iterable[Offerable], ids: Collection[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for question in questions:
        if question.id in ids:
            counts[question.stage] = counts.get(question.stage, 0) + 1
    return counts
