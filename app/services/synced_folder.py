# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a folder looks as if another program copied it to other computers.

A journal in such a folder stays encrypted, but copies of it lie elsewhere, and two computers
writing at once can leave two versions. So it is said once, calmly; nothing is forbidden.
"""

from __future__ import annotations

import os
from pathlib import Path

# Names of folders as these programs make them, in lower case; a beginning is enough.
_NAMES = (
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("icloud", "iCloud Drive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pcloud", "pCloud"),
    ("megasync", "MEGA"),
    ("syncthing", "Syncthing"),
    ("seafile", "Seafile"),
    ("proton drive", "Proton Drive"),
)

# Files these programs leave in the folder they look after.
_TRACES = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".owncloudsync.log", "Nextcloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".tmp.driveupload", "Google Drive"),
)
_TRACE_PATTERNS = ((".sync_*.db", "Nextcloud"), ("._sync_*.db", "Nextcloud"))


def synced_by(folder: Path) -> str:
    """The name of the program that seems to copy this folder, or "".

    Looks at the folder's own path and at the folders above it, below and including the home
    folder only by name and by traces; reads no file. The folder need not exist yet.
    """
    place = Path(os.path.abspath(folder))
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        root = os.environ.get(variable, "")
        if root and place.is_relative_to(root):
            return "OneDrive"
    for level in (place, *place.parents):
        name = level.name.lower()
        for beginning, program in _NAMES:
            if name.startswith(beginning):
                return program
        found = _trace_in(level)
        if found:
            return found
    return ""


def _trace_in(level: Path) -> str:
    # ~/.dropbox is where Dropbox keeps its settings, also when the home folder is not copied.
    if level == Path.home():
        traces = tuple(trace for trace in _TRACES if trace[0] != ".dropbox")
    else:
        traces = _TRACES
    try:
        for trace, program in traces:
            if (level / trace).exists():
                return program
        for pattern, program in _TRACE_PATTERNS:
            if next(level.glob(pattern), None) is not None:
                return program
    except OSError:
        return ""
    return ""
