# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for a journal that is damaged in part, changed from outside, or older than before."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.errors import Exit
from app.file_problems import Row
from app.i18n import _

DAMAGE: Mapping[str, Row] = {
    "rows_changed": (
        lambda: (
            _("Something in this journal was changed, and not by Afterhour."),
            _("Everything that can be read is still here, and what you write is saved."),
            _("You could restore a backup beside it and compare the two."),
        ),
        Exit.DAMAGED,
    ),
    "part_damaged": (
        lambda: (
            _("A part of this journal is damaged."),
            _("The rest can be read. Nothing was changed or removed."),
            _("You could look at what can be read, and restore a backup beside it."),
        ),
        Exit.DAMAGED,
    ),
    "older_journal": (
        lambda: (
            _("This journal is older than the one that was open here on {day}."),
            _("Nothing was changed. The newer one may lie in another folder or in a backup."),
            _("You could open this one, open a copy of it beside it, or look for the newer one."),
        ),
        Exit.FAILED,
    ),
    "rescue_read_only": (
        lambda: (
            _("This journal is damaged, so it can be read but not written to."),
            _("Nothing was changed."),
            _("You could export what can be read, or restore a backup beside it."),
        ),
        Exit.DAMAGED,
    ),
}
