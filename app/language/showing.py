# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which marks of a draft are shown: few cautions at a time, and no caution on a fair explanation.

A draft without marks is one with nothing marked, never a good one: nothing here counts or scores.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.language.order import HEARING, explanation_share
from app.language.rehearsal import Annotation, Draft

CAUTION = "caution"
CAUTIONS_AT_A_TIME = 2
MUCH_EXPLANATION = 0.5  # share of the sentences


@dataclass(frozen=True, slots=True)
class Shown:
    """What is marked on screen, from left to right, and how many cautions wait for "more"."""

    marks: tuple[Annotation, ...]
    waiting: int


def shown(draft: Draft, *, more: bool = False, hidden: Collection[str] = ()) -> Shown:
    """The marks to show: at most two cautions, earliest first, and everything else.

    `more` shows every caution; `hidden` are labels of which the reader said that they do not fit.
    """
    marks = [mark for mark in draft.annotations if mark.label not in hidden]
    if not _explanations_count(draft):
        heard = draft.first(*HEARING)
        marks = [m for m in marks if m.label != "justify" or heard is None or m.start < heard]
    cautions = [mark for mark in marks if kind(draft, mark) == CAUTION]
    late = [] if more else cautions[CAUTIONS_AT_A_TIME:]
    return Shown(tuple(mark for mark in marks if mark not in late), len(late))


def kind(draft: Draft, mark: Annotation) -> str:
    """How a mark is drawn: "caution", "strength", "timing" or "neutral"."""
    return draft.rules.kind(mark.label)


def _explanations_count(draft: Draft) -> bool:
    """Whether so much is explained that cautions on it are shown wherever they stand.

    An explanation can repair a strain about tasks (Eubanks, Burckell & Goldfried, 2018). So one
    that follows hearing or owning is let be, as long as it does not fill the draft.
    """
    return explanation_share(draft) > MUCH_EXPLANATION
