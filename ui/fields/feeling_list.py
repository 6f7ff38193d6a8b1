# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The grouped list of feelings that opens beneath its search field, in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n import content as translated
from ui.fields.feeling_search import OWN, found, is_word_of
from ui.theme.theme import current
from ui.widgets import painting
from ui.widgets.buttons import quiet
from ui.widgets.flow import Flow
from ui.widgets.prose import Prose
from ui.widgets.sheet import Rule
from ui.widgets.stacking import clear_layout
from ui.widgets.word import Word

if TYPE_CHECKING:
    from app.services.content import Content, Emotion

PER_GROUP = 4
# so many letters of a group stand on one line beside its name
LETTERS = 34
GROUP_WIDTH = 80
UNSURE = "unsure"


class FeelingList(QFrame):
    """Group word left, its words as targets to the right.

    One Tab stop: arrow keys go from word to word, Enter or Space takes or leaves one, letters go
    back to the search field, Esc closes.

    Signals:
        toggled(value): a word was taken or left; the value is an emotion id or "own:WORD".
        typed(text): a letter was typed on a word.
        left_upwards: the arrow went above the first row.
        closed: the list is to be closed.
        cleared: every chosen feeling is to be taken away.
    """

    toggled = Signal(str)
    typed = Signal(str)
    left_upwards = Signal()
    closed = Signal()
    cleared = Signal()

    def __init__(self, *, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self._content = content
        self._query = ""
        self._chosen: tuple[str, ...] = ()
        self._unfolded: set[str] = set()
        self._unsure = False
        self._rows: list[list[Word]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 10, 12, 8)
        outer.setSpacing(0)
        self._groups = QVBoxLayout()
        self._groups.setSpacing(4)
        outer.addLayout(self._groups)
        outer.addSpacing(8)
        outer.addWidget(Rule(parent=self))
        outer.addSpacing(4)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 0)
        foot.setSpacing(24)
        self._unsure_button = quiet(_("Not sure yet"), parent=self)
        self._unsure_button.clicked.connect(self._on_unsure_clicked)
        self._clear_button = quiet(_("Clear"), parent=self)
        self._clear_button.clicked.connect(self.cleared)
        self._close_button = quiet(_("Esc closes"), parent=self)
        self._close_button.clicked.connect(self.closed)
        foot.addWidget(self._unsure_button)
        foot.addWidget(self._clear_button)
        foot.addStretch(1)
        foot.addWidget(self._close_button)
        outer.addLayout(foot)
        self._fill()

    def show_for(self, query: str, chosen: tuple[str, ...]) -> None:
        """Show the words a query finds, the chosen ones ticked."""
        if query == self._query and chosen == self._chosen:
            return
        refill = query != self._query or self._needs_own_row(chosen)
        self._query, self._chosen = query, chosen
        if refill:
            self._fill()
        else:
            for word in self._words():
                word.setChecked(word.value in chosen)
        self._clear_button.setVisible(bool(chosen))

    def best(self) -> str:
        """What Enter in the search field takes: the first word shown, else the own word."""
        query = self._query.strip()
        if not query:
            return ""
        hits = found(query, self._content.emotions)
        return hits[0].id if hits else OWN + query

    def focus_first(self) -> None:
        """Go to the first word."""
        if self._rows:
            self._go(self._rows[0][0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(watched, Word)
            and isinstance(event, QKeyEvent)
        ):
            return self._on_word_key(watched, event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _needs_own_row(self, chosen: tuple[str, ...]) -> bool:
        return any(value.startswith(OWN) for value in {*chosen} ^ {*self._chosen})

    def _words(self) -> list[Word]:
        return [word for row in self._rows for word in row]

    def _fill(self) -> None:
        held = self._held_value()
        clear_layout(self._groups)
        self._rows = []
        hits = found(self._query, self._content.emotions)
        for group in self._content.emotion_groups:
            members = [emotion for emotion in hits if emotion.group == group.id]
            if members and (group.id != UNSURE or self._unsure or self._query):
                self._add_group(translated(group.text), group.id, members)
        self._add_own_words()
        self._unsure_button.setVisible(not self._query and not self._unsure)
        self._clear_button.setVisible(bool(self._chosen))
        self._set_stop(self._rows[0][0] if self._rows else None)
        if held:
            self._go_to_value(held)

    def _add_group(self, name: str, group: str, members: list[Emotion]) -> None:
        shown = members
        foldable = not self._query and group not in self._unfolded and len(members) > PER_GROUP + 1
        if foldable:
            first = _on_one_line(members)
            shown = [e for e in members if e in first or e.id in self._chosen]
        row, flow = self._row(name)
        words = [self._word(translated(emotion.word), emotion.id, flow) for emotion in shown]
        if foldable and len(shown) < len(members):
            more = Word(text=_("more…"), value=group, more=True, parent=self)
            more.setAccessibleName(_("more words for {group}").format(group=name))
            words.append(self._prepared(more, flow))
        self._rows.append(words)
        self._groups.addWidget(row)

    def _add_own_words(self) -> None:
        own = [value for value in self._chosen if value.startswith(OWN)]
        query = " ".join(self._query.split())
        if query:
            own = [value for value in own if value[len(OWN) :].casefold() == query.casefold()]
            if not own and not is_word_of(query, self._content.emotions):
                row, flow = self._row("")
                text = _("+ “{word}” as my own word").format(word=query)
                self._rows.append([self._word(text, OWN + query, flow)])
                self._groups.addWidget(row)
                return
        if own:
            row, flow = self._row(_("My own"))
            self._rows.append([self._word(value[len(OWN) :], value, flow) for value in own])
            self._groups.addWidget(row)

    def _row(self, name: str) -> tuple[QWidget, Flow]:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(8)
        label = Prose(name, role="help", parent=row)
        label.setFixedWidth(self._group_width())
        beside = QVBoxLayout()
        beside.setContentsMargins(
            0, (current().target("word") - label.sizeHint().height()) // 2, 0, 0
        )
        beside.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(beside)
        holder = QWidget(row)
        flow = Flow(gap=2, line_gap=4, parent=holder)
        line.addWidget(holder, 1)
        return row, flow

    def _group_width(self) -> int:
        """One width for all groups; no word of their names is broken."""
        names = " ".join(translated(group.text) for group in self._content.emotion_groups)
        usual = round(GROUP_WIDTH * min(current().text_scale, 1.6))
        return max(usual, painting.longest_word(current().font("help"), names))

    def _word(self, text: str, value: str, flow: Flow) -> Word:
        word = Word(text=text, value=value, parent=self)
        word.setChecked(value in self._chosen)
        return self._prepared(word, flow)

    def _prepared(self, word: Word, flow: Flow) -> Word:
        word.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        word.installEventFilter(self)
        word.clicked.connect(lambda: self._on_word_clicked(word))
        flow.addWidget(word)
        return word

    def _set_stop(self, stop: Word | None) -> None:
        for word in self._words():
            policy = Qt.FocusPolicy.StrongFocus if word is stop else Qt.FocusPolicy.ClickFocus
            word.setFocusPolicy(policy)

    def _go(self, word: Word) -> None:
        self._set_stop(word)
        word.setFocus(Qt.FocusReason.TabFocusReason)

    def _held_value(self) -> str:
        held = next((word for word in self._words() if word.hasFocus()), None)
        return held.value if held is not None and not held.more else ""

    def _go_to_value(self, value: str) -> None:
        for word in self._words():
            if word.value == value:
                self._go(word)
                return

    def _on_word_clicked(self, word: Word) -> None:
        if word.more:
            self._unfolded.add(word.value)
            row = next(index for index, row in enumerate(self._rows) if word in row)
            self._fill()
            self._go(self._rows[row][-1])
            return
        self._set_stop(word)
        word.setChecked(word.value in self._chosen)
        self.toggled.emit(word.value)

    def _on_word_key(self, word: Word, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if key in steps:
            step = steps[Qt.Key(key)]
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                step = -step
            words = self._words()
            self._go(words[(words.index(word) + step) % len(words)])
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_row(word, 1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            word.click()
            return True
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        text = event.text()
        if text and text.isprintable() and not text.isspace():
            self.typed.emit(text)
            return True
        return False

    def _go_row(self, word: Word, step: int) -> None:
        index = next(number for number, row in enumerate(self._rows) if word in row) + step
        if index < 0:
            self.left_upwards.emit()
            return
        if index < len(self._rows):
            x = word.mapToGlobal(word.rect().center()).x()
            row = self._rows[index]
            self._go(min(row, key=lambda w: abs(w.mapToGlobal(w.rect().center()).x() - x)))

    def _on_unsure_clicked(self) -> None:
        self._unsure = True
        self._fill()
        if self._rows:
            self._go(self._rows[-1][0])


def _on_one_line(members: list[Emotion]) -> list[Emotion]:
    """The first words of a group, as many as one line holds."""
    taken: list[Emotion] = []
    letters = 0
    for emotion in members[:PER_GROUP]:
        letters += len(translated(emotion.word))
        if taken and letters > LETTERS:
            break
        taken.append(emotion)
    return taken
