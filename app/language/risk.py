# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether words may speak of danger: a courtesy that assesses, stores and tells nothing."""

from __future__ import annotations

import re
from functools import cache

from app.language.plain import plain
from app.services.content import load


def speaks_of_risk(text: str) -> bool:
    """Whether any of the words are in the text. Recall comes before precision."""
    words = plain(text)
    return any(pattern.search(words) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load().risk.patterns)
