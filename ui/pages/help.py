# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help: the keys, what the program cannot do, and a line of one's own for hard moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.i18n import N_, _
from app.services.notice import discoverability
from ui.dates import dates_of
from ui.pages.help_promises import add_promises
from ui.pages.help_texts import limits
from ui.pages.scroll_stop import ScrollStop
from ui.widgets.page import Page
from ui.widgets.prose import Prose
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from app.domain.preferences import Preferences
    from app.workspace import ChangeSet
    from ui.context import Context, Route

_SAVE_AFTER_MS = 700


class HelpPage(Page):
    """Everything in one column, headings first."""

    NAME = "help"
    TITLE = N_("Help")
    ICON = "help"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SAVE_AFTER_MS)
        self._pause.timeout.connect(self._save)
        self._head = ScrollStop(name=_("Help"), area=self.scroller)
        self._head.column.addWidget(Prose(_("Help"), role="h1"))
        self.body.addWidget(self._head)
        self._add_support()
        self._add_keys()
        self._add_promises()
        self._add_limits()
        self._add_notice()
        self.body.addStretch(1)

    def open(self, route: Route) -> None:
        """Show the page with the line as it was last saved."""
        if not self._pause.isActive():
            self._own.set_text(self._context.workspace.preferences.current.own_support)

    def leave(self) -> None:
        """Save the line."""
        if self._pause.isActive():
            self._pause.stop()
            self._save()

    def refresh(self, changes: ChangeSet) -> None:
        """Nothing here comes from entries."""

    def focus_first(self) -> None:
        """The page itself, so that keys scroll it."""
        self._head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heading(self, text: str) -> None:
        self.body.addSpacing(36)
        self.body.addWidget(Prose(text, role="h2"))
        self.body.addSpacing(8)

    def _add_support(self) -> None:
        self._heading(_("If you are not all right"))
        words = _(
            "In danger, your local emergency number or someone near you now comes first. "
            "Else you could talk to someone you trust, your supervisor, or your own doctor "
            "or therapist."
        )
        self.body.addWidget(Prose(words, role="body"))
        self.body.addSpacing(12)
        label = Prose(_("My own line: whom I can reach, and how"), role="label")
        self.body.addWidget(label)
        self.body.addSpacing(6)
        self._own = WritingField(name=_("My own line: whom I can reach, and how"), lines=2)
        label.setBuddy(self._own)
        self._own.edited.connect(self._pause.start)
        self.body.addWidget(self._own)

    def _add_keys(self) -> None:
        self._heading(_("Keys"))
        group = ""
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self.body.addLayout(grid)
        for name, words, keys in self._context.actions.keyboard_map():
            row = grid.rowCount()
            if name != group:
                grid.setRowMinimumHeight(row, 12 if group else 0)
                grid.addWidget(Prose(name, role="label"), row + 1, 0, 1, 2)
                group, row = name, row + 2
            grid.addWidget(Prose(words, role="body"), row, 0)
            grid.addWidget(Prose(keys, role="help"), row, 1)

    def _add_promises(self) -> None:
        self._heading(_("What Afterhour promises"))
        dates = dates_of(self._context.workspace.preferences.current)
        add_promises(self.body, dates)

    def _add_limits(self) -> None:
        self._heading(_("What Afterhour cannot do"))
        for number, text in enumerate(limits()):
            if number:
                line = QFrame()
                line.setProperty("role", "rule")
                self.body.addSpacing(10)
                self.body.addWidget(line)
                self.body.addSpacing(10)
            self.body.addWidget(Prose(text, role="body"))

    def _add_notice(self) -> None:
        self._heading(_("Who may get to read a journal"))
        for number, text in enumerate(discoverability()):
            if number:
                self.body.addSpacing(8)
            self.body.addWidget(Prose(text, role="body"))

    def _save(self) -> None:
        from dataclasses import replace

        service = self._context.workspace.preferences
        text = self._own.text()

        def work() -> Preferences:
            return service.save(replace(service.current, own_support=text))

        self._context.tasks.vault(work, owner=self, done=lambda _saved: None)
