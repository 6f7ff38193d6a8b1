# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The conditions every page has to bear, and a language that is 40 % longer than English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from gettext import NullTranslations
from itertools import cycle
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import i18n
from ui.theme.theme import Theme

LONGER_BY = 0.4
_ACCENTED = str.maketrans("aeiouyAEIOUYcnsCNS", "àéîõüýÀÉÎÕÜÝçñšÇÑŠ")
_PIECES = re.compile(r"(\{[^}]*\}|[^\W\d_]+)")
_VOWELS = "aeiouy"


@dataclass(frozen=True)
class Look:
    """One condition: scheme, text size, size of the window, direction, length of the words."""

    mode: str = "light"
    scale: float = 1.0
    width: int = 1280
    height: int = 800
    rtl: bool = False
    longer: bool = False


LOOKS: dict[str, Look] = {
    "usual": Look(),
    "dark-rtl": Look(mode="dark", rtl=True),
    "large": Look(scale=2.0, width=800, height=600),
    "longer": Look(longer=True, width=800, height=600),
    "worst": Look(mode="dark", scale=2.0, width=800, height=600, rtl=True, longer=True),
}


def pseudo(message: str) -> str:
    """The message as a longer language would have it: accents, each word 40 % longer.

    Placeholders in braces and what is no word stay as they are.
    """
    return _PIECES.sub(lambda found: _longer(found.group()), message)


def _longer(word: str) -> str:
    if word.startswith("{"):
        return word
    extra = ceil(len(word) * LONGER_BY)
    letters = []
    for letter in word:
        letters.append(letter)
        if extra > 0 and letter.lower() in _VOWELS:
            letters.append(letter.lower())
            extra -= 1
    for _more, letter in zip(range(extra), cycle(word.lower()), strict=False):
        letters.append(letter)
    return "".join(letters).translate(_ACCENTED)


class Longer(NullTranslations):
    """A catalogue of pseudo words."""

    def gettext(self, message: str) -> str:
        """The message, longer."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form the count asks for, longer."""
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """The message, longer, whatever the context."""
        return pseudo(message)


@contextmanager
def worn(look: Look, theme: Theme) -> Iterator[None]:
    """Give the application a look, and the usual one back."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    directions = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)
    app.setLayoutDirection(directions[look.rtl])
    i18n.install(Longer() if look.longer else None)
    theme.mode, theme.scale, theme.system_font = look.mode, look.scale, False
    theme.set_high_contrast(None)
    theme.apply(app)
    try:
        yield
    finally:
        app.setLayoutDirection(directions[0])
        i18n.install(None)
        theme.mode, theme.scale = "light", 1.0
        theme.apply(app)
