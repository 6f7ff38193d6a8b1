# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a door offers for a journal that is damaged or older than the one last open here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.i18n import _

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from app.workspace import Workspace
    from ui.pages.door.ways import Way


def ways_on(folder: Path, secret: str) -> Callable[[AppError], Sequence[Way]]:
    """What to offer after an error of opening the journal in `folder`.

    `secret` is the name of what is typed at that door: "passphrase" or "recovery_code".
    """

    def of(typed: str) -> tuple[str, str]:
        """As (passphrase, recovery code)."""
        return (typed, "") if secret == "passphrase" else ("", typed)

    def offered(error: AppError) -> Sequence[Way]:
        from app import bootstrap
        from ui.pages.door.ways import Way

        if error.code in bootstrap.RESCUABLE:

            def rescue(typed: str) -> Workspace:
                passphrase, code = of(typed)
                return bootstrap.open_rescue(folder, passphrase=passphrase, recovery_code=code)

            remark = _("Reading what can be read…")
            return (Way(_("Look at what can be read"), rescue, remark, reads_only=True),)
        if error.code != "older_journal":
            return ()

        def accept(typed: str) -> Workspace:
            passphrase, code = of(typed)
            return bootstrap.open_journal(
                folder, passphrase=passphrase, recovery_code=code, accept_older=True
            )

        def beside(typed: str) -> Workspace:
            passphrase, code = of(typed)
            return bootstrap.open_copy(folder, passphrase=passphrase, recovery_code=code)

        opening = _("Opening… about a second")
        copying = _("Copying, then opening…")
        return (
            Way(_("Open this one"), accept, opening),
            Way(_("Open a copy beside it"), beside, copying),
        )

    return offered
