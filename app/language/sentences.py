# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a draft to plain lines of words, each word knowing where in the draft it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from app.language.plain import APOSTROPHES
from app.language.quotes import Span, quoted
from app.services.content import QUOTE, Reading

# The end of a sentence: . ! or ? with what closes after it, then a space; or the end of a line.
_SPLIT = re.compile(r"(?<=[.!?])[\"'”’»)\]]*\s+|[\r\n]+\s*")
_ROUGH = re.compile(r"[^.!?\r\n]+[.!?]*")
_OVER = re.compile(
    r"\s*(?:i no longer|i used to (?:think|believe|feel|fear|assume)|instead of)\b", re.IGNORECASE
)
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[?!.,;:()…–—]|(?<=\s)-+(?=\s)|--+")
_BREAKS = {":": ";", "(": ",", ")": ",", "…": ",", "–": ";", "—": ";"}
_LONGEST_SOFT = 5
_HAD_OR_WOULD = "'d"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a draft, ready for phrases.

    Attributes:
        span: where it stands in the draft, from the first word to the last mark.
        line: its words in one spelling, each followed by a space, soft ones with "~" before them.
        words: the same words without "~"; marks count as words.
        places: where in `line` each word begins.
        spans: where in the draft each word stands.
        heads: numbers of the words at which a clause begins.
        asks: it ends in a question mark.
        paragraph: number of the line of the draft it stands on.
    """

    span: Span
    line: str
    words: tuple[str, ...]
    places: tuple[int, ...]
    spans: tuple[Span, ...]
    heads: frozenset[int]
    asks: bool
    paragraph: int

    def word_at(self, place: int) -> int:
        """Number of the word that holds a place of `line`."""
        return bisect_right(self.places, place) - 1

    def source(self, first: int, last: int) -> Span:
        """The stretch of the draft from one word to another, without marks around it."""
        while first < last and not self.words[first][0].isalnum():
            first += 1
        while last > first and not self.words[last][0].isalnum():
            last -= 1
        return self.spans[first][0], self.spans[last][1]


def sentences(text: str, reading: Reading, *, over_lines: bool = False) -> list[Sentence]:
    """The sentences of a draft in order; those without a word are left out.

    `over_lines` is as in `quoted`.
    """
    quotes = quoted(text, over_lines=over_lines)
    plain = _lowered(text).translate(APOSTROPHES)
    found = []
    for start, end, paragraph in _pieces(text, quotes):
        inside = [span for span in quotes if start <= span[0] < end]
        sentence = _sentence(plain, (start, end), inside, reading, paragraph)
        if sentence is not None:
            found.append(sentence)
    return found


def rough_sentences(text: str) -> Iterator[tuple[Span, bool]]:
    """Every stretch up to . ! ? or the end of a line, and whether it says what is over."""
    for found in _ROUGH.finditer(text):
        yield found.span(), _OVER.match(text, found.start()) is not None


def _lowered(text: str) -> str:
    """Lower case, letter by letter where a letter would become two."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _pieces(text: str, quotes: list[Span]) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of line of each sentence. A quotation is not split."""
    start = paragraph = 0
    for cut in _SPLIT.finditer(text):
        if _quotation_goes_on(text, quotes, cut):
            continue
        yield start, cut.start(), paragraph
        paragraph += any(mark in cut[0] for mark in "\r\n")
        start = cut.end()
    yield start, len(text), paragraph


def _quotation_goes_on(text: str, quotes: list[Span], cut: re.Match[str]) -> bool:
    """Whether an end is inside a quotation, or is its end and the sentence goes on behind it."""
    for start, end in quotes:
        if start < cut.end() - 1 and end > cut.start():
            return end > cut.start() + 1 or text[cut.end() : cut.end() + 1].islower()
    return False


def _sentence(
    plain: str, span: Span, quotes: list[Span], reading: Reading, paragraph: int
) -> Sentence | None:
    words: list[str] = []
    spans: list[Span] = []
    for word, where in _tokens(plain, span, quotes, reading):
        words.append(word)
        spans.append(where)
    if not any(word[0].isalnum() for word in words):
        return None
    _settle_had(words, reading)
    soft = _soft(words, reading)
    line, places = "", []
    for number, word in enumerate(words):
        places.append(len(line))
        line += f"~{word} " if number in soft else f"{word} "
    asks = "?" in words[-2:]
    return Sentence(
        span=(spans[0][0], spans[-1][1]),
        line=line,
        words=tuple(words),
        places=tuple(places),
        spans=tuple(spans),
        heads=_heads(words, soft, reading),
        asks=asks,
        paragraph=paragraph,
    )


def _tokens(
    plain: str, span: Span, quotes: list[Span], reading: Reading
) -> Iterator[tuple[str, Span]]:
    place, end = span
    before = ""
    for quote in [*quotes, (end, end)]:
        for found in _TOKEN.finditer(plain, place, quote[0]):
            for word in _read(found[0], before, reading):
                yield word, found.span()
                before = word
        if quote[0] < quote[1]:
            yield QUOTE, quote
        place = max(place, quote[1])


def _read(token: str, before: str, reading: Reading) -> tuple[str, ...]:
    """The words one token is read as."""
    if not token[0].isalnum():
        return (_BREAKS.get(token, ";" if token.startswith("-") else token),)
    if token in reading.whole:
        return reading.whole[token]
    for ending, word in reading.endings.items():
        if token.endswith(ending) and len(token) > len(ending):
            return *_read(token[: -len(ending)], before, reading), word
    if token == "if" and before in reading.asking:
        return ("whether",)
    for stem, spelling in reading.stems.items():
        if token.startswith(stem):
            return (spelling + token[len(stem) :],)
    return (token,)


def _settle_had(words: list[str], reading: Reading) -> None:
    """Read "'d" as "had" or "would", by the word behind it."""
    for number, word in enumerate(words):
        if word == _HAD_OR_WOULD:
            after = words[number + 1] if number + 1 < len(words) else ""
            past = after in reading.participles or (after.endswith("ed") and after != "need")
            words[number] = "had" if past else "would"


def _soft(words: list[str], reading: Reading) -> set[int]:
    """Numbers of the words that phrases step over."""
    found: set[int] = set()
    for start in range(len(words)):
        for length in range(_LONGEST_SOFT, 0, -1):
            if tuple(words[start : start + length]) in reading.soft:
                found.update(range(start, min(start + length, len(words))))
                break
    return found


def _heads(words: list[str], soft: set[int], reading: Reading) -> frozenset[int]:
    found: set[int] = set()
    open_head = True
    for number, word in enumerate(words):
        if open_head:
            found.add(number)
        if word == ";":
            open_head = True
        elif word not in reading.openers and number not in soft and word != ",":
            open_head = False
    return frozenset(found)
