# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program cannot do, in plain words (the promises not made, N1 to N11)."""

from __future__ import annotations

from app.i18n import _


def limits() -> tuple[str, ...]:
    """One short paragraph for each limit."""
    return (
        _(
            "While the journal is open, it cannot protect you from harmful software, a "
            "keylogger or an administrator of this computer."
        ),
        _(
            "While it is open, the computer may write parts of its memory to disk, for example "
            "in hibernation. Encrypting the whole disk covers this."
        ),
        _(
            "It cannot follow what is printed or saved as a file. Printers and their queues keep "
            "copies, and a reader can pass a PDF on."
        ),
        _(
            "What you copy is outside the journal. It is cleared after a minute and when the "
            "journal locks, but some clipboard programs keep it all the same."
        ),
        _("It does not stop another program from recording the screen."),
        _(
            "The system may have kept a small picture of the window before it was hidden. It "
            "cannot be taken back."
        ),
        _(
            "Deleting for good does not reach old copies, snapshots, cloud versions or worn-out "
            "parts of a drive. Older backups still hold what was deleted since."
        ),
        _(
            "On a computer that never saw the newer journal, it cannot tell that an older copy "
            "was put in its place."
        ),
        _(
            "It cannot hide that you keep a journal, and it gives no protection against "
            "pressure or a lawful demand. It promises no legal privilege."
        ),
        _("A weak passphrase can be guessed. Several unrelated words are hard to guess."),
        _(
            "It cannot know whether a note points to a client. Leaving out names, places and "
            "dates is yours to do."
        ),
    )
