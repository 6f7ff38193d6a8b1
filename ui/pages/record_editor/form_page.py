# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A page with one form in a scrolled column, read on the vault lane, autosaved, with Keep below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.context import Route
from ui.pages.record_editor.foot import Foot
from ui.pages.record_editor.form_place import FormPlace
from ui.pages.record_editor.frame import WaysOut, WritingFrame
from ui.theme import tokens
from ui.widgets.page import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context


class FormPage(Page):
    """What the follow-up and the entries with a form share; subclasses read and show their form."""

    def __init__(self, *, context: Context, out: WaysOut, parent: QWidget | None = None) -> None:
        super().__init__(above=12, parent=parent)
        self._context = context
        self._route = Route(self.NAME)
        self._place = FormPlace(page=self)
        self.frame = WritingFrame(context=context, out=out, page=self)
        self.writing = self.frame.writing
        self.foot = Foot(width=tokens.LAYOUT["column"], parent=self)
        self.bottom.addWidget(self.foot)
        self.foot.follow(self.scroller)
        self.writing.opened.connect(self._on_opened)
        self.frame.asking_changed.connect(self.foot.set_asking)
        self.foot.keep.clicked.connect(self._keep)
        self.foot.enough.clicked.connect(self.frame.leave_for_today)
        context.actions.on_page("next_or_keep", self, self._keep)

    def leave(self) -> None:
        """Store what is there."""
        self.writing.leave()
        self._place.drop()

    def focus_first(self) -> None:
        """Go to the first question, as soon as there is one."""
        self._place.focus_first()

    def place(self) -> Route | None:
        """Where the writer is, for coming back after an unlock."""
        place = self.frame.place()
        if place is None and self.writing.session is not None:
            return self._route  # nothing written yet: what it was begun from
        return place

    def _keep(self) -> None:
        self.writing.keep()

    def _on_opened(self) -> None:
        raise NotImplementedError
