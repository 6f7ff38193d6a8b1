# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T09: the program talks to no network. Every call of that kind is watched by strace.

Sockets of this machine (AF_UNIX, to the screen and the desktop) and the kernel's own (AF_NETLINK)
are no network. In the long form the journey through the real window is watched as well, and the
whole suite runs where there is no network interface at all.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.hard import material
from tests.hard.children import at_home
from tests.hard.harness import HardTest, Result, Trial
from tests.journeys import screen
from tools import rules

CONNECTS = "connects to an address"
ROOT = Path(__file__).resolve().parents[2]
CALLS = "execve,write,socket,connect,bind,sendto,sendmsg,sendmmsg"
STRACE = ("strace", "-f", "-qq", "-e", f"trace={CALLS}")
_ADDRESS = re.compile(r"\b(connect|bind|sendto|sendmsg|sendmmsg)\(.*?sa_family=(\w+)")
_EXEC = re.compile(r'^(\d+) +execve\("(?:[^"]*/)?([^"/]+)".* = 0$')
_SOCKET = re.compile(r"\bsocket\((\w+),")
LOCAL = {"AF_UNIX", "AF_LOCAL", "AF_NETLINK"}
# What a session tells its supervisor once its window is there.
PAINTED = '"painted'
PATIENCE_S = 60.0


def _obstacle() -> str:
    return "" if shutil.which("strace") else "needs strace"


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "vault", 20)


def _trial(trial: Trial) -> Result:
    return CHECKS[trial.index % len(CHECKS)](trial)


def _session(trial: Trial) -> Result:
    journal = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    words = ["-m", "tests.hard.session_child", str(journal), str(trial.folder), trial.fault]
    return _watched(trial, words, exit_code=0)


def _program(trial: Trial) -> Result:
    """The whole program: supervisor, window and door, ended from outside."""
    journal = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    return _watched(trial, ["-m", "app", "--vault", str(journal)], end_once=PAINTED)


def _command_line(trial: Trial) -> Result:
    journal = str(trial.folder / "made")
    counted: dict[str, float] = {"calls looked at": 0, "to a network": 0}
    for verb in (["create"], ["export", str(trial.folder / "out.json")]):
        words = ["-m", "app", "--vault", journal, "--passphrase-stdin", *verb]
        result = _watched(trial, words, given=material.PASSPHRASE + "\n", exit_code=0)
        if result.problem:
            return result
        for name in counted:
            counted[name] += result.figures[name]  # type: ignore[operator]
    return Result(figures=counted)


def _imports(_trial: Trial) -> Result:
    """No module that could is imported anywhere, functions included."""
    found = [line for source in rules.sources() for line in rules.imports(source)]
    return Result(found[0] if found else "", {"calls looked at": 0, "to a network": 0})


def _journey(trial: Trial) -> Result:
    """From the first start to a follow-up in a real window, with the screen around it."""
    if lacking := screen.missing():
        return Result(f"not tried: {', '.join(lacking)} is missing")
    test = "tests/journeys/test_by_keyboard.py"
    return _watched(trial, ["-m", "pytest", "-q", "-p", "no:cacheprovider", test], exit_code=0)


def _suite(trial: Trial) -> Result:
    """The suite, journeys in the real window included, where there is no network interface."""
    # As oneself: mapped to root, a test would take rights for granted that are not there.
    alone = ["unshare", "-n" if os.geteuid() == 0 else "-cn"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        return Result("not tried: this computer lets nobody do without a network")
    done = subprocess.run(
        [*alone, sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider",
         "tests/unit", "tests/ui", "tests/journeys", f"--basetemp={trial.folder / 'suite'}"],
        cwd=ROOT, env=_environment(trial), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode == 0:
        return Result()
    lines = done.stdout.strip().splitlines() or ["nothing"]
    failed = [line for line in lines if line.startswith(("FAILED", "ERROR"))]
    return Result(f"without a network: {' '.join([*failed, lines[-1]])}")


def _watched(
    trial: Trial,
    words: list[str],
    *,
    given: str = "",
    exit_code: int | None = None,
    end_once: str = "",
) -> Result:
    """Run a program under strace, and look at every call with an address."""
    log = trial.folder / "log"
    program = subprocess.Popen(
        [*STRACE, "-o", str(log), sys.executable, *words],
        cwd=ROOT, env=_environment(trial), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        start_new_session=True,
    )  # fmt: skip
    try:
        if end_once:
            _wait_for(log, end_once)
            os.killpg(program.pid, signal.SIGTERM)
        said, _ = program.communicate(given, timeout=300)
    finally:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()
    if exit_code is not None and program.returncode != exit_code:
        raise RuntimeError(f"it ended with {program.returncode}: {said[-1500:]}")
    return _looked_at(log)


def _wait_for(log: Path, words: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not log.exists() or words not in log.read_text(encoding="utf-8", errors="replace"):
        if time.monotonic() > deadline:
            raise TimeoutError(f"never: {words}")
        time.sleep(0.05)


def _looked_at(log: Path) -> Result:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    if not lines:
        raise RuntimeError("strace saw nothing")
    outside, others = [], set()
    for line in lines:
        if (began := _EXEC.match(line)) and not began[2].startswith("python"):
            # The screen and the desktop around the journey are not the program.
            others.add(began[1])
        found = None if " write(" in line else _ADDRESS.search(line) or _SOCKET.search(line)
        if found is None or found.groups()[-1] in LOCAL or line.split(" ", 1)[0] in others:
            continue
        outside.append(line)
    problem = f"to a network: {outside[0][:200]}" if outside else ""
    return Result(problem, {"calls looked at": len(lines), "to a network": len(outside)})


def _environment(trial: Trial) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DBUS_", "XDG_", "DISPLAY"))}
    home = at_home(trial.folder / "home")
    return kept | home | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


QUICK: tuple[Callable[[Trial], Result], ...] = (_session, _imports, _program, _command_line)
CHECKS = (*QUICK, _journey, _suite)

TEST = HardTest(
    number="T09",
    promises=("P5",),
    title="calls to a network",
    quick=len(QUICK),
    soak=len(CHECKS),
    trial=_trial,
    prepare=_prepare,
    figures={"calls looked at": "sum", "to a network": "sum"},
    faults=(CONNECTS,),
    obstacle=_obstacle,
)
