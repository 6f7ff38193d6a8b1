# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for errors with keys: passphrase, recovery sheet, keychain, changing all keys."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.errors import Exit
from app.file_problems import Row
from app.i18n import _

KEYS: Mapping[str, Row] = {
    "wrong_current": (
        lambda: (
            _("This is not the passphrase of this journal."),
            _("Nothing was changed."),
            _("Check Caps Lock and the keyboard’s language, then type it once more."),
        ),
        Exit.WRONG_PASSPHRASE,
    ),
    "header_changed": (
        lambda: (
            _("The key files were changed by something else than Afterhour."),
            _("The records were not touched, and nothing was changed now."),
            _("Bring header.a and header.b back from a copy you trust, such as a backup."),
        ),
        Exit.DAMAGED,
    ),
    "last_slot": (
        lambda: (
            _("A journal always keeps its passphrase."),
            _("Nothing was changed."),
            _("You could change the passphrase instead."),
        ),
        Exit.FAILED,
    ),
    "rotation_failed": (
        lambda: (
            _("The copy under new keys did not pass its check, so it was removed."),
            _("Your journal is as it was, and opens as it did. The new sheet opens nothing."),
            _("You could check the journal in Settings, then try again."),
        ),
        Exit.FAILED,
    ),
    "rotation_no_room": (
        lambda: (
            _("There is not enough room: changing all keys needs a second copy for a moment."),
            _("Nothing was changed. The new sheet opens nothing."),
            _("Free about {megabytes} MB on this disk, then try again."),
        ),
        Exit.FAILED,
    ),
    "keychain_missing": (
        lambda: (
            _("There is no keychain here that Afterhour trusts."),
            _("Nothing was changed. The passphrase opens the journal."),
            "",
        ),
        Exit.FAILED,
    ),
    "keychain_locked": (
        lambda: (
            _("The keychain of this computer is locked."),
            _("Nothing was changed. The passphrase opens the journal."),
            _("You could unlock the keychain first, then try again."),
        ),
        Exit.FAILED,
    ),
    "keychain_silent": (
        lambda: (
            _("The keychain did not answer within five seconds."),
            _("Nothing was changed. The passphrase opens the journal."),
            _("If it asked for its own password, answer it, then try again."),
        ),
        Exit.FAILED,
    ),
    "keychain_forgot": (
        lambda: (
            _("The keychain holds nothing for this journal."),
            _("Nothing was changed. The passphrase opens the journal."),
            _("Settings can set the keychain up again once the journal is open."),
        ),
        Exit.FAILED,
    ),
    "keychain_outdated": (
        lambda: (
            _("What the keychain holds does not open this journal any more."),
            _("Nothing was changed. The passphrase opens the journal."),
            _("Settings can set the keychain up again once the journal is open."),
        ),
        Exit.WRONG_PASSPHRASE,
    ),
    "keychain_failed": (
        lambda: (
            _("The keychain did not keep what it was given, or refused."),
            _("Nothing was changed. The passphrase opens the journal."),
            "",
        ),
        Exit.FAILED,
    ),
}
