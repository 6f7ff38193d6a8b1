# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T18: a crash writes no memory to a file, and no other program of the user may read it.

The sessions are ended by signals that dump core, in a folder where a core file would be found and
with a limit that would allow it.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from pathlib import Path

from tests.hard import program
from tests.hard.harness import HardTest, Result, Trial
from tests.hard.material import copy_vault
from tests.hard.session_faults import LEAVES_DUMPS

CRASHES = (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE)


def _prepare(shared: Path) -> None:
    program.make_vault(shared / "vault")


def _trial(trial: Trial) -> Result:
    folder = copy_vault(trial.shared / "vault", trial.folder / "vault")
    home = trial.folder / "home"
    home.mkdir()
    with program.program(
        home,
        "--vault",
        str(folder),
        fault=trial.fault,
        cwd=home,
        before=_plain_user(),
        preexec_fn=_allow_dumps,
    ) as running:
        first = running.unlocked()
        first.ask("write", "left to crash")
        problems = _open_doors(running.processes())
        if first.ask("dumpable"):
            problems.append("a session may be dumped")
        os.kill(first.pid, CRASHES[trial.index % len(CRASHES)])
        # The supervisor opens a locked window; it was forked from it, and shows what it has.
        second = running.session()
        if second.born_dumpable:
            problems.append("the supervisor may be dumped")
        problems += _open_doors(running.processes())
        cores = [path.name for path in home.rglob("*") if path.is_file() and _is_core(path)]
    if cores:
        problems.append("core files: " + ", ".join(cores))
    return Result("; ".join(problems), {"crashes": 1})


def _allow_dumps() -> None:
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def _open_doors(pids: list[int]) -> list[str]:
    """What another process of the same user could read."""
    problems: list[str] = []
    for pid in pids:
        limit = next(
            line
            for line in Path(f"/proc/{pid}/limits").read_text().splitlines()
            if line.startswith("Max core file size")
        )
        if limit.split()[4:6] != ["0", "0"]:
            problems.append("core files are allowed")
        if _opens(f"/proc/{pid}/mem"):
            problems.append("its memory is open to the user's programs")
    return problems


def _opens(path: str) -> bool:
    """Whether a program of the same user without an administrator's rights may open it."""
    command = [*_plain_user(), "sh", "-c", f"exec 3<{path}"]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


def _plain_user() -> tuple[str, ...]:
    """Before a command: without the rights of an administrator."""
    dropped = ("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs")
    return dropped if os.geteuid() == 0 else ()


def _is_core(path: Path) -> bool:
    with path.open("rb") as file:
        elf, kind = b"\x7fELF", 4  # ET_CORE
        head = file.read(18)
        return head[:4] == elf and head[16] == kind


def _obstacle() -> str:
    here = program.needs_linux()
    return here or ("" if shutil.which("setpriv") else "it needs setpriv")


TEST = HardTest(
    number="T18",
    promises=("P4",),
    title="crashed with dumps allowed",
    quick=1,
    soak=40,
    trial=_trial,
    prepare=_prepare,
    figures={"crashes": "sum"},
    faults=(LEAVES_DUMPS,),
    obstacle=_obstacle,
)
