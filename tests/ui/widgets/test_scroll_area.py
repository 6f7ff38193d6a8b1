# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar of a scroll area: not to be seen where nothing scrolls, in step where something does."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from ui.widgets.scroll_area import ScrollArea


def area_of(height: int, show: Any) -> ScrollArea:
    inside = QWidget()
    inside.setMinimumHeight(height)
    area = ScrollArea()
    area.setWidget(inside)
    show(area, 300, 200)
    return area


def test_nothing_to_scroll_shows_no_bar(show: Any) -> None:
    area = area_of(100, show)
    bar = area._bar
    image = bar.grab().toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert bar.maximum() == bar.minimum()
    assert len(seen) == 1


def test_the_bar_and_the_page_go_together(show: Any) -> None:
    area = area_of(900, show)
    own = area.verticalScrollBar()
    assert area._bar.maximum() == own.maximum() > 0
    area._bar.setValue(250)
    assert own.value() == 250
    own.setValue(40)
    assert area._bar.value() == 40
