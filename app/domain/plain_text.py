# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is taken out of text on its way in: control characters, and nothing else."""

from __future__ import annotations

import re

_NOT_KEPT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> tuple[str, int]:
    """Plain Unicode text, and how many characters were taken out of it.

    Line ends become "\\n". Control characters other than line end and tab go, and so do lone
    surrogates, which no file can hold. Everything else stays as typed: emoji, right-to-left
    writing, combining marks, direction marks.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    cleaned, removed = _NOT_KEPT.subn("", text)
    return cleaned, removed
