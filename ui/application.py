# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts a session: the least that a painted unlock window needs, then the rest.

The order matters and is measured (`docs/performance.md`): no JSON, no threads, no storage before
the first frame.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app import i18n, places
from ui import geometry
from ui.local_settings import LocalSettings
from ui.session import Session
from ui.theme.theme import Theme
from ui.window import Window

if TYPE_CHECKING:
    from app.session_start import SessionStart


def run(start: SessionStart, inbox: int, outbox: int) -> int:
    """Show a window and run until it is closed or locked; returns the exit code."""
    os.environ["QT_STYLE_OVERRIDE"] = "fusion"
    if not _has_screen():
        sys.stderr.write(
            "Afterhour needs a screen: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"
            "Nothing was changed. Start it from a desktop session.\n"
        )
        return 1
    application = QApplication(["afterhour"])
    application.setApplicationName("Afterhour")
    application.setDesktopFileName("afterhour")
    application.setQuitOnLastWindowClosed(False)
    local = LocalSettings(places.state_dir() / "settings.ini")
    if local.language:
        i18n.set_language(local.language)
        if local.language.split("_")[0] in ("ar", "fa", "he", "ur"):
            from PySide6.QtCore import Qt

            application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme = Theme(parent=application)
    theme.mode = local.scheme
    theme.expected = local.desktop_scheme
    theme.scale = local.text_percent / 100
    theme.system_font = local.system_font
    theme.apply(application)
    window = Window()
    geometry.restore(window, start.geometry or local.geometry)
    session = Session(
        window=window,
        theme=theme,
        local=local,
        start=start,
        pipes=(inbox, outbox),
        parent=application,
    )
    session.show_door()
    window.painted.connect(lambda: _after_the_first_frame(application, session))
    window.show()
    window.settle()
    code = application.exec()
    session.end()
    return code


def _after_the_first_frame(application: QApplication, session: Session) -> None:
    """What is for the whole program and can wait."""
    from app import hygiene
    from ui import traces
    from ui.endings import Endings

    hygiene.no_dumps()
    traces.leave_none()
    Endings(application=application, leave=session.quit, left=session.has_left, parent=session)


def _has_screen() -> bool:
    if sys.platform != "linux":
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
