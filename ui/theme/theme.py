# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The theme in use: colours, fonts and measures for the scheme, text size and face chosen."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import fonts, palette, sheet, tokens

MODES: Final = ("system", "light", "dark")
SMALLEST: Final = 1.0
LARGEST: Final = 2.0

_current: Theme | None = None


class Theme(QObject):
    """What every widget asks for its colours and measures.

    Signals:
        about_to_change: everything still stands where it was.
        changed: comes after each restyle.
        desktop_told: the desktop's scheme, "light", "dark" or "" for none, where it was asked.

    Attributes:
        expected: the scheme the desktop told last time, for the first paint; "" for none.
    """

    about_to_change = Signal()
    changed = Signal()
    desktop_told = Signal(str)

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mode = "system"
        self.scheme = "light"
        self.scale = 1.0
        self.system_font = False
        self.high_contrast = False
        self._wants_contrast: bool | None = None
        self.expected = ""
        self._told = ""
        self._dark_palette = False
        self._dark_desktop = False
        self._strong_desktop = False
        self._followed = False
        self._app: QApplication | None = None
        self._factor = 1.0
        self._colours: dict[str, QColor] = palette.colours("light")
        self._fonts: dict[str, QFont] = {}
        self._sizes: dict[str, int] = {}
        self._look: tuple[str, bool, float, bool] | None = None

    # -- what is asked ---------------------------------------------------------------------

    def color(self, role: str) -> QColor:
        """The colour of a role of the tokens; KeyError for an unknown one."""
        return self._colours[role]

    def px(self, type_role: str) -> int:
        """The size of a type role in logical pixels at the present text size."""
        found = self._sizes.get(type_role)
        if found is None:
            _, factor, capped, _ = tokens.TYPE[type_role]
            used = capped if self.text_scale >= tokens.HEADING_CAP_ABOVE else factor
            found = round(tokens.BODY_PX * used * self.text_scale)
            self._sizes[type_role] = found
        return found

    def font(self, type_role: str) -> QFont:
        """The font of a type role; a shared object, copy it before changing it."""
        found = self._fonts.get(type_role)
        if found is None:
            face, _, _, weight = tokens.TYPE[type_role]
            found = fonts.make(face, self.px(type_role), weight, system=self.system_font)
            self._fonts[type_role] = found
        return found

    def line_height(self, type_role: str) -> int:
        """The fixed height of a line of this type role in logical pixels."""
        face = tokens.TYPE[type_role][0]
        factor = tokens.LINE_READING if face == tokens.READING_FACE else tokens.LINE_UI
        if type_role in ("h1", "h2", "h3"):
            factor = tokens.LINE_UI
        return round(self.px(type_role) * factor)

    def target(self, name: str) -> int:
        """The height (or width) of a target in logical pixels at the present text size.

        It grows by what its line of words grows: the space around the words stays.
        """
        if name == "handle":
            return self.icon_px(tokens.TARGET[name])
        if name == "rating_track":
            return self.target("number") // 2
        if name == "rating_words":
            return self.target("rating_track") + self.target("handle") // 2 + 6
        if name == "rating":
            return self.target("rating_words") + self.line_height("caption") + 4
        grown = (self.text_scale - 1) * tokens.BODY_PX * tokens.LINE_UI
        return round(tokens.TARGET[name] + grown)

    def space(self, name: str) -> int:
        """A distance; the text size does not change it."""
        return tokens.SPACE[name]

    def width(self, name: str) -> int:
        """The width of a column of the layout; the text size does not change it."""
        return tokens.LAYOUT[name]

    def icon_px(self, size: int = 20) -> int:
        """An icon's side: grows half as fast as the text it stands beside."""
        return round(size * (1 + (self.text_scale - 1) * 0.5))

    @property
    def text_scale(self) -> float:
        """The chosen text size times the desktop's, 1.0 to 2.0."""
        return max(SMALLEST, min(LARGEST, self.scale * self._factor))

    @property
    def edge(self) -> int:
        """The width of borders that say "you can act here": 2 in high contrast, else 1."""
        return 2 if self.high_contrast else 1

    # -- what is chosen --------------------------------------------------------------------

    def apply(self, app: QApplication) -> None:
        """Style the application. Call before the first paint, and `follow_desktop` after it.

        This theme becomes the current one, which the widgets ask.
        """
        global _current
        _current = self
        if self._app is None:
            self._app = app
            self._factor = fonts.system_factor()
            # Asking Qt for the scheme loads its enumerations (`ui/widgets/painting.py`); until
            # the first paint its palette tells, or what the desktop said last time.
            own = app.palette().color(QPalette.ColorRole.Window)
            self._dark_palette = own.lightness() < 128
            self._dark_desktop = self.expected == "dark" if self.expected else self._dark_palette
        self._restyle()

    def follow_desktop(self) -> None:
        """Use the desktop's colour scheme and contrast, now and whenever they change."""
        if self._app is None or self._followed:
            return
        self._followed = True
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._on_desktop_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_desktop_changed)
        self._told = self.expected
        if self._ask_desktop():
            self._restyle()
        if sys.platform == "linux":
            from ui.theme.desktop_scheme import DesktopScheme

            desktop = DesktopScheme(self)
            desktop.told.connect(self._on_desktop_told)
            desktop.begin()

    def set_mode(self, mode: str) -> None:
        """Follow the desktop ("system"), or stay "light" or "dark"."""
        if mode not in MODES:
            raise ValueError("unknown mode")
        self.mode = mode
        self._restyle()

    def set_scale(self, scale: float) -> None:
        """Set the text size, 1.0 to 2.0 (clamped)."""
        self.scale = max(SMALLEST, min(LARGEST, scale))
        self._restyle()

    def set_system_font(self, on: bool) -> None:
        """Use the desktop's face instead of the bundled ones."""
        self.system_font = on
        self._restyle()

    def set_high_contrast(self, on: bool | None) -> None:
        """Use the system's own strong colours and wide borders; None follows the desktop."""
        self._wants_contrast = on
        self._restyle()

    # -- restyling -------------------------------------------------------------------------

    def _on_desktop_told(self, scheme: str) -> None:
        self._told = scheme
        self.desktop_told.emit(scheme)
        self._on_desktop_changed()

    def _on_desktop_changed(self) -> None:
        if self._ask_desktop():
            self._restyle()

    def _ask_desktop(self) -> bool:
        """Ask Qt for scheme and contrast of the desktop; whether anything is new."""
        from PySide6.QtCore import Qt  # not before the first paint

        before = (self._dark_desktop, self._strong_desktop)
        app = self._app
        if app is not None:
            hints = app.styleHints()
            scheme = hints.colorScheme()
            if self._told:
                self._dark_desktop = self._told == "dark"
            elif scheme != Qt.ColorScheme.Unknown:
                self._dark_desktop = scheme == Qt.ColorScheme.Dark
            else:
                self._dark_desktop = self._dark_palette
            preference = hints.accessibility().contrastPreference()
            self._strong_desktop = preference == Qt.ContrastPreference.HighContrast
        return before != (self._dark_desktop, self._strong_desktop)

    def _restyle(self) -> None:
        self._fonts.clear()
        self._sizes.clear()
        app = self._app
        if app is None:
            return
        system = "dark" if self._dark_desktop else "light"
        scheme = system if self.mode == "system" else self.mode
        wanted = self._wants_contrast
        strong = self._strong_desktop if wanted is None else wanted
        look = (scheme, strong, self.text_scale, self.system_font)
        # The strong colours are the desktop's, which change by themselves.
        if look == self._look and not strong:
            return
        self._look = look
        self.about_to_change.emit()
        self.scheme, self.high_contrast = scheme, strong
        if self.high_contrast:
            app.setPalette(QPalette())
            self._colours = palette.high_contrast_colours(app.palette())
        else:
            self._colours = palette.colours(self.scheme)
        app.setPalette(palette.palette(self._colours))
        app.setFont(self.font("body"))
        app.setStyleSheet(sheet.render(self._values()))
        self.changed.emit()

    def _values(self) -> dict[str, str]:
        values = {role: colour.name() for role, colour in self._colours.items()}
        values["edge"] = f"{self.edge}px"
        values["r-card"] = f"{tokens.RADIUS['card']}px"
        values["r-field"] = f"{tokens.RADIUS['field']}px"
        values["h-inner"] = f"{self.target('ordinary') - 2 * self.edge}px"
        return values


def current() -> Theme:
    """The one theme of this process; made on first use, styled by `apply`."""
    global _current
    if _current is None:
        _current = Theme()
    return _current
