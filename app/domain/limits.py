# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much may be written, in characters of Unicode (`docs/decisions/0018-limits-of-text.md`)."""

from __future__ import annotations

ANSWER_CHARACTERS = 1_200_000
"""In one answer: a pasted megabyte, and some words about it."""

ENTRY_CHARACTERS = 2_400_000
"""In all answers of an entry while it is written."""

STORED_CHARACTERS = 5_000_000
"""In all answers of an entry that is read from a file.

More than twice as many as can be written, since undoing a removal may bring an entry to twice.
"""
