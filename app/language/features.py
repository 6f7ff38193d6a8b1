# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the judge looks at in a sentence: its words, alone and in company, and what the rules heard.

A feature is a short text with its sort in front: w word, x the same without its ending, c its
kind, b words in a row (^ and $ are the ends), k two little words in this order, h the head of a
part behind a pause, s and v the build of a clause (`app.language.clauses`), q the question, r a
rule that speaks, t one of its ways, g a guard. In front of these, o means that someone else said
so, p that it was in the sentence before; n are words of the sentence behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.language.clauses import clauses
from app.language.matching import Words
from app.language.rules import Heard
from app.language.sentences import Sentence

# Feature -> first and last word of where it was seen first; None where it is about the whole.
Features = dict[str, Words | None]
Seen = tuple[str, Words | None]

_KEYS = frozenset({
    "i", "you", "my", "your", "me", "we", "he", "she", "they", "it", "but", "because", "if", "when",
    "sorry", "not", "why", "what", "how", "?", "though", "that", "so", "was", "am", "were", "are",
    "did", "do", "is",
})  # fmt: skip
_TAKES_BACK = frozenset({
    "but", "however", "though", "although", "still", "yet", "only", "just", "mind", "nevertheless",
    "because", "again", "anyway", "same", "you", "i", "?",
})  # fmt: skip
_PAUSES = frozenset({",", ";"})
_MARKS = frozenset({".", ",", ";", "!"})
_QUESTIONS = ("open", "closed", "question_other")
_CARRIED = ("w:", "b:^", "r:", "q:")
_ENDINGS = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "e")


class Kinds:
    """Which kinds a word is of; remembers what it was asked."""

    def __init__(self, kinds: Mapping[str, tuple[str, ...]]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._begun: dict[str, set[str]] = {}
        for kind, words in kinds.items():
            for word in words:
                known = self._begun if word.endswith("*") else self._whole
                known.setdefault(word.rstrip("*"), set()).add(kind)
        self._asked: dict[str, tuple[str, ...]] = {}

    def of(self, word: str) -> tuple[str, ...]:
        """The kinds of a word, sorted."""
        found = self._asked.get(word)
        if found is None:
            kinds = set(self._whole.get(word, ()))
            for length in range(2, len(word) + 1):
                kinds |= self._begun.get(word[:length], set())
            if word.endswith("ed") and len(word) > 4:
                kinds.add("ed")
            elif word.endswith("ing") and len(word) > 5:
                kinds.add("ing")
            found = self._asked[word] = tuple(sorted(kinds))
        return found


def features(
    sentence: Sentence,
    heard: Heard,
    before: Features | None,
    after: Sentence | None,
    kinds: Kinds,
) -> Features:
    """The features of a sentence, with some of what stands before and after it."""
    found: Features = {"bias": None}
    for name, words in _heard(sentence, heard):
        found.setdefault(name, words)
    for name, words in _said(sentence, kinds):
        theirs = words is not None and (words[0] in heard.said or words[1] in heard.said)
        found.setdefault(f"o{name}" if theirs else name, words)
    for name in before or ():
        if name.startswith(_CARRIED):
            found["p" + name] = None
    if after is not None:
        found[f"n:^{after.words[0]}"] = None
        found[f"n:^{'_'.join(after.words[:2])}"] = None
        for word in _TAKES_BACK.intersection(after.words):
            found[f"n:{word}"] = None
    return found


def _heard(sentence: Sentence, heard: Heard) -> Iterator[Seen]:
    for label in heard.found:
        yield f"r:{label}", heard.marks.get(label)
        if label not in heard.marks:
            yield f"rg:{label}", None
    for way in heard.tried:
        yield f"t:{way}", None
    for guard in heard.guards:
        yield f"g:{guard}", None
    asked = next((label for label in _QUESTIONS if label in heard.found), "no")
    yield f"q:{asked}", None


def _said(sentence: Sentence, kinds: Kinds) -> Iterator[Seen]:
    words, at = ["^"], [0]
    for number, word in enumerate(sentence.words):
        if sentence.line[sentence.places[number]] == "~":
            yield f"w:{word}", (number, number)
        elif word not in _MARKS:
            words.append(word)
            at.append(number)
    at[0] = at[1] if len(at) > 1 else 0
    words.append("$")
    at.append(at[-1])
    for n in range(1, len(words) - 1):
        word, here = words[n], (at[n], at[n])
        yield f"w:{word}", here
        if stem(word) != word:
            yield f"x:{stem(word)}", here
        for kind in kinds.of(word):
            yield f"c:{kind}", here
    for n in range(len(words) - 1):
        yield f"b:{words[n]}_{words[n + 1]}", (at[n], at[n + 1])
    for n in range(len(words) - 2):
        yield f"b:{words[n]}_{words[n + 1]}_{words[n + 2]}", (at[n], at[n + 2])
    last = {word: number for word, number in zip(words, at, strict=True) if word in _KEYS}
    first = dict(reversed([(word, n) for word, n in zip(words, at, strict=True) if word in last]))
    for word, number in first.items():
        for other, end in last.items():
            if number < end:
                yield f"k:{word}..{other}", (number, end)
    for number, word in enumerate(sentence.words[:-2]):
        if word in _PAUSES:
            one, two = sentence.words[number + 1 : number + 3]
            yield f"h:{one}", (number + 1, number + 1)
            yield f"h:{one}_{two}", (number + 1, number + 2)
    yield from clauses(sentence.words, [stem(word) for word in sentence.words])


def stem(word: str) -> str:
    """A word without its commonest endings: near enough to bring its forms together."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word
