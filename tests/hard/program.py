# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the whole program for a hard test, with its own home, and talks to its sessions."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any

from storage.vault import vault as vaults
from storage.vault.kdf import LIMITS, KdfParams
from tests.hard import puppet
from tests.hard.children import at_home

ROOT = Path(__file__).parents[2]
PASSPHRASE = "quarry lantern thimble oat"
PATIENCE_S = 60.0


class Gone(Exception):
    """The session ended instead of answering."""


class Failed(Exception):
    """What was asked could not be done; carries the session's own words."""


class Session:
    """One session of a running program, at the other end of a socket."""

    def __init__(self, wire: Connection) -> None:
        self._wire = wire
        self.pid, self.born_dumpable = wire.recv()

    def ask(self, act: str, *given: object, seconds: float = PATIENCE_S) -> Any:
        """Let it do one of `tests.hard.acts` and give the answer.

        Raises:
            Gone: it ended meanwhile.
            Failed: it raised.
        """
        self.tell(act, *given)
        return self.answer(seconds)

    def tell(self, act: str, *given: object) -> None:
        """Like `ask`, without waiting."""
        try:
            self._wire.send((act, given))
        except OSError as gone:
            raise Gone from gone

    def answer(self, seconds: float = PATIENCE_S) -> Any:
        """The answer to what was told last."""
        try:
            heard = self._wire.poll(seconds)
            done, value = self._wire.recv() if heard else (None, None)
        except (EOFError, OSError) as gone:
            raise Gone from gone
        if done is None:
            raise TimeoutError("the session does not answer")
        if not done:
            raise Failed(value)
        return value

    def gone(self, seconds: float = PATIENCE_S) -> bool:
        """Whether the process has ended within this time."""
        return until(lambda: not alive(self.pid), seconds)


class Program:
    """A running program. Sessions come one after the other."""

    def __init__(self, process: subprocess.Popen[bytes], listener: Listener, log: Path) -> None:
        self.process, self._log = process, log
        self._sessions: queue.SimpleQueue[Session] = queue.SimpleQueue()
        self._listener = listener
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def pid(self) -> int:
        """The supervisor's process id."""
        return self.process.pid

    def session(self, seconds: float = PATIENCE_S) -> Session:
        """The next session, once its first frame is painted.

        Raises:
            TimeoutError: there is none.
        """
        try:
            return self._sessions.get(timeout=seconds)
        except queue.Empty as nothing:
            raise TimeoutError(f"no session was painted; {self.said()}") from nothing

    def unlocked(self) -> Session:
        """The next session, with the journal open."""
        session = self.session()
        session.ask("unlock", PASSPHRASE)
        return session

    def processes(self) -> list[int]:
        """All its processes, the supervisor first."""
        found = [self.pid]
        for parent in found:
            for tasks in Path(f"/proc/{parent}/task").glob("*/children"):
                found.extend(int(word) for word in tasks.read_text().split())
        return found

    def said(self) -> str:
        """All it wrote to its standard output and error."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def wait(self, seconds: float = PATIENCE_S) -> int:
        """Its exit code, once it has ended."""
        return self.process.wait(seconds)

    def _accept(self) -> None:
        with suppress(OSError, EOFError):
            while True:
                self._sessions.put(Session(self._listener.accept()))


@contextmanager
def program(
    home: Path,
    *words: str,
    fault: str = "",
    more: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
    **popen: Any,
) -> Iterator[Program]:
    """Run the program until the block ends; nothing of it survives.

    Args:
        fault: see `tests.hard.session_faults`.
        more: variables of its environment.
        before: a command that starts it, e.g. with fewer rights.
        popen: more for `subprocess.Popen`.
    """
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("DBUS_", "QT_", "XDG_"))},
        **at_home(home),
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        puppet.FAULT: fault,
        **(more or {}),
    }
    # Not beneath `home`: the name of a socket is short.
    log = home / "said.log"
    with Listener(family="AF_UNIX") as listener, log.open("wb") as said:
        environment[puppet.ADDRESS] = str(listener.address)
        process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.hard.puppet", *words],
            env=environment,
            cwd=popen.pop("cwd", ROOT),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
            **popen,
        )
        try:
            yield Program(process, listener, log)
        except Gone as gone:
            raise Gone(log.read_text(encoding="utf-8", errors="replace")[-2_000:]) from gone
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def make_vault(folder: Path) -> str:
    """An empty journal that the program itself can open; gives its recovery code."""
    least = KdfParams(LIMITS.memory_kib[0], LIMITS.passes[0])
    code = vaults.create(folder, PASSPHRASE, with_recovery=True, params=least).recovery_code
    assert code is not None
    return code


def stored_words(folder: Path) -> list[str]:
    """Every answer in a closed journal."""
    vault = vaults.unlock(folder, passphrase=PASSPHRASE)
    try:
        return [answer.text for entry in vault.entries.all() for answer in entry.answers]
    finally:
        vault.close()


def alive(pid: int) -> bool:
    """Whether the process still runs; one that ended and was not waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(fact: Callable[[], object], seconds: float = PATIENCE_S) -> bool:
    """Wait for a fact; whether it came true in time."""
    deadline = time.monotonic() + seconds
    while not fact():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.005)
    return True


def needs_linux() -> str:
    """Why none of this runs here, or ""."""
    return "" if sys.platform == "linux" else "it reads /proc and forks"
