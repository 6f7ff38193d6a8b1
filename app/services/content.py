# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The content, for layers that may not reach `prompts` themselves."""

from __future__ import annotations

from prompts.cue_values import NONE, CueWeights, CueWords
from prompts.loader import load
from prompts.phrases import QUOTE, Phrase
from prompts.rehearsal_values import (
    Bounds,
    Guard,
    Note,
    Questions,
    Reading,
    Rehearsal,
    Rule,
    Way,
)
from prompts.schema import (
    FORM,
    FORMS,
    Content,
    Coping,
    Cue,
    Depth,
    Emotion,
    Field,
    Form,
    Marker,
    Move,
    Option,
    PatientQuestions,
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
    "NONE",
    "QUOTE",
    "Bounds",
    "Content",
    "Coping",
    "Cue",
    "CueWeights",
    "CueWords",
    "Depth",
    "Emotion",
    "Field",
    "Form",
    "Guard",
    "Marker",
    "Move",
    "Note",
    "Option",
    "PatientQuestions",
    "Phrase",
    "Question",
    "Questions",
    "Reading",
    "Rehearsal",
    "ReplyRule",
    "Rule",
    "Schema",
    "Screen",
    "State",
    "Strain",
    "Strains",
    "Strategy",
    "Way",
    "load",
]
