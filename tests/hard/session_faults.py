# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults put into the supervisor or into sessions, in processes that are thrown away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def plant_in_supervisor(fault: str) -> None:
    """Before the first session is forked. Loads nothing where nothing is planted."""
    if fault in _SUPERVISOR:
        _SUPERVISOR[fault]()


def plant_in_session(fault: str) -> None:
    """Before the window of a session is made."""
    if fault in _SESSION:
        _SESSION[fault]()


KEEPS_OLD = "keeps the old session alive"
LEAVES_DUMPS = "leaves dumps on"
LATE_LOOK = "looks at the clock after painting"
NO_COVER = "locks without a cover"
NO_PLACE = "forgets where it was"
NO_SAVE = "ends without saving"
TITLE = "puts the record into the title"
WORDS_IN_LOG = "writes the words of errors"
NO_MARK = "copies without a mark"
CLIPBOARD_STAYS = "keeps what was copied"


def _keeps_old() -> None:
    from app import supervisor

    def keep(self: Any) -> None:
        self._old = None

    supervisor._Supervisor._drop_old = keep  # type: ignore[method-assign]


def _leaves_dumps() -> None:
    from app import hygiene

    hygiene.no_dumps = lambda: None


def _late_look() -> None:
    from ui import idle

    idle._FRAMES = frozenset()


def _no_cover() -> None:
    from ui.window import Window

    Window.hide_content = lambda self, line: None  # type: ignore[method-assign]


def _no_place() -> None:
    from ui.desk import Desk

    Desk.place = lambda self: ""  # type: ignore[method-assign]


def _no_save() -> None:
    import os

    from ui.session import Session

    Session.quit = lambda self: os._exit(0)  # type: ignore[method-assign]


def _title() -> None:
    from ui.autosave import Autosaver

    touch = Autosaver.touch

    def touched(self: Any) -> None:
        from PySide6.QtWidgets import QApplication

        touch(self)
        first = next((a.text for a in self._session.entry.answers if a.text), "")
        for widget in QApplication.topLevelWidgets():
            widget.setWindowTitle(f"Afterhour {first}")

    Autosaver.touch = touched  # type: ignore[method-assign]


def _words_in_log() -> None:
    from app import unexpected

    described = unexpected.described
    unexpected.described = lambda error: f"{error} in {described(error)}"


def _no_mark() -> None:
    from ui import clipboard

    clipboard.MARKS = {}


def _clipboard_stays() -> None:
    from ui.clipboard import ClipboardGuard

    ClipboardGuard._drop = lambda self, mode: None  # type: ignore[method-assign]


_SUPERVISOR: dict[str, Callable[[], None]] = {
    KEEPS_OLD: _keeps_old,
    LEAVES_DUMPS: _leaves_dumps,
    WORDS_IN_LOG: _words_in_log,
}
_SESSION: dict[str, Callable[[], None]] = {
    LATE_LOOK: _late_look,
    NO_COVER: _no_cover,
    NO_PLACE: _no_place,
    NO_SAVE: _no_save,
    TITLE: _title,
    NO_MARK: _no_mark,
    CLIPBOARD_STAYS: _clipboard_stays,
}
