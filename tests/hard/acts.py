# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a puppet can do in a session, on its GUI thread. Answers are plain values."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QTextEdit, QWidget

from tests.hard.frames import Frames

if TYPE_CHECKING:
    from ui.session import Session

SESSION: Any = None
"""The session of this process, once there is one."""

_FRAMES: list[Frames] = []
_OPENED: list[object] = []


def wait(fact: Callable[[], object], seconds: float = 30.0) -> None:
    """Run the event loop until a fact holds.

    Raises:
        TimeoutError: it never did.
    """
    deadline = time.monotonic() + seconds
    while not fact():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if time.monotonic() > deadline:
            raise TimeoutError("the window never got there")


def unlock(passphrase: str) -> None:
    """Type the passphrase at the door and wait for the journal."""
    session: Session = SESSION
    wait(lambda: QApplication.focusWidget() is not None)
    type_text(passphrase)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    wait(lambda: session._desk is not None and session._desk._here is not None)


def type_text(text: str) -> None:
    """Key events to whatever has the focus; `QTest.keyClicks` knows ASCII only."""
    for letter in text:
        key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def write(text: str) -> None:
    """Begin a quick record and type into its first field. Not yet saved."""
    from ui.context import Route

    SESSION._desk.navigate(Route("quick"))
    wait(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    type_text(text)


def press(key: str, modifiers: int = 0) -> None:
    """Press a key in what has the focus, by its name in `Qt.Key`."""
    target = QApplication.focusWidget() or SESSION._window
    QTest.keyClick(target, getattr(Qt.Key, key), Qt.KeyboardModifier(modifiers))


def focused() -> tuple[str, int]:
    """The words in the field with the focus and the place of its cursor; nothing if none has."""

    def words() -> str:
        field = QApplication.focusWidget()
        return field.toPlainText() if isinstance(field, QTextEdit) else ""

    with suppress(TimeoutError):
        wait(words, 3)
    field = QApplication.focusWidget()
    return (words(), field.textCursor().position()) if isinstance(field, QTextEdit) else ("", -1)


def save() -> None:
    """Wait until everything typed is committed."""
    SESSION._desk.save()
    wait(lambda: not SESSION._desk.unsaved())


def search(text: str) -> None:
    """Open the journal page and type into its search field."""
    from ui.context import Route

    SESSION._desk.navigate(Route("journal", extra="search"))
    wait(lambda: QApplication.focusWidget() is not None)
    type_text(text)
    settle()


def settle(rounds: int = 3) -> None:
    """Wait until the vault lane has answered and it is painted."""
    for _ in range(rounds):
        answered: list[object] = []
        SESSION._tasks.vault(lambda: None, owner=SESSION, done=answered.append)
        wait(lambda: answered)  # noqa: B023 - over before the next round


def open_window(kind: str) -> None:
    """Open what may stand over the journal: "file", "print", "menu", or "" for nothing."""
    window = SESSION._window
    if kind == "file":
        # The static form, with an event loop of its own, is what lies deepest.
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, lambda: QFileDialog.getExistingDirectory(window, "Choose"))
        return
    elif kind == "print":
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, window)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()
        _OPENED.extend((dialog, printer))
    elif kind == "menu":
        menu = QMenu(window)
        menu.addAction("One")
        menu.popup(window.pos())
        _OPENED.append(menu)
    QApplication.processEvents()


def others() -> list[str]:
    """The visible windows beside the one, by class."""
    return [
        type(widget).__name__
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget is not SESSION._window
    ]


def covered() -> bool:
    """Whether the cover is what is seen, and nothing else is."""
    return bool(SESSION._window.covered) and not others()


def lock() -> None:
    """The command."""
    SESSION.lock()


def hide(minute_is_over: bool = False) -> None:
    """The command; the minute until the lock may be made short."""
    SESSION.hide()
    if minute_is_over:
        SESSION._hiding.hidden_timer.setInterval(0)


def watch_frames(at_once: bool = False) -> None:
    """Look at every frame from the lock on, or from now on, see `Frames`."""
    _FRAMES[:] = [Frames(SESSION, at_once=at_once)]


def nobody_for(seconds: float) -> None:
    """Let awake time pass with nobody there, looked at as often as it would be."""
    clock = _clock()
    for _ in range(int(seconds)):
        clock.boot += 1
        clock.wall += 1
        SESSION._idle._on_tick()


def asleep_for(seconds: float, which: str) -> None:
    """Stop this process with frames due, and let a clock have gone on when it goes on."""
    clock = _clock()
    watch_frames(at_once=True)
    for widget in (SESSION._window, *SESSION._desk.findChildren(QWidget)):
        widget.update()
    os.kill(os.getpid(), signal.SIGSTOP)
    if which in ("both", "boot"):
        clock.boot += seconds
    if which in ("both", "wall"):
        clock.wall += seconds


class _Clock:
    boot = 0.0
    wall = 0.0


def _clock() -> _Clock:
    """Two clocks moved by hand, in place of those of the idle watch."""
    clock, idle = _Clock(), SESSION._idle
    idle._clocks = (lambda: clock.boot, lambda: clock.wall)
    idle._last = idle._looked = idle._now()
    return clock


def holds_sleep() -> bool:
    """Whether the computer waits for this session before it sleeps."""
    wait(lambda: SESSION._guards._system.holds_sleep, 10)
    return True


def titles() -> list[str]:
    """All that a task bar or a screen share may show of this process."""
    return [
        QApplication.applicationDisplayName(),
        QApplication.applicationName(),
        *(widget.windowTitle() for widget in QApplication.topLevelWidgets()),
        *(window.title() for window in QApplication.topLevelWindows()),
    ]


def go(page: str) -> None:
    """Open a page."""
    from ui.context import Route

    SESSION._desk.navigate(Route(page))
    settle()


def close_windows() -> None:
    """Close everything that stands over the journal."""
    for widget in QApplication.topLevelWidgets():
        if widget is not SESSION._window:
            widget.close()


def accessible(shown_only: bool = False) -> list[str]:
    """Every name, value and text in the tree that screen readers walk."""
    found: list[str] = []
    root = QAccessible.queryAccessibleInterface(SESSION._window)
    _walk(root, found, shown_only)
    return found


def _walk(node: QAccessibleInterface | None, found: list[str], shown_only: bool) -> None:
    if node is None or not node.isValid() or (shown_only and node.state().invisible):
        return
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    found.extend(text for kind in kinds if (text := node.text(kind)))
    for number in range(node.childCount()):
        _walk(node.child(number), found, shown_only)


def show_record() -> None:
    """Open the newest kept record for reading."""
    from ui.context import Route

    journal = SESSION._desk.context.workspace.journal
    found: list[Any] = []
    SESSION._tasks.vault(lambda: journal.last(1), owner=SESSION, done=found.extend)
    wait(lambda: found)
    SESSION._desk.navigate(Route("journal", entry_id=found[0].id))
    settle()
    SESSION._window.grab()


def recovery_sheet() -> str:
    """Make a new recovery code, show it as Settings does, and close the dialog again; the code."""
    from ui.dialogs.recovery_sheet import RecoverySheetDialog

    made: list[str] = []
    security = SESSION._desk.context.workspace.security
    SESSION._tasks.vault(security.new_recovery_code, owner=SESSION, done=made.append)
    wait(lambda: made)
    context = SESSION._desk.context
    dialog = RecoverySheetDialog(
        code=made[0], today=date(2026, 11, 23), context=context, parent=SESSION._window
    )
    dialog.open()
    QApplication.processEvents()
    dialog.grab()
    dialog.close()
    return made[0]


def dumpable() -> int:
    """Whether a crash of this process may write its memory down."""
    from tests.hard import puppet

    return puppet.dumpable()


def close_window() -> None:
    """As the button of the window's frame does."""
    SESSION._window.close()


def trigger(command: str) -> None:
    """A command of the program by its name."""
    SESSION._desk._actions[command].trigger()


def desktop_ends() -> None:
    """The desktop says that it ends, and waits while this is handled."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.commitDataRequest.emit(None)  # type: ignore[arg-type]


def copy(where: str, minute_is_over: bool = False) -> None:
    """Copy as a person does: from what is read, from a field, or by selecting."""
    from ui.clipboard import KEEP_MS

    for timer in SESSION._guards._clipboard._timers.values():
        timer.setInterval(50 if minute_is_over else KEEP_MS)
    if where == "reading":
        from ui.widgets.prose import Prose

        prose = next(
            p for p in SESSION._window.findChildren(Prose) if p.isVisible() and p._selectable
        )
        prose._select_all()
        prose._copy()
        return
    focused_widget = QApplication.focusWidget()
    if isinstance(focused_widget, QTextEdit):
        _OPENED[:] = [focused_widget]
    (field,) = _OPENED
    assert isinstance(field, QTextEdit)
    if where == "field":
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        return
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def hear() -> None:
    """Take in what the desktop has told so far, as happens in any moment between two acts."""
    QApplication.sync()


def accidents(folder: str) -> tuple[int, list[str]]:
    """Bring about all of `tests.hard.accidents`: how many there were, and which were missed."""
    from pathlib import Path

    from tests.hard.accidents import Accidents

    brought = Accidents(Path(folder))
    brought.all()
    return len(brought.raised), brought.missed
