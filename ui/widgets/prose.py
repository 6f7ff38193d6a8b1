# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words to read: wrapped, with their own line height, never cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.i18n import _
from ui.theme import theme, tokens
from ui.widgets import painting, plain_text

if TYPE_CHECKING:  # named late where needed: a label of the first window uses none of them
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFont,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

_COLOUR = {"help": "ink2", "caption": "ink3", "status": "ink2"}


class Prose(QLabel):
    """Plain text in one of the type roles; height follows width. Never reads markup.

    `spans` are (start, end) places to mark, in characters of the text. `selectable` text can be
    marked with the mouse and copied.
    """

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "body",
        selectable: bool = False,
        spans: Sequence[tuple[int, int]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme.current()
        self.role = role
        self.colour_role = _COLOUR.get(role, "ink")
        self._text = ""
        self._spans: tuple[tuple[int, int], ...] = ()
        self._layouts: list[tuple[int, QTextLayout]] = []
        self._laid_width = -1
        self._heights: dict[int, int] = {}
        self._resized = False
        self._selectable = selectable
        self._anchor = 0
        self._cursor = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if selectable:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.setCursor(Qt.CursorShape.IBeamCursor)
        self.set_text(text, spans=spans)
        self.theme.changed.connect(self._on_theme_changed)

    def set_text(self, text: str, *, spans: Sequence[tuple[int, int]] = ()) -> None:
        """Show other words, with the places to mark in them."""
        self._text = text
        self._spans = tuple(spans)
        self._anchor = self._cursor = 0
        self.setText(text)
        self._forget()

    def set_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark other places in the same words."""
        self._spans = tuple(spans)
        self.update()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The marked places, (start, end) in characters."""
        return self._spans

    def top_of(self, place: int) -> int:
        """How far below the top the line stands that holds a character, in pixels."""
        self._lay_out(self.width())
        for start, layout in reversed(self._layouts):
            if start <= place and layout.lineCount():
                units = plain_text.units(layout.text(), place - start)
                return round(layout.lineForTextPosition(units).y())
        return 0

    def set_role(self, role: str) -> None:
        """Show the same words in another type role."""
        self.role = role
        self.colour_role = _COLOUR.get(role, "ink")
        self.setProperty("role", role)
        self._forget()

    def set_colour(self, role: str) -> None:
        """Draw the words in another colour of the palette, e.g. "error" beside an icon."""
        self.colour_role = role
        self.update()

    def selected_text(self) -> str:
        """The marked part of a selectable text."""
        start, end = sorted((self._anchor, self._cursor))
        return self._text[start:end]

    # -- layout ------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        metrics_width = max(
            (painting.words_width(self._font(), line) for line in self._text[:400].split("\n")),
            default=0,
        )
        width = min(metrics_width, self._measure())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = min(
            painting.longest_word(self._font(), self._text[:400]), 12 * self.theme.px(self.role)
        )
        return QSize(width, self.theme.line_height(self.role))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # layouts ask again and again for the same few widths
        room = self._room(width)
        if room not in self._heights:
            self._lay_out(width)
        return self._heights[room]

    def _font(self) -> QFont:
        return self.theme.font(self.role)

    def _measure(self) -> int:
        return round(tokens.MEASURE_EM * max(self.theme.px(self.role), self.theme.px("reading")))

    def _forget(self) -> None:
        self._laid_width = -1
        self._heights = {}
        self.updateGeometry()
        if self._resized:
            painting.fit_height(self)
        self.update()

    def _lay_out(self, width: int) -> None:
        room = self._room(width)
        if room == self._laid_width:
            return
        self._laid_width = room
        self._layouts = []
        height = self.theme.line_height(self.role)
        font = self._font()
        top, start = 0.0, 0
        own = self.role in ("reading", "writing")
        for paragraph in self._text.split("\n"):
            layout = QTextLayout(paragraph, font)
            rtl = plain_text.reads_right_to_left(paragraph) if own else painting.mirrored(self)
            layout.setTextOption(_option(rtl, endless=plain_text.has_endless_word(paragraph)))
            layout.setCacheEnabled(True)
            layout.beginLayout()
            while True:
                line = layout.createLine()
                if not line.isValid():
                    break
                line.setLineWidth(room)
                line.setPosition(QPointF(0, top + (height - line.height()) / 2))
                top += height
            layout.endLayout()
            if not paragraph:
                top += height if layout.lineCount() == 0 else 0
            self._layouts.append((start, layout))
            start += len(paragraph) + 1
        self._heights[room] = round(top)

    def _room(self, width: int) -> int:
        return max(1, min(width, self._measure()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized = True
        painting.fit_height(self)

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay_out(self.width())
        painter = QPainter(self)
        painter.setPen(self.theme.color(self.colour_role))
        offset = QPointF(self._offset(), 0)
        chosen = tuple(sorted((self._anchor, self._cursor)))
        clip = QRectF(event.rect())
        for start, layout in self._layouts:
            if not layout.boundingRect().translated(offset).intersects(clip):
                continue
            formats = _ranges(start, layout.text(), self._spans, self._mark())
            if chosen[0] != chosen[1]:
                shape = QTextCharFormat()
                shape.setBackground(self.theme.color("marked"))
                shape.setForeground(self.theme.color("on_marked"))
                formats += _ranges(start, layout.text(), [(chosen[0], chosen[1])], shape)
            layout.draw(painter, offset, formats, clip)

    def _mark(self) -> QTextCharFormat:
        shape = QTextCharFormat()
        shape.setBackground(self.theme.color("accent_soft"))
        shape.setForeground(self.theme.color("ink"))
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        shape.setUnderlineColor(self.theme.color("accent"))
        return shape

    def _offset(self) -> float:
        """Text narrower than the widget stands at the start of the reading direction."""
        return max(0, self.width() - self._laid_width) if painting.mirrored(self) else 0

    # -- selecting ---------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._selectable or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._anchor = self._cursor = self._place(event.position())
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._selectable and event.buttons() & Qt.MouseButton.LeftButton:
            self._cursor = self._place(event.position())
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._selectable:
            self._anchor, self._cursor = plain_text.word_at(
                self._text, self._place(event.position())
            )
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtGui import QKeySequence

        if self._selectable and event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif self._selectable and event.matches(QKeySequence.StandardKey.SelectAll):
            self._select_all()
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._selectable:
            event.ignore()
            return
        from ui.widgets.menu import Menu

        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(_("Copy"))
        copy.setEnabled(bool(self.selected_text()))
        copy.triggered.connect(self._copy)
        menu.addAction(_("Select all")).triggered.connect(self._select_all)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        from PySide6.QtGui import QGuiApplication

        if self.selected_text():
            QGuiApplication.clipboard().setText(self.selected_text())

    def _select_all(self) -> None:
        self._anchor, self._cursor = 0, len(self._text)
        self.update()

    def _place(self, point: QPointF) -> int:
        self._lay_out(self.width())
        x = point.x() - self._offset()
        for start, layout in self._layouts:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                if point.y() < line.y() + line.height():
                    return start + plain_text.characters(layout.text(), int(line.xToCursor(x)))
        return len(self._text)

    def _on_theme_changed(self) -> None:
        self._forget()


def _option(rtl: bool, *, endless: bool) -> QTextOption:
    option = QTextOption()
    anywhere = QTextOption.WrapMode.WrapAnywhere
    words = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(anywhere if endless else words)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _ranges(
    start: int, text: str, spans: Sequence[tuple[int, int]], shape: QTextCharFormat
) -> list[QTextLayout.FormatRange]:
    """The spans that touch one paragraph, counted from its own first character."""
    found = []
    for first, last in spans:
        begin, end = max(first - start, 0), min(last - start, len(text))
        if begin >= end:
            continue
        span = QTextLayout.FormatRange()
        span.start = plain_text.units(text, begin)
        span.length = plain_text.units(text, end) - span.start
        span.format = shape
        found.append(span)
    return found
