# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stage with an empty journal, and a way to press keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.stage import Stage

Press = Callable[..., None]


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """A window with a desk over an empty journal, active."""
    made = Stage(tmp_path, filled=False)
    made.show()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def press(stage: Stage) -> Press:
    """Press keys where the focus is: `Qt.Key` values or text, one after the other."""

    def pressing(
        *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        for key in keys:
            # one at a time: a digit on a rating moves the focus to its number
            for one in key if isinstance(key, str) else (key,):
                target: QWidget = QApplication.focusWidget() or stage.window
                if isinstance(one, str):
                    QTest.keyClicks(target, one)
                else:
                    QTest.keyClick(target, one, modifier)
            QApplication.processEvents()

    return pressing


def in_view(place: Any) -> dict[str, str]:
    """Captions and words that stay in view, beside the step or above it."""
    words = place.words if hasattr(place, "words") else place
    return {one.caption: one.text for one in words.shown}


def name_of(widget: QWidget | None) -> str:
    """The accessible name of a widget, "" for none."""
    return widget.accessibleName() if widget is not None else ""
