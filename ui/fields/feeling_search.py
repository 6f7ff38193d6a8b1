# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which feelings a few typed letters mean. No Qt here."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from app.i18n import content as translated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.content import Emotion

OWN = "own:"


def folded(text: str) -> str:
    """The text as the search compares it: case and accents put aside, spaces joined."""
    bare = unicodedata.normalize("NFKD", " ".join(text.split()).casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def found(query: str, emotions: Iterable[Emotion]) -> list[Emotion]:
    """The feelings a query finds, the nearest first; all of them for an empty query.

    A word that is the query comes before one that begins with it, and that before one that
    holds it somewhere; the words an emotion is also known by count like its own.
    """
    wanted = folded(query)
    if not wanted:
        return list(emotions)
    ranked: list[tuple[int, int, Emotion]] = []
    for order, emotion in enumerate(emotions):
        rank = _rank(wanted, emotion)
        if rank is not None:
            ranked.append((rank, order, emotion))
    return [emotion for _rank_, _order, emotion in sorted(ranked, key=lambda hit: hit[:2])]


def is_word_of(query: str, emotions: Iterable[Emotion]) -> str:
    """The id of the feeling whose own word is exactly the query, or ""."""
    wanted = folded(query)
    for emotion in emotions:
        if folded(translated(emotion.word)) == wanted:
            return emotion.id
    return ""


def _rank(wanted: str, emotion: Emotion) -> int | None:
    word = folded(translated(emotion.word))
    others = [folded(translated(also)) for also in emotion.also]
    if word == wanted:
        return 0
    if wanted in others:
        return 1
    if word.startswith(wanted):
        return 2
    if any(other.startswith(wanted) for other in others):
        return 3
    if len(wanted) > 1 and (wanted in word or any(wanted in other for other in others)):
        return 4
    return None
