# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints a list line: weekday over day, headline over detail, month heading above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.record_list import LINE_ROLE, MONTH_ROLE
from ui.theme.theme import current
from ui.widgets.plain_text import reads_right_to_left

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from ui.dates import Dates
    from ui.models.lines import ListLine

_PAD = 12  # from the row's edge to its words
_TOP = 10  # from the row's top edge to its words
_GAP = 2  # headline to detail
_MONTH_ABOVE, _MONTH_BELOW = 16, 6  # around a month heading
_RADIUS = 8
_LONGEST = 600  # characters of a line


class RecordDelegate(QStyledItemDelegate):
    """The whole row is the target; words wrap, nothing is elided.

    `dates` may be replaced while shown; sizes are kept until `forget()`.
    """

    def __init__(self, *, dates: Dates, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dates = dates
        self._sizes: dict[tuple[object, ...], int] = {}

    def forget(self) -> None:
        """Measure again, after a change of theme, text size or date format."""
        self._sizes.clear()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the wrapped words ask for, at least the row target."""
        line: ListLine | None = index.data(LINE_ROLE)
        if line is None:
            return super().sizeHint(option, index)
        month = index.data(MONTH_ROLE) or ""
        width = self._width(option)
        theme = current()
        key = (line, bool(month), index.row() == 0, width, theme.text_scale)
        known = self._sizes.get(key)
        if known is None:
            known = self._measure(line, month, width, first=index.row() == 0)
            if len(self._sizes) > 4000:
                self._sizes.clear()
            self._sizes[key] = known
        return QSize(0, known)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint heading, current-row fill, focus ring and words."""
        line: ListLine | None = index.data(LINE_ROLE)
        if line is None:
            super().paint(painter, option, index)
            return
        theme = current()
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        month = index.data(MONTH_ROLE) or ""
        if month:
            top = self._month_height(first=index.row() == 0)
            area = QRect(rect.left() + _PAD, rect.top(), rect.width() - 2 * _PAD, top)
            area.setBottom(area.bottom() - _MONTH_BELOW)
            painter.setPen(theme.color("ink3"))
            painter.setFont(theme.font("caption"))
            align = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading
            painter.drawText(area, _aligned(option, align), month)
            rect.setTop(rect.top() + top)
        row = QRect(rect.left() + 4, rect.top() + 2, rect.width() - 8, rect.height() - 4)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel" if selected else "surface2"))
            painter.drawRoundedRect(row, _RADIUS, _RADIUS)
        if state & QStyle.StateFlag.State_HasFocus and option.widget.hasFocus():
            self._ring(painter, row)
        self._words(painter, option, rect, line, selected=selected)
        painter.restore()

    def _ring(self, painter: QPainter, row: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(current().color("focus"), 2))
        edge = QRectF(row).adjusted(-2, -1, 2, 1)
        painter.drawRoundedRect(edge, _RADIUS + 2, _RADIUS + 2)

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        line: ListLine,
        *,
        selected: bool,
    ) -> None:
        theme = current()
        parts = self._layouts(line, self._width(option), bold=selected)
        top = rect.top() + max((rect.height() - _block_height(parts[1])) // 2, _TOP)
        body, strong = theme.font("body"), theme.font("label")
        day_width = self._day_width()
        day_rect = QRect(rect.left() + _PAD, top, day_width, rect.height())
        painter.setFont(body)
        painter.setPen(theme.color("ink2"))
        weekday = self.dates.weekday(line.day)
        first_height = _line_height()
        flags = _aligned(option, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        area = QStyle.visualRect(option.direction, option.rect, day_rect)
        painter.drawText(area, flags, weekday)
        painter.setFont(strong)
        painter.setPen(theme.color("ink"))
        area.translate(0, first_height + _GAP)
        painter.drawText(area, flags, self.dates.locale.toString(line.day.day))
        left = rect.left() + _PAD + day_width + _PAD
        y = top
        for layout, role in parts[1]:
            height = _height(layout)
            box = QRect(left, y, self._text_width(line, self._width(option)), height)
            place = QStyle.visualRect(option.direction, option.rect, box)
            painter.setPen(theme.color(role))
            layout.draw(painter, QPointF(place.topLeft()))
            y += height + _GAP
        if line.aside:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("ink2"))
            width = painter.fontMetrics().horizontalAdvance(line.aside) + 2
            box = QRect(rect.right() - _PAD - width, top, width, first_height)
            place = QStyle.visualRect(option.direction, option.rect, box)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line.aside)

    def _layouts(
        self, line: ListLine, width: int, *, bold: bool = False
    ) -> tuple[int, list[tuple[QTextLayout, str]]]:
        theme = current()
        room = self._text_width(line, width)
        head = theme.font("label") if bold else theme.font("body")
        parts = [(_laid_out(line.headline, head, room), "ink")]
        if line.detail:
            parts.append((_laid_out(line.detail, theme.font("caption"), room), "ink2"))
        if line.snippet:
            layout = _laid_out(line.snippet, theme.font("writing"), room, line.spans)
            parts.append((layout, "ink"))
        return room, parts

    def _measure(self, line: ListLine, month: str, width: int, *, first: bool) -> int:
        # the bold headline is the wider one, so a row keeps its height when it is chosen
        _room, parts = self._layouts(line, width, bold=True)
        row = max(_block_height(parts) + 2 * _TOP, current().target("list_row"))
        return row + (self._month_height(first=first) if month else 0)

    def _month_height(self, *, first: bool) -> int:
        above = 4 if first else _MONTH_ABOVE
        line = round(current().px("caption") * 1.33)
        return above + line + _MONTH_BELOW

    def _day_width(self) -> int:
        return round(36 * current().text_scale)

    def _text_width(self, line: ListLine, width: int) -> int:
        room = width - 3 * _PAD - self._day_width()
        if line.aside:
            room -= round(len(line.aside) * current().px("caption") * 0.62) + _PAD
        return max(room, 60)

    def _width(self, option: QStyleOptionViewItem) -> int:
        viewport = getattr(option.widget, "viewport", None)
        return viewport().width() if viewport is not None else option.rect.width()


def _laid_out(
    text: str, font: QFont, width: int, spans: tuple[tuple[int, int], ...] = ()
) -> QTextLayout:
    # An imported word may be endless, and looking for places to break it takes Qt minutes.
    layout = QTextLayout(text[:_LONGEST], font)
    option = QTextOption()
    # own words (a snippet) run as they were written, ours as the window does
    rtl = reads_right_to_left(text) if spans else QGuiApplication.isRightToLeft()
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if spans:
        layout.setFormats([_marked(text, start, length) for start, length in spans])
    layout.beginLayout()
    y, leading = 0.0, round(font.pixelSize() * 1.33)
    while True:
        row = layout.createLine()
        if not row.isValid():
            break
        row.setLineWidth(width)
        row.setPosition(QPointF(0, y + (leading - row.height()) / 2))
        y += leading
    layout.endLayout()
    return layout


def _marked(text: str, start: int, length: int) -> QTextLayout.FormatRange:
    theme = current()
    marked = QTextLayout.FormatRange()
    marked.start = _units(text[:start])
    marked.length = _units(text[start : start + length])
    look = QTextCharFormat()
    look.setBackground(theme.color("accent_soft"))
    look.setForeground(theme.color("ink"))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(theme.color("accent"))
    marked.format = look
    return marked


def _units(text: str) -> int:
    """How many UTF-16 units Qt counts for a text; an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def _line_height() -> int:
    return round(current().px("body") * 1.33)


def _block_height(parts: list[tuple[QTextLayout, str]]) -> int:
    """The words of a row, or its weekday and day beside them: the higher of the two."""
    words = sum(_height(layout) + _GAP for layout, _ in parts) - _GAP
    return max(words, 2 * _line_height() + _GAP)


def _height(layout: QTextLayout) -> int:
    return layout.lineCount() * round(layout.font().pixelSize() * 1.33)


def _aligned(option: QStyleOptionViewItem, flags: Qt.AlignmentFlag) -> int:
    return int(QStyle.visualAlignment(option.direction, flags).value)
