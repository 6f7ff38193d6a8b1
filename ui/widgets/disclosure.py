# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that open what is beneath them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.widgets.buttons import Button


class Disclosure(Button):
    """A chevron and words; `toggled` says whether it is open now."""

    def __init__(self, text: str, *, is_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text=text, kind="quiet", icon="chevron-down", parent=parent)
        self._open = is_open
        self._tell()
        self.clicked.connect(self._on_clicked)

    def is_open(self) -> bool:
        """Whether what is beneath is shown."""
        return self._open

    def set_open(self, is_open: bool) -> None:
        """Open or close; emits `toggled` on a change."""
        if is_open == self._open:
            return
        self._open = is_open
        self._tell()
        self.toggled.emit(is_open)

    def _tell(self) -> None:
        self.set_icon("chevron-up" if self._open else "chevron-down")
        self.setAccessibleDescription(_("open") if self._open else _("closed"))

    def _on_clicked(self) -> None:
        self.set_open(not self._open)
