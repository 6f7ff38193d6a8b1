# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The buttons with words: primary once a screen, ordinary, quiet, link, hero, waiting, icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons, tokens
from ui.widgets import painting
from ui.widgets.pressable import Pressable

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

# kind: (target, side padding, icon side, gap, weight)
_SHAPE = {
    "primary": ("primary", 24, 20, 6, 600),
    "ordinary": ("ordinary", 16, 20, 6, 600),
    "field": ("field", 17, 20, 6, 600),  # stands beside a field
    "waits": ("primary", 24, 20, 6, 600),
    "hero": ("hero", 24, 20, 13, 600),
    "quiet": ("ordinary", 0, 20, 6, 400),
    "link": ("link", 0, 18, 6, 600),
    "status": ("link", 0, 18, 6, 600),  # a word of a course that can be opened
    "small": ("link", 0, 16, 8, 400),  # one of several lines of an inventory
    "icon": ("icon", 6, 20, 0, 400),
}
_BORDERED = ("ordinary", "field")
_FLAT = ("quiet", "link", "small", "status", "icon")


class Button(Pressable):
    """A button of one of the kinds; the words wrap when the column is narrower than they are."""

    def __init__(
        self,
        *,
        text: str,
        kind: str = "ordinary",
        icon: str = "",
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.kind = kind
        self.icon_name = icon
        self.shortcut_words = shortcut
        self._heights: dict[int, int] = {}
        super().__init__(text=text, parent=parent)
        self._tint()
        if kind == "hero":
            self.setSizePolicy(_wide())
        if kind == "icon":
            self.setToolTip(text)

    def set_kind(self, kind: str) -> None:
        """Change what the button looks like, e.g. primary to ordinary while a banner asks."""
        self.kind = kind
        self._tint()
        self.refit()

    def set_icon(self, name: str) -> None:
        """Show another icon beside the words; "" for none."""
        self.icon_name = name
        self.refit()

    def ring_radius(self) -> float:
        return 4 if self.kind in _FLAT else tokens.RADIUS["card"]

    def sizeHint(self) -> QSize:
        width = self._fixed_width()
        if self.kind != "icon":
            width += painting.words_width(self._font(), self.words)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = self._fixed_width()
        if self.kind != "icon":
            width += painting.longest_word(self._font(), self.words)
        return QSize(width, self.theme.target(_SHAPE[self.kind][0]))

    def hasHeightForWidth(self) -> bool:
        return self.kind != "icon"

    def heightForWidth(self, width: int) -> int:
        # Layouts ask for the same few widths over and over.
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self._height_for(width)
        return known

    def refit(self) -> None:
        """Take the size that words and text size ask for now."""
        self._heights.clear()
        super().refit()

    def _height_for(self, width: int) -> int:
        least = self.theme.target(_SHAPE[self.kind][0])
        if self.kind == "icon":
            return least
        room = width - self._fixed_width()
        words = painting.words_height(self._font(), self.words, room)
        return max(least, words + (0 if self.kind in _FLAT else 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self._paint_frame(painter)
        _, padding, _, gap, _ = _SHAPE[self.kind]
        side = self._icon_side()
        font = self._font()
        if self.kind == "icon":
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            icons.paint(painter, self.icon_name, box, ink, mirrored=painting.mirrored(self))
            return
        left = float(padding)
        room = self.width() - self._fixed_width()
        if self.kind in ("primary", "ordinary", "field", "waits"):
            wide = min(room, painting.words_width(font, self.words))
            left += max(0.0, (room - wide) / 2)
            room = wide
        if side:
            box = QRectF(left - self._bearing(side), (self.height() - side) / 2, side, side)
            colour = self.theme.color("ink2") if self.kind in _BORDERED else ink
            icons.paint(
                painter,
                self.icon_name,
                painting.placed(self, box),
                colour,
                mirrored=painting.mirrored(self),
            )
            left += side + gap
        painter.setFont(font)
        words = painting.placed(self, QRectF(left, 0, room, self.height()))
        painting.ink(painter, ink)
        painting.draw_words(painter, self, words, self.words, painting.flags(self))
        if self.shortcut_words:
            painter.setFont(self.theme.font("caption"))
            end = QRectF(padding, 0, self.width() - 2 * padding, self.height())
            painting.draw_words(
                painter, self, end, self.shortcut_words, painting.flags(self, end=True)
            )

    def _paint_frame(self, painter: QPainter) -> QColor:
        """Fill and edge for kind and state; the colour of the words."""
        theme = self.theme
        radius = tokens.RADIUS["card"]
        box = QRectF(self.rect())
        active = self.hovered or self.isDown()
        if self.kind in ("primary", "hero"):
            if not self.isEnabled():
                painting.frame(painter, box, radius, fill=theme.color("surface2"))
                return theme.color("ink2")
            fill = theme.color("accent_hover" if active else "accent")
            edge = theme.color("ink") if theme.high_contrast else None
            painting.frame(painter, box, radius, fill=fill, edge=edge, width=theme.edge)
            return theme.color("on_accent")
        if self.kind in _BORDERED:
            fill = theme.color("sel" if self.isDown() else "surface2" if active else "surface")
            edge = theme.color("control" if self.isEnabled() else "line")
            painting.frame(painter, box, radius, fill=fill, edge=edge, width=theme.edge)
            return theme.color("ink" if self.isEnabled() else "ink3")
        if self.kind == "waits":
            edge = theme.color("control")
            painting.frame(painter, box, radius, edge=edge, width=theme.edge, dashed=True)
            return theme.color("ink3")
        if not self.isEnabled():
            return theme.color("ink3")
        if self.kind == "link":
            return theme.color("accent")
        return theme.color("ink" if active or self.kind == "status" else "ink2")

    def _on_theme_changed(self) -> None:
        self._tint()
        super()._on_theme_changed()

    def _tint(self) -> None:
        """Give the palette the colour of the words at rest: the painter begins with it."""
        ink = {"primary": "on_accent", "hero": "on_accent", "link": "accent"}.get(self.kind, "ink")
        if self.kind in ("quiet", "icon"):
            ink = "ink2"
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.ButtonText, self.theme.color(ink))
        self.setPalette(palette)

    def _font(self) -> QFont:
        role = "label" if _SHAPE[self.kind][4] == 600 else "body"
        font = self.theme.font("caption" if self.kind == "small" else role)
        pointed = self.hovered and self.isEnabled() and self.kind in _FLAT
        if pointed or (self.kind == "link" and self.theme.high_contrast):
            font = QFont(font)
            font.setUnderline(True)
        return font

    def _icon_side(self) -> int:
        return self.theme.icon_px(_SHAPE[self.kind][2]) if self.icon_name else 0

    def _bearing(self, side: float) -> float:
        """How far the icon's own ink stands from its box; flat buttons are drawn flush."""
        if self.kind not in _FLAT:
            return 0.0
        ink = icons.outline(self.icon_name).boundingRect()
        left = icons.GRID - ink.right() if painting.mirrored(self) else ink.left()
        if painting.mirrored(self) and self.icon_name in icons.DIRECTED:
            left = ink.left()
        return max(0.0, (left - icons.STROKE / 2) * side / icons.GRID)

    def _fixed_width(self) -> int:
        """Everything beside the words."""
        _, padding, _, gap, _ = _SHAPE[self.kind]
        side = self._icon_side()
        width = 2 * padding + (side + gap if side else 0)
        if self.shortcut_words:
            caption = self.theme.font("caption")
            width += 16 + painting.words_width(caption, self.shortcut_words)
        return width


def _wide() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    return policy


def primary(text: str, *, icon: str = "", parent: QWidget | None = None) -> Button:
    """The one green button of a screen."""
    return Button(text=text, kind="primary", icon=icon, parent=parent)


def ordinary(text: str, *, icon: str = "", parent: QWidget | None = None) -> Button:
    """A button with a border."""
    return Button(text=text, kind="ordinary", icon=icon, parent=parent)


def beside_field(text: str, *, icon: str = "", parent: QWidget | None = None) -> Button:
    """A button with a border as high as the field beside it."""
    return Button(text=text, kind="field", icon=icon, parent=parent)


def quiet(text: str, icon: str = "", *, parent: QWidget | None = None) -> Button:
    """Words and an icon on the column's edge, without a frame."""
    return Button(text=text, kind="quiet", icon=icon, parent=parent)


def link(text: str, *, parent: QWidget | None = None) -> Button:
    """Green words that lead elsewhere."""
    return Button(text=text, kind="link", parent=parent)


def hero(text: str, icon: str = "", shortcut: str = "", *, parent: QWidget | None = None) -> Button:
    """The one large action of Today, with its key at the end."""
    return Button(text=text, kind="hero", icon=icon, shortcut=shortcut, parent=parent)


def waits(text: str, *, icon: str = "", parent: QWidget | None = None) -> Button:
    """An action that waits for something else first: dashed."""
    return Button(text=text, kind="waits", icon=icon, parent=parent)


def icon_button(icon: str, name: str, *, parent: QWidget | None = None) -> Button:
    """An icon alone; its name is tool tip and accessible name."""
    return Button(text=name, kind="icon", icon=icon, parent=parent)
