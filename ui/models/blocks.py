# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of an entry laid out for reading. Plain values without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from app.i18n import _, content

if TYPE_CHECKING:
    from app.services.content import Content


@dataclass(frozen=True, slots=True)
class Words:
    """A caption and the writer's own words, each with a small remark (a figure) or ""."""

    caption: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """A caption and chosen words of ours, on one flowing line."""

    caption: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A caption and rows of (name, then, now); now is "" where it was not asked again.

    `schemas`: for each row the id of the schema whose page its name leads to, or ""; () for none.
    """

    caption: str
    rows: tuple[tuple[str, str, str], ...]
    compared: bool = False
    schemas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading within the sheet: a follow-up with its day."""

    title: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a course: a line above what was noted for it."""

    title: str


Block: TypeAlias = Words | Marks | Figures | Part | Day


@dataclass(frozen=True, slots=True)
class Outline:
    """A record as it is read: heading, a line below it, and blocks in the order of the work."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]


def figure(value: int | None) -> str:
    """A rating in figures, or "not rated"."""
    return _("not rated") if value is None else str(value)


def mark_words(kind: str, value: str, content_set: Content) -> str:
    """The words of a mark: of the catalogue, the writer's own, or as it is stored."""
    return content(content_set.label(kind, value))
