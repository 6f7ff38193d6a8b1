# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks see what they are for: each finds the fault in a page that was made with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPropertyAnimation, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from tests.ui.floor import (
    checks_geometry,
    checks_keyboard,
    checks_names,
    checks_paint,
    checks_still,
)
from tests.ui.floor.looks import LOOKS, Look, pseudo, worn
from tests.ui.floor.walk import Check
from ui.theme import theme as themes
from ui.widgets.buttons import Button, link, ordinary, primary
from ui.widgets.prose import Prose
from ui.widgets.rating import Rating
from ui.window import Window

Made = Callable[[QWidget], None]


class _Trap(QLineEdit):
    """Keeps the focus."""

    def focusNextPrevChild(self, following: bool) -> bool:
        return True


class _Low(Button):
    """A primary button of the usual height."""

    def sizeHint(self) -> QSize:
        return QSize(120, 40)

    def heightForWidth(self, width: int) -> int:
        return 40


class _Turning(Rating):
    """A rating that the wheel edits."""

    wheelEvent = QSlider.wheelEvent


def _column(page: QWidget) -> QVBoxLayout:
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout


def unnamed(page: QWidget) -> None:
    field = QLineEdit()
    _column(page).addWidget(field)


def named_twice(page: QWidget) -> None:
    for _one in range(2):
        _column(page).addWidget(ordinary("Keep"))


def without_role(page: QWidget) -> None:
    widget = QWidget()
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.setAccessibleName("Chart")
    widget.setFixedSize(40, 40)
    _column(page).addWidget(widget)


def called_otherwise(page: QWidget) -> None:
    button = ordinary("Keep")
    button.setAccessibleName("Save")
    _column(page).addWidget(button)


def without_label(page: QWidget) -> None:
    field = QLineEdit()
    field.setAccessibleName("Situation")
    _column(page).addWidget(field)


def tiny(page: QWidget) -> None:
    button = ordinary("x")
    button.setFixedSize(20, 30)
    _column(page).addWidget(button)


def low(page: QWidget) -> None:
    _column(page).addWidget(_Low(text="Open", kind="primary"))


def cut_low(page: QWidget) -> None:
    holder = QWidget()
    holder.setFixedSize(300, 24)
    words = Prose("many words that take three lines " * 4, parent=holder)
    words.resize(300, 24)
    _column(page).addWidget(holder)


def cut_label(page: QWidget) -> None:
    words = QLabel("a stock label whose words are wider than it is")
    words.setFixedWidth(80)
    _column(page).addWidget(words)


def broken_word(page: QWidget) -> None:
    words = Prose("Unbeschreiblichkeiten")
    words.setFixedWidth(60)
    _column(page).addWidget(words)


def outside(page: QWidget) -> None:
    button = ordinary("Half outside", parent=page)
    button.move(page.width() - 40, 300)
    button.show()


def wide(page: QWidget) -> None:
    inner = QWidget()
    inner.setMinimumWidth(3000)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    _column(page).addWidget(area)


def unreachable(page: QWidget) -> None:
    inner = QWidget()
    inner.setMinimumHeight(3000)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    _column(page).addWidget(area)


def over_each_other(page: QWidget) -> None:
    for words in ("First words", "Second words"):
        label = QLabel(words, page)
        label.setGeometry(100, 300, 200, 24)
        label.show()


def faint(page: QWidget) -> None:
    label = QLabel("You can hardly read this")
    label.setStyleSheet("color: #A8A8A0")
    _column(page).addWidget(label)


def moving(page: QWidget) -> None:
    QPropertyAnimation(page, b"pos", page)


def turning(page: QWidget) -> None:
    _column(page).addWidget(_Turning(name="How strong", low="", high=""))


def trapped(page: QWidget) -> None:
    field = _Trap()
    field.setAccessibleName("Trap")
    _column(page).addWidget(field)


def out_of_order(page: QWidget) -> None:
    first, second = link("First"), link("Second")
    for button in (first, second):
        _column(page).addWidget(button)
    QWidget.setTabOrder(second, first)


def against_reading(page: QWidget) -> None:
    row = QHBoxLayout()
    first, second = link("First"), link("Second")
    for button in (first, second):
        row.addWidget(button)
    _column(page).addLayout(row)
    QWidget.setTabOrder(second, first)


def by_click_alone(page: QWidget) -> None:
    first, second = ordinary("First"), ordinary("Second")
    second.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    for button in (first, second):
        _column(page).addWidget(button)


def left_in_rtl(page: QWidget) -> None:
    label = QLabel("Words that stand on the wrong side")
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    _column(page).addWidget(label)


USUAL = LOOKS["usual"]
RTL = Look(rtl=True)
FAULTS: list[tuple[Check, Made, Look]] = [
    (checks_names.names, unnamed, USUAL),
    (checks_names.names, named_twice, USUAL),
    (checks_names.names, without_role, USUAL),
    (checks_names.labels, called_otherwise, USUAL),
    (checks_names.labels, without_label, USUAL),
    (checks_geometry.targets, tiny, USUAL),
    (checks_geometry.targets, low, USUAL),
    (checks_geometry.cut, cut_low, USUAL),
    (checks_geometry.cut, cut_label, USUAL),
    (checks_geometry.cut, broken_word, USUAL),
    (checks_geometry.cut, outside, USUAL),
    (checks_geometry.sideways, wide, USUAL),
    (checks_geometry.sideways, unreachable, USUAL),
    (checks_geometry.overlaps, over_each_other, USUAL),
    (checks_paint.contrasts, faint, USUAL),
    (checks_paint.aligned, left_in_rtl, RTL),
    (checks_still.motion, moving, USUAL),
    (checks_still.wheel, turning, USUAL),
    (checks_keyboard.tab, trapped, USUAL),
    (checks_keyboard.tab, out_of_order, USUAL),
    (checks_keyboard.tab, against_reading, USUAL),
    (checks_keyboard.arrows, by_click_alone, USUAL),
]


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Window]:
    """A window with one page: a heading, a label with its field, and the way on."""
    with worn(USUAL, themes.current()):
        made = Window()
        page = QWidget()
        page.setObjectName("Page")
        column = QVBoxLayout(page)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        field = QLineEdit()
        field.setAccessibleName("Name of the sheet")
        for widget in (Prose("A page", role="h1"), Prose("Name of the sheet"), field):
            column.addWidget(widget)
        column.addWidget(primary("Go on"))
        made.show_content(page)
        made.resize(800, 600)
        made.show()
        made.activateWindow()
        qapp.processEvents()
        field.setFocus()
        yield made
        made.close()
        made.deleteLater()
        qapp.processEvents()


def page_of(window: Window) -> QWidget:
    assert window._beneath is not None
    return window._beneath


@pytest.mark.parametrize("check", {check: None for check, _made, _look in FAULTS})
def test_a_page_without_faults_passes(window: Window, check: Check) -> None:
    assert list(check(window, USUAL)) == []


@pytest.mark.parametrize(("check", "fault", "look_at"), FAULTS)
def test_a_fault_is_found(
    window: Window, qapp: QApplication, check: Check, fault: Made, look_at: Look
) -> None:
    with worn(look_at, themes.current()):
        fault(page_of(window))
        qapp.processEvents()
        assert list(check(window, look_at))


def test_the_pseudo_language_is_longer_and_keeps_what_is_filled_in() -> None:
    assert "{count}" in pseudo("{count} entries exported.")
    for words in ("Write a record", "Settings", "What happened between us?"):
        assert len(pseudo(words)) >= 1.3 * len(words)
        assert not pseudo(words).isascii()
