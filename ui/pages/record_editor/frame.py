# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is around every page on which one writes: the line above, trouble, the keys, the ways out.

A page has one of these and adds its own questions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.entry import Kind, State
from app.domain.links import PART_OF
from app.i18n import _
from ui.context import Route
from ui.elsewhere import Elsewhere
from ui.kept_question import ask_after_keeping
from ui.pages.belief.home import OF_BELIEFS
from ui.pages.record_editor.header import Header
from ui.pages.record_editor.place import cursor_of
from ui.pages.record_editor.trouble import TroubleBanner, copy_words
from ui.pages.record_editor.undo_keys import UndoKeys
from ui.pages.record_editor.writing import Writing
from ui.widgets.plain_edit import PlainEdit

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from ui.context import Context
    from ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class WaysOut:
    """Where a page leads, asked when it is left.

    Attributes:
        back: the words of the way back, which name where it leads.
        to_back: the route of the way back; also where an entry leads that cannot be opened.
        to_kept: where one comes after keeping, or with nothing to keep.
    """

    back: str
    to_back: Callable[[], Route]
    to_kept: Callable[[], Route]


class WritingFrame(QObject):
    """Holds the `Writing` of a page, shows its state at the top, and leads away from it.

    Signals:
        asking_changed(asking): a banner asks for an act, or no longer: the page's own green button
            gives way to the banner's.
    """

    asking_changed = Signal(bool)

    def __init__(self, *, context: Context, out: WaysOut, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._out = out
        self._page = page
        self.writing = Writing(context=context, parent=page)
        self.header = Header(back=out.back, parent=page)
        self.banner = TroubleBanner(parent=page)
        self.elsewhere = Elsewhere(context=context, parent=page)
        self.elsewhere.saved.connect(lambda words: context.toast(words, None))
        self.elsewhere.failed.connect(context.report)
        self._banner_holder = QWidget(page)
        box = QVBoxLayout(self._banner_holder)
        box.setContentsMargins(28, 0, 40, 8)
        box.addWidget(self.banner)
        self._banner_holder.hide()
        outer = page.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(0, self.header)
        outer.insertWidget(1, self._banner_holder)
        self._undo_keys = UndoKeys(page=page)
        self._connect()

    def place(self) -> Route | None:
        """The stored (or storable) entry with the cursor in it; `None` while there is none."""
        session = self.writing.session
        if session is None or (session.saved is None and not session.dirty):
            return None
        extra = cursor_of(self._page, QApplication.focusWidget())
        return Route(self._page.NAME, session.entry.id, extra=extra)

    def leave_for_today(self) -> None:
        """Enough for today: what is written stays, and a line says how it is found again."""
        session = self.writing.session if self.place() is not None else None
        self._context.navigate(Route("today"))
        if session is None:
            return
        if session.entry.state is State.DRAFT:
            words = _("Saved as a draft. You can go on from Today.")
        elif session.entry.kind == Kind.FOLLOWUP:
            words = _("Saved. The follow-up is with its record, as before.")
        elif session.entry.kind == Kind.STRAIN:
            words = _("Saved. It is listed under ‘Invented strains’, as before.")
        elif session.entry.kind == Kind.SCHEMA:
            words = _("Saved. It is listed under Schemas, as before.")
        elif session.entry.kind == Kind.EPISODE or session.entry.linked(PART_OF):
            words = _("Saved. It is with its repair, as before.")
        elif session.entry.kind in OF_BELIEFS:
            words = _("Saved. It is listed under Beliefs, as before.")
        elif session.entry.kind in self._context.workspace.content.forms:
            words = _("Saved. It is listed under Repairs, as before.")
        else:
            words = _("Saved. The record is in the Journal, as before.")
        self._context.toast(words, None)

    def _connect(self) -> None:
        writing, context = self.writing, self._context
        self.header.back_wanted.connect(lambda: context.navigate(self._out.to_back()))
        writing.failed_to_open.connect(self._on_failed_to_open)
        writing.status_changed.connect(self.header.show_status)
        writing.trouble_changed.connect(self._on_trouble_changed)
        writing.kept.connect(self._on_kept)
        writing.let_go.connect(lambda: context.navigate(self._out.to_kept()))
        self.banner.retry_wanted.connect(writing.retry)
        self.banner.elsewhere_wanted.connect(self.elsewhere.ask)
        self.banner.copy_wanted.connect(self._on_copy_wanted)
        context.actions.on_page("insert_time", self._page, self._on_insert_time)
        context.actions.on_page("undo", self._page, writing.undo)
        context.actions.on_page("redo", self._page, writing.redo)

    def _on_kept(self) -> None:
        session = self.writing.session
        self._context.navigate(self._out.to_kept())
        self._context.toast(_("Kept. You can come back to it or leave it."), None)
        if session is not None:
            ask_after_keeping(session.snapshot(), self._context)

    def _on_failed_to_open(self, error: AppError) -> None:
        self._context.navigate(self._out.to_back())
        self._context.report(error)

    def _on_trouble_changed(self, error: AppError | None) -> None:
        self._banner_holder.setVisible(error is not None)
        self.banner.show_error(error)
        self.asking_changed.emit(error is not None)

    def _on_copy_wanted(self) -> None:
        if self.writing.session is not None:
            copy_words(self.writing.session.entry)
            self._context.toast(_("Copied. It lies outside the journal now."), None)

    def _on_insert_time(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, PlainEdit):
            now = self._context.workspace.clock.now()
            field.insertPlainText(self.writing.dates.day_and_time(now) + " ")
