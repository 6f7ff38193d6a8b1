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
    from collections.abc import Callable, Iterator
    from types import TracebackType

_listeners: list[Callable[[], None]] = []


def install() -> None:
    """From here on an exception that nobody caught is told without its words."""
    sys.excepthook = _on_uncaught
    sys.unraisablehook = _on_unraisable


def install_for_libraries() -> None:
    """The same for threads, for warnings and for log lines that fail, once these are needed."""
    import logging
    import threading
    import warnings

    from app import log_lines

    log_lines.install()
    threading.excepthook = _on_thread
    warnings.showwarning = _on_warning
    logging.raiseExceptions = False


def listen(told: Callable[[], None]) -> None:
    """Call `told` after each exception that nobody caught on the main thread."""
    _listeners[:] = [told]


def described(error: BaseException) -> str:
    """The kind of an error and where it came from, newest place first; none of its words."""
    return "; caused by ".join(_one(link) for link in _chain(error))


def _one(error: BaseException) -> str:
    import traceback

    frames = reversed(traceback.extract_tb(error.__traceback__))
    where = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in frames)
    return f"{type(error).__name__} in {where}" if where else type(error).__name__


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _on_uncaught(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _say(f"unexpected {described(error)}")
    for told in _listeners:
        told()


def _on_unraisable(what: sys.UnraisableHookArgs) -> None:
    if what.exc_value is not None:
        _say(f"ignored {described(what.exc_value)}")


def _on_thread(what: threading.ExceptHookArgs) -> None:
    if what.exc_value is not None:
        _say(f"unexpected {described(what.exc_value)}")


def _on_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,
    line: str | None = None,
) -> None:
    _say(f"{category.__name__} at {filename}:{lineno}")


def _say(line: str) -> None:
    # A program started from a menu may have no stderr at all, or a broken one.
    if sys.stderr is not None:
        try:
            sys.stderr.write(f"afterhour: {line}\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            return
