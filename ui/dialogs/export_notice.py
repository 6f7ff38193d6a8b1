# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may get to see what leaves the journal: said once a session, before the first export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.i18n import _
from app.services.notice import export_notice
from ui.dialogs.dialog import Dialog
from ui.widgets.buttons import ordinary

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_said: set[str] = set()


def before_export(parent: QWidget, *, go_on: Callable[[], None]) -> None:
    """Call `go_on` at once, or after the notice when it was not read in this session."""
    if "export" in _said:
        go_on()
        return
    dialog = Dialog(
        title=_("What leaves the journal is no longer encrypted"),
        text="\n".join(export_notice()),
        parent=parent,
    )
    stay, go = ordinary(_("Not now")), ordinary(_("Go on"))
    stay.clicked.connect(dialog.reject)
    go.clicked.connect(dialog.accept)
    dialog.add_button(go)
    dialog.add_button(stay)

    def read() -> None:
        _said.add("export")
        go_on()

    dialog.accepted.connect(read)
    dialog.fit(520)
    dialog.open()
    go.setFocus(Qt.FocusReason.OtherFocusReason)


def forget() -> None:
    """As at the start of a session; for tests."""
    _said.clear()
