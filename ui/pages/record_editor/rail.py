# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps by name: ticked where something is written, never marked as missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.widgets.buttons import link
from ui.widgets.menu_button import MenuButton
from ui.widgets.rail_step import RailStep

if TYPE_CHECKING:
    from ui.pages.record_editor.steps import Step

DONE, CURRENT, EMPTY = "done", "current", "empty"


class Rail(QWidget):
    """One button a step, and the switch to everything on one page.

    Signals:
        step_chosen(number): a step is to be shown.
        one_page_toggled: the other layout of steps is wanted.
    """

    step_chosen = Signal(int)
    one_page_toggled = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[int, RailStep] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.one_page = link(one_page_words(False), parent=self)
        self.one_page.clicked.connect(self.one_page_toggled)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._list)
        outer.addSpacing(14)
        indent = QHBoxLayout()
        indent.addSpacing(36)
        indent.addWidget(self.one_page)
        indent.addStretch(1)
        outer.addLayout(indent)
        outer.addStretch(1)

    def set_steps(self, steps: tuple[Step, ...]) -> None:
        """Build the buttons of a depth."""
        for button in self._buttons.values():
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for step in steps:
            button = RailStep(text=step.title, parent=self)
            number = step.number
            button.clicked.connect(lambda _checked=False, at=number: self.step_chosen.emit(at))
            self._buttons[step.number] = button
            self._list.addWidget(button)

    def show_states(self, states: dict[int, str], *, one_page: bool) -> None:
        """Tick, dot or ring for every step."""
        for number, button in self._buttons.items():
            button.set_state(states.get(number, EMPTY))
        self.one_page.set_words(one_page_words(one_page))


class RailMenu(QWidget):
    """The same as a drop-down, for narrow windows and large text.

    Signals:
        step_chosen(number): a step is to be shown.
        one_page_toggled: the other layout of steps is wanted.
    """

    step_chosen = Signal(int)
    one_page_toggled = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self.menu = MenuButton(_("Steps"), name=_("Steps"), parent=self)
        self.menu.chosen.connect(self._on_menu_chosen)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(8)
        self.line.addWidget(self.menu)
        self.line.addStretch(1)

    def set_steps(self, steps: tuple[Step, ...]) -> None:
        """The steps of a depth."""
        self._steps = steps

    def show_states(self, states: dict[int, str], *, one_page: bool) -> None:
        """Name the current step on the button, tick the written ones in the list."""
        options = []
        current = ""
        for step in self._steps:
            words = step.title
            if states.get(step.number) == DONE:
                words = _("{step} (written)").format(step=step.title)
            options.append((str(step.number), words))
            if states.get(step.number) == CURRENT:
                current = str(step.number)
        options.append(("one_page", one_page_words(one_page)))
        self.menu.set_options(options)
        self.menu.set_value(current)

    def _on_menu_chosen(self, value: str) -> None:
        if value == "one_page":
            self.one_page_toggled.emit()
        else:
            self.step_chosen.emit(int(value))


def one_page_words(one_page: bool) -> str:
    """The switch says where it leads."""
    return _("One step at a time") if one_page else _("All on one page")
