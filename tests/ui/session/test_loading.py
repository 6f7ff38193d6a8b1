# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What only the GUI thread may do beside painting: load Qt's classes, and free widgets."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageCollector
from ui.loading import PageLoader
from ui.pages import registry

# A real session at its door until every page is loaded; what was imported on which thread.
_SESSION = """
import json, os, sys, threading

imported = []

class Noted:
    def find_spec(self, name, path=None, target=None):
        imported.append((name, threading.current_thread() is threading.main_thread()))

sys.meta_path.insert(0, Noted())
from PySide6.QtCore import QTimer
from app.session_start import SessionStart
from ui import loading
from ui.application import run

def ended(self, end=loading.PageLoader.end):
    end(self)
    print(json.dumps(imported), flush=True)
    os._exit(0)

loading.PageLoader.end = ended
run(SessionStart(vault=sys.argv[1]), *os.pipe())
"""


def test_pages_are_loaded_while_the_door_waits_and_on_the_gui_thread(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SESSION, str(tmp_path / "journal")],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        stdout=subprocess.PIPE,
        timeout=60,
        check=True,
    )
    imported = json.loads(done.stdout)
    names = {name for name, _ in imported}
    assert names >= {entry.module for entry in registry.PAGES.values()}
    # There is work beside the window, so a wrong thread would have shown.
    assert any(not on_gui_thread for _, on_gui_thread in imported)
    beside = [name for name, on_gui_thread in imported if not on_gui_thread]
    assert [name for name in beside if name.split(".")[0] in ("ui", "PySide6")] == []


def test_each_step_of_loading_leaves_the_window_free(qtbot: QtBot) -> None:
    turns: list[str] = []
    loader = PageLoader()
    loader._modules = iter(["ui.widgets.prose", "ui.widgets.banner"])
    loader._calm.timeout.connect(lambda: turns.append("step"))
    loader.begin()
    qtbot.waitUntil(lambda: not loader._calm.isActive())
    assert turns == ["step", "step", "step"]


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No collection by the interpreter itself, as in a session."""
    gc.collect()
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


class _Knot(QObject):
    """Holds itself, so that only the collector ends it; tells on which thread that was."""

    def __init__(self, ended: list[threading.Thread]) -> None:
        super().__init__()
        self.own = self
        self._ended = ended

    def __del__(self) -> None:
        self._ended.append(threading.current_thread())


@pytest.mark.usefixtures("uncollected")
def test_a_widget_is_never_freed_beside_the_gui_thread(qtbot: QtBot) -> None:
    ended: list[threading.Thread] = []
    collector = GarbageCollector()
    for _ in range(50):
        _Knot(ended)
    with ThreadPoolExecutor(max_workers=1) as lane:
        # Enough to set off many collections, were they left to the interpreter.
        made = lane.submit(lambda: [[n] for n in range(200_000)]).result()
    assert ended == []
    assert len(made) > gc.get_threshold()[0]
    qtbot.waitUntil(lambda: len(ended) == 50)
    assert set(ended) == {threading.main_thread()}
    collector.deleteLater()
