# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Child processes that are there to be killed: forked from one that has everything imported.

A child starts in milliseconds that way. It has a home of its own, and one pipe to say things.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.hard.harness import fresh_processes

PATIENCE_S = 60.0


class Broken(Exception):
    """A child ended by an error of its own instead of being killed; says which."""


class Child:
    """A running child. What it says is read with `hear`."""

    def __init__(self, process: Any, said: Connection) -> None:
        self._process = process
        self._said = said

    @property
    def pid(self) -> int:
        """Its process id."""
        return int(self._process.pid)

    def hear(self, seconds: float = PATIENCE_S) -> Any:
        """The next thing it says.

        Raises:
            TimeoutError: it says nothing.
            EOFError: it has ended, and all it said was heard.
            Broken: an error ended it.
        """
        if not self._said.poll(seconds):
            raise TimeoutError("the child said nothing")
        return self._received()

    def hear_for(self, seconds: float) -> Iterator[Any]:
        """Everything it says within this time."""
        from time import monotonic

        end = monotonic() + seconds
        while (left := end - monotonic()) > 0:
            if self._said.poll(left):
                yield self._received()

    def kill(self) -> list[Any]:
        """End it as a power cut would end a process; everything it said and nobody heard yet."""
        self._process.kill()
        self._process.join()
        rest: list[Any] = []
        while True:
            try:
                rest.append(self._received())
            except (EOFError, OSError):
                return rest

    def wait(self, seconds: float = PATIENCE_S) -> int | None:
        """Its exit code once it has ended by itself."""
        self._process.join(seconds)
        code: int | None = self._process.exitcode
        return code

    def _received(self) -> Any:
        said = self._said.recv()
        if isinstance(said, Broken):
            raise said
        return said

    def close(self) -> None:
        """Make sure that nothing of it is left."""
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self._said.close()
        self._process.close()


@contextmanager
def child(work: Callable[..., None], home: Path, *given: Any) -> Iterator[Child]:
    """Run `work(say, *given)` in a child until the block ends; `say` sends any value.

    `work` has to be a function of a module. Its home folder is made at `home`.
    """
    context = fresh_processes()
    heard, says = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(work, str(home), says, given), daemon=True)
    process.start()
    says.close()
    running = Child(process, heard)
    try:
        yield running
    finally:
        running.close()


def at_home(home: Path) -> dict[str, str]:
    """The variables of a home folder of its own, made where it is not there yet."""
    places = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local/share",
        "XDG_STATE_HOME": home / ".local/state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "run",
        "TMPDIR": home / "tmp",
    }
    for place in places.values():
        place.mkdir(parents=True, exist_ok=True)
    places["XDG_RUNTIME_DIR"].chmod(0o700)
    return {name: str(place) for name, place in places.items()}


def _run(work: Callable[..., None], home: str, says: Connection, given: tuple[Any, ...]) -> None:
    os.environ.update(at_home(Path(home)))
    try:
        work(says.send, *given)
    except BaseException:  # noqa: BLE001 - whatever it was, the parent has to hear of it
        says.send(Broken(traceback.format_exc()))
