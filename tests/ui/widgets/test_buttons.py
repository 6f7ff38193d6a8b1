# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Painted buttons: roles and names, Enter and Space, sizes, words that wrap."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets import buttons, painting
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.disclosure import Disclosure
from ui.widgets.menu_button import MenuButton
from ui.widgets.nav_button import NavButton
from ui.widgets.pressable import Pressable
from ui.widgets.radio import Check, Radio
from ui.widgets.rail_step import RailStep
from ui.widgets.row import Row
from ui.widgets.segmented import Segmented
from ui.widgets.word import Word

Show = Callable[..., QWidget]
Key = Qt.Key
LONG = "Save an encrypted copy of everything that was written somewhere else on this computer"

ALL: list[tuple[Callable[[], Pressable], QAccessible.Role]] = [
    (lambda: buttons.primary("Open"), QAccessible.Role.Button),
    (lambda: buttons.ordinary("Open", icon="eye"), QAccessible.Role.Button),
    (lambda: buttons.beside_field("Open"), QAccessible.Role.Button),
    (lambda: buttons.quiet("Open", "chevron-left"), QAccessible.Role.Button),
    (lambda: buttons.link("Open"), QAccessible.Role.Button),
    (lambda: buttons.hero("Open", "pencil", "Ctrl+N"), QAccessible.Role.Button),
    (lambda: buttons.waits("Open"), QAccessible.Role.Button),
    (lambda: buttons.icon_button("close", "Open"), QAccessible.Role.Button),
    (lambda: Chip(text="Open"), QAccessible.Role.CheckBox),
    (lambda: Word(text="Open"), QAccessible.Role.CheckBox),
    (lambda: Radio("Open", "help"), QAccessible.Role.RadioButton),
    (lambda: Check("Open"), QAccessible.Role.CheckBox),
    (lambda: NavButton(text="Open", icon="today"), QAccessible.Role.Button),
    (lambda: RailStep(text="Open"), QAccessible.Role.Button),
    (lambda: Row(text="Open", icon="journal", detail="now"), QAccessible.Role.Button),
    (lambda: Disclosure("Open"), QAccessible.Role.Button),
    (lambda: MenuButton("Open", [("a", "A")]), QAccessible.Role.Button),
]


ICON_ALONE = 7


@pytest.mark.parametrize(("make", "role"), ALL)
def test_role_and_name_are_what_is_seen(
    make: Callable[[], Pressable], role: QAccessible.Role
) -> None:
    made = make()
    found = QAccessible.queryAccessibleInterface(made)
    assert found.role() == role
    assert found.text(QAccessible.Text.Name) == made.words == "Open"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("make", [make for make, _ in ALL])
def test_targets_are_large_enough_and_grow(
    look: Theme, show: Show, make: Callable[[], Pressable], scale: float
) -> None:
    look.set_scale(scale)
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = make()
    column.addWidget(made)
    column.addStretch(1)
    show(holder, 700, 300)
    assert made.height() >= (24 if scale == 1.0 else 40)
    assert made.width() >= 24
    words = painting.words_height(look.font("caption"), made.words, made.width())
    assert made.height() >= words


@pytest.mark.parametrize(
    "make", [make for number, (make, _) in enumerate(ALL) if number != ICON_ALONE]
)
def test_long_words_wrap_and_are_never_cut(
    look: Theme, show: Show, make: Callable[[], Pressable]
) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = make()
    made.set_words(LONG)
    column.addWidget(made)
    column.addStretch(1)
    show(holder, 320, 400)
    assert made.width() <= 320
    assert made.height() == made.heightForWidth(made.width())
    assert made.height() > 2 * look.line_height("body")
    made.set_words("Short")
    assert made.heightForWidth(made.width()) < 60


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_space_and_enter_press(show: Show, key: Qt.Key) -> None:
    made = buttons.ordinary("Open")
    show(made)
    pressed: list[bool] = []
    made.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(made, key)
    assert pressed == [True]


def test_an_ampersand_of_the_writer_is_no_shortcut() -> None:
    made = Chip(text="Tom & Jerry", value="x")
    assert made.words == "Tom & Jerry"
    assert made.accessibleName() == "Tom & Jerry"
    assert made.shortcut().isEmpty()


def test_a_primary_button_can_step_back(show: Show) -> None:
    made = buttons.primary("Next")
    show(made)
    made.set_kind("ordinary")
    assert made.heightForWidth(300) == 36


def test_a_press_by_mouse_wants_no_ring(show: Show) -> None:
    made = buttons.ordinary("Open")
    show(made)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    assert made.ring_wanted()
    made.clearFocus()
    made.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not made.ring_wanted()


def test_navigation_says_which_page_is_open(look: Theme) -> None:
    made = NavButton(text="Journal", icon="journal")
    made.set_current(True)
    made.click()
    assert made.accessibleDescription() == "current page"
    interface = QAccessible.queryAccessibleInterface(made)
    assert interface.role() == QAccessible.Role.Button
    made.set_narrow(True)
    assert made.toolTip() == "Journal"
    assert made.sizeHint().width() == made.sizeHint().height()
    made.set_current(False)
    assert made.accessibleDescription() == ""


def test_a_step_says_its_state_in_words() -> None:
    made = RailStep(text="The rule", state="done")
    assert made.accessibleDescription() == "has content"
    made.set_state("current")
    assert made.accessibleDescription() == "open now"
    with pytest.raises(ValueError, match="state"):
        made.set_state("missing")


def test_a_disclosure_opens_and_says_so(show: Show) -> None:
    made = Disclosure("More")
    show(made)
    told: list[bool] = []
    made.toggled.connect(told.append)
    QTest.keyClick(made, Key.Key_Space)
    assert made.is_open()
    assert made.accessibleDescription() == "open"
    made.set_open(False)
    assert told == [True, False]


def test_segments_move_and_choose_with_arrows(show: Show) -> None:
    made = Segmented(name="View", options=[("chart", "Chart"), ("table", "Table")])
    show(made)
    told: list[str] = []
    made.chosen.connect(told.append)
    first, second = made._segments
    assert made.value() == "chart"
    assert first.ring_target() is made
    first.setFocus()
    QTest.keyClick(first, Key.Key_Right)
    assert second.hasFocus()
    assert told == ["table"]
    made.set_value("chart")
    assert told == ["table"]


def test_radio_buttons_exclude_each_other_and_follow_arrows(show: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    made = [Radio(words) for words in ("paper", "print", "none")]
    for radio in made:
        column.addWidget(radio)
    made[0].setChecked(True)
    show(holder)
    made[0].setFocus()
    QTest.keyClick(made[0], Key.Key_Down)
    assert [radio.isChecked() for radio in made] == [False, True, False]
    QTest.keyClick(made[1], Key.Key_Up)
    QTest.keyClick(made[0], Key.Key_Up)
    assert [radio.isChecked() for radio in made] == [False, False, True]
    assert made[2].hasFocus()


def test_a_menu_offers_and_tells(show: Show) -> None:
    options = [("session", "Session"), ("", ""), ("phone", "Phone & text")]
    made = MenuButton("Kind", options, name="Kind of contact")
    show(made)
    told: list[str] = []
    made.chosen.connect(told.append)
    assert made.words == "Kind"
    assert made.accessibleDescription() == "Kind of contact"
    menu = made.open_menu()
    actions = [action for action in menu.actions() if not action.isSeparator()]
    actions[1].trigger()
    menu.close()
    assert made.words == "Phone & text"
    assert made.value() == "phone"
    assert told == ["phone"]
    made.set_value("session")
    assert told == ["phone"]


def test_a_row_puts_its_detail_beneath_when_it_is_narrow(look: Theme) -> None:
    made = Row(text="No strain that I know of", lead="Mon 26 Oct", detail="resentment 60")
    assert made.heightForWidth(560) == 45
    assert made.heightForWidth(300) > 45
    assert made.accessibleDescription() == "Mon 26 Oct, resentment 60"


def test_the_kinds_differ_in_the_picture(show: Show) -> None:
    pictures = set()
    for kind in ("primary", "ordinary", "waits", "link"):
        made = Button(text="Open", kind=kind)
        show(made, 120, 60)
        pictures.add(bytes(made.grab().toImage().constBits()))
    assert len(pictures) == 4
