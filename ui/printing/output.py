# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a document to paper or to a PDF that tells nothing but a neutral title."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from app.i18n import _
from ui.printing.metadata import NO_METADATA
from ui.printing.page_breaks import paginated

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

_EDGE_MM = 2.0


def page_layout() -> QPageLayout:
    """The usual paper of the system's region, upright."""
    inches = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if inches else QPageSize.PageSizeId.A4
    return upright(size)


def upright(size: QPageSize.PageSizeId) -> QPageLayout:
    """A paper upright. Without any edge, Qt would take one of its own while it prints."""
    edge = QMarginsF(_EDGE_MM, _EDGE_MM, _EDGE_MM, _EDGE_MM)
    orientation = QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size), orientation, edge, QPageLayout.Unit.Millimeter)


def printer() -> QPrinter:
    """The system's printer, with a neutral name for the print queue."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setDocName(_("Page"))
    made.setCreator("")
    made.setPageLayout(page_layout())
    return made


def pdf(document: QTextDocument, layout: QPageLayout | None = None) -> bytes:
    """The document as a PDF with its fonts embedded, a neutral title and no author."""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_("Page"))
    writer.setCreator("")
    writer.setDocumentXmpMetadata(QByteArray(NO_METADATA))
    writer.setPageLayout(layout or page_layout())
    writer.setResolution(300)
    paginated(document, writer).print_(writer)
    del writer  # the file is complete only when its writer is gone
    buffer.close()
    return bytes(store.data())


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only this user can read; an older file of that name is replaced whole.

    Raises:
        OSError: the place cannot be written. The older file, if any, is as it was.
    """
    temporary = path.with_name(f".{path.name}.part")
    # What lies there is a leftover, or a link or pipe that is not written through.
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
