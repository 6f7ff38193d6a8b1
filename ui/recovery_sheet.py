# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery sheet on paper: one neutral page with the code in numbered groups.

It names no profession and nothing that was written, so that it can lie among other papers.
Measures are points (1/72 inch).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import (
    QByteArray,
    QDate,
    QFileDevice,
    QLineF,
    QLocale,
    QMarginsF,
    QRectF,
    QSaveFile,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError
from app.i18n import _
from ui.printing.metadata import NO_METADATA
from ui.theme import fonts, tokens

MARGIN = 56.0
COLUMNS = 4
_INK = QColor("#000000")
_SOFT = QColor("#555555")
_LINE = QColor("#999999")
_NOTE_LINES = 6


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet.

    Attributes:
        groups: the code in groups of four characters, in order.
        made: the local day it was made.
        name: what its owner calls the journal, or "".
    """

    groups: tuple[str, ...]
    made: date
    name: str = ""


def groups_of(code: str) -> tuple[str, ...]:
    """A code in groups of four, however it was written."""
    plain = "".join(character for character in code.upper() if character.isalnum())
    return tuple(plain[start : start + 4] for start in range(0, len(plain), 4))


def page_size() -> QPageSize:
    """Letter where inches are usual, A4 elsewhere."""
    inches = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if inches else QPageSize.PageSizeId.A4)


def save_pdf(sheet: RecoverySheet, path: Path) -> None:
    """Write the sheet as a PDF only its owner may read; AppError if it cannot be written.

    The file appears whole or not at all.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise _not_written()
    file.setPermissions(QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner)
    writer = QPdfWriter(file)
    writer.setTitle(_("Recovery sheet"))
    writer.setCreator("")
    writer.setDocumentXmpMetadata(QByteArray(NO_METADATA))
    writer.setResolution(300)
    _set_page(writer)
    painter = QPainter()
    begun = painter.begin(writer)
    if begun:
        _paint_scaled(painter, writer, sheet)
    if not (begun and painter.end() and file.commit()):
        file.cancelWriting()
        raise _not_written()


def print_sheet(sheet: RecoverySheet, *, parent: QWidget) -> bool:
    """Ask for a printer and print the sheet; false if the person changed her mind.

    Raises AppError if no printer took it.
    """
    # Printing support is loaded when something is printed, not with the first window.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_("Page"))
    printer.setCreator("")
    _set_page(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Afterhour")
    if not dialog.exec():
        return False
    painter = QPainter()
    if not painter.begin(printer):
        raise AppError(
            "not_printed",
            _("The printer did not take the sheet."),
            _("The code is still here."),
            _("You could write it on paper instead."),
        )
    _paint_scaled(painter, printer, sheet)
    painter.end()
    return True


def paint_sheet(painter: QPainter, page: QRectF, sheet: RecoverySheet) -> None:
    """Draw the whole sheet onto a page given in points."""
    column = page.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    top = column.top()
    top = _text(painter, column, top, "Afterhour", _font(tokens.UI_FACE, 10), _SOFT) + 4
    top = _text(painter, column, top, _("Recovery sheet"), _font(tokens.READING_FACE, 26)) + 10
    made = _("Made on {date}").format(date=_long_day(sheet.made))
    top = _text(painter, column, top, made, _font(tokens.UI_FACE, 11), _SOFT)
    if sheet.name:
        name = _("Name: {name}").format(name=f"\u2068{sheet.name}\u2069")
        top = _text(painter, column, top + 2, name, _font(tokens.UI_FACE, 11), _SOFT)
    top = _text(
        painter,
        column,
        top + 20,
        _(
            "This code opens one encrypted journal when its passphrase is forgotten. "
            "Nobody else can open it for you."
        ),
        _font(tokens.UI_FACE, 12),
    )
    top = _code(painter, column, top + 20, sheet.groups)
    for heading, words in _instructions():
        top = _text(painter, column, top + 22, heading, _font(tokens.UI_FACE, 12, 600))
        top = _text(painter, column, top + 3, words, _font(tokens.UI_FACE, 12))
    top = _text(
        painter,
        column,
        top + 22,
        _("Room for your notes (not for the passphrase)"),
        _font(tokens.UI_FACE, 12, 600),
    )
    painter.setPen(QPen(_LINE, 0.7))
    for number in range(_NOTE_LINES):
        line = top + 26 * (number + 1)
        if line > column.bottom():
            break
        painter.drawLine(QLineF(column.left(), line, column.right(), line))


def _instructions() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("How to use it"),
            _(
                "Start Afterhour, choose “Use my recovery sheet” and type the eight groups. "
                "Capitals, spaces and dashes do not matter. "
                "What looks like I or L is the digit 1; what looks like O is 0."
            ),
        ),
        (
            _("Where to keep it"),
            _(
                "With your passport or other papers that matter, away from the computer. "
                "Not in the laptop bag, and not as a photo."
            ),
        ),
    )


def _code(painter: QPainter, column: QRectF, top: float, groups: tuple[str, ...]) -> float:
    rows = -(-len(groups) // COLUMNS)
    small, large = _font(tokens.UI_FACE, 10), _font(tokens.CODE_FACE, 24)
    line = QFontMetricsF(small).height() + QFontMetricsF(large).height() + 2
    box = QRectF(column.left(), top, column.width(), 16 + rows * (line + 14))
    painter.setPen(QPen(_LINE, 0.9))
    painter.drawRoundedRect(box, 8, 8)
    width = (box.width() - 24) / COLUMNS
    mirrored = QGuiApplication.isRightToLeft()
    for place, group in enumerate(groups):
        row, step = divmod(place, COLUMNS)
        step = COLUMNS - 1 - step if mirrored else step
        cell = QRectF(box.left() + 12 + step * width, top + 14 + row * (line + 14), width, line)
        painter.setFont(small)
        painter.setPen(_SOFT)
        middle = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(cell, middle | Qt.AlignmentFlag.AlignTop, str(place + 1))
        painter.setFont(large)
        painter.setPen(_INK)
        painter.drawText(cell, middle | Qt.AlignmentFlag.AlignBottom, group)
    return box.bottom()


def _text(
    painter: QPainter,
    column: QRectF,
    top: float,
    words: str,
    font: QFont,
    colour: QColor = _INK,
) -> float:
    """Draw a paragraph from `top` on; returns where it ends."""
    painter.setFont(font)
    painter.setPen(colour)
    rest = QRectF(column.left(), top, column.width(), max(1.0, column.bottom() - top))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    # Text runs from the reader's side; Qt turns "left" round by the painter's direction.
    painter.setLayoutDirection(QGuiApplication.layoutDirection())
    used = painter.boundingRect(rest, int(flags), words)
    painter.drawText(rest, int(flags), words)
    return used.bottom()


def _paint_scaled(painter: QPainter, device: QPagedPaintDevice, sheet: RecoverySheet) -> None:
    dots = device.logicalDpiX()
    painter.scale(dots / 72, dots / 72)
    page = device.pageLayout().fullRectPoints()
    paint_sheet(painter, QRectF(page), sheet)


def _set_page(device: QPagedPaintDevice) -> None:
    device.setPageLayout(
        QPageLayout(page_size(), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )


def _font(face: str, size: float, weight: int = 0) -> QFont:
    usual = {tokens.UI_FACE: 400, tokens.READING_FACE: 400, tokens.CODE_FACE: 500}[face]
    return fonts.make(face, round(size), weight or usual, system=False)


def _not_written() -> AppError:
    return AppError(
        "not_written",
        _("The sheet could not be saved there."),
        _("The code is still here, and your journal is not touched."),
        _("You could choose another place, or write it on paper."),
    )


def _long_day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
