# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One record as a document for paper: black on white, own words in the reading face."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor, QTextDocument, QTextLength, QTextTableFormat

from app.i18n import _
from ui.models.blocks import Day, Figures, Marks, Part, Words
from ui.printing import writing

if TYPE_CHECKING:
    from ui.models.blocks import Block, Outline


def record_document(outline: Outline) -> QTextDocument:
    """The record as a text document. Text is inserted as plain text; nothing in it is markup."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(writing.font("body", writing.BODY))
    cursor = QTextCursor(document)
    writing.line(
        cursor, outline.title, writing.chars("writing", writing.TITLE), below=2, first=True
    )
    if outline.subtitle:
        writing.line(
            cursor, outline.subtitle, writing.chars("body", writing.BODY, quiet=True), below=10
        )
    for block, after in zip_longest(outline.blocks, outline.blocks[1:]):
        _block(cursor, block, after)
    return document


def _block(cursor: QTextCursor, block: Block, after: Block | None) -> None:
    match block:
        case Part(title):
            writing.line(
                cursor, title, writing.chars("writing", writing.PART), above=15, below=1, leads=True
            )
        case Day(title):
            alone = after is None or isinstance(after, Day | Part)
            writing.line(
                cursor, title, writing.chars("label", writing.BODY), above=7, leads=not alone
            )
        case Words(caption, items):
            if caption:
                writing.caption_line(cursor, caption)
            for text, remark in items:
                for paragraph in text.split("\n"):
                    writing.line(
                        cursor, paragraph, writing.chars("writing", writing.WRITING), below=2
                    )
                if remark:
                    writing.line(
                        cursor, remark, writing.chars("body", writing.CAPTION, quiet=True), below=4
                    )
        case Marks(caption, words):
            if caption:
                writing.caption_line(cursor, caption)
            writing.line(
                cursor,
                " · ".join(words),
                writing.chars("body", writing.BODY, quiet=not caption),
                below=2,
            )
        case Figures(caption, rows, compared, _):
            writing.caption_line(cursor, caption)
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
            size = writing.CAPTION if head else writing.BODY
            padded = f"{text}      " if column == 0 else f"{text}   "
            place.insertText(padded, writing.chars("body", size, quiet=head))
    cursor.movePosition(QTextCursor.MoveOperation.End)
