# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every test gets a home of its own, no screen, and a log that must stay quiet."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before Qt is loaded by anything. `QT_QPA_PLATFORM=xcb` from outside lets a person watch.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")

try:
    from hypothesis import settings
except ImportError:  # the tests that need it say so themselves
    pass
else:
    # The same examples on every run: a red run on one machine is red on the next one.
    settings.register_profile("afterhour", deadline=None, database=None, derandomize=True)
    settings.register_profile("soak", deadline=None, database=None, max_examples=2_000)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "afterhour"))


def _offline(event: str, arguments: tuple[object, ...]) -> None:
    reached = event == "socket.getaddrinfo" or (
        # Sockets of this machine have a path for an address, those of a network a tuple.
        event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple)
    )
    if reached:
        raise RuntimeError("a test reached for the network")


sys.addaudithook(_offline)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--soak` runs the long form of the tests as well."""
    parser.addoption("--soak", action="store_true", help="run the long form of the tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out unless they are asked for."""
    if config.getoption("--soak"):
        return
    skip = pytest.mark.skip(reason="long form, runs with --soak")
    for item in items:
        if item.get_closest_marker("soak"):
            item.add_marker(skip)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home folder; nothing of the person who runs the tests is read or written.

    XDG folders, the Windows ones and the temporary folder lie below it.
    """
    folder = tmp_path_factory.mktemp("home")
    places = {
        "HOME": "",
        "USERPROFILE": "",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_DOCUMENTS_DIR": "Documents",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        "TMPDIR": "tmp",
        "TEMP": "tmp",
        "TMP": "tmp",
    }
    for name, below in places.items():
        place = folder / below
        place.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(place))
    # XDG_RUNTIME_DIR stays: the accessibility and session buses of the window tests live there.
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "AFTERHOUR_VAULT"):
        monkeypatch.delenv(name, raising=False)
    # Nothing of this desktop, its keychain least of all. Those that need a bus start their own.
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    # The tempfile module remembers the first folder it was asked for.
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A log line of WARNING or above that the test did not announce is a failure."""
    heard = _Heard()
    root = logging.getLogger()
    root.addHandler(heard)
    try:
        yield
    finally:
        root.removeHandler(heard)
    if heard.lines and not request.node.get_closest_marker("logs"):
        pytest.fail("unexpected log lines:\n" + "\n".join(heard.lines))
