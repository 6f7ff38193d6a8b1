# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The names and limits of the JSON format, shared by its writer and its reader.

The format is described for readers of the file in `docs/format-json.md`.
"""

from __future__ import annotations

import json

FORMAT = "afterhour-journal"
VERSION = 1

ENTRY_KEYS = (
    "id",
    "kind",
    "state",
    "day",
    "at",
    "changed",
    "kept",
    "trashed",
    "depth",
    "content_version",
    "client_code",
    "answers",
    "ratings",
    "marks",
    "links",
)
ANSWER_KEYS = ("field", "row", "position", "question", "content_version", "text")
RATING_KEYS = ("id", "subject", "key", "when", "at", "value")
MARK_KEYS = ("kind", "value", "row", "position")
LINK_KEYS = ("kind", "target", "row")
MOMENT_KEYS = ("time", "zone")

STATES = ("draft", "kept", "trashed")
WHENS = ("before", "after", "later", "again")

MAX_FILE_BYTES = 1 << 32
MAX_ENTRIES = 1_000_000
MAX_NAMES = 100_000
MAX_ENTRY_CHARS = 12 << 20
MAX_ENTRY_VALUES = 300_000
MAX_PARTS = 20_000
MAX_NAME_CHARS = 400
MAX_NUMBER = 1 << 31


def compact(value: object) -> str:
    """A value as JSON on one line, always the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
