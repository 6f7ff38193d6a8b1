# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the hold list: kinds of words that may be about something real, with their patterns."""

from __future__ import annotations

from pathlib import Path

from prompts.reading import Table, read
from prompts.values import Hold

HOLD = "safety/hold.toml"
KINDS = ("violence", "threats", "stalking", "sexual", "slurs", "complaints", "life", "abuse")


def read_hold(folder: Path) -> Hold:
    """The figures of speech, the patterns of all kinds and the line.

    Raises:
        ContentError: an unknown or missing key or kind, or a macro that is nowhere.
    """
    file = read(folder, HOLD)
    file.text("source")
    table = _needed(file, "macros")
    macros = {name: table.text(name) for name in table}
    figures = [_filled(file, text, macros) for text in file.texts("figures")]
    patterns = []
    for name in KINDS:
        kind = _needed(file, name)
        patterns += [_filled(kind, text, macros) for text in kind.texts("patterns")]
        kind.done()
    found = Hold(file.text("line"), tuple(figures), tuple(patterns))
    file.done()
    return found


def _needed(file: Table, name: str) -> Table:
    table = file.table(name)
    if table is None:
        raise file.error(f"{name} is missing")
    return table


def _filled(table: Table, pattern: str, macros: dict[str, str]) -> str:
    """A pattern with its macros put in; one may hold those that stand before it."""
    for name, source in reversed(macros.items()):
        pattern = pattern.replace(f"<<{name}>>", source)
    if "<<" in pattern:
        raise table.error(f"unknown macro in {pattern!r}")
    return pattern
