# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which schemas the words of a thought or a rule sometimes go with: questions, never answers.

It reads the therapist's own thought and rule, never the situation, which is about the patient. What
is quoted and what is said to be over is not read. Below the threshold nothing is suggested: silence
is better than a wrong label. Whether anything may be suggested at all is asked of `hold` first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app.language.quotes import Span, quoted
from app.services.content import Cue, load

MOST = 2
_STRONG, _WEAK, _THRESHOLD = 2, 1, 2
_SENTENCE = re.compile(r"[^.!?\r\n]+[.!?]*")
_OVER = re.compile(r"\s*(?:i no longer|i used to think|instead of)\b", re.IGNORECASE)
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`", "'"))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A schema that some words sometimes go with.

    Attributes:
        schema: its id in the catalogue.
        spans: the words that led to it, as places in the text (`text[start:end]`), in order.
        reason: those words as one reads them, joined by " … ".
    """

    schema: str
    spans: tuple[Span, ...]
    reason: str


def suggest(text: str) -> list[Suggestion]:
    """At most two schemas to ask about, the likelier first; none where nothing is clear."""
    plain = _blanked(text)
    found = []
    for place, (schema, patterns) in enumerate(_patterns()):
        score, spans = 0, []
        for weight, pattern in patterns:
            hit = pattern.search(plain)
            if hit is not None and hit.end() > hit.start():
                score += weight
                spans.append(hit.span())
        if score >= _THRESHOLD:
            found.append((-score, place, schema, tuple(sorted(set(spans)))))
    return [
        Suggestion(schema, spans, " … ".join(text[start:end].strip() for start, end in spans))
        for _score, _place, schema, spans in sorted(found)[:MOST]
    ]


def _blanked(text: str) -> str:
    """The text, letter for letter, with spaces for what is quoted or over."""
    plain = [*text.translate(_APOSTROPHES)]
    spans = [*quoted(text)]
    for sentence in _SENTENCE.finditer(text):
        if _OVER.match(text, sentence.start()):
            spans.append(sentence.span())
    for start, end in spans:
        plain[start:end] = " " * (end - start)
    return "".join(plain)


@cache
def _patterns() -> tuple[tuple[str, tuple[tuple[int, re.Pattern[str]], ...]], ...]:
    """Child schemas before their parents, each with its weighed patterns."""
    content = load()
    parents = {schema.id: bool(schema.parent) for schema in content.schemas}
    cues = sorted(content.cues.cues, key=lambda cue: not parents[cue.schema])
    return tuple((cue.schema, _compiled(cue)) for cue in cues)


def _compiled(cue: Cue) -> tuple[tuple[int, re.Pattern[str]], ...]:
    macros = load().cues.macros

    def read(pattern: str) -> re.Pattern[str]:
        for name, source in macros.items():
            pattern = pattern.replace(f"<<{name}>>", source)
        return re.compile(pattern, re.IGNORECASE)

    return (
        *((_STRONG, read(pattern)) for pattern in cue.strong),
        *((_WEAK, read(pattern)) for pattern in cue.weak),
    )
