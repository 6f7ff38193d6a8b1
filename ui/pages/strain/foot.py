# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The line of actions below a talk: saying and ending, or what can come after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _
from ui.pages.record_editor.foot import ActFoot
from ui.widgets.buttons import ordinary, primary, quiet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TalkFoot(ActFoot):
    """While the talk goes on: end it, say it. Afterwards: another one, or again."""

    def __init__(self, *, width: int, parent: QWidget | None = None) -> None:
        self.stop = quiet(_("End the talk"))
        self.other = ordinary(_("Another situation"))
        self.say = primary(_("Say it"))
        self.again = primary(_("Try another way"))
        end = (self.other, self.say, self.again)
        super().__init__(width=width, start=[self.stop], end=end, parent=parent)
        self.show_talk(goes_on=True)

    def show_talk(self, *, goes_on: bool) -> None:
        """Offer what fits."""
        for button in (self.stop, self.say):
            button.setVisible(goes_on)
        for button in (self.other, self.again):
            button.setVisible(not goes_on)
        self._line.refit()

    def set_asking(self, asking: bool) -> None:
        """While a banner asks for an act, the green button is the banner's."""
        for button in (self.say, self.again):
            button.set_kind("ordinary" if asking else "primary")
