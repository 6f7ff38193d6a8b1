# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A view as a document for paper: its chart, its sentence, and the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)

from app.i18n import _, ngettext
from ui.charts.picture import chart_image
from ui.models.insight_words import small_lines
from ui.printing import writing

if TYPE_CHECKING:
    from app.insights.values import Insight, Table

ROWS = 200
"""Rows of the table that go on paper."""

_LAID_OUT = 680
_SHOWN = 620  # pixels at 96 a inch: the width of a page between its margins
_RATIO = 3.0
_CHART = "chart"
_BETWEEN = 18
"""Between two columns."""


def insight_document(insight: Insight, looked_at: str) -> QTextDocument:
    """The view as a text document, its chart dark on white.

    `looked_at`: what it was made from, said in small.
    """
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(writing.font("body", writing.BODY))
    cursor = QTextCursor(document)
    title = writing.chars("writing", writing.TITLE)
    writing.line(cursor, insight.title, title, below=4, first=True)
    if insight.about:
        writing.line(cursor, insight.about, writing.chars("writing", writing.WRITING), below=4)
    if insight.chart is not None:
        _add_chart(document, cursor, insight)
    writing.line(cursor, insight.sentence, writing.chars("body", writing.BODY), above=8)
    for note in (*small_lines(insight), looked_at):
        writing.line(cursor, note, writing.chars("body", writing.CAPTION, quiet=True), above=2)
    if insight.table.rows:
        _add_table(cursor, insight.table)
    for number, paragraph in enumerate(insight.reading):
        if number == 0:
            writing.caption_line(cursor, _("How to read this"))
        writing.line(cursor, paragraph, writing.chars("body", writing.CAPTION), above=2)
    return document


def _add_chart(document: QTextDocument, cursor: QTextCursor, insight: Insight) -> None:
    assert insight.chart is not None
    image = chart_image(insight.chart, _LAID_OUT, _RATIO)
    image.setDevicePixelRatio(1.0)
    document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(_CHART), image)
    block = QTextBlockFormat()
    block.setTopMargin(8)
    block.setProperty(writing.LEADS, True)
    cursor.insertBlock(block)
    shown = QTextImageFormat()
    shown.setName(_CHART)
    shown.setWidth(_SHOWN)
    shown.setHeight(_SHOWN * image.height() / image.width())
    cursor.insertImage(shown)


def _add_table(cursor: QTextCursor, table: Table) -> None:
    look = QTextTableFormat()
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    look.setBorder(0)
    look.setCellPadding(2)
    look.setCellSpacing(0)
    look.setTopMargin(10)
    look.setHeaderRowCount(1)
    rows = table.rows[:ROWS]
    made = cursor.insertTable(len(rows) + 1, len(table.columns), look)
    head = writing.chars("body", writing.CAPTION, quiet=True)
    for column, words in enumerate(table.columns):
        place = made.cellAt(0, column).firstCursorPosition()
        number = bool(rows) and rows[0].cells[column].number
        _begin(place, made.cellAt(0, column), number=number)
        place.insertText(words, head)
    for number_of_row, row in enumerate(rows, start=1):
        for column, cell in enumerate(row.cells):
            place = made.cellAt(number_of_row, column).firstCursorPosition()
            _begin(place, made.cellAt(number_of_row, column), number=cell.number)
            role = "writing" if cell.own else "body"
            place.insertText(cell.words, writing.chars(role, writing.BODY))
    cursor.movePosition(QTextCursor.MoveOperation.End)
    left = len(table.rows) - len(rows)
    if left:
        words = ngettext(
            "{count} more row is not printed.", "{count} more rows are not printed.", left
        )
        quiet = writing.chars("body", writing.CAPTION, quiet=True)
        writing.line(cursor, words.format(count=left), quiet, above=4)


def _begin(place: QTextCursor, cell: QTextTableCell, *, number: bool) -> None:
    """Figures stand flush at the end of their column, with room after it."""
    look = QTextTableCellFormat()
    look.setRightPadding(_BETWEEN)
    cell.setFormat(look)
    block = QTextBlockFormat()
    if number:
        block.setAlignment(Qt.AlignmentFlag.AlignTrailing)
    place.setBlockFormat(block)
