# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving an entry to the Trash, with the line at the foot that brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.workspace import ChangeSet
    from ui.context import Context


def move_to_trash(
    entry_id: str,
    *,
    context: Context,
    said: str = "",
    gone: Callable[[], None] = lambda: None,
) -> None:
    """`gone` is called when it is there, before anything is read again; `said` is told instead of
    the usual words. Works on when the page that asked is left.
    """
    trash = context.workspace.trash

    def bring_back() -> None:
        context.tasks.vault(
            lambda: trash.restore(entry_id),
            owner=context.bus,
            done=context.bus.announce,
            failed=context.report,
        )

    def moved(changes: ChangeSet) -> None:
        gone()
        context.bus.announce(changes)
        words = said or _("Moved to Trash. It can be brought back for 30 days.")
        context.toast(words, bring_back)

    context.tasks.vault(
        lambda: trash.move(entry_id), owner=context.bus, done=moved, failed=context.report
    )
