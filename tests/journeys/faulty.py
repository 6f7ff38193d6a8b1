# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Afterhour with faults put in: what was typed is in the exceptions of four kinds of places.

Ctrl++ fails in a slot, in a job on the vault lane, in a thread and where nobody can be told. One of
`LEAKS` more is planted where the variable `PLANTED` names it.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication, QTextEdit

from app.__main__ import main
from app.services.drafting import Drafting
from ui.desk import Desk


def _typed() -> str:
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    return field.toPlainText()


def _fail(words: str) -> None:
    raise ValueError(f"cannot make sense of {words!r}")


class _Unraisable:
    def __init__(self, words: str) -> None:
        self.words = words

    def __del__(self) -> None:
        _fail(self.words)


def _scale(self: Desk, step: int) -> None:
    words = _typed()
    _Unraisable(words)
    thread = threading.Thread(target=_fail, args=(words,))
    thread.start()
    thread.join()
    self.context.tasks.vault(lambda: _fail(words), owner=self, failed=lambda _error: None)
    _fail(words)


Desk._scale = _scale  # type: ignore[method-assign]


def _log_records() -> None:
    save = Drafting.save

    def logged(self: Drafting, old: Any, new: Any) -> Any:
        sys.stderr.write(f"saving {new}\n")
        return save(self, old, new)

    Drafting.save = logged  # type: ignore[method-assign]


LEAKS = {"logs a record": _log_records}
if os.environ.get("PLANTED"):
    LEAKS[os.environ["PLANTED"]]()

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
