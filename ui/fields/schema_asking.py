# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The place in the schemas field where one suggestion at a time is asked about.

The record is looked at when this place comes into sight and after a pause in writing, beside the
window. What earlier records tell is read once for an opened record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.i18n import content as translated
from app.services.schema_questions import MOST, Found, SchemaQuestion, look, words_read
from ui.fields.schema_question import NOT_NOW, SchemaQuestionCard
from ui.widgets.prose import Prose
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from app.domain.draft import DraftSession
    from app.domain.entry import Entry
    from app.domain.errors import AppError
    from app.services.schema_questions import Remembered
    from ui.context import Context

PAUSE_MS = 1_200
ABOVE = 16


class SchemaAsking(QWidget):
    """Takes no room while there is nothing to ask.

    Signals:
        answered(schema, reply): a `Reply` was given.
        left: the question that had the focus has gone; the focus needs another place.
    """

    answered = Signal(str, str)
    left = Signal()

    def __init__(self, *, session: DraftSession, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._context = context
        self._visit = context.visit(session)
        self._looked: Entry | None = None
        self._reading = False
        self.card: SchemaQuestionCard | None = None
        self.hold: Prose | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)

    def follow(self) -> None:
        """Something was written elsewhere: look after a pause. Costs nothing by itself."""
        self._pause.start()

    def look(self) -> None:
        """Look at the record as it is now; what there is to ask comes when it is found."""
        self._pause.stop()
        entry, known = self._session.entry, self._visit.remembered
        if not self.isVisible() or _same_words(entry, self._looked):
            return
        if known is None:
            self._read(entry.id)
            return
        self._looked = entry
        put_off = frozenset(self._visit.put_off)
        self._context.tasks.cpu(
            lambda: look(entry, known, put_off),
            owner=self,
            done=lambda found: self._on_found(entry, found),
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _read(self, entry_id: str) -> None:
        if self._reading:
            return
        self._reading = True
        suggestions = self._context.workspace.suggestions
        self._context.tasks.vault(
            lambda: suggestions.remembered(entry_id),
            owner=self,
            done=self._on_read,
            failed=self._on_not_read,
        )

    def _on_read(self, remembered: Remembered) -> None:
        self._reading = False
        self._visit.remembered = remembered
        self.look()

    def _on_not_read(self, error: AppError) -> None:
        """Nothing is asked without what earlier records tell; the next pause tries again."""
        self._reading = False
        self._context.tasks.error_raised.emit(error)

    def _on_found(self, entry: Entry, found: Found) -> None:
        if entry is not self._looked:
            return  # looked at again since
        if found.hold:
            self._tell(found.hold)
        else:
            self._ask(self._next_of(entry, found))

    def _next_of(self, entry: Entry, found: Found) -> SchemaQuestion | None:
        """The question to show; for the words as they stand there are two at most."""
        visit, words = self._visit, words_read(entry)
        if words != visit.words:
            visit.words, visit.asked = words, set()
        for question in found.questions:
            if question.schema in visit.asked or len(visit.asked) < MOST:
                visit.asked.add(question.schema)
                return question
        return None

    def _tell(self, line: str) -> None:
        """Something real may be going on: its one line, once for an opened record.

        It stays for as long as it holds; what is written meanwhile does not take it away.
        """
        if self.hold is not None:
            return
        self._ask(None)
        if not self._visit.hold_told:
            self._visit.hold_told = True
            self.hold = Prose(translated(line), role="help", parent=self)
            self._put(self.hold)

    def _ask(self, question: SchemaQuestion | None) -> None:
        if self.card is not None and self.card.question == question:
            return
        had_focus = self._has_focus()
        self.card = self.hold = None
        clear_layout(self._box)
        if question is not None:
            self.card = SchemaQuestionCard(
                question=question, content=self._context.workspace.content, parent=self
            )
            self.card.answered.connect(lambda reply: self._on_answered(question.schema, reply))
            self._put(self.card)
        if had_focus:
            self.left.emit()

    def _put(self, widget: QWidget) -> None:
        self._box.addSpacing(ABOVE)
        self._box.addWidget(widget)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _on_answered(self, schema: str, reply: str) -> None:
        self._ask(None)
        if reply == NOT_NOW:
            self._visit.put_off.add(schema)
            self._looked = None
            self.look()
        else:
            self.answered.emit(schema, reply)


def _same_words(entry: Entry, looked: Entry | None) -> bool:
    """Whether nothing that is looked at has changed; a rating alone has no say."""
    if looked is None:
        return False
    return entry is looked or (entry.answers, entry.marks) == (looked.answers, looked.marks)
