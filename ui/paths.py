# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a file or folder lies, as shown among words."""

from __future__ import annotations

from pathlib import Path

from app import places


def shown(path: Path) -> str:
    """The place with "~" for the home folder; keeps its order within words of either direction."""
    return isolated(places.shown_place(path))


def isolated(name: object) -> str:
    """A name or a path that keeps its order within words of either direction."""
    return f"\u2066{name}\u2069"
