# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where this program's own folders lie, as text and with `os` only.

The front door needs the state folder before it forks the first session, and whatever it loads by
then costs the first window its time (`docs/decisions/0009-start-up.md`).
"""

from __future__ import annotations

import os
import sys

NAME = "afterhour"


def state_folder() -> str:
    """The folder for what the program remembers about itself. It may not exist yet."""
    return _xdg("XDG_STATE_HOME", ".local/state") or _platform("user_state_dir")


def data_folder() -> str:
    """The folder in which a first journal is proposed to lie. It may not exist yet."""
    return _xdg("XDG_DATA_HOME", ".local/share") or _platform("user_data_dir")


def _xdg(variable: str, otherwise: str) -> str:
    """The folder on systems that follow the XDG base directories, else ""."""
    if sys.platform in ("win32", "darwin"):
        return ""
    asked = os.environ.get(variable, "")
    base = asked if os.path.isabs(asked) else os.path.join(os.path.expanduser("~"), otherwise)
    return os.path.join(base, NAME)


def _platform(kind: str) -> str:
    from platformdirs import PlatformDirs

    return str(getattr(PlatformDirs(NAME, appauthor=False), kind))
