# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was stored of a journey, read from an export; and what lies in no file."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def text_of(entry: dict[str, Any], field: str) -> str:
    """The words of a field."""
    return next((a["text"] for a in entry["answers"] if a["field"] == field), "")


def values_of(entry: dict[str, Any], subject: str, when: str) -> list[int]:
    """The ratings of a subject at a time."""
    found = [r for r in entry["ratings"] if r["subject"] == subject and r["when"] == when]
    return [rating["value"] for rating in found]


def marks_of(entry: dict[str, Any]) -> dict[str, list[str]]:
    """The marks by kind."""
    found: dict[str, list[str]] = {}
    for mark in entry["marks"]:
        found.setdefault(mark["kind"], []).append(mark["value"])
    return found


def nothing_leaked(home: Path, words: Iterable[str]) -> None:
    """No file below HOME or its temporary folders holds a sentence that was typed."""
    needles = [sentence.encode(form) for sentence in words for form in ("utf-8", "utf-16-le")]
    for path in home.rglob("*"):
        if path.is_file() and path.suffix != ".png":
            held = path.read_bytes()
            assert not any(needle in held for needle in needles), path
            try:
                inflated = zlib.decompress(held)
            except zlib.error:
                continue
            assert not any(needle in inflated for needle in needles), path
