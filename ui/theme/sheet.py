# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The style sheet: fills, borders, radii and padding of the stock widgets.

Palette and application font give the rest; buttons, chips, ratings and rows paint themselves.
There is no rule for every widget ("*"): it would overrule each painted widget's own font.
"""

from __future__ import annotations

from collections.abc import Mapping

TEMPLATE = """
QScrollArea { background: @bg; border: 0; }
QToolTip { background: @surface2; color: @ink; border: @edge solid @control; padding: 6px 8px; }
QFrame[role="paper"] { background: @surface; border: 1px solid @line; border-radius: @r-card; }
QFrame[role="decide"] { background: @warm_soft; border: @edge solid @warm;
  border-radius: @r-card; }
QFrame[role="rescue"] { background: @error_soft; border: @edge solid @error;
  border-radius: @r-card; }
QFrame[role="trouble"] { background: @warm_soft; border: 0; }
QFrame[role="note"] { background: @surface2; border: 1px solid @line; border-radius: @r-card; }
QTextEdit, QLineEdit { background: @surface; color: @ink; border: @edge solid @control;
  border-radius: @r-field; selection-background-color: @marked; selection-color: @on_marked;
  placeholder-text-color: @ink3; }
WritingField { padding: 8px 10px; }
LineField { padding: 0 10px; }
QLineEdit { padding: 0 12px; }
NumberField { padding: 0; placeholder-text-color: @ink; }
QAbstractItemView { background: @surface; color: @ink; border: @edge solid @control;
  selection-background-color: @marked; selection-color: @on_marked; outline: 0; }
QPushButton { min-height: @h-inner; padding: 0 16px; border-radius: @r-card;
  border: @edge solid @control; background: @surface; font-weight: 600; }
QPushButton:hover { background: @surface2; }
QPushButton:pressed { background: @sel; }
QMenu { background: @surface; color: @ink; border: @edge solid @control; padding: 4px; }
QMenu::item { padding: 8px 24px 8px 12px; border-radius: 4px; background: transparent; }
QMenu::item:selected { background: @marked; color: @on_marked; }
QMenu::item:disabled { color: @ink3; }
QMenu::indicator { width: 0; height: 0; image: none; }
QMenu::icon { padding-left: 8px; border: 0; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: @control; border-radius: 4px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: @control; border-radius: 4px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def render(values: Mapping[str, str]) -> str:
    """The sheet with every @name replaced; names are replaced longest first."""
    text = TEMPLATE
    for name in sorted(values, key=len, reverse=True):
        text = text.replace("@" + name, values[name])
    return text
