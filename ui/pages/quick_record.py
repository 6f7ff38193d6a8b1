# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quick record: one screen, five inputs, ninety seconds. Also "just one line"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n import content as translated
from ui.context import Route
from ui.fields.registry import make_editor
from ui.pages.record_editor.foot import QuickFoot
from ui.pages.record_editor.head_row import HeadRow
from ui.pages.record_editor.header import Header
from ui.pages.record_editor.place import cursor_of, put_cursor
from ui.pages.record_editor.steps import Step, more_line, steps_of
from ui.pages.record_editor.trouble import TroubleBanner, copy_words
from ui.pages.record_editor.undo_keys import UndoKeys
from ui.pages.record_editor.writing import Writing
from ui.theme.theme import current
from ui.widgets.page import Page
from ui.widgets.plain_edit import PlainEdit
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.domain.draft import DraftSession
    from app.domain.errors import AppError
    from app.services.content import Field
    from ui.context import Context
    from ui.fields.base import FieldEditor

QUICK, TEN = "quick", "ten"
LINE = "line"
SITUATION = "situation"
LABELS, FIELDS, GUTTER = 150, 610, 24
ROW_GAP = 28

WIDEST = 16_777_215


class FormRow(QWidget):
    """A label with a word of help, and its field beside it; beneath it where room is short."""

    def __init__(
        self, *, field: Field, editor: FieldEditor, depth: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = QWidget(self)
        words = QVBoxLayout(self.label)
        words.setContentsMargins(0, 8, 0, 0)
        words.setSpacing(1)
        words.addWidget(Prose(translated(field.label_at(depth)), role="label"))
        told = field.wording.get(depth)
        self.help = Prose(translated(told.help) if told else "", role="caption", parent=self.label)
        self.help.setVisible(bool(told and told.help))
        words.addWidget(self.help)
        words.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GUTTER)
        self._box.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(editor, 1)
        current().changed.connect(self._measure)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        scale = current().text_scale
        width = round(LABELS * min(scale, 1.5))
        beside = self.width() >= width + GUTTER + 440 * min(scale, 1.3)
        across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if beside else below)
        self._box.setSpacing(GUTTER if beside else 6)
        # Above the field the label takes the width there is, and gives it back.
        self.label.setMinimumWidth(width if beside else 0)
        self.label.setMaximumWidth(width if beside else WIDEST)


class QuickRecordPage(Page):
    """Five inputs and no steps. It can become a record of any depth later."""

    NAME = "quick"
    ICON = "today"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(width=LABELS + GUTTER + FIELDS, parent=parent)
        self._context = context
        self._route = Route(self.NAME)
        self._step: Step | None = None
        self._line_only = False
        self._focus_wanted = False
        self._rows: dict[str, FormRow] = {}
        self.editors: list[FieldEditor] = []
        self.writing = Writing(context=context, parent=self)
        self.header = Header(back=_("Today"), parent=self)
        self.header.back_wanted.connect(lambda: context.navigate(Route("today")))
        self.banner = TroubleBanner(parent=self)
        self.foot = QuickFoot(width=LABELS + GUTTER + FIELDS, parent=self)
        self._form: QWidget | None = None
        self._folded: QWidget | None = None
        self._undo_keys = UndoKeys(page=self)
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------ the page

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
            self.writing.begin(QUICK)

    def leave(self) -> None:
        """Store what is there."""
        self.writing.leave()

    def focus_first(self) -> None:
        """Go to the first question, as soon as there is one."""
        first = self._rows.get(SITUATION)
        if self.writing.session is None or first is None:
            self._focus_wanted = True
        else:
            first.editor.focus_first()

    def place(self) -> Route | None:
        """Where the writer is, for coming back after an unlock."""
        session = self.writing.session
        if session is None or (session.saved is None and not session.dirty):
            return None
        extra = cursor_of(self, QApplication.focusWidget())
        return replace(self._route, entry_id=session.entry.id, extra=extra)

    def _set_margins(self) -> None:
        super()._set_margins()
        edges = self._across.contentsMargins()
        edges.setTop(12)  # the line above stands in for the margin
        self._across.setContentsMargins(edges)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self.top.addWidget(self.header)
        holder = QWidget(self)
        box = QVBoxLayout(holder)
        box.setContentsMargins(28, 0, 40, 8)
        box.addWidget(self.banner)
        holder.hide()
        self._banner_holder = holder
        self.top.addWidget(holder)
        self.bottom.addWidget(self.foot)
        self.foot.follow(self.scroller)

    def _connect(self) -> None:
        writing = self.writing
        writing.opened.connect(self._on_opened)
        writing.failed_to_open.connect(self._on_failed_to_open)
        writing.status_changed.connect(self.header.show_status)
        writing.trouble_changed.connect(self._on_trouble_changed)
        writing.happened.connect(self._on_happened)
        writing.kept.connect(self._on_kept)
        writing.let_go.connect(lambda: self._context.navigate(Route("today")))
        self.banner.retry_wanted.connect(writing.retry)
        self.banner.copy_wanted.connect(self._on_copy_wanted)
        self.foot.keep.clicked.connect(writing.keep)
        self.foot.longer.clicked.connect(self._on_longer_clicked)
        self.foot.rest.clicked.connect(self._on_rest_clicked)
        self.foot.more.toggled.connect(self._on_more_toggled)
        actions = self._context.actions
        actions.on_page("next_or_keep", self, writing.keep)
        actions.on_page("insert_time", self, self._on_insert_time)
        actions.on_page("undo", self, writing.undo)
        actions.on_page("redo", self, writing.redo)

    def _build(self, session: DraftSession) -> None:
        if self._form is not None:
            self._form.hide()
            self.body.removeWidget(self._form)
            self._form.deleteLater()
        step = steps_of(self._context.workspace.content, QUICK)[0]
        self._step = step
        self._rows, self.editors = {}, []
        self._form = QWidget(self.column)
        box = QVBoxLayout(self._form)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        heading = Prose(_("Just one line") if self._line_only else step.heading, role="h1")
        self.heading = heading
        prefilled = [f for f in step.core if f.prefilled]
        editors = [self._editor(f, session, self._form) for f in prefilled]
        box.addWidget(HeadRow(heading, editors, parent=self._form))
        box.addSpacing(36)
        for field in step.core:
            if not field.prefilled:
                box.addWidget(self._row(field, session, self._form))
                box.addSpacing(ROW_GAP)
        self._folded = QWidget(self._form)
        inner = QVBoxLayout(self._folded)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(ROW_GAP)
        for field in step.more:
            inner.addWidget(self._row(field, session, self._folded))
        box.addWidget(self._folded)
        box.addStretch(1)
        self.body.addWidget(self._form, 1)
        written = any(session.has_content(f.id, self._context.workspace.content) for f in step.more)
        self._folded.setVisible(written)
        self.foot.more.set_words(more_line(step.more))
        self.foot.more.set_open(written)
        self._show_line_only()

    def _row(self, field: Field, session: DraftSession, parent: QWidget) -> FormRow:
        editor = self._editor(field, session, parent)
        row = FormRow(field=field, editor=editor, depth=QUICK, parent=parent)
        self._rows[field.id] = row
        return row

    def _editor(self, field: Field, session: DraftSession, parent: QWidget) -> FieldEditor:
        editor = make_editor(
            field=field, session=session, context=self._context, depth=QUICK, parent=parent
        )
        editor.set_headed("")
        editor.edited.connect(self._on_editor_edited)
        editor.act_wanted.connect(self.writing.act)
        self.editors.append(editor)
        return editor

    def _show_line_only(self) -> None:
        only = self._line_only
        for field_id, row in self._rows.items():
            row.setVisible(not only or field_id == SITUATION)
        if only and self._folded is not None:
            self._folded.hide()
        self.heading.set_text(_("Just one line") if only else _("Quick record"))
        self.foot.show_line_only(only)

    # ------------------------------------------------------------ what happens

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
        self._build(session)
        if self._focus_wanted:
            self._focus_wanted = False
            self.focus_first()
        if self._route.extra not in ("", LINE):
            put_cursor(self, self._route.extra)
        # the page may still be scrolled to where the last record was left
        QTimer.singleShot(0, self, self._scroll_to_focus)

    def _scroll_to_focus(self) -> None:
        self.scroller.verticalScrollBar().setValue(0)
        focused = QApplication.focusWidget()
        if focused is not None and self.scroller.isAncestorOf(focused):
            self.scroller.ensureWidgetVisible(focused, 0, 48)

    def _on_editor_edited(self) -> None:
        sender = self.sender()
        for editor in self.editors:
            if editor is not sender:
                editor.sync()
        self.writing.touch()

    def _on_happened(self) -> None:
        for editor in self.editors:
            editor.load()

    def _on_more_toggled(self, opened: bool) -> None:
        if self._folded is None:
            return
        self._folded.setVisible(opened)
        if opened and self._step is not None:
            row = self._rows[self._step.more[0].id]
            QTimer.singleShot(0, row, lambda: self.scroller.ensureWidgetVisible(row, 0, 200))
            row.editor.focus_first()

    def _on_rest_clicked(self) -> None:
        self._line_only = False
        self._show_line_only()
        rows = [row for field_id, row in self._rows.items() if field_id != SITUATION]
        if rows:
            rows[0].editor.focus_first()

    def _on_longer_clicked(self) -> None:
        session = self.writing.session
        if session is None:
            return
        stored = session.saved is not None or session.dirty
        session.set_depth(TEN)
        entry = session.entry.id if stored else ""
        self._context.navigate(Route("record", entry_id=entry, depth=TEN))

    def _on_kept(self) -> None:
        self._context.navigate(Route("today"))
        self._context.toast(_("Kept. You can come back to it or leave it."), None)

    def _on_insert_time(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, PlainEdit):
            now = self._context.workspace.clock.now()
            field.insertPlainText(self.writing.dates.day_and_time(now) + " ")

    def _on_trouble_changed(self, error: AppError | None) -> None:
        self._banner_holder.setVisible(error is not None)
        self.banner.show_error(error)
        self.foot.keep.set_kind("ordinary" if error is not None else "primary")

    def _on_copy_wanted(self) -> None:
        if self.writing.session is not None:
            copy_words(self.writing.session.entry)
            self._context.toast(_("Copied. It lies outside the journal now."), None)

    def _on_failed_to_open(self, error: AppError) -> None:
        self._context.navigate(Route("today"))
        self._context.report(error)
