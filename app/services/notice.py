# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said once at first run and before an export: who may get to read a journal.

After `safety_ethics`: general information, calm, and no legal promise.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.i18n import _, ngettext
from storage.values import Salvaged


def discoverability() -> tuple[str, ...]:
    """The notice as short paragraphs."""
    return (
        _(
            "Under some laws a court, a regulator, an employer or the patient may get to see "
            "what is written here. That includes deleted entries that survive in backups."
        ),
        _(
            "Encryption protects against theft. It does not protect against a lawful demand "
            "for the passphrase or for a printout."
        ),
        _("Write what you could stand behind."),
    )


def export_notice() -> tuple[str, ...]:
    """The notice before an export: what leaves the journal is not encrypted."""
    return (
        _("The exported file is not encrypted. Whoever can open it can read everything in it."),
        *discoverability(),
    )


def print_notice() -> tuple[str, ...]:
    """The same before anything is printed or saved as PDF."""
    return (
        _("Paper and PDF are not encrypted. Whoever gets hold of them can read what is on them."),
        *discoverability(),
    )


def picture_notice() -> tuple[str, ...]:
    """The same before a chart is copied or saved as a picture."""
    return (
        _(
            "A picture is not encrypted. Whoever gets hold of it can see what is on it. "
            "What is copied is cleared after a minute, unless another program keeps it."
        ),
        *discoverability(),
    )


def on_opening(codes: Iterable[str]) -> tuple[str, ...]:
    """What was noticed while a journal was opened, in sentences. Unknown codes say nothing."""
    sentences = {
        "header_repaired": _(
            "One of the two key files was damaged. It was mended from the other one."
        ),
        "header_older": _(
            "The key files are older than the journal. Were they brought back from a copy?"
        ),
        "header_changed": _(
            "One of the two key files was changed by something else than Afterhour. "
            "It was mended from the other one."
        ),
        "header_unrepaired": _(
            "One of the two key files is damaged and could not be mended now. "
            "The other one is good."
        ),
        "change_cut_off": _(
            "The last change of a passphrase or recovery sheet was cut off and is undone."
        ),
        "rotation_finished": _(
            "The change of all keys was cut off, and has now been finished. "
            "The new recovery sheet counts."
        ),
        "rotation_undone": _(
            "The change of all keys was cut off and is undone. "
            "The recovery sheet from before it counts."
        ),
        "migrated": _(
            "The journal was brought to this version. The file as it was is kept beside it until "
            "everything was checked."
        ),
    }
    return tuple(sentences[code] for code in codes if code in sentences)


def rescued(read: Salvaged) -> tuple[str, ...]:
    """How much of a damaged journal could be read, and what is missing, in sentences."""
    if read.whole:
        partial = ngettext(
            "{count} may lack something.", "{count} may lack something.", read.partial
        )
    else:
        partial = ngettext(
            "{count} entry can be read, but may lack something.",
            "{count} entries can be read, but may lack something.",
            read.partial,
        )
    return (
        _("This journal is damaged and open for reading only."),
        ngettext("{count} entry is whole.", "{count} entries are whole.", read.whole).format(
            count=read.whole
        )
        if read.whole or not read.partial
        else "",
        partial.format(count=read.partial) if read.partial else "",
        ngettext("{count} cannot be read.", "{count} cannot be read.", read.lost).format(
            count=read.lost
        )
        if read.lost
        else "",
    )
