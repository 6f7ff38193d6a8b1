# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Light and dark as the desktop tells it: by its portal on a real bus, or in KDE's own file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.theme.desktop_scheme import DesktopScheme
from ui.theme.theme import Theme

ROOT = Path(__file__).parents[3]
LONG = 20_000
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems tell Qt")

# A program of its own, because a process keeps the bus it met first.
_PROGRAM = """
import json, sys
from PySide6.QtWidgets import QApplication
from ui.theme.theme import Theme

application = QApplication([])
theme = Theme(parent=application)
theme.expected = sys.argv[1]
theme.apply(application)

def say(*_scheme):
    print(json.dumps(theme.scheme), flush=True)

say()
theme.desktop_told.connect(lambda told: print(json.dumps(["told", told]), flush=True))
theme.changed.connect(say)
theme.follow_desktop()
application.exec()
"""


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A session bus of its own, without any service that could be started on it."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon on this computer")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "XDG_DATA_DIRS": "/nowhere"},
    )
    assert daemon.stdout is not None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().strip())
    yield
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()


class Child:
    """A program that says lines and hears some."""

    def __init__(self, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )

    def hear(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def run() -> Iterator[Callable[..., Child]]:
    """Start programs that end with the test."""
    started: list[Child] = []

    def start(*words: str) -> Child:
        started.append(Child(*words))
        return started[-1]

    yield start
    for one in started:
        one.end()


@pytest.mark.usefixtures("bus")
@pytest.mark.parametrize("method", ["ReadOne", "Read"])
def test_what_the_portal_tells_holds_and_is_followed(
    run: Callable[..., Child], method: str
) -> None:
    portal = run("-m", "tests.ui.widgets.portal", "1", method)
    assert portal.hear() == "ready"
    program = run("-c", _PROGRAM, "")
    said = [json.loads(program.hear()) for _line in range(3)]
    assert said == ["light", ["told", "dark"], "dark"]
    portal.say("2")
    assert [json.loads(program.hear()) for _line in range(2)] == [["told", "light"], "light"]
    portal.say("0")
    assert json.loads(program.hear()) == ["told", ""]


@pytest.mark.usefixtures("bus")
def test_what_it_told_last_time_is_there_from_the_first_frame(run: Callable[..., Child]) -> None:
    portal = run("-m", "tests.ui.widgets.portal", "1", "ReadOne")
    assert portal.hear() == "ready"
    program = run("-c", _PROGRAM, "dark")
    assert [json.loads(program.hear()) for _line in range(2)] == ["dark", ["told", "dark"]]


@pytest.mark.usefixtures("bus")
def test_where_nobody_answers_any_more_the_palette_tells(run: Callable[..., Child]) -> None:
    program = run("-c", _PROGRAM, "dark")
    said = [json.loads(program.hear()) for _line in range(3)]
    assert said == ["dark", ["told", ""], "light"]


COLOURS = "[Colors:Button]\nBackgroundNormal=1,2,3\n\n[Colors:Window]\nBackgroundAlternate=9,9,9\n"


def test_kdes_file_tells_and_is_followed(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    folder = home / ".config"
    folder.mkdir(exist_ok=True)
    file = folder / "kdeglobals"
    file.write_text(COLOURS + "BackgroundNormal=42,46,50\n")
    told: list[str] = []
    scheme = DesktopScheme()
    scheme.told.connect(told.append)
    scheme.begin()
    assert told == ["dark"]
    for colour, expected in (("239,240,241", "light"), ("42,46,50", "dark")):
        fresh = folder / "fresh"
        fresh.write_text(COLOURS + f"BackgroundNormal={colour}\n")
        fresh.replace(file)  # as KDE does it
        qtbot.waitUntil(lambda expected=expected: told[-1] == expected, timeout=LONG)


@pytest.mark.parametrize("desktop", ["", "XFCE"])
def test_elsewhere_nothing_is_read(
    home: Path, monkeypatch: pytest.MonkeyPatch, desktop: str
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    told: list[str] = []
    scheme = DesktopScheme()
    scheme.told.connect(told.append)
    scheme.begin()
    assert told == [""]


def test_a_scheme_chosen_in_settings_stays(look: Theme) -> None:
    look.set_mode("light")
    look._on_desktop_told("dark")
    assert look.scheme == "light"
    look.set_mode("system")
    assert look.scheme == "dark"
    look._on_desktop_told("")
    assert look.scheme == "light"
