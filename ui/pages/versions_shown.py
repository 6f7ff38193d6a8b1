# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the earlier versions of an entry, wherever that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dates import dates_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.services.versions import Version
    from ui.context import Context


def show_versions(
    entry_id: str, *, context: Context, over: QWidget, restore: Callable[[int], None]
) -> None:
    """Read them and open the dialog over a window; `restore` gets the number of one asked for."""
    versions = context.workspace.versions

    def show(found: tuple[Version, ...]) -> None:
        from ui.dialogs.versions import VersionsDialog

        workspace = context.workspace
        dialog = VersionsDialog(
            versions=found,
            content_set=workspace.content,
            dates=dates_of(workspace.preferences.current),
            today=workspace.clock.now().local_day,
            parent=over.window(),
        )
        dialog.restore_asked.connect(restore)
        dialog.open()

    context.tasks.vault(lambda: versions.list(entry_id), owner=over, done=show)
