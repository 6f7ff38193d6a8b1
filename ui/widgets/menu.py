# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A menu that does not stand in the way of hiding and locking."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.private_keys import PrivateKeys


class Menu(QMenu):
    """While a menu is open it gets every key; those that protect go to the window it is of."""

    def __init__(self, parent: QWidget, *, title: str = "") -> None:
        super().__init__(title, parent)
        PrivateKeys(popup=self)
