# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie on this computer, and which journals were opened last.

The list of journals is a plain text file of paths, one a line, newest first. It tells that a
journal exists and where; nothing that was written. Light: the unlock window waits for it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.i18n import _

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

NAME = "afterhour"
_LIST = "journals.txt"
_LONGEST_LIST = 20


def state_dir() -> Path:
    """The folder for what the program remembers about itself. It may not exist yet."""
    return _xdg("XDG_STATE_HOME", ".local/state") or Path(_platform().user_state_path)


def default_journal_dir() -> Path:
    """Where a first journal is proposed to lie. It may not exist yet."""
    data = _xdg("XDG_DATA_HOME", ".local/share") or Path(_platform().user_data_path)
    return data / "journal"


def known_journals() -> tuple[Path, ...]:
    """The journals opened on this computer, newest first. Some may have gone since."""
    try:
        text = (state_dir() / _LIST).read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ()
    lines = dict.fromkeys(line for line in text.split("\n") if os.path.isabs(line))
    return tuple(Path(line) for line in list(lines)[:_LONGEST_LIST])


def last_journal() -> Path | None:
    """The journal opened last, or `None` before the first."""
    known = known_journals()
    return known[0] if known else None


def remember_journal(folder: Path) -> None:
    """Put a journal first in the list. A list that cannot be written is not an error."""
    path = _absolute(folder)
    _write([path, *(known for known in known_journals() if known != path)])


def forget_journal(folder: Path) -> None:
    """Take a journal out of the list; the journal itself stays where it is."""
    path = _absolute(folder)
    _write([known for known in known_journals() if known != path])


def shown_name(folder: Path) -> str:
    """A neutral name for a journal: that of its folder, or "Journal" for the usual place."""
    path = _absolute(folder)
    return _("Journal") if path == _absolute(default_journal_dir()) else path.name or str(path)


def _absolute(folder: Path) -> Path:
    return Path(os.path.abspath(folder))


def _xdg(variable: str, otherwise: str) -> Path | None:
    """The folder on systems that follow the XDG base directories, else `None`."""
    if sys.platform in ("win32", "darwin"):
        return None
    asked = os.environ.get(variable, "")
    base = Path(asked) if os.path.isabs(asked) else Path.home() / otherwise
    return base / NAME


def _platform() -> PlatformDirs:
    from platformdirs import PlatformDirs

    return PlatformDirs(NAME, appauthor=False)


def _write(paths: list[Path]) -> None:
    folder = state_dir()
    target = folder / _LIST
    lines = [str(path) for path in paths[:_LONGEST_LIST]]
    text = "".join(f"{line}\n" for line in lines if "\n" not in line and "\r" not in line)
    temporary = folder / f".{_LIST}.{os.getpid()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except OSError:
        # Only the convenience of not being asked for the folder again is lost.
        with suppress(OSError):
            temporary.unlink()
