# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program with a puppet in each of its sessions: real supervisor, real window, real door.

A puppet connects back to the test when its window is painted and does what it is told there, on
the GUI thread (`tests.hard.acts`). It is a program: `python -m tests.hard.puppet [--vault FOLDER]`.
"""

from __future__ import annotations

import os
import sys
import traceback
from multiprocessing.connection import Client
from typing import Any

ADDRESS, FAULT = "PUPPET_ADDRESS", "PUPPET_FAULT"


def main(words: list[str]) -> int:
    """The front door, as it is, but for who listens in its sessions."""
    from app import __main__ as front
    from tests.hard import session_faults

    address, fault = os.environ.pop(ADDRESS), os.environ.pop(FAULT, "")
    session_faults.plant_in_supervisor(fault)
    run_session = front._run_session

    def with_puppet(start: Any, inbox: int, outbox: int) -> int:
        attach(address, fault)
        return run_session(start, inbox, outbox)

    front._run_session = with_puppet
    return front.main(words)


def attach(address: str, fault: str) -> None:
    """Let the session of this process take orders from its first frame on."""
    born_dumpable = dumpable()
    from tests.hard import acts, session_faults
    from ui.session import Session

    session_faults.plant_in_session(fault)
    show_door = Session.show_door

    def shown(self: Session) -> None:
        show_door(self)
        acts.SESSION = self
        self._window.painted.connect(listen)

    def listen() -> None:
        from PySide6.QtCore import QSocketNotifier

        said = Client(address, family="AF_UNIX")
        notifier = QSocketNotifier(said.fileno(), QSocketNotifier.Type.Read, acts.SESSION)
        notifier.activated.connect(lambda: _obey(said, notifier))
        said.send((os.getpid(), born_dumpable))

    Session.show_door = shown  # type: ignore[method-assign]


def _obey(said: Any, notifier: Any) -> None:
    from tests.hard import acts

    notifier.setEnabled(False)
    try:
        name, given = said.recv()
    except (EOFError, OSError):
        return
    try:
        answer = (True, getattr(acts, name)(*given))
    except BaseException:  # noqa: BLE001 - the test has to hear of it
        answer = (False, traceback.format_exc())
    notifier.setEnabled(True)
    said.send(answer)


def dumpable() -> int:
    """Whether this process may be dumped, and read by other programs of its user."""
    import ctypes

    get_dumpable = 3  # linux/prctl.h
    return int(ctypes.CDLL(None).prctl(get_dumpable, 0, 0, 0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
