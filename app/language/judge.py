# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decides on the labels of a sentence together with the rules.

The judge weighs what it sees in a sentence (`app.language.features`) with weights learned from
lines that people labelled (`tools/train_rehearsal.py`). It takes back a rule's mark that the rest
speaks against, and adds a mark without a rule where it is sure. Sums are of whole numbers, so that
they come out the same everywhere.
"""

from __future__ import annotations

from app.language.features import Features, Kinds, features
from app.language.matching import Words
from app.language.rules import Heard
from app.language.sentences import Sentence
from app.services.content import QUOTE, Rehearsal

_KNOWN, _OTHER = ("open", "closed"), "question_other"


def _silenced(label: str, heard: Heard) -> bool:
    """Whether a way of a label stands there and something speaks against it."""
    return any(way.startswith(f"{label}:") and way.endswith(":no") for way in heard.tried)


class Judge:
    """The weights of the judge, made ready to be used."""

    def __init__(self, content: Rehearsal) -> None:
        self._weights = content.weights
        self._kinds = Kinds(content.weights.kinds)
        self._labels = tuple(content.weights.labels)
        self._bounds = tuple(content.weights.labels.values())
        self._precise = {r.label for r in content.rules if r.precision == "high"}
        self._gives_way = {rule.label: rule.gives_way for rule in content.rules}

    def see(
        self, sentence: Sentence, heard: Heard, before: Features | None, after: Sentence | None
    ) -> Features:
        """What there is to weigh in a sentence; `before` is what was seen in the one before it."""
        return features(sentence, heard, before, after, self._kinds)

    def sums(self, seen: Features) -> dict[str, int]:
        """Label -> what speaks for it, less what speaks against it, in hundredths of log odds."""
        sums = [0] * len(self._labels)
        known = self._weights.features
        for name in seen:
            for place, weight in known.get(name, ()):
                sums[place] += weight
        return dict(zip(self._labels, sums, strict=True))

    def decide(self, sentence: Sentence, heard: Heard, seen: Features) -> dict[str, Words]:
        """Label -> the words it is marked on."""
        marks = dict(heard.marks)
        sums = self.sums(seen)
        for place, (label, total) in enumerate(sums.items()):
            bounds = self._bounds[place]
            if label in heard.marks:
                if total < bounds.veto:
                    del marks[label]
            elif total >= bounds.add and not (label in self._precise and _silenced(label, heard)):
                words = self._words(place, sentence, seen)
                if words is not None:
                    marks[label] = words
        self._settle_question(marks, heard, sums)
        return {
            label: words
            for label, words in marks.items()
            if marks.keys().isdisjoint(self._gives_way[label])
        }

    @staticmethod
    def _settle_question(marks: dict[str, Words], heard: Heard, sums: dict[str, int]) -> None:
        """Let a question that the rules leave open be of another kind only where more says so."""
        added = [label for label in _KNOWN if label in marks and label not in heard.marks]
        if added and _OTHER in marks:
            likelier = [label for label in added if sums[label] > sums[_OTHER]]
            for label in [_OTHER] if likelier else added:
                del marks[label]

    def _words(self, place: int, sentence: Sentence, seen: Features) -> Words | None:
        """The run of words that speaks most for a label, None where all words are quoted."""
        gains = [0.0] * len(sentence.words)
        for name, words in seen.items():
            if words is None:
                continue
            share = words[1] - words[0] + 1
            for at, weight in self._weights.features.get(name, ()):
                if at == place:
                    for number in range(words[0], words[1] + 1):
                        gains[number] += weight / share
        best: Words | None = None
        most = run = float("-inf")
        start = 0
        for number, word in enumerate(sentence.words):
            if word == QUOTE or not word[0].isalnum():
                if word == QUOTE:
                    run = float("-inf")
                continue
            if run <= 0:
                run, start = 0.0, number
            run += gains[number]
            if run > most:
                best, most = (start, number), run
        return best
