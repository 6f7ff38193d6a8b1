# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not loaded yet when the unlock window is painted (`docs/decisions/0009-start-up.md`)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the offscreen screen is Linux's")

# A session on a screen of its own, ended when it says that it is painted.
_SESSION = """
import enum, os, sys
from app.session_start import SessionStart
from ui.application import run

def below(kind):
    for one in kind.__subclasses__():
        yield one.__qualname__
        yield from below(one)

def write(handle, data, real=os.write):
    if data != b"painted\\n":
        return real(handle, data)
    loaded, names = sorted(sys.modules), sorted(set(below(enum.Enum)))
    import json
    print(json.dumps([loaded, names]), flush=True)
    os._exit(0)

os.write = write
run(SessionStart(vault=sys.argv[1]), *os.pipe())
"""

# PySide itself loads some of the standard library (logging, gettext, threading); that is its own.
_LATER = {
    "alembic",
    "concurrent.futures",
    "cryptography",
    "dataclasses",
    "json",
    "keyring",
    "platformdirs",
    "prompts",
    "signal",
    "sqlalchemy",
    "sqlcipher3",
    "storage",
    "tomllib",
    "tzlocal",
    "zxcvbn",
    "app.bootstrap",
    "app.domain",
    "app.services",
    "app.supervisor",
    "app.workspace",
    "ui.cover",
    "ui.desk",
    "ui.idle",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
}


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The modules and the enumerations there are when the unlock window is painted."""
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [sys.executable, "-c", _SESSION, str(home / "journal")],
        env={
            **os.environ,
            "HOME": str(home),
            "XDG_STATE_HOME": str(home / "state"),
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "QT_QPA_PLATFORM": "offscreen",
        },
        stdout=subprocess.PIPE,
        timeout=60,
        check=True,
    )
    modules, names = json.loads(done.stdout)
    return set(modules), set(names)


def test_only_the_window_is_loaded_before_it_is_painted(
    painted: tuple[set[str], set[str]],
) -> None:
    modules, _ = painted
    assert "ui.pages.unlock" in modules
    early = {
        name
        for name in modules
        if any(name == late or name.startswith(late + ".") for late in _LATER)
    }
    assert early == set()


def test_qts_enumerations_wait_for_the_first_frame(painted: tuple[set[str], set[str]]) -> None:
    _, names = painted
    assert {name for name in names if name.startswith("Qt.")} == set()


def test_no_class_of_qt_was_looked_for(painted: tuple[set[str], set[str]]) -> None:
    """Naming one widget of an unknown class loads them all, with their enumerations."""
    _, names = painted
    assert {
        name for name in names if name.startswith(("QHeaderView", "QWizard", "QStyle"))
    } == set()


def test_a_journal_opens_without_the_long_view(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from app.clock import SystemClock;"
        "from storage.vault import vault as vaults;"
        "from tests.unit.app.conftest import PASSPHRASE, open_cheap;"
        "from tests.unit.storage.making import CHEAP, LIGHT\n"
        "place = Path(sys.argv[1])\n"
        "vaults.create(place, PASSPHRASE, params=LIGHT, limits=CHEAP)\n"
        "open_cheap(place, SystemClock()).close()\n"
        "sys.exit('app.insights' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", script, str(tmp_path / "journal")]
    assert subprocess.run(command, cwd=root, check=False).returncode == 0
