# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rough ends in a real window: killed, ended from outside, and locked while words are typed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys import bibi
from tests.journeys.person import Person
from tests.journeys.screen import Screen, missing, screen, wait_until

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]

FIRST = "The crying stopped and the answers went short."
SECOND = " I asked a row of questions."


class Writing:
    """A program with a quick record open, its first sentence saved, its second just typed."""

    def __init__(self, place: Screen) -> None:
        self.place = place
        self.vault = str(place.home / "journal")
        made = self._verb("create")
        assert made.returncode == 0, made.stderr
        self.program = place.program("--vault", self.vault)
        self.person = Person(place)
        self.person.sees("Open")
        place.type(bibi.PASSPHRASE)
        place.keys("Return")
        self.person.sees("Write a record")
        place.keys("ctrl+n")
        wait_until(lambda: self.person.reader.focused() == "What happened", "the first question")
        place.type(FIRST)
        self.person.sees_part("Saved ")
        wait_until(lambda: FIRST in self.person.reader.text_of("What happened"), "the sentence")
        place.type(SECOND)

    def sessions(self) -> list[int]:
        """The session processes of the program."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.program.pid)], capture_output=True, text=True
        )
        return [int(word) for word in listed.stdout.split()]

    def stored(self) -> str:
        """The words of the one record, read from outside; the journal has to verify first."""
        verified = self._verb("verify")
        assert verified.returncode == 0, verified.stdout + verified.stderr
        out = self.place.home / "out.json"
        exported = self._verb("export", "--format", "json", str(out))
        assert exported.returncode == 0, exported.stderr
        entries = json.loads(out.read_text())["entries"]
        out.unlink()
        (entry,) = entries
        return next(a["text"] for a in entry["answers"] if a["field"] == "situation")

    def _verb(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.place.command_line(
            "--vault", self.vault, "--passphrase-stdin", *words, given=bibi.PASSPHRASE + "\n"
        )


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[Writing]:
    with screen(tmp_path) as place:
        yield Writing(place)


def test_killed_while_typing_keeps_what_was_saved(writing: Writing) -> None:
    sessions = writing.sessions()
    assert sessions
    # The supervisor first, so that it cannot open a door to a new session.
    writing.program.kill()
    for pid in sessions:
        os.kill(pid, signal.SIGKILL)
    writing.program.wait(timeout=30)
    kept = writing.stored()
    assert kept.startswith(FIRST[:20])
    assert (FIRST + SECOND).startswith(kept)


def test_ended_from_outside_while_typing_loses_nothing(writing: Writing) -> None:
    wait_until(
        lambda: SECOND in writing.person.reader.text_of("What happened"), "the second sentence"
    )
    writing.program.terminate()
    assert writing.program.wait(timeout=30) == 0
    assert writing.stored() == FIRST + SECOND


def test_a_session_whose_supervisor_is_gone_saves_and_leaves(writing: Writing) -> None:
    wait_until(
        lambda: SECOND in writing.person.reader.text_of("What happened"), "the second sentence"
    )
    (session,) = writing.sessions()
    writing.program.kill()
    writing.program.wait(timeout=30)
    wait_until(lambda: not Path(f"/proc/{session}/cmdline").exists(), "the session gone")
    assert writing.stored() == FIRST + SECOND


def test_locked_twice_in_a_row_while_typing_loses_nothing(writing: Writing) -> None:
    writing.place.keys("ctrl+l", "ctrl+l")
    writing.person.sees_part("closed and encrypted.")
    wait_until(lambda: len(writing.sessions()) == 1, "the old session ended")
    assert writing.stored() == FIRST + SECOND


def test_the_command_line_says_that_it_is_in_use(writing: Writing) -> None:
    refused = writing._verb("verify")
    assert refused.returncode == 5
    assert refused.stderr
