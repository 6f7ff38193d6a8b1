# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A talk with an invented person who answers by what was heard. Pure: same lines, same answers.

What was heard picks a move; the move changes trust, openness and heat; these pick the reply. The
moves follow Okamoto & Kazantzis (2021, sections 1.1-1.7), that hearing comes before explaining
Eubanks, Burckell & Goldfried (2018); numbers and limits are design. Nothing here counts or scores,
and nothing of it is stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from app.services.content import HIGHEST, Move, ReplyRule, State, Strain, Strains

OPENS_WITH = "open"
LEAVES_WITH = "left"
DECLINES_AT = 1
"""The most that someone opens who declines today."""

ENDED_BY_TAP = "tap"
ENDED_BY_LENGTH = "turns"


@dataclass(frozen=True, slots=True)
class Heard:
    """What stands in one line: labels of the language helper, and notes on the order of it."""

    labels: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Turn:
    """One line and what came of it.

    Attributes:
        said: the line as it was typed.
        move: what it did.
        state: how it stands after it.
        reply: the kind of reply.
        answer: the words of the reply, in English.
    """

    said: str
    move: Move
    state: State
    reply: str
    answer: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk as far as it has come. `ended` is "" while it goes on, else one of the ends."""

    rules: Strains
    strain: Strain
    turns: tuple[Turn, ...] = ()
    ended: str = ""

    @property
    def state(self) -> State:
        """How it stands now."""
        if self.turns:
            return self.turns[-1].state
        return self.rules.start[self.strain.kind, self.strain.strength]

    @property
    def said(self) -> tuple[str, ...]:
        """The therapist's own lines."""
        return tuple(turn.said for turn in self.turns)

    def say(self, said: str, heard: Heard) -> Talk:
        """The talk with one more line and its answer.

        Raises:
            ValueError: the talk has ended.
        """
        if self.ended:
            raise ValueError("the talk has ended")
        move = move_of(heard, self.rules)
        state = self._after(move)
        reply = reply_to(move, state, self.strain, self.rules.rules)
        turn = Turn(said, move, state, reply, self._words(reply))
        talk = replace(self, turns=(*self.turns, turn))
        return replace(talk, ended=talk._end())

    def leave(self) -> Talk:
        """The talk ended by the therapist. One that has ended stays as it is."""
        return self if self.ended else replace(self, ended=ENDED_BY_TAP)

    def _after(self, move: Move) -> State:
        strength, now = self.strain.strength, self.state
        gain, cool = self.rules.gain[strength], self.rules.cool[strength]
        if self.turns and self.turns[-1].move.id == move.id:
            gain = cool = 0  # said again at once it betters nothing, and costs what it costs
        openness = now.openness + min(move.change.openness, gain)
        if self.strain.declines:
            openness = min(openness, DECLINES_AT)
        return State(
            trust=_held(now.trust + min(move.change.trust, gain)),
            openness=_held(openness),
            heat=_held(now.heat + max(move.change.heat, -cool)),
        )

    def _words(self, reply: str) -> str:
        """The next words of a reply; silence where they are used up."""
        words = self.strain.replies[reply]
        before = sum(turn.reply == reply for turn in self.turns)
        if before < len(words):
            return words[before]
        return self.rules.silences[self.strain.contact][reply]

    def _end(self) -> str:
        if self.turns[-1].reply == LEAVES_WITH:
            return LEAVES_WITH
        if any(a.reply == b.reply == OPENS_WITH for a, b in pairwise(self.turns)):
            return OPENS_WITH
        return ENDED_BY_LENGTH if len(self.turns) >= self.rules.turns_most else ""


def begin(rules: Strains, strain: Strain) -> Talk:
    """A talk in which nothing was said yet but the first words of the invented person."""
    return Talk(rules, strain)


def move_of(heard: Heard, rules: Strains) -> Move:
    """The first move that fits what was heard. The last fits always."""
    there = heard.labels | heard.notes
    known = there | {name for name, labels in rules.groups.items() if labels & there}
    return next(move for move in rules.moves if _fits(move, known))


def reply_to(move: Move, state: State, strain: Strain, rules: Iterable[ReplyRule]) -> str:
    """The kind of reply, by the first rule of which everything holds. The last holds always."""
    return next(rule.reply for rule in rules if _holds(rule, move, state, strain))


def _fits(move: Move, known: frozenset[str]) -> bool:
    one = not move.any or not known.isdisjoint(move.any)
    return one and known.issuperset(move.all)


def _holds(rule: ReplyRule, move: Move, state: State, strain: Strain) -> bool:
    return (
        (not rule.moves or move.id in rule.moves)
        and (strain.declines or not rule.declines)
        and (rule.heat_least is None or state.heat >= rule.heat_least)
        and (rule.trust_least is None or state.trust >= rule.trust_least)
        and (rule.trust_most is None or state.trust <= rule.trust_most)
        and (rule.openness_most is None or state.openness <= rule.openness_most)
    )


def _held(number: int) -> int:
    return max(0, min(HIGHEST, number))
