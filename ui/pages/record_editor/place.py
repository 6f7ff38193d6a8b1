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
    """ "situation:0:12": field, which of its text fields, and the character; "" for none.

    Without a field around it, as in a follow-up, text fields are counted over the page: ":1:12".
    """
    if focused is None or not page.isAncestorOf(focused):
        return ""
    owner: QWidget | None = focused
    while owner is not None and not isinstance(owner, FieldEditor):
        owner = owner.parentWidget()
    name = owner.field.id if isinstance(owner, FieldEditor) else ""
    if not isinstance(focused, PlainEdit):
        return f"{name}::" if name else ""
    texts = (owner or page).findChildren(PlainEdit)
    return f"{name}:{texts.index(focused)}:{focused.textCursor().position()}"


def put_cursor(page: QWidget, place: str) -> None:
    """Go back to such a place, if it is still there."""
    field, _colon, rest = place.partition(":")
    number, _colon, position = rest.partition(":")
    owner: QWidget | None = page
    if field:
        owner = next((e for e in page.findChildren(FieldEditor) if e.field.id == field), None)
    if owner is None:
        return
    texts = owner.findChildren(PlainEdit)
    if not number.isdigit() or int(number) >= len(texts):
        if isinstance(owner, FieldEditor):
            owner.focus_first()
        return
    found = texts[int(number)]
    found.setFocus()
    if position.isdigit():
        cursor = found.textCursor()
        cursor.setPosition(min(int(position), len(found.text())))
        found.setTextCursor(cursor)
