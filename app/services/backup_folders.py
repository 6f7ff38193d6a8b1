# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which folders were chosen for the backups of each journal, kept outside of it.

A journal that does not open cannot be asked where its backups are. So the state folder remembers,
for each folder a journal lies in, its identity and the folders chosen; nothing that was written. A
journal whose backups lie beside it is not in there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app import places

_NAME = "backups.txt"
_MOST = 20
_LARGEST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Chosen:
    """The identity of a journal, and the folders chosen for its backups; none when unknown."""

    vault_id: str = ""
    folders: tuple[Path, ...] = ()


def chosen_for(journal: Path) -> Chosen:
    """What was chosen for the journal in a folder. Some of it may have gone since."""
    return _read().get(_path(journal), Chosen())


def remember(journal: Path, vault_id: str, folders: Sequence[Path]) -> None:
    """Take down what is chosen now. A file that cannot be written is not an error: then only the
    usual folder is looked through when the journal does not open."""
    known = _read()
    now = Chosen(vault_id, tuple(folders)) if folders else None
    if known.get(_path(journal)) != now:
        known.pop(_path(journal), None)
        _write({_path(journal): now, **known} if now is not None else known)


def forget(journal: Path) -> None:
    """Forget what was chosen for a folder: the journal was moved from there, or deleted."""
    remember(journal, "", ())


def _read() -> dict[str, Chosen]:
    try:
        path = places.state_dir() / _NAME
        # A pipe in its place would be waited for.
        if not path.is_file() or path.stat().st_size > _LARGEST_BYTES:
            return {}
        values = json.loads(path.read_text(encoding="ascii"))
    except (OSError, ValueError, RecursionError):
        return {}
    found: dict[str, Chosen] = {}
    for row in values if isinstance(values, list) else ():
        match row:
            case [str(journal), str(vault_id), *folders]:
                paths = [Path(one) for one in folders if isinstance(one, str) and _usable(one)]
                found.setdefault(journal, Chosen(vault_id, tuple(paths)))
            case _:
                continue
    return found


def _usable(path: str) -> bool:
    return os.path.isabs(path) and "\0" not in path


def _write(known: dict[str, Chosen]) -> None:
    rows = [
        [journal, chosen.vault_id, *map(str, chosen.folders)]
        for journal, chosen in list(known.items())[:_MOST]
    ]
    places.write_small(_NAME, json.dumps(rows))


def _path(folder: Path) -> str:
    return os.path.realpath(folder)
