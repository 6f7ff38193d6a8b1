# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One window a person: whoever comes second wakes the first, and never hurts anybody."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import instance
from app.instance import Instance

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks are used on Linux only")

PAIRS = 20

# The real front door, with a session that takes a moment to paint and has no window.
_DOOR = """
import os, sys, time
import app.__main__ as door

log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)

def session(start, inbox, outbox):
    os.write(log, b"started\\n")
    time.sleep(0.2)
    os.write(outbox, b"painted\\n")
    os.write(log, b"heard " + os.read(inbox, 100))
    return 0

door._run_session = session
sys.exit(door.main([]))
"""


def _door(tmp_path: Path, log: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _DOOR, str(log)],
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path), "PYTHONPATH": os.getcwd()},
        text=True,
        stderr=subprocess.PIPE,
    )


def test_of_two_started_at_once_one_shows_and_is_raised(tmp_path: Path) -> None:
    """The first may not be listening yet when the second asks it to come to the front."""
    for pair in range(PAIRS):
        log = tmp_path / f"log{pair}"
        both = [_door(tmp_path, log), _door(tmp_path, log)]
        ended = [(p.communicate(timeout=60)[1], p.returncode) for p in both]
        assert ended == [("", 0), ("", 0)]
        assert log.read_text() == "started\nheard raise\n"


def test_a_second_start_takes_over_from_one_that_was_killed(tmp_path: Path) -> None:
    """Killed before it was painted: nobody is left to be woken."""
    log = tmp_path / "log"
    first = _door(tmp_path, log)
    while "started" not in (log.read_text() if log.exists() else ""):
        assert first.poll() is None
    first.kill()
    first.communicate(timeout=60)
    both = [_door(tmp_path, log), _door(tmp_path, log)]
    assert [(p.communicate(timeout=60)[1], p.returncode) for p in both] == [("", 0), ("", 0)]
    assert log.read_text().count("started") == 2
    assert "heard raise" in log.read_text()


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the lock file."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(instance, "PATIENCE_S", 0.3)
    return tmp_path / "afterhour"


@pytest.fixture
def holder(state: Path) -> Iterator[None]:
    """Another process holds the lock and has not said that it listens."""
    program = """
        import sys
        from app.instance import Instance
        held = Instance.acquire()
        print("held", flush=True)
        sys.stdin.read()
        """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)],
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    yield
    process.communicate(timeout=30)


@pytest.mark.usefixtures("holder")
def test_an_old_number_wakes_nobody_who_got_it_by_chance(state: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as bystander:
        (state / "instance.lock").write_text(f"{bystander.pid:<16}")
        assert Instance.acquire() is None
        assert bystander.poll() is None
        bystander.kill()


@pytest.mark.usefixtures("holder")
@pytest.mark.parametrize("text", ["", "0", "1", "-1", "999999999999999", "²", "a number"])
def test_a_strange_number_wakes_nobody(text: str, state: Path) -> None:
    (state / "instance.lock").write_text(text)
    assert Instance.acquire() is None


@pytest.mark.parametrize(
    "harm",
    [
        lambda state: state.write_text("a file where the folder should be"),
        lambda state: (state / "instance.lock").mkdir(parents=True),
        lambda state: (state.mkdir(), (state / "instance.lock").symlink_to("instance.lock")),
    ],
)
def test_no_lock_file_is_no_reason_not_to_open(harm: Callable[[Path], object], state: Path) -> None:
    harm(state)
    held = Instance.acquire()
    assert held is not None
    held.listens()
    held.close()


def test_a_full_disk_is_no_reason_either(state: Path) -> None:
    resource = pytest.importorskip("resource")
    assert not state.exists()
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        held = Instance.acquire()
        assert held is not None
        held.listens()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    held.close()
