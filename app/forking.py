# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forking a session. Of the standard library only `os`: the first window waits for this."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # not from `typing`: nothing but `os` is loaded here
if TYPE_CHECKING:
    from collections.abc import Callable


class Forked:
    """A session process and the supervisor's ends of the pipes to it.

    Attributes:
        heard: what the session has said already, when `wait` was called.
    """

    __slots__ = ("heard", "inbox", "outbox", "pid")

    def __init__(self, *, pid: int, inbox: int, outbox: int) -> None:
        self.pid, self.inbox, self.outbox = pid, inbox, outbox
        self.heard: bytes | None = None

    def wait(self) -> None:
        """Wait until the session says something (it is painted) or ends (b"")."""
        self.heard = os.read(self.inbox, 4096)


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
