# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accidents of a process leave nothing of what it held: no core dump, no words in errors.

The message of an exception may quote what was typed (`KeyError`, `ValueError`, a library's own).
So what is said of an accident is the kind of error and the places in the code, never its message.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import TracebackType

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def no_dumps() -> None:
    """Let no crash write this process's memory to a file, and no other user's debugger read it.

    Inherited by forked processes. Where the system offers neither, nothing happens.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        # A dump handler behind a pipe ignores the limit; it heeds this.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def say_no_words(happened: Callable[[], None] | None = None) -> None:
    """From now on no uncaught error, warning or failed log line of this process quotes anything.

    Args:
        happened: called after an uncaught error of the main thread was written to stderr.
    """

    def uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        _write(f"Afterhour: unexpected {describe(error)}")
        if happened is not None:
            happened()

    def in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            _write(f"Afterhour: unexpected {describe(found.exc_value)}")

    def unraisable(found: object) -> None:
        error = getattr(found, "exc_value", None)
        if isinstance(error, BaseException):
            _write(f"Afterhour: ignored {describe(error)}")

    def warned(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: object = None,
        line: str | None = None,
    ) -> None:
        _write(f"Afterhour: {category.__name__} at {filename}:{lineno}")

    sys.excepthook = uncaught
    threading.excepthook = in_thread
    sys.unraisablehook = unraisable
    warnings.showwarning = warned
    logging.raiseExceptions = False


def describe(error: BaseException) -> str:
    """The kind of an error and where it came from, newest place first; none of its words."""
    return "; caused by ".join(_one(link) for link in _chain(error))


def _one(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{f.name} ({f.filename}:{f.lineno})" for f in reversed(frames))
    return f"{type(error).__name__} in {where}" if where else type(error).__name__


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _write(line: str) -> None:
    # A program started from a menu may have no stderr at all.
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(line + "\n")
            sys.stderr.flush()
