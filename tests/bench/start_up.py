# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Process start to painted unlock window, against a bare painted QWidget."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from tests.bench.measure import Line, interleaved, median_ms

_LIMIT_S = 30

_BARE = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))

application = QApplication(["bare"])
window = Bare()
window.resize(1280, 800)
window.show()
application.exec()
"""

# The real front door. The supervisor is ended as soon as its session says "painted"; it is loaded
# by the front door itself, beside the session.
_OURS = """
import os, sys
from app.__main__ import main

sessions, fork, read = [], os.fork, os.read

def forked():
    pid = fork()
    sessions.append(pid)
    return pid

def heard(handle, count):
    data = read(handle, count)
    if data.startswith(b"painted"):
        os.kill(sessions[0], 9)
        os._exit(0)
    return data

os.fork, os.read = forked, heard
sys.exit(main(["--vault", sys.argv[1]]))
"""


def run(rounds: int) -> list[Line]:
    """Measure whole processes, in turn, with their byte code already compiled."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "HOME": folder,
            "XDG_STATE_HOME": folder + "/state",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "QT_STYLE_OVERRIDE": "fusion",
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")

        def start(program: str, *arguments: str) -> None:
            # `subprocess.run` with a time limit looks only every 50 ms whether it has ended.
            process = subprocess.Popen([sys.executable, "-c", program, *arguments], env=environment)
            limit = threading.Timer(_LIMIT_S, process.kill)
            limit.start()
            code = process.wait()
            limit.cancel()
            if code != 0:
                raise subprocess.CalledProcessError(code, process.args)

        bare, ours = interleaved(
            [lambda: start(_BARE), lambda: start(_OURS, folder + "/journal")], rounds, warm=3
        )
    ratio = median_ms(ours) / median_ms(bare)
    detail = f"{median_ms(ours):.0f} ms against {median_ms(bare):.0f} ms"
    return [Line("process start to painted unlock window", ratio, 1.25, "x", detail)]
