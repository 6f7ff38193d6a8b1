# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns of widgets that are filled anew: emptied, and filled one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout, and of those within it, and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            # hidden at once: it goes only when control is back with the event loop
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
            inner.deleteLater()


def put_below(layout: QVBoxLayout, widget: QWidget, above: int) -> None:
    """Add a widget with room above it, in pixels, that goes with it when the layout is cleared."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, above, 0, 0)
    box.addWidget(widget)
    layout.addWidget(holder)
