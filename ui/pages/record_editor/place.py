# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The place of the cursor as a word, so that it can be found again after an unlock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.fields.base import FieldEditor
from ui.widgets.plain_edit import PlainEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def cursor_of(page: QWidget, focused: QWidget | None) -> str:
    """ "situation:0:12": field, which of its text fields, and the character; "" for none."""
    if focused is None or not page.isAncestorOf(focused):
        return ""
    owner: QWidget | None = focused
    while owner is not None and not isinstance(owner, FieldEditor):
        owner = owner.parentWidget()
    if not isinstance(owner, FieldEditor):
        return ""
    texts = owner.findChildren(PlainEdit)
    if not isinstance(focused, PlainEdit):
        return f"{owner.field.id}::"
    return f"{owner.field.id}:{texts.index(focused)}:{focused.textCursor().position()}"


def put_cursor(page: QWidget, place: str) -> None:
    """Go back to such a place, if it is still there."""
    field, _colon, rest = place.partition(":")
    owner = next((e for e in page.findChildren(FieldEditor) if e.field.id == field), None)
    if owner is None:
        return
    number, _colon, position = rest.partition(":")
    texts = owner.findChildren(PlainEdit)
    if not number.isdigit() or int(number) >= len(texts):
        owner.focus_first()
        return
    found = texts[int(number)]
    found.setFocus()
    if position.isdigit():
        cursor = found.textCursor()
        cursor.setPosition(min(int(position), len(found.text())))
        found.setTextCursor(cursor)
