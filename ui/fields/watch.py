# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One calm line below a field, after a pause in typing: what may identify somebody, or be real.

It warns, never blocks and never deletes; nothing of it is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from app.i18n import N_, _
from app.i18n import content as translated
from app.language.identifiers import STRONG, find
from app.language.risk import speaks_of_risk
from ui.widgets.buttons import quiet
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from ui.context import Context
    from ui.widgets.plain_edit import PlainEdit

PAUSE_MS = 1200
LOOKED_AT = 4000
"""Characters around the cursor that are looked at, so that a pasted book costs nothing."""

LONGEST_SHOWN = 40

WORDS = {
    "email": N_("“{words}” looks like an e-mail address."),
    "link": N_("“{words}” looks like a web address."),
    "handle": N_("“{words}” looks like the name of an account."),
    "phone": N_("“{words}” looks like a phone number."),
    "number": N_("“{words}” looks like a number from a file or a card."),
    "birth_date": N_("“{words}” looks like a date of birth."),
    "address": N_("“{words}” looks like an address."),
    "postcode": N_("“{words}” looks like a postcode."),
    "titled_name": N_("“{words}” looks like somebody’s name."),
}


class Watch(QWidget):
    """Watches the controls of one editor. Hidden while there is nothing to say.

    `entry_id` is the entry written in: the line about something real is said once for each; never
    where `says_risk` is switched off, since the field says it itself.
    """

    def __init__(self, *, context: Context, entry_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._entry_id = entry_id
        self._control: PlainEdit | None = None
        self._fine: set[str] = set()
        self.says_risk = True
        self._shown = ""
        self._of_risk = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.words = Prose("", role="help", parent=self)
        self.fine = quiet(_("That is fine"), parent=self)
        self.fine.clicked.connect(self._on_fine)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.words, 1)
        row.addWidget(self.fine)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def watch(self, control: PlainEdit) -> None:
        """Look at what is typed into this control, too."""
        control.edited.connect(lambda: self._on_edited(control))

    def look(self) -> None:
        """Look at the words around the cursor now; the looking is done beside the window."""
        control = self._control
        if control is None or not isValid(control):
            return
        if not self._context.workspace.preferences.current.privacy_hints:
            self.hide()
            return
        text = _around_cursor(control)
        self._context.tasks.cpu(
            lambda: (_identifying(text), speaks_of_risk(text)), owner=self, done=self._on_looked
        )

    def _on_edited(self, control: PlainEdit) -> None:
        self._control = control
        self._pause.start()

    def _on_looked(self, found: tuple[list[tuple[str, str]], bool]) -> None:
        identifying, risk = found
        told = self._context.told_of_risk
        if risk and self.says_risk and self._entry_id not in told:
            told.add(self._entry_id)
            self._of_risk = True
            content = self._context.workspace.content.risk
            self._say(f"{translated(content.line)} {translated(content.more)}")
            return
        if self._of_risk:
            return  # it stays until it is put away
        for kind, words in identifying:
            if words not in self._fine:
                self._shown = words
                short = words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN] + "…"
                what = _(WORDS[kind]).format(words=short)
                self._say(_("{what} The journal can do without.").format(what=what))
                return
        self.hide()

    def _say(self, words: str) -> None:
        self.words.set_text(words)
        self.show()

    def _on_fine(self) -> None:
        self._fine.add(self._shown)
        self._of_risk = False
        self.hide()
        if self._control is not None and isValid(self._control):
            self._control.setFocus()


def _around_cursor(control: PlainEdit) -> str:
    """The paragraph with the cursor, cut to what is looked at."""
    cursor = control.textCursor()
    text = cursor.block().text()
    at = cursor.positionInBlock()
    start = max(0, at - LOOKED_AT // 2)
    return text[start : start + LOOKED_AT]


def _identifying(text: str) -> list[tuple[str, str]]:
    """Kind and words of what is near certain, the last first: that was typed just now."""
    strong = [f for f in find(text) if f.strength == STRONG]
    return [(f.kind, text[f.start : f.end]) for f in reversed(strong)]
