# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may get to see what leaves the journal: said once before each export and each print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.i18n import _
from app.services.notice import export_notice, picture_notice, print_notice
from ui.dialogs.dialog import Dialog
from ui.widgets.buttons import ordinary

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def before_export(parent: QWidget, *, go_on: Callable[[], None]) -> None:
    """Say it of a file, and call `go_on` when the reader goes on."""
    _say(export_notice(), parent, go_on)


def before_print(parent: QWidget, *, go_on: Callable[[], None]) -> None:
    """Say it of paper and PDF, and call `go_on` when the reader goes on."""
    _say(print_notice(), parent, go_on)


def before_picture(parent: QWidget, *, go_on: Callable[[], None]) -> None:
    """Say it of a picture, and call `go_on` when the reader goes on."""
    _say(picture_notice(), parent, go_on)


def _say(notice: tuple[str, ...], parent: QWidget, go_on: Callable[[], None]) -> None:
    dialog = Dialog(
        title=_("What leaves the journal is no longer encrypted"),
        text="\n".join(notice),
        parent=parent,
    )
    stay, go = ordinary(_("Not now")), ordinary(_("Go on"))
    stay.clicked.connect(dialog.reject)
    go.clicked.connect(dialog.accept)
    dialog.add_button(go)
    dialog.add_button(stay)
    dialog.accepted.connect(go_on)
    dialog.fit(520)
    dialog.open()
    go.setFocus(Qt.FocusReason.OtherFocusReason)
