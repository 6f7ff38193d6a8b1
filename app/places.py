# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie on this computer, and which journals were opened last.

The list of journals is a plain text file of paths, one a line, newest first. It tells that a
journal exists and where; nothing that was written. Light: the unlock window waits for it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from app import state_folder
from app.i18n import _

_LIST = "journals.txt"
_LONGEST_LIST = 20


def state_dir() -> Path:
    """The folder for what the program remembers about itself. It may not exist yet."""
    return Path(state_folder.state_folder())


def default_journal_dir() -> Path:
    """Where a first journal is proposed to lie. It may not exist yet."""
    return Path(state_folder.data_folder()) / "journal"


def known_journals() -> tuple[Path, ...]:
    """The journals opened on this computer, newest first. Some may have gone since."""
    path = state_dir() / _LIST
    try:
        # A pipe in its place would be waited for.
        if not path.is_file():
            return ()
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
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


def shown_place(folder: Path) -> str:
    """Where a folder lies, in words as short as they can be: "~" for the home folder."""
    path, home = _absolute(folder), os.path.expanduser("~")
    inside = str(path).startswith(home + os.sep) and home not in ("", os.sep, "~")
    return "~" + str(path)[len(home) :] if inside else str(path)


def _absolute(folder: Path) -> Path:
    return Path(os.path.abspath(folder))


def write_small(name: str, text: str) -> None:
    """Put a small file of this name into the state folder, whole or not at all.

    A file that cannot be written is no error: only a convenience or a notice is lost.
    """
    with suppress(OSError):
        folder = state_dir()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = folder / f".{name}.{os.getpid()}"
        try:
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                # Names of files may be bytes that are no text.
                file.write(text.encode("utf-8", "surrogateescape"))
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, folder / name)
        finally:
            temporary.unlink(missing_ok=True)


def _write(paths: list[Path]) -> None:
    lines = [str(path) for path in paths[:_LONGEST_LIST]]
    text = "".join(f"{line}\n" for line in lines if "\n" not in line and "\r" not in line)
    write_small(_LIST, text)
