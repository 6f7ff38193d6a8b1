# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of what is on screen: one application, a fresh theme, Qt that must stay quiet.

Qt's warnings fail a test (`qt_log_level_fail`), log lines do so through the root conftest. Tests
wait for facts with `qtbot.waitUntil`, never for a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import theme as themes
from ui.theme.theme import Theme


def pytest_itemcollected(item: pytest.Item) -> None:
    """The offscreen screen says what it has no window manager for; that is no finding."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session", autouse=True)
def the_application_stays() -> Iterator[None]:
    """A session that leaves cannot end the one application all tests share.

    Once it was told to exit, every later event loop would return at once, also for a test that
    comes after, and the window system would never be heard again.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QApplication, "exit", lambda *_code: None)
        yield


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Theme]:
    """The theme, light and at 100 % at the start of each test, left to right."""
    theme = themes.current()
    theme.mode, theme.scale, theme.system_font = "light", 1.0, False
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    theme.apply(qapp)
    theme.set_high_contrast(None)
    yield theme
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def show(qtbot: object, qapp: QApplication) -> Iterator[Callable[..., QWidget]]:
    """Show a widget in a window of its own, active, and close it after the test."""
    shown: list[QWidget] = []

    def shower(widget: QWidget, width: int = 640, height: int = 480) -> QWidget:
        window = widget.window()
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)  # type: ignore[attr-defined]
        shown.append(window)
        return window

    yield shower
    for window in shown:
        window.close()
        window.deleteLater()
    qapp.processEvents()
