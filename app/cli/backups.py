# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs for backups, fit for a scheduler: backup, backups, restore."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.asking import Outcome, passphrase_of, say
from app.domain.errors import AppError, Exit
from app.i18n import _, ngettext
from app.problems import problem

if TYPE_CHECKING:
    from app.workspace import Workspace


def backup(arguments: argparse.Namespace, workspace: Workspace) -> Outcome:
    """Make one backup: the file that was named, or one with a name of its own in a folder."""
    made = workspace.backups.write_to(arguments.file, rotate=arguments.rotate)
    lines = [
        _("Backed up and checked: {file}").format(file=made.path),
        ngettext("{count} entry in it.", "{count} entries in it.", made.entries).format(
            count=made.entries
        ),
    ]
    if made.removed:
        lines.append(
            ngettext(
                "{count} older backup was replaced by newer ones and removed.",
                "{count} older backups were replaced by newer ones and removed.",
                len(made.removed),
            ).format(count=len(made.removed))
        )
    return Outcome(
        tuple(lines),
        {
            "file": str(made.path),
            "made": made.made.local.isoformat(),
            "generation": made.generation,
            "entries": made.entries,
            "bytes": made.size,
            "checked": True,
            "removed": [str(path) for path in made.removed],
        },
    )


def listing(arguments: argparse.Namespace) -> Outcome:
    """What file names and sizes say; no passphrase is asked for, so nothing more can be told."""
    from app.services import backup_files

    folder: Path = arguments.folder
    if not folder.is_dir():
        raise problem("backup_place_missing")
    rows: list[dict[str, object]] = []
    lines = []
    damaged = False
    for file in backup_files.listed(folder):
        row: dict[str, object] = {
            "file": str(file.path),
            "made": file.made.isoformat(),
            "generation": file.generation,
            "bytes": file.size,
        }
        words = f"{file.made:%Y-%m-%d %H:%M}Z  {file.size:>12}  {file.path.name}"
        if arguments.check:
            row["whole"] = whole = _whole(file.path)
            damaged = damaged or not whole
            words += "  " + (_("whole") if whole else _("damaged"))
            if whole and backup_files.only_words(file.path):
                row["words"] = True
                words += "  " + _("saved words, not a backup")
        rows.append(row)
        lines.append(words)
    return Outcome(
        tuple(lines) or (_("No backups here."),),
        {"backups": rows},
        Exit.DAMAGED if damaged else Exit.DONE,
    )


def restore(arguments: argparse.Namespace) -> Outcome:
    """Make a journal of a backup in a folder that is empty or not there."""
    from app.services import restore as restoring

    if not arguments.file.is_file():
        raise problem("file_not_read", reason=_("it is not there"))
    if arguments.folder.exists() and (
        not arguments.folder.is_dir() or any(arguments.folder.iterdir())
    ):
        # Nobody types a passphrase for nothing.
        raise problem("already_there")
    secret = passphrase_of(arguments, code=arguments.recovery_code)
    done = restoring.restore(
        arguments.file,
        arguments.folder,
        passphrase="" if arguments.recovery_code else secret,
        recovery_code=secret if arguments.recovery_code else "",
    )
    made = done.made.local
    say(_("It opens with the passphrase and the recovery sheet of that time."))
    lines = (
        _("Restored and checked: {folder}").format(folder=done.folder),
        ngettext(
            "{count} entry, as of {time}.", "{count} entries, as of {time}.", done.entries
        ).format(count=done.entries, time=f"{made:%Y-%m-%d %H:%M}"),
    )
    return Outcome(
        lines,
        {
            "folder": str(done.folder),
            "made": made.isoformat(),
            "entries": done.entries,
        },
    )


def _whole(path: Path) -> bool:
    from app.services import backup_files

    try:
        return backup_files.whole(path)
    except AppError:
        return False
