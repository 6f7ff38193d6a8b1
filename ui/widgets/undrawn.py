# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Characters no installed face can draw: kept, and said once to look like boxes."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtGui import QFont, QFontMetricsF

from app.i18n import _

_MOST = 300
# Latin is in the bundled faces; joiners, selectors and tags draw nothing of their own.
_LOOKED_AT = re.compile(r"[^\u0000-\u024f\u2000-\u206f\ufe00-\ufe0f\U000e0000-\U000e0fff]")
_said: set[str] = set()


def undrawn(text: str, font: QFont) -> str:
    """The first character of a text that would be drawn as a box in this font, or "".

    At most 300 different characters are looked at.
    """
    first = _LOOKED_AT.search(text)
    if first is None:
        return ""
    metrics = QFontMetricsF(font)
    start = first.start()
    found: list[str] = _LOOKED_AT.findall(text, start, start + 50_000)
    for character in list(dict.fromkeys(found))[:_MOST]:
        if unicodedata.category(character) in ("Cc", "Cf", "Zs"):
            continue
        if not metrics.inFontUcs4(ord(character)):
            return character
    return ""


def remark(text: str, font: QFont) -> str:
    """What to say about characters that cannot be drawn, once for each script; else ""."""
    character = undrawn(text, font)
    if not character:
        return ""
    letter = unicodedata.category(character).startswith("L")
    script = unicodedata.name(character, "").partition(" ")[0] if letter else ""
    if script in _said:
        return ""
    _said.add(script)
    return sentence()


def sentence() -> str:
    """What is said about characters that cannot be drawn."""
    return _(
        "This computer has no font for some of these characters. "
        "They are kept as they are, and shown as boxes."
    )


def forget() -> None:
    """Say it anew, as in a new session."""
    _said.clear()
