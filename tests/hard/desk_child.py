# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real desk in a child process, offscreen: real fields, autosave and lanes; no door.

The door is left out because it costs a second of key derivation; everything from the key press
to COMMIT is what the program runs.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_STYLE_OVERRIDE"] = "fusion"

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app import bootstrap
from app.clock import SystemClock
from app.workspace import Workspace
from tests.hard import material
from tests.ui.pages.stage import Stage
from ui.autosave import Autosaver
from ui.context import Route
from ui.pages import registry
from ui.widgets.plain_edit import PlainEdit

bootstrap.warm_up()
registry.load_all()

PATIENCE_S = 60.0
QUICK = Route("quick")
# A repair: not the page of a record, and saved by the form of its kind.
WRITES = (QUICK, Route("form", kind="episode"))


class OpenDesk(Stage):
    """A shown window on a journal that is there already."""

    def __init__(self, journal: Path) -> None:
        self.application = QApplication(["afterhour"])
        self._journal = journal
        self._writes = QUICK
        super().__init__(Path(os.environ["HOME"]))
        self.desk.begin()
        self.window.resize(1100, 760)
        self.window.show()

    def _open(self, folder: Path, *, filled: bool) -> Workspace:
        return Workspace(vault=material.open_vault(self._journal), clock=SystemClock())

    def wait(self, fact: Callable[[], object]) -> None:
        """Run the event loop until a fact holds."""
        wait(fact)

    def begin(self, writes: Route = QUICK) -> Autosaver:
        """A new entry with the focus in its first writing field; its autosaver."""
        before = set(self.context.savers)
        self._writes = writes
        self.desk.navigate(writes)
        wait(lambda: self.context.savers - before and self.fields())
        self.fields()[0].setFocus()
        wait(lambda: self.context.savers - before and _focused() in self.fields())
        (saver,) = self.context.savers - before
        return saver

    def press(self, text: str) -> None:
        """Key events for each character, to whatever has the focus."""
        for letter in text:
            press(letter)

    def keep(self) -> None:
        """Keep what is written; over once another page is shown."""
        page = self.writing_page
        page.writing.keep()
        wait(lambda: not page.isVisible())

    @property
    def writing_page(self) -> Any:
        """The page that is written on."""
        return self.page(self._writes.page)

    def fields(self) -> list[PlainEdit]:
        """The writing fields that are in sight, from the top."""
        page = self.writing_page
        found = [f for f in page.findChildren(PlainEdit) if f.isVisible() and f.isEnabled()]
        return sorted(found, key=lambda f: f.mapTo(page, f.rect().topLeft()).y())


def press(letter: str) -> None:
    """One key, down and up, as the window system would send it."""
    target = _focused()
    assert target is not None
    key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(target, event)


def wait(fact: Callable[[], object], seconds: float = PATIENCE_S) -> None:
    """Run the event loop until a fact holds.

    Raises:
        TimeoutError: it never did.
    """
    deadline = time.monotonic() + seconds
    while not fact():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if time.monotonic() > deadline:
            raise TimeoutError("the window never got there")


def _focused() -> QWidget | None:
    found: Any = QApplication.focusWidget()
    return found if isinstance(found, QWidget) else None
