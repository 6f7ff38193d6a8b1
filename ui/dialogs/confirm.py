# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The question before something that cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.dialogs.dialog import Dialog
from ui.widgets.buttons import ordinary

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def confirm(
    parent: QWidget,
    *,
    title: str,
    text: str,
    do: str,
    keep: str,
    confirmed: Callable[[], None],
) -> Dialog:
    """Ask, and call `confirmed` on a yes. Buttons carry verbs; the safe one has the focus."""
    dialog = Dialog(title=title, text=text, parent=parent)
    stay = ordinary(keep)
    go = ordinary(do)
    stay.clicked.connect(dialog.reject)
    go.clicked.connect(dialog.accept)
    dialog.add_button(stay)
    dialog.add_button(go)
    dialog.accepted.connect(confirmed)
    dialog.fit()
    dialog.open()
    stay.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog
