# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The values of the language helper for drafts of repair talk, as its content files hold them.

All are immutable. Texts to be read (`say`) are English and go through `app.i18n.content` before
they are shown; phrases and word lists are about English drafts and are never translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prompts.phrases import Phrase

MARK_KINDS = ("caution", "strength", "timing", "neutral")
QUESTIONS = ("open", "closed", "question_other")
REACHES = ("next", "clause", "complement", "sentence")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a draft becomes plain lines of words.

    Attributes:
        whole: a word -> the words it is read as ("can't" -> "can", "not").
        endings: an ending -> the word it is read as ("'ve" -> "have").
        stems: spelling -> the one spelling that phrases use ("apologiz" -> "apologis").
        soft: words and runs of words that phrases step over.
        openers: words that may stand before the head of a clause.
        participles: words before which "'d" is read as "had".
        asking: verbs after which "if" is read as "whether".
    """

    whole: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, str]
    stems: Mapping[str, str]
    soft: frozenset[tuple[str, ...]]
    openers: frozenset[str]
    participles: frozenset[str]
    asking: frozenset[str]


@dataclass(frozen=True, slots=True)
class Guard:
    """Words after which a rule does not speak: a condition, a denial, what someone else said.

    `reach` is how far: "next" word, to the end of the "clause" (a comma ends it), or of the
    "complement" (which goes on over a comma, until "but", "and" or "so" after one); or the whole
    "sentence", from its beginning.
    """

    id: str
    reach: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a speech act is said.

    Attributes:
        about: what the phrases have in common, for whoever reads the file.
        phrases: any of them is enough.
        also: where given, one of these stands in the sentence as well, before or behind.
        unless: none of them anywhere in the sentence.
        after: where given, the sentence before has to hold one of these.
        guards: ids of the guards that silence it.
        asks: only in a sentence that ends in a question mark.
    """

    about: str
    phrases: tuple[Phrase, ...]
    also: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    after: tuple[Phrase, ...]
    guards: frozenset[str]
    asks: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A label, what it says, and the ways in which it is said. `file` is where it stands.

    `precision` is "high" where a false mark does harm (accuses, or praises what is not there):
    leave out rather than guess. Else "normal". `gives_way` are labels that silence it when the same
    sentence carries one of them: "I was late, but so were you" owns nothing.
    """

    label: str
    file: str
    kind: str
    precision: str
    say: str
    source: str
    gives_way: frozenset[str]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """How questions are told apart.

    Attributes:
        ask: words that begin an open question (what, how).
        joining: of these, words that begin a clause of time or place as well (when, where).
        aux: words that begin a closed question when a subject follows (did you, is it).
        subjects: words that a subject begins with.
        invites: requests for an account, open with or without a question mark.
        facts: open questions that ask for facts, not counted as exploring.
        tags: endings that turn a statement into a question.
    """

    ask: frozenset[str]
    joining: frozenset[str]
    aux: frozenset[str]
    subjects: frozenset[str]
    invites: tuple[Phrase, ...]
    facts: tuple[Phrase, ...]
    tags: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """One line about the draft as a whole; `id` names the rule in `app.language` that gives it."""

    id: str
    say: str


@dataclass(frozen=True, slots=True)
class Silence:
    """The helper for one message when no one answers.

    `most_words` is the number of words up to which the note about length stays away.
    """

    most_words: int
    notes: tuple[Note, ...]
    ticks: tuple[Note, ...]
    clinical: tuple[Phrase, ...]
    long_answer: tuple[Phrase, ...]
    acknowledges: tuple[Phrase, ...]
    offers: tuple[Phrase, ...]
    ways_out: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """When the judge acts on a label: below `veto` a rule's mark goes, from `add` on one comes."""

    veto: int
    add: int


@dataclass(frozen=True, slots=True)
class Weights:
    """What the judge has learned.

    Attributes:
        lines: digest of the labelled lines it was learned from.
        labels: label -> its bounds.
        features: feature -> place of a label in `labels` and weight, in hundredths of log odds.
        kinds: kind of word -> its words, "*" at the end for any ending.
    """

    lines: str
    labels: Mapping[str, Bounds]
    features: Mapping[str, tuple[tuple[int, int], ...]]
    kinds: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Everything the language helper knows."""

    reading: Reading
    guards: tuple[Guard, ...]
    rules: tuple[Rule, ...]
    questions: Questions
    proposals: tuple[Phrase, ...]
    notes: tuple[Note, ...]
    silence: Silence
    weights: Weights

    def rule(self, label: str) -> Rule:
        """The rule of a label. Raises KeyError for an unknown one."""
        for rule in self.rules:
            if rule.label == label:
                return rule
        raise KeyError(label)
