# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The content, for layers that may not reach `prompts` themselves."""

from __future__ import annotations

from prompts.loader import load
from prompts.schema import (
    FORM,
    FORMS,
    Content,
    Coping,
    Depth,
    Emotion,
    Field,
    Form,
    Marker,
    Move,
    Option,
    Question,
    Schema,
    Screen,
    Strain,
    Strains,
    Strategy,
)
from prompts.strain_values import HIGHEST, ReplyRule, State

__all__ = [
    "FORM",
    "FORMS",
    "HIGHEST",
    "Content",
    "Coping",
    "Depth",
    "Emotion",
    "Field",
    "Form",
    "Marker",
    "Move",
    "Option",
    "Question",
    "ReplyRule",
    "Schema",
    "Screen",
    "State",
    "Strain",
    "Strains",
    "Strategy",
    "load",
]
