# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions in a scrolled page, made anew for each entry, and the focus that waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.pages.record_editor.place import put_cursor

if TYPE_CHECKING:
    from ui.pages.entry_form.form import EntryForm
    from ui.pages.record_editor.followup_form import FollowupForm
    from ui.pages.record_editor.quick_form import QuickForm
    from ui.widgets.page import Page

    Form: TypeAlias = QuickForm | FollowupForm | EntryForm


class FormPlace(QObject):
    """Shows one form in the column of a page.

    An entry is read on another thread: the page may be asked for its first question before there
    is one. It is gone to as soon as it comes.
    """

    def __init__(self, *, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._form: Form | None = None
        self._wanted = False

    def show(self, form: Form, *, cursor: str = "") -> None:
        """Show a form from its top; `cursor` is where the writer was in it, or ""."""
        self.drop()
        self._form = form
        self._page.body.addWidget(form, 1)
        if self._wanted:
            self._wanted = False
            form.focus_first()
        if cursor:
            put_cursor(self._page, cursor)
        # the page may still be scrolled to where the last entry was left
        QTimer.singleShot(0, self, self._scroll_to_focus)

    def drop(self) -> None:
        """Let the form go: the entry is left."""
        if self._form is not None:
            self._form.hide()
            self._page.body.removeWidget(self._form)
            self._form.deleteLater()
        self._form = None

    def focus_first(self) -> None:
        """Go to the first question, as soon as there is one."""
        if self._form is None:
            self._wanted = True
        else:
            self._form.focus_first()

    def _scroll_to_focus(self) -> None:
        scroller = self._page.scroller
        scroller.verticalScrollBar().setValue(0)
        focused = QApplication.focusWidget()
        if focused is not None and scroller.isAncestorOf(focused):
            scroller.reveal(focused)
