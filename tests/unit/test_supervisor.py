# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The supervisor: hands over at a lock, ends the old process, never loops on a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks are used on Linux only")

_PROGRAM = """
import os, sys, time, signal
from app import supervisor
from app.supervisor import SessionStart

log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)

def say(text):
    os.write(log, (text + "\\n").encode())

def send(outbox, line):
    os.write(outbox, line.encode() + b"\\n")

def count():
    return open(sys.argv[1]).read().count("started ")

def session(start, inbox, outbox):
    number = count() + 1
    say(f"started {number} pid={os.getpid()} geometry={start.geometry} note={start.note}"
        f" sample={start.sample} folder={start.sample_folder} qt={'PySide6' in sys.modules}")
    return SCRIPT(number, start, inbox, outbox)

%s

sys.exit(supervisor.run(SessionStart(sample=len(sys.argv) > 2), session))
"""


def _start(tmp_path: Path, script: str, *extra: str) -> tuple[subprocess.Popen[bytes], Path]:
    log = tmp_path / "log"
    program = _PROGRAM % textwrap.dedent(script)
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(log), *extra],
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path), "PYTHONPATH": os.getcwd()},
    )
    return process, log


def _run(tmp_path: Path, script: str, *extra: str) -> tuple[int, list[str]]:
    process, log = _start(tmp_path, script, *extra)
    return process.wait(timeout=30), log.read_text().splitlines()


def _wait_for(log: Path, text: str) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if log.exists() and text in log.read_text():
            return
        time.sleep(0.01)
    raise AssertionError(f"never saw {text!r}")


def test_a_session_that_ends_ends_the_program(tmp_path: Path) -> None:
    code, lines = _run(
        tmp_path,
        """
        def SCRIPT(number, start, inbox, outbox):
            return 7
        """,
    )
    assert code == 7
    assert len(lines) == 1


def test_locking_starts_a_successor_in_place_and_ends_the_old_process(tmp_path: Path) -> None:
    code, lines = _run(
        tmp_path,
        """
        def SCRIPT(number, start, inbox, outbox):
            send(outbox, "painted")
            if number == 1:
                send(outbox, "locked 10,20,800,600,normal")
                time.sleep(60)
                say("the old session lived on")
            old = int(open(sys.argv[1]).read().split("pid=")[1].split()[0])
            for _ in range(500):
                try:
                    os.kill(old, 0)
                except ProcessLookupError:
                    say("old is gone")
                    return 0
                time.sleep(0.01)
            return 1
        """,
    )
    assert code == 0
    assert "geometry=10,20,800,600,normal" in lines[1]
    assert lines[-1] == "old is gone"


def test_the_supervisor_never_loads_the_window_library(tmp_path: Path) -> None:
    _, lines = _run(
        tmp_path,
        """
        def SCRIPT(number, start, inbox, outbox):
            send(outbox, "painted")
            import types
            sys.modules["PySide6"] = types.ModuleType("PySide6")
            if number == 1:
                send(outbox, "locked")
                time.sleep(60)
            return 0
        """,
    )
    assert all("qt=False" in line for line in lines)


def test_a_crash_opens_a_locked_window_once_and_then_gives_up(tmp_path: Path) -> None:
    code, lines = _run(
        tmp_path,
        """
        def SCRIPT(number, start, inbox, outbox):
            send(outbox, "painted")
            os.kill(os.getpid(), signal.SIGKILL)
        """,
    )
    assert code != 0
    assert len(lines) == 2
    assert "note=crashed" in lines[1]


def test_a_session_that_never_paints_is_not_started_again(tmp_path: Path) -> None:
    code, lines = _run(
        tmp_path,
        """
        def SCRIPT(number, start, inbox, outbox):
            return 3
        """,
    )
    assert (code, len(lines)) == (3, 1)


def test_a_second_start_raises_the_first_window(tmp_path: Path) -> None:
    script = """
        def SCRIPT(number, start, inbox, outbox):
            send(outbox, "painted")
            said = os.read(inbox, 100)
            say("heard " + said.decode().strip())
            return 0
        """
    first, log = _start(tmp_path, script)
    _wait_for(log, "started 1")
    second, _ = _start(tmp_path, script)
    assert second.wait(timeout=20) == 0
    assert first.wait(timeout=20) == 0
    assert "heard raise" in log.read_text()
    assert log.read_text().count("started") == 1


def test_ending_the_supervisor_asks_the_session_to_save_and_leave(tmp_path: Path) -> None:
    script = """
        def SCRIPT(number, start, inbox, outbox):
            send(outbox, "painted")
            say("ready")
            say("heard " + os.read(inbox, 100).decode().strip())
            return 0
        """
    process, log = _start(tmp_path, script)
    _wait_for(log, "ready")
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    assert "heard close" in log.read_text()


def test_locking_while_asked_to_leave_ends_it_without_a_successor(tmp_path: Path) -> None:
    script = """
        def SCRIPT(number, start, inbox, outbox):
            send(outbox, "painted")
            say("ready")
            assert os.read(inbox, 100) == b"close\\n"
            send(outbox, "locked")
            time.sleep(60)
            return 1
        """
    process, log = _start(tmp_path, script)
    _wait_for(log, "ready")
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    assert log.read_text().count("started") == 1


def test_ended_together_with_its_session_nothing_opens_again(tmp_path: Path) -> None:
    """The end of a desktop reaches both; the session had no time yet to listen for it."""
    script = """
        def SCRIPT(number, start, inbox, outbox):
            send(outbox, "painted")
            say("ready")
            assert os.read(inbox, 100) == b"close\\n"
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(60)
        """
    process, log = _start(tmp_path, script)
    _wait_for(log, "ready")
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    assert log.read_text().count("started") == 1


def test_ended_before_anything_is_painted_is_no_failure(tmp_path: Path) -> None:
    script = """
        def SCRIPT(number, start, inbox, outbox):
            time.sleep(60)
        """
    process, log = _start(tmp_path, script)
    _wait_for(log, "started 1")
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0


def test_a_killed_supervisor_frees_its_place_and_its_session_hears_of_it(tmp_path: Path) -> None:
    script = """
        def SCRIPT(number, start, inbox, outbox):
            send(outbox, "painted")
            assert os.read(inbox, 100) == b""
            say("supervisor gone")
            return 0
        """
    process, log = _start(tmp_path, script)
    _wait_for(log, "started 1")
    process.kill()
    process.wait()
    _wait_for(log, "supervisor gone")
    again, log = _start(tmp_path, script)
    _wait_for(log, "started 2")
    again.kill()
    again.wait()


def test_the_sample_folder_goes_with_its_session(tmp_path: Path) -> None:
    code, lines = _run(
        tmp_path,
        """
        def SCRIPT(number, start, inbox, outbox):
            assert os.path.isdir(start.sample_folder)
            open(start.sample_folder + "/journal.db", "w").close()
            os.kill(os.getpid(), signal.SIGKILL)
        """,
        "sample",
    )
    folder = lines[0].split("folder=")[1].split()[0]
    assert code != 0
    assert not Path(folder).exists()
