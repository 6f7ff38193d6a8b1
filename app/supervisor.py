# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The supervisor: starts one session process, and replaces it at every lock.

Text that was shown or typed cannot be wiped from a running Python and Qt process, so locking ends
the process that held it. The supervisor outlives the sessions. It knows no secret and no Qt, only
when a window is painted, when it has locked, and where it stood.

Messages are lines of ASCII words. From a session: `painted`; `locked GEOMETRY` (the same journal
again), `leave GEOMETRY` (the journal opened last), `new GEOMETRY` (begin another), `sample
GEOMETRY`. To a session: `raise`, `close`.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from app import forking, hygiene, unexpected
from app.session_start import SessionStart

if TYPE_CHECKING:
    from app.instance import Instance

HANDOVER_S = 5.0
"""Seconds a successor gets to paint before the locked session is ended regardless."""

_CRASH_WINDOW_S = 10.0


SessionMain = Callable[[SessionStart, int, int], int]


class _Session:
    def __init__(self, *, pid: int, inbox: int, outbox: int, start: SessionStart) -> None:
        self.pid, self.inbox, self.outbox, self.start = pid, inbox, outbox, start
        self.painted = False
        self.ended = False
        self.buffer = b""

    @classmethod
    def of(cls, forked: forking.Forked, start: SessionStart) -> _Session:
        return cls(pid=forked.pid, inbox=forked.inbox, outbox=forked.outbox, start=start)


def run(first: SessionStart, session_main: SessionMain) -> int:
    """Run sessions until one ends for good; returns its exit code.

    A second start for the same user raises the window that is already there and returns 0.
    The sample journal may run beside it.
    """
    instance: Instance | None = None
    if not first.sample:
        from app.instance import Instance

        instance = Instance.acquire()
        if instance is None:
            return 0
    return _Supervisor(session_main, keep_open=instance).run(first)


def take_over(
    first: SessionStart, session_main: SessionMain, *, instance: Instance, forked: forking.Forked
) -> int:
    """Like `run`, for a first session that was forked before this module was loaded."""
    return _Supervisor(session_main, keep_open=instance).run(first, forked)


class _Supervisor:
    def __init__(self, session_main: SessionMain, *, keep_open: Instance | None) -> None:
        self._main = session_main
        self._instance = keep_open
        self._current: _Session | None = None
        self._old: _Session | None = None
        self._old_deadline = 0.0
        self._last_crash = 0.0
        self._exit_code = 0
        self._closing = False
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_write, False)
        os.set_blocking(self._wake_read, False)

    def run(self, first: SessionStart, forked: forking.Forked | None = None) -> int:
        hygiene.no_dumps()
        unexpected.install_for_libraries()
        self._listen_to_signals()
        if self._instance is not None:
            self._instance.listens()
        if forked is None:
            self._current = self._start(first)
        else:
            adopted = _Session.of(forked, first)
            self._current = adopted
            if forked.heard is not None:
                self._on_heard(adopted, forked.heard)
        try:
            while self._current is not None:
                self._step()
        finally:
            for session in (self._current, self._old):
                if session is not None:
                    self._end(session)
        return self._exit_code

    # ---------------------------------------------------------------- the loop

    def _step(self) -> None:
        sessions = [s for s in (self._current, self._old) if s is not None]
        timeout = None
        if self._old is not None:
            timeout = max(0.0, self._old_deadline - time.monotonic())
        inboxes = [s.inbox for s in sessions]
        ready, _, _ = select.select([*inboxes, self._wake_read], [], [], timeout)
        for session in sessions:
            if session.inbox in ready:
                self._on_readable(session)
        if self._wake_read in ready:
            self._on_signals()
        if self._old is not None and time.monotonic() >= self._old_deadline:
            self._drop_old()

    def _on_signals(self) -> None:
        received = os.read(self._wake_read, 64)
        if self._current is None:
            return
        for number in received:
            if number in (signal.SIGTERM, signal.SIGINT, _SIGHUP):
                self._closing = True
                if not self._current.painted:
                    # It has shown nothing and holds nothing; it may not even be listening.
                    os.kill(self._current.pid, _SIGKILL)
                self._send(self._current, "close")
            elif number == _SIGUSR1:
                self._send(self._current, "raise")

    def _on_readable(self, session: _Session) -> None:
        self._on_heard(session, os.read(session.inbox, 4096))

    def _on_heard(self, session: _Session, data: bytes) -> None:
        if not data:
            self._on_ended(session)
            return
        session.buffer += data
        while b"\n" in session.buffer:
            line, session.buffer = session.buffer.split(b"\n", 1)
            self._on_message(session, line.decode("ascii", "replace"))

    def _on_message(self, session: _Session, line: str) -> None:
        word, _, argument = line.partition(" ")
        if word == "painted":
            session.painted = True
            if session is self._current and self._old is not None:
                self._drop_old()
        elif word in ("locked", "sample", "leave", "new") and session is self._current:
            following = SessionStart(
                vault=session.start.vault if word == "locked" else "",
                sample=word == "sample",
                geometry=argument,
                note="new" if word == "new" else "",
            )
            self._replace_current(following)

    def _replace_current(self, following: SessionStart) -> None:
        if self._old is not None:
            self._drop_old()
        self._old, self._current = self._current, None
        if self._closing:
            # It was locking when it was asked to leave: that is as good, and nothing follows.
            return
        self._old_deadline = time.monotonic() + HANDOVER_S
        self._current = self._start(following)

    def _drop_old(self) -> None:
        if self._old is not None:
            self._end(self._old)
        self._old = None

    def _on_ended(self, session: _Session) -> None:
        code = self._reap(session)
        if session is self._old:
            self._old = None
            return
        self._current = None
        self._drop_old()
        now = time.monotonic()
        if self._closing:
            # The wish to leave may have reached the session first, and ended it at once: it had
            # just been painted, or had shown nothing yet. Neither is a failure.
            self._exit_code = 0 if not session.painted or code == -signal.SIGTERM else code
            return
        # A crash after the window was there: open a locked one, but never in a loop.
        if code != 0 and session.painted and now - self._last_crash > _CRASH_WINDOW_S:
            self._last_crash = now
            if not session.start.sample:
                again = session.start
                self._current = self._start(
                    SessionStart(vault=again.vault, geometry=again.geometry, note="crashed")
                )
                return
        self._exit_code = code

    # ---------------------------------------------------------------- processes

    def _start(self, start: SessionStart) -> _Session:
        if start.sample:
            import tempfile

            start = SessionStart(
                sample=True,
                geometry=start.geometry,
                sample_folder=tempfile.mkdtemp(prefix="afterhour-"),
            )
        if sys.platform == "linux":
            return self._fork(start)
        return self._spawn(start)

    def _fork(self, start: SessionStart) -> _Session:
        def live(inbox: int, outbox: int) -> int:
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGTERM, _SIGHUP, _SIGUSR1):
                signal.signal(number, signal.SIG_DFL)
            # Ctrl+C in a terminal reaches the whole group; the supervisor passes it on.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            for other in (self._current, self._old):
                if other is not None:
                    os.close(other.inbox)
                    os.close(other.outbox)
            os.close(self._wake_read)
            os.close(self._wake_write)
            if self._instance is not None:
                self._instance.close()
            return self._main(start, inbox, outbox)

        return _Session.of(forking.fork(live), start)

    def _spawn(self, start: SessionStart) -> _Session:
        import subprocess

        process = subprocess.Popen(
            [sys.executable, "-m", "app", "--session"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_to_environment(start)},
        )
        assert process.stdin is not None
        assert process.stdout is not None
        inbox, outbox = os.dup(process.stdout.fileno()), os.dup(process.stdin.fileno())
        process.stdin.close()
        process.stdout.close()
        return _Session(pid=process.pid, inbox=inbox, outbox=outbox, start=start)

    def _end(self, session: _Session) -> None:
        """End a session that has locked. Its vault is closed, so nothing is asked of it."""
        if not session.ended:
            with suppress(ProcessLookupError):
                os.kill(session.pid, _SIGKILL)
        self._reap(session)

    def _reap(self, session: _Session) -> int:
        if session.ended:
            return 0
        session.ended = True
        os.close(session.inbox)
        os.close(session.outbox)
        try:
            _, status = os.waitpid(session.pid, 0)
            code = os.waitstatus_to_exitcode(status)
        except ChildProcessError:
            code = 1
        if session.start.sample_folder:
            import shutil

            shutil.rmtree(session.start.sample_folder, ignore_errors=True)
        return code

    def _send(self, session: _Session, line: str) -> None:
        with suppress(BrokenPipeError):
            os.write(session.outbox, line.encode("ascii") + b"\n")

    def _listen_to_signals(self) -> None:
        signal.set_wakeup_fd(self._wake_write)
        for number in (signal.SIGTERM, signal.SIGINT, _SIGHUP, _SIGUSR1):
            signal.signal(number, _heard)
        if hasattr(signal, "SIGPIPE"):
            signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def _heard(number: int, frame: object) -> None:
    """The wake-up pipe carries the signal; there is nothing to do here."""


_SIGUSR1 = getattr(signal, "SIGUSR1", signal.SIGTERM)
_SIGHUP = getattr(signal, "SIGHUP", signal.SIGTERM)
_SIGKILL = getattr(signal, "SIGKILL", signal.SIGTERM)


# ---------------------------------------------------------------- sessions that are programs

_ENVIRONMENT = "AFTERHOUR_SESSION_"


def _to_environment(start: SessionStart) -> dict[str, str]:
    return {
        _ENVIRONMENT + "VAULT": start.vault,
        _ENVIRONMENT + "SAMPLE": "1" if start.sample else "",
        _ENVIRONMENT + "GEOMETRY": start.geometry,
        _ENVIRONMENT + "NOTE": start.note,
        _ENVIRONMENT + "FOLDER": start.sample_folder,
    }


def adopt_standard_pipes() -> tuple[SessionStart, int, int]:
    """The start values and the two pipe ends of a session that was spawned.

    Standard input and output are taken for the protocol and then pointed at nothing, so that a
    stray print can never reach it.
    """
    inbox, outbox = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    values = {key: os.environ.pop(_ENVIRONMENT + key, "") for key in _KEYS}
    start = SessionStart(
        vault=values["VAULT"],
        sample=bool(values["SAMPLE"]),
        geometry=values["GEOMETRY"],
        note=values["NOTE"],
        sample_folder=values["FOLDER"],
    )
    return start, inbox, outbox


_KEYS = ("VAULT", "SAMPLE", "GEOMETRY", "NOTE", "FOLDER")
