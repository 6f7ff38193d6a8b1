# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds phrases in a sentence. To be quick, each is tried only at the words it may begin with, and
only where a word stands that it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from app.language.sentences import Sentence
from app.services.content import Phrase

T = TypeVar("T")

# First and last word of what was found.
Words = tuple[int, int]


class Index(Generic[T]):
    """Phrases, each with something it stands for, by the word they may begin with."""

    def __init__(self, entries: Iterable[tuple[Phrase, T]]) -> None:
        self._by_word: dict[str, list[tuple[Phrase, T]]] = defaultdict(list)
        self._anywhere: list[tuple[Phrase, T]] = []
        for phrase, value in entries:
            if phrase.starts is None:
                self._anywhere.append((phrase, value))
            else:
                for word in phrase.starts:
                    self._by_word[word].append((phrase, value))

    def found(self, sentence: Sentence) -> Iterator[tuple[T, Words]]:
        """What the phrases found in a sentence stand for, and where, from left to right."""
        present = frozenset(sentence.words)
        for number, word in enumerate(sentence.words):
            for entries in (self._by_word.get(word, ()), self._anywhere):
                for phrase, value in entries:
                    if phrase.needs is not None and phrase.needs.isdisjoint(present):
                        continue
                    last = end_of(phrase, sentence, number)
                    if last is not None:
                        yield value, (number, last)


def end_of(phrase: Phrase, sentence: Sentence, number: int) -> int | None:
    """The last word of a phrase that begins at a word, None where it does not."""
    if phrase.head and number not in sentence.heads:
        return None
    found = phrase.pattern.match(sentence.line, sentence.places[number])
    return sentence.word_at(found.end() - 1) if found and found.end() > found.start() else None


def holds(sentence: Sentence, phrases: tuple[Phrase, ...]) -> Words | None:
    """Where the first of some phrases stands in a sentence, or None."""
    for number, word in enumerate(sentence.words):
        for phrase in phrases:
            if phrase.starts is None or word in phrase.starts:
                last = end_of(phrase, sentence, number)
                if last is not None:
                    return number, last
    return None
