# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rating from 0 to 100 that starts unset: a default position is an answer nobody gave."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from app.i18n import _
from ui.theme import theme, tokens
from ui.widgets import painting

_DASHES = [2.0, 3.0]  # in pen widths
_CAP = 6.0


class Rating(QSlider):
    """The whole area is the target: a click sets, the wheel never does.

    Arrows step by 1, with Shift by 5, Page keys by 10, Home and End go to the ends, Delete unsets,
    digits are handed to the number field through `typed`. From unset, a step forward starts at
    the low end and a step back at the high end.

    A slider, so that a screen reader finds Qt's own slider with its value interface; everything
    that is seen and pressed is its own. Unset is -1 there, since 0 would be an answer, and the
    description says "not rated".
    """

    rated = Signal(object)
    typed = Signal(str)

    def __init__(
        self,
        *,
        name: str,
        low: str = "",
        high: str = "",
        highest: int = 100,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(-1, highest)
        self.theme = theme.current()
        self.low = low
        self.high = high
        self.highest = highest
        self.compact = compact
        self._value: int | None = None
        self._showing = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(not compact)
        self.setSizePolicy(policy)
        self.theme.changed.connect(self._on_theme_changed)
        self.valueChanged.connect(self._on_value_changed)
        self.set_value(None)

    @property
    def value(self) -> int | None:  # type: ignore[override]
        """The rating, or None while nothing is rated."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a rating or its absence; not an answer of the writer, so nothing is emitted."""
        self._value = None if value is None else max(0, min(self.highest, value))
        self._showing = True
        self.setValue(-1 if self._value is None else self._value)
        self._showing = False
        self.setAccessibleDescription(self.value_text())
        self.update()

    def set_ends(self, low: str, high: str) -> None:
        """Show other words at the two ends."""
        if (low, high) != (self.low, self.high):
            self.low, self.high = low, high
            self._on_theme_changed()

    def value_text(self) -> str:
        """The rating in words: "60 of 100" or "not rated"."""
        if self._value is None:
            return _("not rated")
        return _("{value} of {highest}").format(value=self._value, highest=self.highest)

    def rate(self, value: int | None) -> None:
        """Set or unset the rating as an answer of the writer: emits `rated` on a change."""
        before = self._value
        self.set_value(value)
        if self._value != before:
            self.rated.emit(self._value)

    def _on_value_changed(self, value: int) -> None:
        """Assistive technology set the slider: an answer of the writer like any other."""
        if not self._showing:
            self.rate(None if value < 0 else value)

    def ring_radius(self) -> float:
        """The radius of the focus ring's own box."""
        return tokens.RADIUS["focus_rating"] - tokens.RADIUS["focus"]

    def ring_offset(self) -> float:
        """Further away than elsewhere, so that the end words stay free."""
        return 4 if self.compact else tokens.STROKE["focus_offset_rating"]

    def ring_top(self) -> float:
        """The label may stand close above; the handle has room enough beneath the ring."""
        return 4 if self.compact else 0

    # -- size --------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(round(240 * self.theme.text_scale), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        name = "rating_compact" if self.compact else "rating"
        return QSize(120, self.theme.target(name))

    def hasHeightForWidth(self) -> bool:
        return not self.compact

    def heightForWidth(self, width: int) -> int:
        if self.compact:
            return self.theme.target("rating_compact")
        return max(self.theme.target("rating"), self._words_bottom(width))

    def _columns(self, width: int) -> tuple[int, int]:
        """Widths of the two end words; a long one wraps in its share of the line."""
        font = self.theme.font("caption")
        low = painting.words_width(font, self.low)
        high = painting.words_width(font, self.high)
        room = width - 16
        if low + high <= room:
            return low, high
        low = min(low, max(room // 2, room - high))
        return low, room - low

    def _words_bottom(self, width: int) -> int:
        font = self.theme.font("caption")
        low, high = self._columns(width)
        heights = [painting.words_height(font, self.low, low)]
        heights.append(painting.words_height(font, self.high, high))
        bottom = self.theme.target("rating_words") + max(heights) + 2
        if not self._middle_fits(width):
            bottom += painting.words_height(font, _("not rated"), width)
        return bottom

    def _middle_fits(self, width: int) -> bool:
        font = self.theme.font("caption")
        low, high = self._columns(width)
        middle = painting.words_width(font, _("not rated"))
        return max(low, high) + 8 + middle / 2 <= width / 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        painting.fit_height(self)

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self._track_y()
        if self._value is None:
            self._paint_unset(painter, middle)
        else:
            self._paint_set(painter, middle, self._value)
        if not self.compact:
            self._paint_words(painter)

    def _track_y(self) -> float:
        return self.height() / 2 if self.compact else float(self.theme.target("rating_track"))

    def _reach(self) -> tuple[float, float]:
        """First and last place of the handle's middle."""
        half = self.theme.target("handle") / 2
        return half, self.width() - half

    def _place_of(self, value: int) -> float:
        first, last = self._reach()
        share = value / self.highest
        return first + (last - first) * (1 - share if painting.mirrored(self) else share)

    def _paint_set(self, painter: QPainter, y: float, value: int) -> None:
        x = self._place_of(value)
        start = float(self.width()) if painting.mirrored(self) else 0.0
        flat = Qt.PenCapStyle.RoundCap
        thin = QPen(self.theme.color("control"), tokens.STROKE["track"])
        thin.setCapStyle(flat)
        painter.setPen(thin)
        painter.drawLine(QPointF(1, y), QPointF(self.width() - 1, y))
        thick = QPen(self.theme.color("accent"), tokens.STROKE["track_filled"])
        thick.setCapStyle(flat)
        painter.setPen(thick)
        inset = -2 if start else 2
        painter.drawLine(QPointF(start + inset, y), QPointF(x, y))
        ring = tokens.STROKE["handle"]
        radius = self.theme.target("handle") / 2
        painter.setPen(QPen(self.theme.color("accent"), ring))
        painter.setBrush(self.theme.color("surface"))
        painter.drawEllipse(QPointF(x, y), radius, radius)

    def _paint_unset(self, painter: QPainter, y: float) -> None:
        pen = QPen(self.theme.color("control"), tokens.STROKE["track"])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for x in (1.0, self.width() - 1.0):
            painter.drawLine(QPointF(x, y - _CAP), QPointF(x, y + _CAP))
        pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        painter.drawLine(QPointF(4, y), QPointF(self.width() - 3, y))

    def _paint_words(self, painter: QPainter) -> None:
        font = self.theme.font("caption")
        painter.setFont(font)
        painter.setPen(self.theme.color("ink3"))
        top = self.theme.target("rating_words")
        room = self.height() - top
        low, high = self._columns(self.width())
        upper = int(Qt.AlignmentFlag.AlignTop)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        start_flags = painting.flags(self) & ~middle | upper
        end_flags = painting.flags(self, end=True) & ~middle | upper
        start = painting.placed(self, QRectF(0, top, low, room))
        end = painting.placed(self, QRectF(self.width() - high, top, high, room))
        painting.draw_words(painter, self, start, self.low, start_flags)
        painting.draw_words(painter, self, end, self.high, end_flags)
        if self._value is not None:
            return
        painter.setPen(self.theme.color("ink2"))
        centred = painting.flags(self, centred=True) & ~middle
        if self._middle_fits(self.width()):
            box = QRectF(0, top, self.width(), room)
            painter.drawText(box, centred | upper, _("not rated"))
        else:
            box = QRectF(0, 0, self.width(), self.height())
            painter.drawText(box, centred | int(Qt.AlignmentFlag.AlignBottom), _("not rated"))

    # -- answers -----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.rate(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.rate(self._value_at(event.position().x()))

    def _value_at(self, x: float) -> int:
        first, last = self._reach()
        share = (x - first) / max(1.0, last - first)
        if painting.mirrored(self):
            share = 1 - share
        return round(max(0.0, min(1.0, share)) * self.highest)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.rate(None)
        elif key == Qt.Key.Key_Home:
            self.rate(0)
        elif key == Qt.Key.Key_End:
            self.rate(self.highest)
        elif (step := self._step(event)) != 0:
            start = (0 if step > 0 else self.highest) if self._value is None else self._value
            self.rate(start + step)
        elif event.text().isdecimal():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _step(self, event: QKeyEvent) -> int:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        single = 5 if shift and self.highest > 10 else 1
        forward = -single if painting.mirrored(self) else single
        page = 10 if self.highest > 10 else 1
        return {
            Qt.Key.Key_Right: forward,
            Qt.Key.Key_Left: -forward,
            Qt.Key.Key_Up: single,
            Qt.Key.Key_Down: -single,
            Qt.Key.Key_PageUp: page,
            Qt.Key.Key_PageDown: -page,
        }.get(Qt.Key(event.key()), 0)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        painting.fit_height(self)
        self.update()
