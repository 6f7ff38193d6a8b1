# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart on a page: one stop for Tab, arrow keys from dot to dot, Enter opens what it shows.

Two buttons that paint nothing take turns: one has the focus on a dot, the other goes to the next.
So going from dot to dot is a change of focus to Qt, and a screen reader says the dot's name,
however many dots there are (`docs/decisions/0023-charts.md`).
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.charts.canvas import Canvas
from ui.charts.figure import figure_of
from ui.charts.span import Room
from ui.charts.spot import DOWN, END, HOME, LEFT, RIGHT, UP
from ui.theme import theme
from ui.widgets import painting
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from app.insights.values import Grid, Plot
    from ui.charts.figure import Figure
    from ui.charts.spot import Spot

_KEYS = {
    Qt.Key.Key_Left: LEFT,
    Qt.Key.Key_Right: RIGHT,
    Qt.Key.Key_Up: UP,
    Qt.Key.Key_Down: DOWN,
    Qt.Key.Key_Home: HOME,
    Qt.Key.Key_End: END,
}
_MIRROR = {LEFT: RIGHT, RIGHT: LEFT}
_REACH = 6.0
_LEAST_TARGET = 24
_PAINTED_ANEW = 150
"""Spots up to which a chart is painted anew each time; beyond, its picture is kept."""


class SpotButton(Pressable):
    """Stands on the spot that keys are at; what is seen there, the chart paints."""

    def __init__(self, *, chart: Chart) -> None:
        super().__init__(parent=chart)
        self._round = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(chart.open_current)
        self.hide()

    def stand(self, box: QRect, spot: Spot, *, about: str) -> None:
        """Stand on a spot."""
        self._round = box.width() == box.height()
        self.setGeometry(box)
        if self.words != spot.name:
            self.set_words(spot.name)
        self.setAccessibleDescription(about)

    def sizeHint(self) -> QSize:
        return self.size()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_TARGET, _LEAST_TARGET)

    def ring_radius(self) -> float:
        return self.height() / 2 if self._round else 4

    def ring_offset(self) -> float:
        """The button is larger than the dot: its ring lies close round it."""
        return 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the chart paints the dot."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _KEYS.get(Qt.Key(event.key()))
        if way is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        chart = self.parentWidget()
        if isinstance(chart, Chart):
            chart.step(way)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._update_around()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._update_around()

    def _update_around(self) -> None:
        """What is told beside the dot reaches further than the button."""
        chart = self.parentWidget()
        if chart is not None:
            chart.update()


class Chart(QWidget):
    """Paints a `Plot` or a `Grid`; as high as its width asks for.

    Signals:
        opened(entry_id): Enter or a click on a dot that stands for an entry.
    """

    opened = Signal(str)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme.current()
        self.setAccessibleName(name)
        self._chart: Plot | Grid | None = None
        self._figures: dict[int, Figure] = {}
        self._at = 0
        self._hovered: int | None = None
        self._buttons = (SpotButton(chart=self), SpotButton(chart=self))
        self._standing = 0
        self._laid = False
        self._picture: tuple[tuple[Figure, float, bool], QPixmap] | None = None
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.theme.changed.connect(self._on_theme_changed)

    def show_chart(self, chart: Plot | Grid) -> None:
        """Paint this chart; keys stay at the same dot where it is still there."""
        if chart is self._chart:
            return
        before = self.current if self._laid else None
        self._chart = chart
        self._figures, self._picture = {}, None
        self._hovered = None
        self._at = 0
        if before is not None and before.entry:
            self._at = self._figure(self.width()).spots.like(before)
        self._forget()

    @property
    def current(self) -> Spot | None:
        """The spot that keys are at."""
        if self._chart is None:
            return None
        spots = self._figure(self.width()).spots
        return spots[self._at] if len(spots) else None

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Every spot, in the order of the keys."""
        return () if self._chart is None else tuple(self._figure(self.width()).spots.all)

    def step(self, way: str) -> None:
        """Go to the spot that lies this way, as it is seen."""
        if self.isRightToLeft():
            way = _MIRROR.get(way, way)
        to = self._figure(self.width()).spots.moved(self._at, way)
        if to != self._at:
            self._go(to, Qt.FocusReason.TabFocusReason)

    def focus_current(self) -> None:
        """Put the focus on the spot that keys are at."""
        self._buttons[self._standing].setFocus(Qt.FocusReason.TabFocusReason)

    def open_current(self) -> None:
        """Open the entry of the spot that keys are at, if it stands for one."""
        if self.current is not None and self.current.entry:
            self.opened.emit(self.current.entry)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """What `TabOrder` finds here in place of a layout."""
        return self._buttons

    # -- layout ------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._chart is None:
            return 0
        if width != self.width() and width not in self._figures:
            alike = self._alike(width)
            if alike is not None:
                return ceil(alike.height)
        return ceil(self._figure(width).height)

    def _alike(self, width: int) -> Figure | None:
        """Of a crowded chart, whose layout takes long: one that is laid out the same way.

        Layouts ask for many widths that the chart never gets.
        """
        wide = Room.of(width, self.theme).wide
        for known, figure in self._figures.items():
            crowded = len(figure.spots) > _PAINTED_ANEW
            if crowded and Room.of(known, self.theme).wide == wide:
                return figure
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid = True
        if self._chart is not None:
            self._forget()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and self._laid:
            self._stand()

    def _figure(self, width: int) -> Figure:
        assert self._chart is not None
        found = self._figures.get(width)
        if found is None:
            if len(self._figures) > 3:
                self._figures.clear()
            found = self._figures[width] = figure_of(self._chart, max(1, width), self.theme)
        return found

    def _forget(self) -> None:
        """Take the height that the chart asks for now; before there is a width, nothing does."""
        if self._laid:
            painting.fit_height(self)
            self._stand()
        self.updateGeometry()
        self.update()

    def _on_theme_changed(self) -> None:
        self._figures, self._picture = {}, None
        if self._chart is not None:
            self._forget()

    # -- where keys are ----------------------------------------------------------------------

    def _stand(self) -> None:
        """Put the button where keys are; without spots there is no stop for Tab."""
        spot, button = self.current, self._buttons[self._standing]
        if spot is None:
            for each in self._buttons:
                each.hide()
            return
        button.stand(self._box(spot), spot, about=self.accessibleName())
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.show()

    def _go(self, number: int, reason: Qt.FocusReason) -> None:
        """The button that waited takes the focus on another spot."""
        before = self._buttons[self._standing]
        self._at = number
        if before.hasFocus():
            self._standing = 1 - self._standing
        self._stand()
        now = self._buttons[self._standing]
        now.setFocus(reason)
        if now is not before:
            before.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            before.hide()
        self.update()

    def _box(self, spot: Spot) -> QRect:
        wide = max(_LEAST_TARGET, ceil(2 * spot.wide + 6))
        high = max(_LEAST_TARGET, ceil(2 * spot.high + 6))
        x = self.width() - spot.x if self.isRightToLeft() else spot.x
        return QRect(round(x - wide / 2), round(spot.y - high / 2), wide, high)

    # -- the mouse ---------------------------------------------------------------------------

    def _under(self, x: float, y: float) -> int | None:
        if self._chart is None:
            return None
        place = self.width() - x if self.isRightToLeft() else x
        return self._figure(self.width()).spots.at(place, y, _REACH)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._under(event.position().x(), event.position().y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._under(event.position().x(), event.position().y())
        if number is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._go(number, Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._under(event.position().x(), event.position().y())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and number is not None and number == self._at:
            self.open_current()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def event(self, event: QEvent) -> bool:
        """A tool tip says the name of the spot under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._under(event.pos().x(), event.pos().y())
            if number is None:
                QToolTip.hideText()
            else:
                spot = self._figure(self.width()).spots[number]
                QToolTip.showText(event.globalPos(), spot.name, self, self._box(spot))
            return True
        return super().event(event)

    def _hover(self, number: int | None) -> None:
        if number != self._hovered:
            self._hovered = number
            spots = self._figure(self.width()).spots if self._chart is not None else None
            opens = number is not None and spots is not None and bool(spots[number].entry)
            shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        figure = self._figure(self.width())
        canvas = Canvas(painter, self.theme, self.width(), mirrored=self.isRightToLeft())
        if len(figure.spots) > _PAINTED_ANEW:
            painter.drawPixmap(0, 0, self._painted(figure))
        else:
            figure.paint(canvas)
        told = self._hovered
        if told is None and self._buttons[self._standing].hasFocus():
            told = self._at
        if told is not None and told < len(figure.spots):
            figure.paint_told(canvas, told)

    def _painted(self, figure: Figure) -> QPixmap:
        """A crowded chart as it was painted once."""
        ratio = self.devicePixelRatioF()
        key = (figure, ratio, self.isRightToLeft())
        if self._picture is None or self._picture[0] != key:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(self.theme.color("surface"))
            painter = QPainter(picture)
            figure.paint(Canvas(painter, self.theme, self.width(), mirrored=key[2]))
            painter.end()
            self._picture = (key, picture)
        return self._picture[1]
