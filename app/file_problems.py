# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for errors with files: moving a journal, exporting and importing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.errors import Exit
from app.i18n import _

Sentences = tuple[str, str, str]
"""What happened, what is safe, what could be done."""

Row = tuple[Callable[[], Sentences], Exit]

MOVING: Mapping[str, Row] = {
    "move_inside": (
        lambda: (
            _("A journal cannot be moved into its own folder."),
            _("It lies where it was."),
            _("Choose another folder."),
        ),
        Exit.FAILED,
    ),
    "move_check_failed": (
        lambda: (
            _("The copy in the new folder did not pass its check, so it was removed."),
            _("Your journal lies where it was, unchanged."),
            _("Choose another folder or drive."),
        ),
        Exit.FAILED,
    ),
    "move_left_old": (
        lambda: (
            _("The journal was moved, but the old folder could not be removed."),
            _("The new place is complete and checked."),
            _("Delete the old folder by hand: {folder}"),
        ),
        Exit.FAILED,
    ),
}

BACKUPS: Mapping[str, Row] = {
    "not_a_backup": (
        lambda: (
            _("This file is not a backup of this program."),
            _("It was not changed, and nothing was restored."),
            _("Choose a file whose name ends in .vaultbackup."),
        ),
        Exit.DAMAGED,
    ),
    "backup_damaged": (
        lambda: (
            _("This backup is damaged. It does not hold what was written to it."),
            _("It was not changed, and nothing of it was restored."),
            _("Choose another backup, for example the one before it."),
        ),
        Exit.DAMAGED,
    ),
    "backup_other_keys": (
        lambda: (
            _("This backup belongs to another journal, or to earlier keys of this one."),
            _("Nothing was changed."),
            _("It opens with the passphrase or the recovery sheet of its time."),
        ),
        Exit.FAILED,
    ),
    "backup_unproven": (
        lambda: (
            _("The backup that was just made did not pass its check, so it was removed."),
            _("Your journal and the earlier backups are as they were."),
            _("It is tried again. You could check the journal, or choose another folder."),
        ),
        Exit.FAILED,
    ),
    "backup_stopped": (
        lambda: (
            _("The backup gave way to something else."),
            _("Nothing half made was left."),
            _("It begins again by itself."),
        ),
        Exit.FAILED,
    ),
    "copy_exists": (
        lambda: (
            _("There is a file with this name already: {file}"),
            _("It was not changed, and nothing was written."),
            _("Choose another name."),
        ),
        Exit.FAILED,
    ),
    "backup_exists": (
        lambda: (
            _("There is a file with this name already: {file}"),
            _("It was not changed, and no backup was made."),
            _("Choose another name, or name a folder: then each backup gets a name of its own."),
        ),
        Exit.FAILED,
    ),
    "backup_place_missing": (
        lambda: (
            _("The folder for backups is not there now."),
            _("Your journal is as it was."),
            _("Connect the drive it is on, or choose another folder in Settings, Backups."),
        ),
        Exit.FAILED,
    ),
    "backup_in_journal": (
        lambda: (
            _("A backup does not belong into the folder of the journal itself."),
            _("Nothing was changed."),
            _("Choose another folder, best on another drive."),
        ),
        Exit.FAILED,
    ),
    "backup_sample": (
        lambda: (
            _("The sample journal goes when it is left, so it is not backed up."),
            _("Nothing was changed."),
            "",
        ),
        Exit.FAILED,
    ),
}

FILES: Mapping[str, Row] = {
    "file_exists": (
        lambda: (
            _("There is a file with this name already: {file}"),
            _("It was not changed, and nothing was exported."),
            _("Choose another name, or allow replacing it (--force)."),
        ),
        Exit.FAILED,
    ),
    "file_in_journal": (
        lambda: (
            _("An export does not belong into the folder of the journal itself."),
            _("Nothing was exported, and the journal was not changed."),
            _("Choose another folder."),
        ),
        Exit.FAILED,
    ),
    "unknown_format": (
        lambda: (
            _("There is no format called {name}."),
            _("Nothing was changed."),
            _("These can be used: {names}."),
        ),
        Exit.USAGE,
    ),
    "file_not_written": (
        lambda: (
            _("The file could not be written: {reason}"),
            _("The journal was not changed, and no half file was left."),
            _("Choose another folder, or free some space."),
        ),
        Exit.FAILED,
    ),
    "file_not_read": (
        lambda: (
            _("The file could not be read: {reason}"),
            _("Nothing was changed."),
            _("Check that it is there and that you may read it."),
        ),
        Exit.FAILED,
    ),
    "import_empty": (
        lambda: (
            _("This file is empty."),
            _("Nothing was imported, and the journal was not changed."),
            _("Choose a file that was exported from a journal."),
        ),
        Exit.FAILED,
    ),
    "import_not_text": (
        lambda: (
            _("This is not a text file in UTF-8, so it is not an exported journal."),
            _("Nothing was imported, and the journal was not changed."),
            _("Choose a file that was exported from a journal."),
        ),
        Exit.FAILED,
    ),
    "import_broken": (
        lambda: (
            _("This is not valid JSON: line {line}, column {column}."),
            _("Nothing was imported, and the journal was not changed."),
            _("Export it again, or mend the file at that place."),
        ),
        Exit.FAILED,
    ),
    "import_cut_off": (
        lambda: (
            _("This file stops in the middle. It was not written to its end."),
            _("Nothing was imported, and the journal was not changed."),
            _("Export it again, or copy the whole file."),
        ),
        Exit.FAILED,
    ),
    "import_not_ours": (
        lambda: (
            _("This is not an exported Afterhour journal."),
            _("Nothing was imported, and the journal was not changed."),
            _("Choose a file that was exported from a journal."),
        ),
        Exit.FAILED,
    ),
    "import_newer": (
        lambda: (
            _("This file was exported by a newer version of Afterhour (format {version})."),
            _("Nothing was imported, and the journal was not changed."),
            _("Install the newer version, then import it there."),
        ),
        Exit.NEWER,
    ),
    "import_bad_version": (
        lambda: (
            _("This file names a format version that never existed: {version}."),
            _("Nothing was imported, and the journal was not changed."),
            _("Export it again from the journal it came from."),
        ),
        Exit.FAILED,
    ),
    "import_too_large": (
        lambda: (
            _("This file is larger than an import may be: {what}, at most {limit}."),
            _("Nothing was imported, and the journal was not changed."),
            _("Check where the file comes from."),
        ),
        Exit.FAILED,
    ),
    "import_too_deep": (
        lambda: (
            _("This file is nested deeper than any journal is."),
            _("Nothing was imported, and the journal was not changed."),
            _("Check where the file comes from."),
        ),
        Exit.FAILED,
    ),
    "import_bad_value": (
        lambda: (
            _("Entry {number}: {place} does not hold what it should: {expected}."),
            _("Nothing was imported, and the journal was not changed."),
            _("Export it again, or mend the file at that place."),
        ),
        Exit.FAILED,
    ),
    "import_wrong_count": (
        lambda: (
            _("This file promises {promised} entries and holds {found}."),
            _("Nothing was imported, and the journal was not changed."),
            _("Export it again, or copy the whole file."),
        ),
        Exit.FAILED,
    ),
    "import_conflict": (
        lambda: (
            _("Entry {number} is in the journal already, with other content."),
            _("Nothing was imported, and the journal was not changed."),
            _("Import into a new journal, and compare the two."),
        ),
        Exit.FAILED,
    ),
    "import_twice": (
        lambda: (
            _("Entry {number} stands in this file twice."),
            _("Nothing was imported, and the journal was not changed."),
            _("Export it again from the journal it came from."),
        ),
        Exit.FAILED,
    ),
}
