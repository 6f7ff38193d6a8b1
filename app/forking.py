# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forking a session. Of the standard library only `os`: the first window waits for this.

The first session is forked before its supervisor is loaded, so that both load at the same time.
It waits for one byte before it shows anything: there may be a window already.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

_ALLOWED = b"+"


class Forked:
    """A session process and the supervisor's ends of the pipes to it."""

    __slots__ = ("inbox", "outbox", "pid")

    def __init__(self, *, pid: int, inbox: int, outbox: int) -> None:
        self.pid, self.inbox, self.outbox = pid, inbox, outbox

    def allow(self) -> None:
        """Let it show its window. One that has ended already is noticed by its pipe."""
        try:
            os.write(self.outbox, _ALLOWED)
        except BrokenPipeError:
            return

    def refuse(self) -> None:
        """Let it end without having shown anything, and wait until it has."""
        os.close(self.outbox)
        os.close(self.inbox)
        os.waitpid(self.pid, 0)


def fork(live: Callable[[int, int], int]) -> Forked:
    """Fork a process that does nothing but `live(inbox, outbox)` and ends with what it returns."""
    from_session, to_supervisor = os.pipe()
    from_supervisor, to_session = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.close(from_session)
            os.close(to_session)
            code = live(from_supervisor, to_supervisor)
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 1
        except BaseException:  # noqa: BLE001 - said here, or nobody would hear of it
            sys.excepthook(*sys.exc_info())
        finally:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            os._exit(code)
    os.close(to_supervisor)
    os.close(from_supervisor)
    return Forked(pid=pid, inbox=from_session, outbox=to_session)


def allowed(inbox: int) -> bool:
    """In the session: wait until it may show its window; `False` when it is not to."""
    return os.read(inbox, 1) == _ALLOWED
