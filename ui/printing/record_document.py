# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One record as a document for paper: black on white, own words in the reading face."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTableFormat,
)

from app.i18n import _
from ui.models.blocks import Day, Figures, Marks, Part, Words
from ui.theme.theme import current
from ui.widgets.plain_text import reads_right_to_left

if TYPE_CHECKING:
    from ui.models.blocks import Block, Outline

LEADS = int(QTextFormat.Property.UserProperty) + 1
"""On a block: a heading or caption, which stays on the page of what it leads to."""

_INK, _QUIET = QColor("#1A1F1E"), QColor("#4A5856")
_TITLE, _PART, _BODY, _WRITING, _CAPTION = 18.0, 13.0, 10.0, 11.0, 8.5  # points


def record_document(outline: Outline) -> QTextDocument:
    """The record as a text document. Text is inserted as plain text; nothing in it is markup."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(_font("body", _BODY))
    cursor = QTextCursor(document)
    _line(cursor, outline.title, _chars("writing", _TITLE), below=2, first=True)
    if outline.subtitle:
        _line(cursor, outline.subtitle, _chars("body", _BODY, quiet=True), below=10)
    for block, after in zip_longest(outline.blocks, outline.blocks[1:]):
        _block(cursor, block, after)
    return document


def _block(cursor: QTextCursor, block: Block, after: Block | None) -> None:
    match block:
        case Part(title):
            _line(cursor, title, _chars("writing", _PART), above=15, below=1, leads=True)
        case Day(title):
            alone = after is None or isinstance(after, Day | Part)
            _line(cursor, title, _chars("label", _BODY), above=7, leads=not alone)
        case Words(caption, items):
            if caption:
                _caption(cursor, caption)
            for text, remark in items:
                for paragraph in text.split("\n"):
                    _line(cursor, paragraph, _chars("writing", _WRITING), below=2)
                if remark:
                    _line(cursor, remark, _chars("body", _CAPTION, quiet=True), below=4)
        case Marks(caption, words):
            if caption:
                _caption(cursor, caption)
            _line(cursor, " · ".join(words), _chars("body", _BODY, quiet=not caption), below=2)
        case Figures(caption, rows, compared, _):
            _caption(cursor, caption)
            _table(cursor, rows, compared=compared)


def _table(cursor: QTextCursor, rows: tuple[tuple[str, str, str], ...], *, compared: bool) -> None:
    look = QTextTableFormat()
    look.setBorder(0)
    look.setCellPadding(1)
    look.setCellSpacing(0)
    lengths = [QTextLength.Type.VariableLength] * (3 if compared else 2)
    look.setColumnWidthConstraints([QTextLength(kind, 0) for kind in lengths])
    shown = [(name, then, now) if compared else (name, then) for name, then, now in rows]
    if compared:
        shown.insert(0, ("", _("then"), _("now")))
    table = cursor.insertTable(len(shown), len(lengths), look)
    for row, cells in enumerate(shown):
        for column, text in enumerate(cells):
            place = table.cellAt(row, column).firstCursorPosition()
            head = compared and row == 0
            chars = _chars("body", _CAPTION, quiet=True) if head else _chars("body", _BODY)
            padded = f"{text}      " if column == 0 else f"{text}   "
            place.insertText(padded, chars)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _caption(cursor: QTextCursor, text: str) -> None:
    _line(cursor, text, _chars("body", _CAPTION, quiet=True), above=7, leads=True)


def _line(
    cursor: QTextCursor,
    text: str,
    chars: QTextCharFormat,
    *,
    above: float = 0,
    below: float = 0,
    first: bool = False,
    leads: bool = False,
) -> None:
    block = QTextBlockFormat()
    if leads:
        block.setProperty(LEADS, True)
    block.setTopMargin(above)
    block.setBottomMargin(below)
    if text.strip() and reads_right_to_left(text):
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if first:
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(chars)
    else:
        cursor.insertBlock(block, chars)
    cursor.insertText(text, chars)


def _chars(role: str, points: float, *, quiet: bool = False) -> QTextCharFormat:
    chars = QTextCharFormat()
    chars.setFont(_font(role, points))
    chars.setForeground(_QUIET if quiet else _INK)
    return chars


def _font(role: str, points: float) -> QFont:
    font = QFont(current().font(role))
    font.setPointSizeF(points)
    return font
