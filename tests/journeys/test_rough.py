# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rough ends in a real window: killed, ended from outside, and locked while words are typed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.screen import missing, screen, wait_until
from tests.journeys.writing import FIRST, SECOND, Writing

STALLED = " Nobody answered."

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[Writing]:
    with screen(tmp_path) as place:
        started = Writing(place, tmp_path / "journal")
        place.type(SECOND)
        yield started


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
    writing.shows(SECOND)
    writing.program.terminate()
    assert writing.program.wait(timeout=30) == 0
    assert writing.stored() == FIRST + SECOND


def test_a_session_whose_supervisor_is_gone_saves_and_leaves(writing: Writing) -> None:
    writing.shows(SECOND)
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


def test_a_command_after_a_stall_does_not_overtake_the_letters_before_it(writing: Writing) -> None:
    writing.shows(SECOND)
    (session,) = writing.sessions()
    os.kill(session, signal.SIGSTOP)
    writing.place.type(STALLED)
    writing.place.keys("ctrl+2")
    os.kill(session, signal.SIGCONT)
    writing.person.sees("Search records")
    writing.quit()
    assert writing.stored() == FIRST + SECOND + STALLED


def test_the_command_line_says_that_it_is_in_use(writing: Writing) -> None:
    refused = writing.verb("verify")
    assert refused.returncode == 5
    assert refused.stderr
