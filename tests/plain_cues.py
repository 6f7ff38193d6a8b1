# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Suggestions by two phrases, for tests of what is done with them: what is learned may change."""

from __future__ import annotations

from app.language.quotes import quoted
from app.language.schema_cues import Suggestion

PHRASES = {"should have known": "demanding_standards", "never angry": "anger_prohibition"}


def suggest(text: str) -> list[Suggestion]:
    """The schemas whose phrase stands in the text, outside quotation marks."""
    found = []
    for phrase, schema in PHRASES.items():
        start = text.lower().find(phrase)
        if start >= 0 and not any(a <= start < b for a, b in quoted(text)):
            end = start + len(phrase)
            found.append(Suggestion(schema, ((start, end),), text[start:end]))
    return found
