# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether two rules may be the same one in other words: asked of the writer, never decided.

Right rather than complete: what differs in who is meant, in a negation, in a condition or in leave
to do something is another rule, and so is whatever says something that the other does not say. A
rule that does not read as English is the same in the same words alone. No tables of meaning, no
dependency: design.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.language import rule_words as words

SHARED = 0.6
"""How much of the fuller rule the other has to say, 0 to 1."""

LEAST = 2
"""So many words of their own have to be shared, unless both say exactly the same ones."""

_ENGLISH = 0.3
LONGEST = 400
"""Characters looked at; what is longer is no rule."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|,")
_SHORT = 3
_LOOK_UP = 4
_SAME = {word: pair[0] for pair in words.MEAN_THE_SAME for word in pair}
_PHRASES = tuple((re.compile(rf"\b{re.escape(a)}\b"), b) for a, b in words.PHRASES)


@dataclass(frozen=True, slots=True)
class _Read:
    """A rule as it is compared: its plain words; what it says in order, signs among its stems."""

    plain: tuple[str, ...]
    english: bool
    said: tuple[str, ...]

    @property
    def stems(self) -> list[str]:
        return [one for one in self.said if not one.startswith("<") and one not in words.TURNING]

    @property
    def persons(self) -> list[str]:
        return [one for one in self.said if one in (words.SELF, words.OTHER)]

    def among(self, stems: set[str]) -> list[str]:
        """The signs but those for persons, and of the stems those given, in their order."""
        return [
            one
            for one in self.said
            if one in stems or one in words.TURNING or one in (words.NOT, words.MAY, words.IF)
        ]


def alike(one: str, other: str) -> bool:
    """Whether it is worth asking if two rules are the same. Symmetrical."""
    first, second = _read(one), _read(other)
    if not first.plain or not second.plain:
        return False
    if first.plain == second.plain:
        return len(first.plain) > 1
    if not (first.english and second.english):
        return False
    if not (_within(first.persons, second.persons) or _within(second.persons, first.persons)):
        return False
    mine, theirs = Counter(first.stems), Counter(second.stems)
    shared, larger = mine & theirs, max(mine.total(), theirs.total())
    if shared.total() < min(mine.total(), theirs.total()):
        return False
    if not shared or (shared.total() < LEAST and mine != theirs):
        return False
    if shared.total() < SHARED * larger:
        return False
    return first.among(set(shared)) == second.among(set(shared))


def look_up(rule: str) -> tuple[str, ...]:
    """Beginnings of words, lower case: a rule that is alike has one of them at least.

    For finding candidates in a large journal; () for a rule without a word of its own.
    """
    read = _read(rule)
    if not read.english:
        parts = [part for word in read.plain for part in word.split("'")]
        return tuple(sorted(filter(None, parts), key=len, reverse=True)[:_LOOK_UP])
    found: list[str] = []
    for stem in dict.fromkeys(read.stems):
        forms = [word for word, meant in _SAME.items() if meant == stem] or [stem]
        found += [form[:-1] if len(form) > _SHORT and form[-1] in "yi" else form for form in forms]
    return tuple(found)


def _within(some: Sequence[str], all_of: Sequence[str]) -> bool:
    """Whether some come in all of them, in their order, beginning with the same."""
    if list(some[:1]) != list(all_of[: len(some[:1])]):
        return False
    rest = iter(all_of)
    return all(one in rest for one in some)


@lru_cache(maxsize=2048)
def _read(rule: str) -> _Read:
    text = rule[:LONGEST].lower().replace("’", "'")
    plain = tuple(word for word in _WORD.findall(text) if word != ",")
    known = sum(word in words.ENGLISH for word in plain)
    english = bool(plain) and known >= _ENGLISH * len(plain)
    return _Read(plain, english, tuple(_said(_in_order(_spelt_out(text)))) if english else ())


def _spelt_out(text: str) -> str:
    """Contractions undone, and phrases put as the one word they mean."""
    told: list[str] = []
    for word in _WORD.findall(text):
        whole = words.CONTRACTIONS.get(word)
        if whole is None:
            whole = word
            for ending, meant in words.ENDINGS.items():
                if word.endswith(ending):
                    whole = word.removesuffix(ending) + meant
                    break
        told.append(whole.removesuffix("'s"))
    spelt = " ".join(told)
    for phrase, meant in _PHRASES:
        spelt = phrase.sub(meant, spelt)
    return spelt


def _in_order(text: str) -> list[str]:
    """The words with a condition first, wherever it stood: "B if A" as "if A B"."""
    told = text.split()
    place = next((n for n, word in enumerate(told) if word in words.CONDITIONS), None)
    if place:
        told = [*told[place:], ",", *told[:place]]
    return [word for word in told if word != ","]


def _said(told: Sequence[str]) -> Iterator[str]:
    """Signs and stems in their order; filling words left out."""
    last = ""
    for number, word in enumerate(told):
        following = told[number + 1] if number + 1 < len(told) else ""
        before = told[number - 1] if number else ""
        if word in words.OF_A_THERAPIST and following in words.SELVES:
            continue
        sign = _sign(word, last)
        if sign:
            yield sign
            last = sign
            if word in words.NOBODY:
                yield words.OTHER
        elif word in words.SELVES or word in words.OTHERS:
            yield words.SELF if word in words.SELVES else words.OTHER
        elif word in words.TURNING:
            yield word
            last = word
        elif word not in words.FILLING and word not in words.LEAVE:
            yield _stem(word, passive=before in _BE)
            last = ""


_BE = words.FORMS_OF_BE


def _sign(word: str, last: str) -> str:
    if word in words.NEGATIONS:
        return words.NOT
    if word in words.CONDITIONS:
        return words.IF
    # "can not" is a negation, and "nobody can" is none more
    return words.MAY if word in words.LEAVE and last != words.NOT else ""


def _stem(word: str, *, passive: bool) -> str:
    """A crude stem; a passive keeps its ending, since it turns round who does what."""
    if passive and word.endswith("ed"):
        return word
    if word in _SAME:
        return _SAME[word]
    for ending, meant in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ly", "")):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            word = word.removesuffix(ending) + meant
            break
    else:
        if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORT:
            word = word[:-1]
    if word in _SAME:
        return _SAME[word]
    if len(word) > _SHORT and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORT else word
