# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the language helper, made ready to be looked for in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.language.matching import Index, Words, holds
from app.language.questions import OPEN, question
from app.language.sentences import Sentence
from app.services.content import Guard, Questions, Reading, Rehearsal, Rule, Way

# States of a sentence that rules may heed like guards: behind a verb that stands before its
# subject, and behind a question word.
ASKED, ASKED_OPENLY = "asked", "asked_openly"
_COMPLEMENT_ENDS = frozenset({"and", "but", "so", "yet", "though", "although"})
_PAUSES = frozenset({",", ";", "."})


@dataclass(frozen=True, slots=True)
class Heard:
    """What the rules hear in a sentence.

    Attributes:
        marks: label -> the words that led to it: the earliest, and of those the longest.
        found: labels with a way that speaks, those that give way to others as well.
        tried: "label:way:yes" for each way that speaks, "label:way:no" for each that is silenced.
        guards: ids of the guards that stand in the sentence.
        said: numbers of the words that someone else said.
    """

    marks: dict[str, Words]
    found: frozenset[str]
    tried: frozenset[str]
    guards: frozenset[str]
    said: frozenset[int]


class Rules:
    """The content of the helper, made ready to be looked for."""

    def __init__(self, content: Rehearsal) -> None:
        self.content = content
        self.reading: Reading = content.reading
        self._questions: Questions = content.questions
        self._rules = {rule.label: rule for rule in content.rules}
        self._ways: Index[tuple[Rule, Way]] = Index(
            (phrase, (rule, way))
            for rule in content.rules
            for way in rule.ways
            for phrase in way.phrases
        )
        self._guards: Index[Guard] = Index(
            (phrase, guard) for guard in content.guards for phrase in guard.phrases
        )

    def make_ready(self) -> None:
        """Compile every phrase now, which takes about a second, and not when it is first tried."""
        content = self.content
        phrases = [p for guard in content.guards for p in guard.phrases]
        for way in (way for rule in content.rules for way in rule.ways):
            phrases += [*way.phrases, *way.also, *way.unless, *way.after]
        for phrase in phrases:
            _ = phrase.pattern

    def say(self, label: str) -> str:
        """The line to read for a label."""
        return self._rules[label].say

    def kind(self, label: str) -> str:
        """ "caution", "strength", "timing" or "neutral"."""
        return self._rules[label].kind

    def heard(self, sentence: Sentence, before: Sentence | None) -> Heard:
        """All that the rules hear in a sentence, with what does not lead to a mark."""
        asked = question(sentence, self._questions)
        found: dict[str, Words] = {}
        tried: dict[str, Words] = {}
        silenced = self._silenced(sentence)
        guards = frozenset(silenced)
        if asked:
            found[asked.label] = asked.words
            state = ASKED if asked.turned else ASKED_OPENLY if asked.label == OPEN else ""
            silenced[state] = frozenset(_reach("asked", sentence, asked.words[0] - 1))
        for (rule, way), words in self._ways.found(sentence):
            speaks = self._speaks(way, words, sentence, before, silenced)
            tried.setdefault(f"{rule.label}:{way.about}:{'yes' if speaks else 'no'}", words)
            known = found.get(rule.label)
            if known and (known[0] < words[0] or known[1] >= words[1]):
                continue
            if speaks:
                found[rule.label] = words
        marks = {
            label: words
            for label, words in found.items()
            if found.keys().isdisjoint(self._rules[label].gives_way)
        }
        return Heard(
            marks, frozenset(found), frozenset(tried), guards, silenced.get("said", frozenset())
        )

    def _silenced(self, sentence: Sentence) -> dict[str, frozenset[int]]:
        """Guard -> numbers of the words at which a way that heeds it does not begin."""
        silenced: dict[str, frozenset[int]] = {}
        for guard, (_, last) in self._guards.found(sentence):
            reach = frozenset(_reach(guard.reach, sentence, last))
            silenced[guard.id] = silenced.get(guard.id, frozenset()) | reach
        return silenced

    @staticmethod
    def _speaks(
        way: Way,
        words: Words,
        sentence: Sentence,
        before: Sentence | None,
        silenced: dict[str, frozenset[int]],
    ) -> bool:
        if way.asks and not sentence.asks:
            return False
        if any(words[0] in silenced.get(guard, ()) for guard in way.guards):
            return False
        if way.after and not (
            before and before.paragraph == sentence.paragraph and holds(before, way.after)
        ):
            return False
        if way.also and not holds(sentence, way.also):
            return False
        return not (way.unless and holds(sentence, way.unless))


def _reach(reach: str, sentence: Sentence, last: int) -> Iterator[int]:
    """Numbers of the words behind a guard up to where it ends."""
    words = sentence.words
    if reach == "sentence":
        yield from range(len(words))
        return
    for number in range(last + 1, len(words)):
        word = words[number]
        soft = sentence.line[sentence.places[number]] == "~"
        match reach:
            case "clause":
                ends = word in _PAUSES or word == "but"
            case "complement":
                after = words[number + 1] if number + 1 < len(words) else ""
                joined = word == "," and after in _COMPLEMENT_ENDS
                ends = joined or word in {";", "but"}
            case "asked":
                ends = word == ";"
            case _:
                yield number
                ends = not soft
        if ends:
            return
        yield number
