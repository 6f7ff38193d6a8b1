# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking out of a document again what it has no room for."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from ui.widgets import plain_text


def take_back(document: QTextDocument, place: int, added: int, count: int) -> None:
    """Take the last `count` characters of the last change out again, never what was there before.

    `place` and `added` are those of the change, in UTF-16 units.
    """
    cursor = QTextCursor(document)
    last = document.characterCount() - 1
    cursor.setPosition(min(place, last))
    cursor.setPosition(min(place + added, last), QTextCursor.MoveMode.KeepAnchor)
    # Two units of one sign stay together; what Qt has for a line end counts one.
    new = cursor.selectedText()
    kept = plain_text.units(new, max(0, len(new) - count))
    cursor.setPosition(min(place + kept, last))
    cursor.setPosition(min(place + added, last), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
