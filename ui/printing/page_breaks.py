# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where pages end: never between a heading and what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextFormat

from ui.printing.writing import LEADS

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice, QTextBlock, QTextDocument

_MARGIN_CM = 2.0
"""What Qt leaves around a document when it prints."""


def paginated(document: QTextDocument, device: QPagedPaintDevice) -> QTextDocument:
    """A copy of the document whose headings begin a page rather than end one on this device."""
    made, trial = document.clone(), laid_out(document, device)
    first = trial.begin()
    while first.isValid():
        last = first
        while last.blockFormat().boolProperty(LEADS) and last.next().isValid():
            last = last.next()
        if page_of(first) != page_of(last):
            for copy in (trial, made):
                _break_before(copy.findBlockByNumber(first.blockNumber()))
        first = last.next()
    return made


def laid_out(document: QTextDocument, device: QPagedPaintDevice) -> QTextDocument:
    """A copy of the document on pages, as Qt will print it on this device."""
    copy = document.clone()
    copy.documentLayout().setPaintDevice(device)
    frame = copy.rootFrame().frameFormat()
    # The layout takes lengths in dots of the screen and scales them to the device.
    dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
    frame.setMargin(_MARGIN_CM / 2.54 * dots)
    copy.rootFrame().setFrameFormat(frame)
    copy.setPageSize(QSizeF(device.width(), device.height()))
    return copy


def page_of(block: QTextBlock) -> int:
    """The page, from 0, on which a block of a document on pages begins."""
    document = block.document()
    top = document.documentLayout().blockBoundingRect(block).top()
    return int(top // document.pageSize().height())


def _break_before(block: QTextBlock) -> None:
    form = block.blockFormat()
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(block).setBlockFormat(form)
