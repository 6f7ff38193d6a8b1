# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bugs of ours: told by their kind and place, never by their words.

The message of an exception may quote what somebody wrote, and what a program says on its standard
error often ends up in a file (a journal of the system, `.xsession-errors`). Light: the front door
loads it.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # not from `typing`: nothing but `os` is loaded at the front door
if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from types import TracebackType

_listeners: list[Callable[[], None]] = []


def install() -> None:
    """From here on an exception that nobody caught is told without its words."""
    sys.excepthook = _on_uncaught
    sys.unraisablehook = _on_unraisable


def install_for_threads() -> None:
    """The same for threads, once they are needed."""
    import threading

    threading.excepthook = _on_thread


def listen(told: Callable[[], None]) -> None:
    """Call `told` after each exception that nobody caught on the main thread."""
    _listeners[:] = [told]


def described(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of an exception and the places it came through, the innermost first."""
    import traceback

    frames = reversed(traceback.extract_tb(trace))
    where = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in frames)
    return f"unexpected {kind.__name__} in {where}"


def _on_uncaught(
    kind: type[BaseException], _error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _say(kind, trace)
    for told in _listeners:
        told()


def _on_unraisable(what: sys.UnraisableHookArgs) -> None:
    _say(what.exc_type, what.exc_traceback)


def _on_thread(what: threading.ExceptHookArgs) -> None:
    _say(what.exc_type, what.exc_traceback)


def _say(kind: type[BaseException], trace: TracebackType | None) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"afterhour: {described(kind, trace)}\n")
