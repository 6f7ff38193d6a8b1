# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program at the clipboard: `python -m tests.hard.other_program`.

It is told "read" or "copy WORDS" line by line, and answers each with one line of JSON: what can be
pasted and what is selected, as a pair of formats and text each.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QClipboard, QGuiApplication

Offer = tuple[list[str], str]
"""Formats, and the text."""


class OtherProgram:
    """The other end of it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def read(self) -> tuple[Offer, Offer]:
        """What it could paste, and what it could paste with the middle button."""
        return self._ask("read")

    def copy(self, words: str) -> None:
        """Let it put words of its own on the clipboard."""
        self._ask(f"copy {words}")

    def _ask(self, line: str) -> tuple[Offer, Offer]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        pasted, selected = (tuple(offer) for offer in json.loads(self._process.stdout.readline()))
        return pasted, selected


@contextmanager
def other_program(environment: Mapping[str, str]) -> Iterator[OtherProgram]:
    """Run it until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.hard.other_program"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield OtherProgram(process)
    finally:
        process.kill()
        process.communicate()


def main() -> int:
    """Answer until the other end hangs up."""
    application = QGuiApplication([])
    clipboard = QGuiApplication.clipboard()

    def offer(mode: QClipboard.Mode) -> Offer:
        found = clipboard.mimeData(mode)
        return (found.formats(), found.text()) if found is not None else ([], "")

    def told() -> None:
        line = sys.stdin.readline()
        if not line:
            application.quit()
            return
        if line.startswith("copy "):
            clipboard.setText(line[5:].strip())
        both = offer(QClipboard.Mode.Clipboard), offer(QClipboard.Mode.Selection)
        sys.stdout.write(json.dumps(both) + "\n")
        sys.stdout.flush()

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(told)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
