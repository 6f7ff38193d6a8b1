# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every error a person may meet, in words: what happened, what is safe, what could be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.errors import AppError, Exit
from app.i18n import _

Sentences = tuple[str, str, str]


def problem(code: str, **names: object) -> AppError:
    """The error with this code, in the reader's language. An unknown code says so plainly."""
    make, exit_code = _TABLE.get(code, _UNKNOWN)
    happened, safe, do = (part.format(**names) if names else part for part in make())
    return AppError(code, happened, safe, do, exit_code)


def codes() -> tuple[str, ...]:
    """Every code there is a text for."""
    return tuple(_TABLE)


_UNKNOWN: tuple[Callable[[], Sentences], Exit] = (
    lambda: (
        _("Something did not work that should have."),
        _("What was saved before is safe."),
        _("You could close the journal, open it again and try once more."),
    ),
    Exit.FAILED,
)

_OPENING: Mapping[str, tuple[Callable[[], Sentences], Exit]] = {
    "wrong_secret": (
        lambda: (
            _("That did not open it."),
            _("Nothing was changed."),
            _("Check Caps Lock and the keyboard's language, or use the recovery sheet."),
        ),
        Exit.WRONG_PASSPHRASE,
    ),
    "bad_recovery_code": (
        lambda: (
            _("One character of this recovery code is off, or two changed places."),
            _("Nothing was tried with it, and nothing was changed."),
            _("Compare it with the sheet, group by group."),
        ),
        Exit.WRONG_PASSPHRASE,
    ),
    "vault_missing": (
        lambda: (
            _("There is no journal in this folder."),
            _("Nothing was changed."),
            _("Choose the folder it lies in, or connect the drive it is on."),
        ),
        Exit.FAILED,
    ),
    "vault_empty": (
        lambda: (
            _("The journal file in this folder is empty. Something cut it off."),
            _("Nothing was changed, so that whatever is left can still be rescued."),
            _("Bring the file back from a copy, for example a backup of the whole folder."),
        ),
        Exit.DAMAGED,
    ),
    "vault_damaged": (
        lambda: (
            _("This journal is damaged. It does not hold what was written to it."),
            _("Nothing was changed, so that whatever is left can still be rescued."),
            _("Copy the folder to a safe place first, then open an older copy of it."),
        ),
        Exit.DAMAGED,
    ),
    "not_a_vault": (
        lambda: (
            _("The file in this folder is not a journal of this program."),
            _("It was not changed."),
            _("Choose the folder your journal lies in."),
        ),
        Exit.DAMAGED,
    ),
    "newer_version": (
        lambda: (
            _("This journal was made by a newer version of Afterhour."),
            _("Nothing was changed, and nothing in it is lost."),
            _("Install the newer version on this computer, then open it again."),
        ),
        Exit.NEWER,
    ),
    "in_use": (
        lambda: (
            _("This journal is open in another window."),
            _("Nothing was changed."),
            _("Lock or close it there, then try again."),
        ),
        Exit.IN_USE,
    ),
    "header_refused": (
        lambda: (
            _("The key file asks for an absurd amount of work or memory. It was refused."),
            _("Nothing was changed, and no memory was taken."),
            _("The file may have been tampered with. Bring it back from a copy you trust."),
        ),
        Exit.DAMAGED,
    ),
    "too_little_memory": (
        lambda: (
            _("This computer has too little free memory to open the journal."),
            _("Nothing was changed."),
            _("Close some other programs, then try again."),
        ),
        Exit.FAILED,
    ),
    "already_there": (
        lambda: (
            _("There is a journal or another file in this folder already."),
            _("It was not changed."),
            _("Choose an empty or a new folder."),
        ),
        Exit.FAILED,
    ),
    "no_passphrase": (
        lambda: (
            _("A passphrase is needed, and none was given."),
            _("Nothing was changed."),
            _("Type one, or give it as the first line of standard input."),
        ),
        Exit.USAGE,
    ),
}

_WRITING: Mapping[str, tuple[Callable[[], Sentences], Exit]] = {
    "read_only": (
        lambda: (
            _("This folder cannot be written to."),
            _("What was saved before is safe, and nothing was changed."),
            _("Allow writing to the folder, or move the journal to another one."),
        ),
        Exit.FAILED,
    ),
    "disk_full": (
        lambda: (
            _("This could not be saved: the disk is full."),
            _("What was saved before is safe."),
            _("Free some space. An open window then saves by itself."),
        ),
        Exit.FAILED,
    ),
    "disk_failed": (
        lambda: (
            _("The disk refused to read or write."),
            _("What was saved before was not changed."),
            _("Check the drive and its cable, and copy the journal folder to another drive."),
        ),
        Exit.FAILED,
    ),
    "vanished": (
        lambda: (
            _("The folder of this journal has gone, or was replaced, while it was open."),
            _("What was saved before lies wherever the folder went."),
            _("Connect the drive again, or put the folder back, then try again."),
        ),
        Exit.FAILED,
    ),
    "closed": (
        lambda: (
            _("The journal is closed."),
            _("What was saved is safe."),
            _("Open it again to go on."),
        ),
        Exit.FAILED,
    ),
    "entry_gone": (
        lambda: (
            _("This entry is not in the journal any more."),
            _("Everything else is as it was."),
            "",
        ),
        Exit.FAILED,
    ),
    "duplicate_entry": (
        lambda: (
            _("An entry with the same identity is in the journal already."),
            _("Nothing was changed."),
            "",
        ),
        Exit.FAILED,
    ),
    "too_early": (
        lambda: (
            _("A follow-up belongs to a later day than the record."),
            _("The record is as it was."),
            _("You could come back to it from tomorrow on."),
        ),
        Exit.FAILED,
    ),
    "not_a_code": (
        lambda: (
            _("A client code is one letter and three digits, such as P-047."),
            _("The code is as it was."),
            _("You could let the program make one. Initials are better left out."),
        ),
        Exit.FAILED,
    ),
    "search_cancelled": (
        lambda: (_("A newer search has taken the place of this one."), "", ""),
        Exit.FAILED,
    ),
    "version_gone": (
        lambda: (
            _("This earlier version is not kept any more."),
            _("The entry is as it was."),
            "",
        ),
        Exit.FAILED,
    ),
}

_MOVING: Mapping[str, tuple[Callable[[], Sentences], Exit]] = {
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

_FILES: Mapping[str, tuple[Callable[[], Sentences], Exit]] = {
    "file_exists": (
        lambda: (
            _("There is a file with this name already: {file}"),
            _("It was not changed, and nothing was exported."),
            _("Choose another name, or allow replacing it (--force)."),
        ),
        Exit.FAILED,
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

_TABLE: Mapping[str, tuple[Callable[[], Sentences], Exit]] = {
    **_OPENING,
    **_WRITING,
    **_MOVING,
    **_FILES,
}
