# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dialogs for files remember what was chosen, in files of the desktop. Here they do not."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QSettings, Qt

_INSIDE_FLATPAK = "/.flatpak-info"


def leave_none() -> None:
    """From now on no dialog of this process writes down folders, names or history.

    The dialogs of GTK note each file in the desktop's list of recent ones, so Qt's own are used;
    those write `QtProject.conf`, whose place is taken away. A sandbox has no way to files but the
    desktop's dialog, and macOS and Windows offer no choice (docs/security.md).
    """
    if sys.platform == "linux" and not os.path.exists(_INSIDE_FLATPAK):
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.NativeFormat, scope, os.devnull)
