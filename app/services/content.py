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
    Option,
    PatientQuestions,
    Question,
    Schema,
    Screen,
    Strategy,
)

__all__ = [
    "FORM",
    "FORMS",
    "Content",
    "Coping",
    "Depth",
    "Emotion",
    "Field",
    "Form",
    "Marker",
    "Option",
    "PatientQuestions",
    "Question",
    "Schema",
    "Screen",
    "Strategy",
    "load",
]
