# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""After a short record was kept: one suggestion at most, as a line at the foot that waits.

Short records have no field for schemas. Nothing waits for this line: the record is kept and the
next page is there before it is looked at, and it goes with that page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.entry import Kind
from app.domain.schema_answers import Reply
from app.i18n import content as translated
from app.services.schema_questions import look
from ui.fields.schema_question import NOT_NOW, SchemaQuestionCard
from ui.models.schema_answers import noted
from ui.widgets import painting
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.domain.draft import Removed
    from app.domain.entry import Entry
    from app.services.schema_questions import Found
    from app.workspace import ChangeSet
    from ui.context import Context

DEPTHS = ("quick", "ten")


def ask_after_keeping(entry: Entry, context: Context) -> None:
    """Ask about a record that was just kept, where its depth does not ask by itself."""
    if entry.kind == Kind.RECORD and entry.depth in DEPTHS:
        context.ask(KeptQuestion(entry=entry, context=context))


class KeptQuestion(QWidget):
    """Hidden until there is something to ask.

    Signals:
        found: it shows something now.
        done: it was answered, and can go.
    """

    found = Signal()
    done = Signal()

    def __init__(self, *, entry: Entry, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._context = context
        self.card: SchemaQuestionCard | None = None
        self.hold: Prose | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def look(self) -> None:
        """Look at the record beside the window; the line comes when it is found."""
        suggestions, entry = self._context.workspace.suggestions, self._entry
        self._context.tasks.vault(
            lambda: suggestions.remembered(entry.id),
            owner=self,
            done=lambda remembered: self._context.tasks.cpu(
                lambda: look(entry, remembered), owner=self, done=self._on_found
            ),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        painting.fit_height(self)

    def _on_found(self, found: Found) -> None:
        if found.hold:
            self.hold = Prose(translated(found.hold), role="help", parent=self)
            self._box.addWidget(self.hold)
        elif found.questions:
            question = found.questions[0]
            self.card = SchemaQuestionCard(
                question=question,
                content=self._context.workspace.content,
                in_line=True,
                parent=self,
            )
            self.card.answered.connect(lambda reply: self._on_answered(question.schema, reply))
            self._box.addWidget(self.card)
        else:
            return
        self.show()
        painting.fit_height(self)
        self.found.emit()

    def _on_answered(self, schema: str, reply: str) -> None:
        self.done.emit()
        if reply == NOT_NOW or self.card is None:
            return
        context, entry_id = self._context, self._entry.id
        suggestions, words = context.workspace.suggestions, noted(self.card.schema_name, reply)

        def undo(removed: Removed) -> None:
            context.tasks.vault(
                lambda: suggestions.take_back(entry_id, removed),
                owner=context.bus,
                done=context.bus.announce,
            )

        def stored(result: tuple[ChangeSet, Removed]) -> None:
            changes, removed = result
            context.bus.announce(changes)
            context.toast(words, lambda: undo(removed))

        context.tasks.vault(
            lambda: suggestions.reply(entry_id, schema, Reply(reply)),
            owner=context.bus,
            done=stored,
        )
