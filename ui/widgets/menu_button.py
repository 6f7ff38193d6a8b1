# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A button that shows what is chosen and offers the rest in a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import icons, tokens
from ui.widgets import painting
from ui.widgets.menu import Menu
from ui.widgets.pressable import Pressable

_PADDING = 12
_CHEVRON = 14
_GAP = 12
_OPENS = (Qt.Key.Key_Down, Qt.Key.Key_Up)


class MenuButton(Pressable):
    """A drop-down. With `options` it shows the chosen one's words, or `text` while none is chosen
    (always `text` with `fixed=True`). `chosen` carries the id. The wheel never changes it.
    `name` says what the choice is about; it is the description, the name stays what is seen."""

    chosen = Signal(str)

    def __init__(
        self,
        text: str = "",
        options: Sequence[tuple[str, str]] = (),
        *,
        value: str = "",
        name: str = "",
        fixed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._label = text
        self._fixed = fixed
        self._options: list[tuple[str, str]] = list(options)
        self._value = value
        super().__init__(text=text, parent=parent)
        self.setAccessibleDescription(name)
        self.clicked.connect(self._on_clicked)
        self.set_value(value)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options, (id, words) each; an empty id makes a dividing line."""
        self._options = list(options)
        self.set_value(self._value)

    def value(self) -> str:
        """The id of what is chosen, "" for nothing."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose an option; nothing is emitted."""
        self._value = value
        words = dict(self._options).get(value, "")
        self.set_words(self._label if self._fixed or not words else words)

    def open_menu(self) -> QMenu:
        """Show the menu beneath the button."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, words in self._options:
            if not key and not words:
                menu.addSeparator()
                continue
            action = menu.addAction(words.replace("&", "&&"))
            action.setData(key)
            if not self._fixed:
                action.setCheckable(True)
                action.setChecked(key == self._value)
                if key == self._value:
                    # The style's own tick does not grow with the text.
                    action.setIcon(icons.icon("check", "accent", self.theme.icon_px(16)))
                    menu.setActiveAction(action)
        menu.triggered.connect(self._on_menu_triggered)
        menu.setMinimumWidth(self.width())
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        return menu

    def sizeHint(self) -> QSize:
        width = self._around() + painting.words_width(self.theme.font("body"), self.words)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._around() + painting.longest_word(self.theme.font("body"), self.words)
        return QSize(width, self.theme.target("ordinary"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - self._around()
        words = painting.words_height(self.theme.font("body"), self.words, room)
        return max(self.theme.target("ordinary"), words + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        painting.frame(
            painter,
            QRectF(self.rect()),
            tokens.RADIUS["card"],
            fill=theme.color("surface2" if self.hovered else "surface"),
            edge=theme.color("control" if self.isEnabled() else "line"),
            width=theme.edge,
        )
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink" if self.isEnabled() else "ink3"))
        room = self.width() - self._around()
        words = painting.placed(self, QRectF(_PADDING, 0, room, self.height()))
        painting.draw_words(painter, self, words, self.words, painting.flags(self))
        side = theme.icon_px(_CHEVRON)
        x = self.width() - _PADDING - side
        box = painting.placed(self, QRectF(x, (self.height() - side) / 2, side, side))
        icons.paint(painter, "chevron-down", box, theme.color("ink2"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS:
            self.open_menu()
            return
        super().keyPressEvent(event)

    def _around(self) -> int:
        return 2 * _PADDING + _GAP + self.theme.icon_px(_CHEVRON)

    def _on_clicked(self) -> None:
        self.open_menu()

    def _on_menu_triggered(self, action: QAction) -> None:
        value = str(action.data())
        changed = value != self._value
        self.set_value(value)
        if changed or self._fixed:
            self.chosen.emit(value)
