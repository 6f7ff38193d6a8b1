# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""File dialogs that leave no trace of where somebody went (`docs/decisions/0012-file-dialogs.md`).

The name of a folder may say who is written about.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QSettings, Qt

_INSIDE_FLATPAK = "/.flatpak-info"


def leave_none() -> None:
    """Once for the program, before its first file dialog and after its first frame."""
    if sys.platform in ("win32", "darwin"):
        # There the dialog is the system's, and so is what it remembers.
        return
    # Qt's dialog writes the folders it was in to QtProject.conf; nothing can be written below this.
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.NativeFormat, scope, os.devnull)
    # The one of a desktop writes the file to the list of files used recently. A sandbox has no
    # other way to files.
    if not os.path.exists(_INSIDE_FLATPAK):
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
