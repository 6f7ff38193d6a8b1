# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quick record: one screen, five inputs, ninety seconds. Also "just one line"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.i18n import _
from ui.context import Route
from ui.pages.record_editor.foot import QuickFoot
from ui.pages.record_editor.form_place import FormPlace
from ui.pages.record_editor.frame import WaysOut, WritingFrame
from ui.pages.record_editor.quick_form import FIELDS, GUTTER, LABELS, QuickForm
from ui.widgets.page import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context

QUICK, TEN = "quick", "ten"
LINE = "line"


class QuickRecordPage(Page):
    """Five inputs and no steps. It can become a record of any depth later."""

    NAME = "quick"
    ICON = "today"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(width=LABELS + GUTTER + FIELDS, above=12, parent=parent)
        self._context = context
        self._route = Route(self.NAME)
        self._line_only = False
        self.form: QuickForm | None = None
        self._place = FormPlace(page=self)
        home = WaysOut(_("Today"), lambda: Route("today"), lambda: Route("today"))
        self.frame = WritingFrame(context=context, out=home, page=self)
        self.writing = self.frame.writing
        self.foot = QuickFoot(width=LABELS + GUTTER + FIELDS, parent=self)
        self.bottom.addWidget(self.foot)
        self.foot.follow(self.scroller)
        self._connect()

    @property
    def title(self) -> str:
        """What the navigation and screen readers call this page."""
        return _("Quick record")

    def open(self, route: object) -> None:
        """Begin a quick record ("line": its first line alone), or go on with one."""
        if not isinstance(route, Route):
            return
        self._route = route
        self._line_only = route.extra == LINE
        if route.entry_id:
            self.writing.open(route.entry_id)
        else:
            self.writing.begin(QUICK, route.parent)

    def leave(self) -> None:
        """Store what is there."""
        self.writing.leave()
        self._place.drop()
        self.form = None

    def focus_first(self) -> None:
        """Go to the first question, as soon as there is one."""
        self._place.focus_first()

    def place(self) -> Route | None:
        """Where the writer is, for coming back after an unlock."""
        return self.frame.place()

    def _connect(self) -> None:
        writing, foot = self.writing, self.foot
        writing.opened.connect(self._on_opened)
        writing.happened.connect(self._on_happened)
        self.frame.asking_changed.connect(foot.set_asking)
        foot.keep.clicked.connect(writing.keep)
        foot.enough.clicked.connect(self.frame.leave_for_today)
        foot.longer.clicked.connect(self._on_longer_clicked)
        foot.rest.clicked.connect(self._on_rest_clicked)
        self._context.actions.on_page("next_or_keep", self, writing.keep)

    def _on_opened(self) -> None:
        session = self.writing.session
        if session is None:
            return
        if session.entry.depth != QUICK:
            entry = session.entry.id
            QTimer.singleShot(
                0, self, lambda: self._context.navigate(Route("record", entry_id=entry))
            )
            return
        self.form = QuickForm(
            session=session, context=self._context, line_only=self._line_only, parent=self.column
        )
        self.form.edited.connect(self.writing.touch)
        self.form.act_wanted.connect(self.writing.act)
        self.foot.show_line_only(self._line_only)
        self._place.show(self.form, cursor="" if self._line_only else self._route.extra)

    def _on_happened(self) -> None:
        if self.form is not None:
            self.form.load()

    def _on_rest_clicked(self) -> None:
        self._line_only = False
        self.foot.show_line_only(False)
        if self.form is not None:
            self.form.show_rest()

    def _on_longer_clicked(self) -> None:
        session = self.writing.session
        if session is None:
            return
        stored = session.saved is not None or session.dirty
        session.set_depth(TEN)
        entry = session.entry.id if stored else ""
        self._context.navigate(
            Route("record", entry_id=entry, depth=TEN, parent=self._route.parent)
        )
