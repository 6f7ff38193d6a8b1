# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One suggestion as a question: the words that led to it, what is asked, four answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.domain.schema_answers import Reply
from app.domain.schemas import CHOSEN
from app.i18n import N_, _
from app.i18n import content as translated
from ui.models.lines import ISOLATE, POP
from ui.widgets import painting
from ui.widgets.buttons import Button, link, ordinary
from ui.widgets.flow import Flow
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.services.content import Content
    from app.services.schema_questions import SchemaQuestion

NOT_NOW = ""
"""What `answered` carries where nothing is to be stored."""

ANSWERS = (
    (Reply.YES, N_("Yes")),
    (Reply.PARTLY, N_("Partly")),
    (Reply.NO, N_("No")),
    (NOT_NOW, N_("Not now")),
)
TARGET = 24
"""The least width of an answer in pixels, however short its word."""

_LONGEST = 80


class SchemaQuestionCard(QFrame):
    """Asks whether a schema fits. Nothing is chosen beforehand. `in_line`: for the desk's foot.

    Signals:
        answered(reply): a `Reply`, or `NOT_NOW`.
    """

    answered = Signal(str)

    def __init__(
        self,
        *,
        question: SchemaQuestion,
        content: Content,
        in_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.question = question
        self.schema_name = translated(content.label(CHOSEN, question.schema))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("role", "note" if in_line else "paper")
        column = QVBoxLayout(self)
        column.setSpacing(0)
        if in_line:
            column.setContentsMargins(16, 12, 16, 8)
            self._add_line(column)
        else:
            column.setContentsMargins(16, 14, 16, 12)
            self._add_words(column)
        column.addSpacing(4 if in_line else 10)
        flow = Flow(gap=20 if in_line else 8, line_gap=4 if in_line else 8)
        self.buttons: dict[str, Button] = {}
        for reply, words in ANSWERS:
            flow.addWidget(self._button(reply, _(words), in_line=in_line))
        column.addLayout(flow)

    def focus_first(self) -> None:
        """Go to the first answer."""
        self.buttons[Reply.YES].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        painting.fit_height(self)

    def _add_words(self, column: QVBoxLayout) -> None:
        """The writer's words with what led to the question underlined, and the question below."""
        found = self.question
        self.words = Prose(found.text, role="reading", spans=found.spans, parent=self)
        asked = _("These words sometimes go with “{name}”. Does it fit?")
        self.asked = Prose(asked.format(name=self.schema_name), role="body", parent=self)
        column.addWidget(self.words)
        column.addSpacing(8)
        column.addWidget(self.asked)

    def _add_line(self, column: QVBoxLayout) -> None:
        """The same in one paragraph, which takes the place of the line that says "Kept."."""
        words = _shortened(self.question.reason)
        asked = _("Kept. “{words}” sometimes goes with “{name}”. Does it fit?")
        whole = asked.format(words=f"{ISOLATE}{words}{POP}", name=self.schema_name)
        start = whole.index(ISOLATE) + 1
        spans = [(start, start + len(words))]
        self.words = self.asked = Prose(whole, role="body", spans=spans, parent=self)
        column.addWidget(self.words)

    def _button(self, reply: str, words: str, *, in_line: bool) -> Button:
        button = link(words, parent=self) if in_line else ordinary(words, parent=self)
        button.setMinimumWidth(TARGET)
        # several answers on a page say Yes: each tells what it is about
        button.setAccessibleName(f"{words}, {self.schema_name}")
        button.setAccessibleDescription(self.asked.text())
        button.clicked.connect(lambda: self.answered.emit(reply))
        self.buttons[reply] = button
        return button


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
