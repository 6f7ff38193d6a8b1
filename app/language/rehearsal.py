# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks words in a draft of repair talk that often help or hinder: words, never tone.

What helps and what warns rests on Okamoto & Kazantzis (2021), timing on Eubanks, Burckell and
Goldfried (2018); phrases and labels are our own. Nothing found here is stored, and nothing is added
up to a score: see `app.language.showing` for how it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.language.features import Features
from app.language.judge import Judge
from app.language.rules import Rules
from app.language.sentences import Sentence, sentences
from app.services.content import load


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
    judge = _judge(known)
    found: list[Marked] = []
    before: Sentence | None = None
    seen: Features | None = None
    parts = sentences(text, known.reading)
    for sentence, after in zip(parts, [*parts[1:], None], strict=False):
        heard = known.heard(sentence, before)
        seen = judge.see(sentence, heard, seen, after)
        marks = [
            Annotation(label, *sentence.source(*words), known.say(label))
            for label, words in judge.decide(sentence, heard, seen).items()
        ]
        marks.sort(key=lambda mark: (mark.start, mark.end, mark.label))
        found.append(Marked(sentence, tuple(marks)))
        before = sentence
    return Draft(text, tuple(found), known)


@cache
def _judge(rules: Rules) -> Judge:
    """The judge that goes with some rules."""
    return Judge(rules.content)


@cache
def own_rules() -> Rules:
    """The rules that come with the program, made ready when first wanted."""
    return Rules(load().rehearsal)
