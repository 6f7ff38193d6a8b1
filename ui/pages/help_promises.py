# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program promises, each with how often it was tried."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from app.i18n import _
from app.promises import figures, promises, proof
from ui.dates import Dates
from ui.widgets.prose import Prose


def add_promises(column: QVBoxLayout, dates: Dates) -> None:
    """Put every promise into a column, and below it what the last full run of its tests found."""
    found = figures()
    for number, promise in enumerate(promises()):
        if number:
            column.addSpacing(14)
        column.addWidget(Prose(promise.text, role="body"))
        tried = proof(promise, found)
        if tried:
            column.addSpacing(2)
            column.addWidget(Prose(tried, role="help"))
    if found:
        column.addSpacing(14)
        last = max(figure.day for figure in found.values())
        words = _(
            "These figures are from {day}, on Linux. They come with the program; how each test "
            "works is in its documentation, under security."
        ).format(day=dates.plain(last))
        column.addWidget(Prose(words, role="help"))
