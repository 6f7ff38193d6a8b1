# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real screen for journeys: Xvfb, a window manager, a session bus and the accessibility bus."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
T = TypeVar("T")

NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon")


def missing() -> list[str]:
    """What this computer lacks for a journey, as words for a skip reason."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    probe = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    python = _system_python()
    if python is None or subprocess.run([python, "-c", probe], capture_output=True).returncode:
        lacking.append("gir1.2-atspi-2.0 with python3-gi")
    return lacking


def _system_python() -> str | None:
    for candidate in ("/usr/bin/python3", shutil.which("python3")):
        if candidate and Path(candidate).exists():
            return candidate
    return None


@dataclass(slots=True)
class Screen:
    """One screen with its own home folder. Everything on it ends with it."""

    home: Path
    environment: dict[str, str]
    processes: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *command: str, **more: object) -> subprocess.Popen[str]:
        """Start a program on this screen."""
        process = subprocess.Popen(
            command,
            env=self.environment,
            cwd=ROOT,
            text=True,
            **more,  # type: ignore[call-overload]
        )
        self.processes.append(process)
        return process

    def program(self, *arguments: str) -> subprocess.Popen[str]:
        """Start Afterhour itself."""
        with (self.home / "program.log").open("a") as log:
            return self.start(sys.executable, "-m", "app", *arguments, stdout=log, stderr=log)

    def command_line(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run one verb of the command line to its end."""
        return subprocess.run(
            [sys.executable, "-m", "app", *arguments],
            env=self.environment,
            cwd=ROOT,
            input=given,
            text=True,
            capture_output=True,
            timeout=120,
            check=False,
        )

    def keys(self, *names: str) -> None:
        """Press keys one after the other, by their X names, e.g. "ctrl+n"."""
        for name in names:
            self._xdotool("key", "--clearmodifiers", "--delay", "4", name)

    def type(self, text: str) -> None:
        """Type text like a person, line breaks as the Return key."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.keys("Return")
            if line:
                self._xdotool("type", "--clearmodifiers", "--delay", "4", line)

    def picture(self, path: Path) -> None:
        """Save what is on the screen, for a person to look at after a failure."""
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(path)], env=self.environment)

    def _xdotool(self, *arguments: str) -> None:
        # Waiting with a limit of its own, subprocess would look now and then: 20 ms for every key.
        subprocess.run(["timeout", "120", "xdotool", *arguments], env=self.environment, check=True)


@contextmanager
def screen(home: Path, *, size: str = "1280x800x24") -> Iterator[Screen]:
    """A fresh screen; `home` becomes HOME and holds every folder a program may write to."""
    folders = {
        "HOME": home,
        "XDG_DATA_HOME": home / ".local/share",
        "XDG_STATE_HOME": home / ".local/state",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "run",
        "TMPDIR": home / "tmp",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    (home / "run").chmod(0o700)
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("QT_", "DBUS_", "XDG_"))},
        **{name: str(folder) for name, folder in folders.items()},
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
        "LC_ALL": "C.UTF-8",
        "LANG": "C.UTF-8",
        "GTK_MODULES": "",
        "NO_AT_BRIDGE": "1",
        "PYTHONFAULTHANDLER": "1",
    }
    environment.pop("WAYLAND_DISPLAY", None)
    made = Screen(home=home, environment=environment)
    try:
        server = made.start(
            "Xvfb",
            "-displayfd",
            "1",
            "-screen",
            "0",
            size,
            "-nolisten",
            "tcp",
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert server.stdout is not None
        environment["DISPLAY"] = ":" + server.stdout.readline().strip()
        bus = made.start(
            "dbus-daemon",
            "--session",
            "--nofork",
            "--print-address=1",
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        made.start("openbox", "--sm-disable", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        yield made
    except BaseException as failure:
        log = home / "program.log"
        if log.exists():
            failure.add_note(f"The program said:\n{log.read_text()}")
        raise
    finally:
        for process in reversed(made.processes):
            if process.poll() is None:
                process.terminate()
        for process in reversed(made.processes):
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


class Reader:
    """Reads the screen as a screen reader does: by roles and accessible names, from outside."""

    def __init__(self, place: Screen) -> None:
        python = _system_python()
        assert python is not None
        agent = str(Path(__file__).with_name("atspi_agent.py"))
        self._process = place.start(
            python, "-W", "ignore", agent, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, command: str, argument: str = "") -> str:
        """One question to the agent; its answer, with line breaks restored."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{command}\t{_escape(argument)}\n")
        self._process.stdin.flush()
        return _unescape(self._process.stdout.readline().rstrip("\n"))

    def focused(self, *, moving: bool = False, looking: bool = False) -> str:
        """The accessible name of what has the focus, "" if nothing has.

        `moving`: a key was pressed that should move it; wait a moment for that. `looking`: go by
        what is on the screen, and not by what was told.
        """
        return self.ask("focused", "moving" if moving else "looking" if looking else "")

    def names(self) -> list[str]:
        """The names of everything that is showing."""
        return [name for name in self.ask("names").split("\n") if name]

    def press(self, name: str) -> None:
        """Press the button, box or choice with this name."""
        wait_until(lambda: self.ask("press", name) == "done", f"pressing {name!r}")

    def put(self, name: str, text: str) -> None:
        """Put text into the field with this name."""
        wait_until(lambda: self.ask("put", f"{name}\n{text}") == "done", f"filling {name!r}")

    def set_value(self, name: str, value: int) -> None:
        """Set the slider with this name."""
        wait_until(lambda: self.ask("value", f"{name}\n{value}") == "done", f"setting {name!r}")

    def text_of(self, name: str) -> str:
        """The text in the field with this name."""
        return self.ask("text", name)

    def wait_for(self, name: str, seconds: float = 30.0) -> None:
        """Wait until something with this name is showing."""
        wait_until(lambda: name in self.names(), f"{name!r} on screen", seconds)


def wait_until(fact: Callable[[], T], what: str, seconds: float = 30.0) -> T:
    """Wait for a fact, asking again and again; its value, or an error that says what never was."""
    deadline = time.monotonic() + seconds
    while True:
        value = fact()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"never: {what}")
        time.sleep(0.05)


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), text)
