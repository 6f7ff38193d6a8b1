# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The values of the strains that answer back: invented situations, moves, and rules for replies.

All are immutable; every text is English and goes through `app.i18n.content` before it is shown.
Short moments to practise again and again are in the spirit of deliberate practice (Chow et al.,
2025); the moves follow Okamoto & Kazantzis (2021, sections 1.1-1.7).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prompts.values import Option, by_id

SIDES = ("withdrawal", "confrontation")
STRENGTHS = (1, 2, 3)
"""From a light strain to a hard one."""

USES = ("practice", "check")
"""Chosen freely; or kept unseen, to be met before and after a course."""

CONTACTS = ("session", "phone", "text")
ANSWERS = ("sharp", "comply", "closed", "half", "open")
DECLINES = ("sharp", "comply", "closed", "left")
REPLIES = (*ANSWERS, "left")
"""Every kind of reply; `ANSWERS` are those of most people, `DECLINES` of those who decline."""

ENDS = ("left", "open", "turns", "tap")
"""How a talk ends: they leave it, they open, it is long enough, or the therapist ends it."""

HIGHEST = 4
"""Trust, openness and heat are whole numbers from 0 to this."""


@dataclass(frozen=True, slots=True)
class State:
    """How it stands between the two: each from 0 to `HIGHEST`. As a change, from minus that.

    Never shown and never stored: it is there to choose a reply.
    """

    trust: int
    openness: int
    heat: int


@dataclass(frozen=True, slots=True)
class Move:
    """Something a line does.

    Attributes:
        any: labels, groups or notes of which one has to be there; () for no condition.
        all: those that have to be there together.
        change: what it changes, before the limits of the strength.
        plain: a sentence that tells it.
    """

    id: str
    any: tuple[str, ...]
    all: tuple[str, ...]
    change: State
    plain: str


@dataclass(frozen=True, slots=True)
class ReplyRule:
    """When a kind of reply is given: everything in it holds; `None` and () do not restrict."""

    reply: str
    moves: tuple[str, ...] = ()
    declines: bool = False
    heat_least: int | None = None
    trust_least: int | None = None
    trust_most: int | None = None
    openness_most: int | None = None


@dataclass(frozen=True, slots=True)
class Strain:
    """One invented situation.

    Attributes:
        kind: "withdrawal" or "confrontation".
        strength: 1 to 3.
        use: "practice" or "check".
        declines: this person does not open today, whatever is said.
        contact: "session", "phone" or "text".
        title: neutral words for a list.
        scene: what happened before, told to the therapist.
        opens: what the invented person says first.
        behind: what was behind it, told at the end.
        replies: kind of reply -> what is said the first time, the second, and so on.
    """

    id: str
    kind: str
    strength: int
    use: str
    declines: bool
    contact: str
    title: str
    scene: str
    opens: str
    behind: str
    replies: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Strains:
    """Every situation, and the rules all of them follow.

    Attributes:
        limits: what is said before the first one: invented, no tone, no promise.
        turns_most: how many lines a talk has at most.
        start: by kind and strength, how it stands at first.
        gain, cool: by strength, the most that one turn can better.
        strengths: words for the strengths, by their number as an id.
        ends: how it ended -> a sentence, or "".
        groups: name -> labels that count as one thing.
        moves: the first that fits is the move; the last fits always.
        rules: the first of which everything holds gives the reply; the last holds always.
        silences: contact -> kind of reply -> what is seen or heard when the words are used up.
        all: the situations in their order.
    """

    version: int
    limits: str
    turns_most: int
    start: Mapping[tuple[str, int], State]
    gain: Mapping[int, int]
    cool: Mapping[int, int]
    strengths: tuple[Option, ...]
    ends: Mapping[str, str]
    groups: Mapping[str, frozenset[str]]
    moves: tuple[Move, ...]
    rules: tuple[ReplyRule, ...]
    silences: Mapping[str, Mapping[str, str]]
    all: tuple[Strain, ...]

    def strain(self, strain: str) -> Strain:
        """One situation by id. Raises KeyError for an unknown one."""
        return by_id(self.all, strain)

    def move(self, move: str) -> Move:
        """One move by id. Raises KeyError for an unknown one."""
        return by_id(self.moves, move)

    def strength(self, strain: Strain) -> str:
        """The word for how strong a strain is."""
        return by_id(self.strengths, str(strain.strength)).text

    @property
    def practice(self) -> tuple[Strain, ...]:
        """Those to choose freely. The others stay unseen until a course asks for them."""
        return tuple(strain for strain in self.all if strain.use == "practice")
