# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at every frame a session paints: was it the cover, or was it anything of the journal?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ui.session import Session

GRABBED = 3


class Frames(QObject):
    """Counts paint events of the program's widgets and grabs the first frames.

    It begins at once (a computer that wakes up) or with the lock.
    What it sees is written to a file at once, since the process may be ended any moment: a line
    "frame" for each that was grabbed, and what was seen of the journal, once for each class.
    """

    def __init__(self, session: Session, *, at_once: bool) -> None:
        super().__init__()
        self._begun = at_once
        self._session = session
        self._grabbed = 0
        self._grabbing = False
        self._noted: set[str] = set()
        self._file = os.open(Path.home() / "frames", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is held back."""
        painting = event.type() == QEvent.Type.Paint and not self._grabbing
        if painting and isinstance(watched, QWidget):
            self._on_paint(watched)
        return False

    def _on_paint(self, widget: QWidget) -> None:
        self._begun = self._begun or self._session._leaving
        if not self._begun:
            return
        window, desk = self._session._window, self._session._desk
        mine = desk is not None and (widget is desk or desk.isAncestorOf(widget))
        if mine or widget.window() is not window:
            self._note(f"{type(widget).__name__} was painted")
        if self._grabbed < GRABBED:
            self._grabbed += 1
            QTimer.singleShot(0, self._grab)

    def _grab(self) -> None:
        """The upper third of a frame shows the window's ground and nothing else."""
        window = self._session._window
        self._grabbing = True
        picture = window.grab().toImage()
        self._grabbing = False
        self._write("frame")
        ground = QColor(self._session._theme.color("bg")).name()
        for x in range(0, picture.width(), 7):
            for y in range(0, picture.height() // 3, 3):
                if picture.pixelColor(x, y).name() != ground:
                    self._note("a frame shows more than the cover")
                    return

    def _note(self, problem: str) -> None:
        if problem not in self._noted:
            self._noted.add(problem)
            self._write(problem)

    def _write(self, line: str) -> None:
        os.write(self._file, f"{line}\n".encode())
