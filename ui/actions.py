# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every keyboard command of the program, in one list that Help is made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import N_, _
from ui.keys_in_turn import KeysInTurn


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name in code, its words, its keys, and the group Help lists it under.

    `page_only` commands act where a page offers them; the others act everywhere.
    """

    name: str
    words: str
    keys: tuple[str, ...]
    group: str
    page_only: bool = False


WRITING = N_("Writing")
GETTING_AROUND = N_("Getting around")
PRIVACY = N_("Privacy")
VIEW = N_("View")

COMMANDS: tuple[Command, ...] = (
    Command("write", N_("Write a record"), ("Ctrl+N",), WRITING),
    Command("one_line", N_("Just one line"), ("Ctrl+Shift+N",), WRITING),
    Command("next_or_keep", N_("Next step, or keep"), ("Ctrl+Return",), WRITING, True),
    Command("next_step", N_("Next step"), ("Ctrl+PgDown",), WRITING, True),
    Command("previous_step", N_("Previous step"), ("Ctrl+PgUp",), WRITING, True),
    Command("insert_time", N_("Insert date and time"), ("Ctrl+D",), WRITING, True),
    Command("undo", N_("Undo"), ("Ctrl+Z",), WRITING, True),
    Command("redo", N_("Redo"), ("Ctrl+Shift+Z",), WRITING, True),
    Command("search", N_("Search records"), ("Ctrl+F",), GETTING_AROUND),
    Command("today", N_("Today"), ("Ctrl+1",), GETTING_AROUND),
    Command("journal", N_("Journal"), ("Ctrl+2",), GETTING_AROUND),
    Command("repairs", N_("Repairs"), ("Ctrl+3",), GETTING_AROUND),
    Command("patterns", N_("Patterns"), ("Ctrl+4",), GETTING_AROUND),
    Command("settings", N_("Settings"), ("Ctrl+,",), GETTING_AROUND),
    Command("help", N_("Help"), ("F1",), GETTING_AROUND),
    Command("back", N_("Back"), ("Alt+Left",), GETTING_AROUND),
    Command("next_area", N_("Next area"), ("F6",), GETTING_AROUND),
    Command("previous_area", N_("Previous area"), ("Shift+F6",), GETTING_AROUND),
    Command("trash", N_("Move to Trash, in the list"), ("Delete",), GETTING_AROUND, True),
    Command("print", N_("Print what is shown"), ("Ctrl+P",), GETTING_AROUND, True),
    Command("hide", N_("Hide at once"), ("Ctrl+H",), PRIVACY),
    Command("lock", N_("Lock"), ("Ctrl+L",), PRIVACY),
    Command("quit", N_("Quit"), ("Ctrl+Q",), PRIVACY),
    Command("larger", N_("Larger text"), ("Ctrl++", "Ctrl+="), VIEW),
    Command("smaller", N_("Smaller text"), ("Ctrl+-",), VIEW),
    Command("normal_size", N_("Normal text size"), ("Ctrl+0",), VIEW),
)


PRIVATE = ("hide", "lock", "quit")
"""Commands that protect: they act also over a dialog or a menu."""


class Actions(QObject):
    """The commands as `QAction`s of one window. A page connects the ones it offers."""

    def __init__(self, *, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            if not command.page_only:
                self._actions[command.name] = self._make(command, window)
                window.addAction(self._actions[command.name])
        keys = (QKeySequence(keys) for command in COMMANDS for keys in command.keys)
        self._in_turn = KeysInTurn(keys, parent=self)
        self._on_focus_window_changed(QGuiApplication.focusWindow())
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window_changed)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def connect_all(self, handlers: dict[str, Callable[[], None]]) -> None:
        """Connect the commands that act everywhere."""
        for name, handler in handlers.items():
            self._actions[name].triggered.connect(lambda _checked=False, act=handler: act())

    def end(self) -> None:
        """Take the commands off the window: another desk brings its own."""
        for action in self._actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._actions.clear()
        self.deleteLater()

    def on_page(self, name: str, page: QWidget, handler: Callable[[], None]) -> QAction:
        """A page's own command, alive while the focus is within that page."""
        command = next(c for c in COMMANDS if c.name == name)
        action = self._make(command, page)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: handler())
        page.addAction(action)
        return action

    def keyboard_map(self) -> list[tuple[str, str, str]]:
        """(group, words, keys) of every command, in the reader's language."""
        rows = []
        for command in COMMANDS:
            sequence = QKeySequence(command.keys[0])
            keys = sequence.toString(QKeySequence.SequenceFormat.NativeText)
            rows.append((_(command.group), _(command.words), keys))
        return rows

    def _on_focus_window_changed(self, focused: QWindow | None) -> None:
        if focused is not None:
            self._in_turn.watch(focused)
        # a dialog shadows the keys of the window below it; those that protect go along
        QTimer.singleShot(0, self, self._reach_dialog)

    def _reach_dialog(self) -> None:
        active = QApplication.activeWindow()
        if active is not None and active is not self._window:
            active.addActions([self._actions[name] for name in PRIVATE])

    def _make(self, command: Command, parent: QWidget) -> QAction:
        action = QAction(_(command.words), parent)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        return action
