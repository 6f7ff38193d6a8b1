# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which kind of question a sentence asks."""

from __future__ import annotations

from dataclasses import dataclass

from app.language.matching import Words, holds
from app.language.sentences import Sentence
from app.services.content import Questions

OPEN, CLOSED, OTHER = "open", "closed", "question_other"
_JOINTS = frozenset({",", "and", "or", "but", "because"})


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a sentence.

    Attributes:
        label: "open" (asks for an account), "closed" (yes or no, this or that), "question_other".
        words: the words that make it one, to the end of the sentence.
        turned: it turns subject and verb round, so that what follows is asked and not said.
    """

    label: str
    words: Words
    turned: bool = False


def question(sentence: Sentence, known: Questions) -> Question | None:
    """The question a sentence asks, or None."""
    last = len(sentence.words) - 1
    invited = holds(sentence, known.invites)
    if invited:
        return Question(OPEN, (invited[0], last))
    if not sentence.asks:
        return None
    tag = holds(sentence, known.tags)
    embedded = None
    for number, word in enumerate(sentence.words):
        if tag and number >= tag[0]:
            break
        if _begins_here(sentence, number):
            if word in known.aux and _subject_follows(sentence, number, known):
                return Question(CLOSED, (number, last), turned=True)
            if word in known.ask and _asks_here(sentence, number, known):
                return Question(OPEN, (number, last))
        if word in known.ask - known.joining and embedded is None:
            embedded = number
    if tag:
        return Question(CLOSED, tag)
    if embedded is not None:
        return Question(OPEN, (embedded, last))
    return Question(CLOSED if "or" in sentence.words else OTHER, (0, last))


def _begins_here(sentence: Sentence, number: int) -> bool:
    """Whether a clause may begin at a word: at the head, or behind a comma or a joining word."""
    if number in sentence.heads:
        return True
    before = number - 1
    while before > 0 and sentence.line[sentence.places[before]] == "~":
        before -= 1
    return sentence.words[before] in _JOINTS


def _subject_follows(sentence: Sentence, number: int, known: Questions) -> bool:
    after = sentence.words[number + 1 : number + 3]
    if number in sentence.heads:
        return bool(after) and after[0] not in {",", ";", "."}
    return any(word in known.subjects for word in after)


def _asks_here(sentence: Sentence, number: int, known: Questions) -> bool:
    """Not "what I said" and "when you left": there the subject stands right behind the word."""
    after = sentence.words[number + 1 : number + 2]
    if after and after[0] in known.subjects and after[0] not in known.aux:
        return sentence.words[number] in {"how", "why"} and "about" in after
    return sentence.words[number] not in known.joining or (bool(after) and after[0] in known.aux)
