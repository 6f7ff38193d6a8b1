# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stage with the sample journal, one with an empty journal, and a way to press keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.stage import Stage

Press = Callable[..., None]


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """A window over the sample journal on Friday 27 November 2026."""
    yield from _shown(qtbot, Stage(tmp_path))


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """A window over an empty journal that has a recovery slot."""
    yield from _shown(qtbot, Stage(tmp_path, filled=False))


def _shown(qtbot: QtBot, made: Stage) -> Iterator[Stage]:
    made.show()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    for other in QApplication.topLevelWidgets():
        if other is not made.window and other.isVisible():
            other.close()
    made.close()


@pytest.fixture
def press() -> Press:
    """Press keys where the focus is: `Qt.Key` values or text, one after the other."""

    def pressing(
        *keys: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        for key in keys:
            target: QWidget | None = QApplication.focusWidget()
            assert target is not None
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key, modifier)
            QApplication.processEvents()

    return pressing
