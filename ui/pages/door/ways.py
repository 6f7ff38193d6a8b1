# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done at a door beside trying again: each way is a button below the message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.errors import AppError
from ui.widgets import buttons
from ui.widgets.flow import Flow


@dataclass(frozen=True, slots=True)
class Way:
    """One way on.

    Attributes:
        words: what the button says.
        open: opens the journal with the secret that was typed, on the vault lane; gives the
            workspace or raises AppError.
        remark: what is said while it takes its time.
        reads_only: nothing can be changed in what it opens.
    """

    words: str
    open: Callable[[str], object]
    remark: str
    reads_only: bool = False


WaysOn = Callable[[AppError], Sequence[Way]]


def no_ways(_error: AppError) -> Sequence[Way]:
    """Nothing but trying again."""
    return ()


class Ways(QWidget):
    """The buttons, flowing like words.

    Signals:
        chosen: a `Way`.
    """

    chosen = Signal(object)

    def __init__(self, *, ways: Sequence[Way], below: int, parent: QWidget) -> None:
        super().__init__(parent)
        flow = Flow(gap=12)
        for way in ways:
            button = buttons.ordinary(way.words, parent=self)
            button.clicked.connect(lambda _checked=False, way=way: self.chosen.emit(way))
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, below)
        column.addLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
