# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ring follows the focus, the layout and the scrolling, and never stands over other things."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.widgets import buttons
from ui.widgets.focus_ring import FocusRing
from ui.widgets.page import Page
from ui.widgets.rating import Rating
from ui.widgets.writing_field import WritingField

Show = Callable[..., QWidget]


@pytest.fixture
def held(show: Show) -> tuple[QWidget, Page, FocusRing]:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 50, 0, 0)
    page = Page()
    page.add(buttons.ordinary("First"))
    page.add(WritingField(name="Words"))
    page.add(Rating(name="Strength"))
    for number in range(30):
        page.add(buttons.ordinary(f"Later {number}"), before=20)
    page.end()
    column.addWidget(page)
    ring = FocusRing(window=window)
    show(window, 600, 400)
    return window, page, ring


def box_of(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_it_stands_round_the_focus(held: tuple[QWidget, Page, FocusRing]) -> None:
    window, page, ring = held
    page.focus_first()
    first = QApplication.focusWidget()
    assert first is not None
    assert first.accessibleName() == "First"
    assert ring.isVisible()
    assert ring.geometry() == box_of(window, first).adjusted(-4, -4, 4, 4)


def test_the_mouse_reaches_what_lies_beneath(
    held: tuple[QWidget, Page, FocusRing], qapp: QApplication
) -> None:
    _window, page, ring = held
    page.focus_first()
    place = QPointF(0, 0)
    qapp.sendEvent(ring, QEnterEvent(place, place, place))
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_it_follows_when_things_move(
    held: tuple[QWidget, Page, FocusRing], qapp: QApplication
) -> None:
    window, page, ring = held
    field = page.findChild(WritingField)
    field.setFocus()
    field.set_text("\n".join("many lines"))
    qapp.processEvents()
    assert ring.geometry() == box_of(window, field).adjusted(-4, -4, 4, 4)
    page.scroller.verticalScrollBar().setValue(20)
    assert ring.geometry() == box_of(window, field).adjusted(-4, -4, 4, 4)


def test_it_hides_when_its_target_is_scrolled_away(
    held: tuple[QWidget, Page, FocusRing],
) -> None:
    _window, page, ring = held
    page.focus_first()
    bar = page.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not ring.isVisible()
    bar.setValue(0)
    assert ring.isVisible()


def test_a_rating_gets_more_distance(held: tuple[QWidget, Page, FocusRing]) -> None:
    window, page, ring = held
    rating = page.findChild(Rating)
    rating.setFocus()
    assert ring.geometry() == box_of(window, rating).adjusted(-10, -2, 10, 10)


def test_no_ring_for_a_button_pressed_by_mouse(held: tuple[QWidget, Page, FocusRing]) -> None:
    _window, page, ring = held
    button = page.findChildren(buttons.Button)[1]
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring.isVisible()
    page.findChild(WritingField).setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.isVisible()


def test_it_leaves_the_words_beneath_alone(held: tuple[QWidget, Page, FocusRing]) -> None:
    _window, page, ring = held
    page.findChild(WritingField).setFocus()
    assert not ring.mask().contains(ring.rect().center())


def test_it_survives_a_target_that_goes_away(
    held: tuple[QWidget, Page, FocusRing], qapp: QApplication
) -> None:
    _window, page, ring = held
    page.focus_first()
    target = QApplication.focusWidget()
    assert target is not None
    target.deleteLater()
    qapp.sendPostedEvents(target, 52)
    qapp.processEvents()
    page.findChild(WritingField).setFocus()
    assert ring.isVisible()
