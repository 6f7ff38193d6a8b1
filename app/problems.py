# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every error a person may meet, in words: what happened, what is safe, what could be done."""

from __future__ import annotations

from collections.abc import Mapping

from app.damage_problems import DAMAGE
from app.domain.errors import AppError, Exit
from app.file_problems import BACKUPS, FILES, MOVING, Row
from app.i18n import _
from app.key_problems import KEYS


def problem(code: str, **names: object) -> AppError:
    """The error with this code, in the reader's language. An unknown code says so plainly."""
    make, exit_code = _TABLE.get(code, _UNKNOWN)
    happened, safe, do = (part.format(**names) if names else part for part in make())
    return AppError(code, happened, safe, do, exit_code)


def codes() -> tuple[str, ...]:
    """Every code there is a text for."""
    return tuple(_TABLE)


_UNKNOWN: Row = (
    lambda: (
        _("Something did not work that should have."),
        _("What was saved before is safe."),
        _("You could close the journal, open it again and try once more."),
    ),
    Exit.FAILED,
)

_OPENING: Mapping[str, Row] = {
    "wrong_secret": (
        lambda: (
            _("That did not open it."),
            _("Nothing was changed."),
            _("Check Caps Lock and the keyboard’s language, or use the recovery sheet."),
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
    "wrong_recovery_code": (
        lambda: (
            _("This recovery code is in order, but it does not belong to this journal."),
            _("Nothing was changed."),
            _("A new recovery sheet replaces an older one: look for the one that was made last."),
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
            _("You could look at what can be read, or restore a backup into a new folder."),
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
    "not_a_file": (
        lambda: (
            _(
                "Something else lies where a file of this journal belongs: a folder, a pipe or "
                "a link that leads nowhere."
            ),
            _("It was not opened, and nothing was changed."),
            _("Look into the folder of the journal, and bring the file back from a copy."),
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
    "no_folder": (
        lambda: (
            _("No journal was named, and none was opened on this computer before."),
            _("Nothing was changed."),
            _("Name its folder: --vault FOLDER."),
        ),
        Exit.USAGE,
    ),
    "not_the_same": (
        lambda: (
            _("The two passphrases are not the same."),
            _("Nothing was made."),
            _("Try once more."),
        ),
        Exit.USAGE,
    ),
    "needs_window": (
        lambda: (
            _("The sample opens in a window, not here."),
            _("Nothing was changed."),
            _("Start the program with the word sample alone."),
        ),
        Exit.USAGE,
    ),
    "stopped": (
        lambda: (
            _("Stopped."),
            _("What was not finished was not written."),
            "",
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

_WRITING: Mapping[str, Row] = {
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
            _("The folder of this journal has gone while it was open."),
            _("What was saved before lies wherever the folder went."),
            _("Connect the drive again, or put the folder back, then try again."),
        ),
        Exit.FAILED,
    ),
    "changed_underneath": (
        lambda: (
            _("Another program has changed or replaced the journal while it was open."),
            _("Nothing was written over what it put there."),
            _("Pause what syncs this folder and put the earlier files back, then try again."),
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
    "legal_hold": (
        lambda: (
            _("A legal hold is on, so nothing is deleted for good."),
            _("Nothing was changed."),
            _(
                "Destroying notes after you know of a complaint or request can be an offence. "
                "Ask your adviser before you end the hold in Settings."
            ),
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

_TABLE: Mapping[str, Row] = {
    **_OPENING,
    **_WRITING,
    **DAMAGE,
    **MOVING,
    **BACKUPS,
    **FILES,
    **KEYS,
}
