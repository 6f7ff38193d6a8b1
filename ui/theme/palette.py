# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours by role, and the QPalette that the stock widgets draw from."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from ui.theme import tokens

_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface2",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "marked",
    QPalette.ColorRole.HighlightedText: "on_marked",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface2",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "surface2",
    QPalette.ColorRole.Mid: "control",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "line",
}
_FADED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def colours(scheme: str) -> dict[str, QColor]:
    """Every colour role of a scheme, "light" or "dark", and those of marked text."""
    found = {role: QColor(value) for role, value in tokens.SCHEMES[scheme].items()}
    found.update(marked=found["sel"], on_marked=found["ink"])
    return found


def high_contrast_colours(system: QPalette) -> dict[str, QColor]:
    """Every colour role taken from the system's palette: only its own few strong colours.

    What is chosen or filled uses the colour of words, the strongest there is; the highlight is
    kept for marked text, the only place for which its own text colour is known to be readable.
    """
    window = system.color(QPalette.ColorRole.Window)
    text = system.color(QPalette.ColorRole.WindowText)
    base = system.color(QPalette.ColorRole.Base)
    chosen = system.color(QPalette.ColorRole.Highlight)
    on_chosen = system.color(QPalette.ColorRole.HighlightedText)
    found = dict.fromkeys(tokens.LIGHT, text)
    found.update(dict.fromkeys(("bg", "nav", "surface2"), window))
    found.update(dict.fromkeys(("surface", "accent_soft", "sel", "warm_soft", "error_soft"), base))
    found.update(on_accent=window, marked=chosen, on_marked=on_chosen)
    return found


def palette(found: dict[str, QColor]) -> QPalette:
    """The QPalette made of the given roles; disabled words use the caption colour."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, found[name])
    for role in _FADED:
        made.setColor(QPalette.ColorGroup.Disabled, role, found["ink3"])
    return made
