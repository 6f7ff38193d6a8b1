# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled faces: loaded when first asked for, known by the family names read back.

A font file may name its weight as a family ("... SemiBold"), so no family name is assumed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from ui.theme import tokens

FOLDER = Path(__file__).parent / "fonts"
_FILES = {
    tokens.UI_FACE: ("atkinson-hyperlegible-next-400.ttf", "atkinson-hyperlegible-next-600.ttf"),
    tokens.READING_FACE: ("literata-400.ttf",),
    tokens.CODE_FACE: ("atkinson-hyperlegible-mono-500.ttf",),
}
USUAL_PX = 14.7  # 11 pt at 96 dpi
_TABULAR = QFont.Tag("tnum")


@cache
def family(face: str) -> str:
    """The family name of a bundled face ("ui", "reading", "code"); "" if its file is unreadable."""
    found = ""
    for name in _FILES[face]:
        number = QFontDatabase.addApplicationFont(str(FOLDER / name))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        found = found or (families[0] if families else "")
    return found


def make(face: str, pixels: int, weight: int, *, system: bool) -> QFont:
    """A face at a size in logical pixels; `system` takes the desktop's own face instead."""
    if system:
        kind = (
            QFontDatabase.SystemFont.FixedFont
            if face == tokens.CODE_FACE
            else QFontDatabase.SystemFont.GeneralFont
        )
        font = QFontDatabase.systemFont(kind)
    else:
        font = QFont(family(face))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if face == tokens.UI_FACE:
        font.setFeature(_TABULAR, 1)
    return font


def system_factor() -> float:
    """How much larger than usual the desktop draws text, 1.0 to 2.0 (11 pt at 96 dpi is 1.0)."""
    font = QGuiApplication.font()  # before ours is set: the desktop's
    screen = QGuiApplication.primaryScreen()
    pixels: float = font.pixelSize()
    if pixels <= 0 and screen is not None:
        pixels = font.pointSizeF() * screen.logicalDotsPerInch() / 72
    factor = pixels / USUAL_PX
    return min(2.0, factor) if factor > 1.1 else 1.0
