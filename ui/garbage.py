# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's collector of cyclic garbage, kept to the GUI thread.

Left to itself it runs on whichever thread happens to ask for memory, and there it may free a
widget, which only the GUI thread may do. So a session runs without it, and asks for it here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 1000


class GarbageCollector(QObject):
    """Collects what is due, by the interpreter's own thresholds, once a second."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # What is loaded by now stays: it is not looked through again at every collection.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start(_LOOK_MS)


def collect_what_is_due() -> None:
    """Collect the oldest generation that is over its threshold. To be called on the GUI thread."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
