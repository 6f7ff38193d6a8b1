# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks words in a draft of repair talk that often help or hinder: words, never tone.

What helps and what warns rests on Okamoto & Kazantzis (2021), timing on Eubanks, Burckell and
Goldfried (2018); phrases and labels are our own. Nothing found here is stored, and nothing is added
up to a score: see `app.language.showing` for how it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.language.matching import Index, Words, holds
from app.language.questions import OPEN, question
from app.language.sentences import Sentence, sentences
from app.services.content import Guard, Questions, Reading, Rehearsal, Rule, Way, load

# States of a sentence that rules may heed like guards: behind a verb that stands before its
# subject, and behind a question word.
ASKED, ASKED_OPENLY = "asked", "asked_openly"
_COMPLEMENT_ENDS = frozenset({"and", "but", "so", "yet", "though", "although"})
_PAUSES = frozenset({",", ";", "."})


@dataclass(frozen=True, slots=True)
class Annotation:
    """Words of a draft that carry a label.

    Attributes:
        label: id of the rule.
        start, end: the words that led to it, as places in the draft (`text[start:end]`).
        reason: one line to read, in English; `app.i18n.content` translates it where it is shown.
    """

    label: str
    start: int
    end: int
    reason: str


def annotate(text: str, rules: Rules | None = None) -> list[Annotation]:
    """What a draft holds, sentence by sentence and from left to right; a label once a sentence.

    `rules` are others than those that come with the program.
    """
    return list(look_at(text, rules).annotations)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its marks."""

    sentence: Sentence
    marks: tuple[Annotation, ...]

    def has(self, *labels: str) -> bool:
        """Whether it carries any of these labels."""
        return any(mark.label in labels for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that was looked at: its text, its sentences, and the rules they were held against."""

    text: str
    sentences: tuple[Marked, ...]
    rules: Rules

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All marks from left to right."""
        return tuple(mark for part in self.sentences for mark in part.marks)

    def first(self, *labels: str) -> int | None:
        """Where the first mark with one of these labels begins, or None."""
        return next((m.start for m in self.annotations if m.label in labels), None)


def look_at(text: str, rules: Rules | None = None) -> Draft:
    """A draft with everything that later steps need: see `annotate`."""
    known = rules or own_rules()
    found, before = [], None
    for sentence in sentences(text, known.reading):
        marks = [
            Annotation(label, *sentence.source(*words), known.say(label))
            for label, words in known.found(sentence, before).items()
        ]
        marks.sort(key=lambda mark: (mark.start, mark.end, mark.label))
        found.append(Marked(sentence, tuple(marks)))
        before = sentence
    return Draft(text, tuple(found), known)


@cache
def own_rules() -> Rules:
    """The rules that come with the program, made ready when first wanted."""
    return Rules(load().rehearsal)


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

    def found(self, sentence: Sentence, before: Sentence | None) -> dict[str, Words]:
        """Label -> the words that led to it: the earliest, and of those the longest."""
        asked = question(sentence, self._questions)
        found: dict[str, Words] = {}
        silenced = self._silenced(sentence)
        if asked:
            found[asked.label] = asked.words
            state = ASKED if asked.turned else ASKED_OPENLY if asked.label == OPEN else ""
            silenced[state] = frozenset(_reach("asked", sentence, asked.words[0] - 1))
        for (rule, way), words in self._ways.found(sentence):
            known = found.get(rule.label)
            if known and (known[0] < words[0] or known[1] >= words[1]):
                continue
            if self._speaks(way, words, sentence, before, silenced):
                found[rule.label] = words
        return {
            label: words
            for label, words in found.items()
            if found.keys().isdisjoint(self._rules[label].gives_way)
        }

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
