# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting the program again: the window that is there comes to the front, and one writes."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.screen import Screen, missing, screen, wait_until
from tests.journeys.writing import FIRST, SECOND, Writing

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Screen]:
    with screen(tmp_path) as made:
        yield made


def _windows(place: Screen, *more: str) -> list[str]:
    """The windows of the program that are on the screen."""
    found = subprocess.run(
        ["xdotool", "search", *more, "--name", "^Afterhour$"],
        env=place.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.split()


def test_the_window_that_is_there_comes_to_the_front(place: Screen, tmp_path: Path) -> None:
    writing = Writing(place, tmp_path / "journal")
    (tmp_path / "link").symlink_to(tmp_path / "journal")
    (window,) = _windows(place, "--onlyvisible")
    for way in ([], ["--vault", writing.vault], ["--vault", str(tmp_path / "link")]):
        subprocess.run(
            ["xdotool", "windowminimize", "--sync", window], env=place.environment, check=True
        )
        again = place.program(*way)
        assert again.wait(timeout=30) == 0
        wait_until(lambda: _windows(place, "--onlyvisible") == [window], "the window is back")
        assert len(writing.sessions()) == 1
    # The words go on where they were.
    wait_until(lambda: writing.person.reader.focused() == "What happened", "the same field")
    writing.write(SECOND)
    writing.quit()
    assert writing.stored() == FIRST + SECOND


def test_two_started_at_once_are_one_window(place: Screen) -> None:
    both = [place.program(), place.program()]
    wait_until(lambda: [p.poll() for p in both].count(0) == 1, "the second start ended well")
    wait_until(lambda: len(_windows(place, "--onlyvisible")) == 1, "one window")
    (staying,) = [process for process in both if process.poll() is None]
    staying.terminate()
    assert staying.wait(timeout=30) == 0


def test_after_a_kill_nothing_stands_in_the_way(place: Screen, tmp_path: Path) -> None:
    writing = Writing(place, tmp_path / "journal")
    (session,) = writing.sessions()
    writing.program.kill()
    os.kill(session, signal.SIGKILL)
    writing.program.wait(timeout=30)
    both = [place.program("--vault", writing.vault) for _ in range(2)]
    wait_until(lambda: [p.poll() for p in both].count(0) == 1, "the second start ended well")
    (writing.program,) = [process for process in both if process.poll() is None]
    writing.unlock()
    writing.person.sees("Write a record")
    writing.quit()
    assert writing.stored() == FIRST
