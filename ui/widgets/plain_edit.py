# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plain text editor beneath the writing fields: what goes in, what comes out, how it grows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QTextEdit, QWidget

from app.i18n import _, ngettext
from ui.theme import theme, tokens
from ui.widgets import painting, plain_text, surplus, undrawn
from ui.widgets.menu import Menu

DOCUMENT_MARGIN = 4

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)

# Up to here each UTF-16 unit is taken for a character, so that counting costs nothing at a key.
_COUNTED_AS_UNITS = 10_000


class PlainEdit(QTextEdit):
    """QTextEdit as plain paper: no rich text, no drag out, no drop, Tab leaves, own menu.

    QPlainTextEdit would ignore the line height. The height is fixed in pixels because the
    reading face already leads 1.53, so a proportional 150 % would give 2.3.
    """

    edited = Signal()
    refused = Signal(str)  # words about characters that were left out, or cannot be drawn

    most_characters = 0
    """How many characters it takes; 0 for any number."""

    room: Callable[[], int] | None = None
    """How many more characters there is room for, where several fields share it."""

    def __init__(
        self, *, name: str, type_role: str, one_line: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme.current()
        self.type_role = type_role
        self.one_line = one_line
        self._loading = True
        self._needed = 0.0
        self._line = 0
        self._placeholder = ""
        self._placeholder_more = 0
        self._laid = False
        self._held = 0  # characters, at most one for each UTF-16 unit of a short text
        self._shown = 0  # characters of the text that was set
        self._inserted = (0, 0)  # the place and length of the last change, in UTF-16 units
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._wrap("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(DOCUMENT_MARGIN)
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().contentsChanged.connect(self._on_contents_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._style()
        self._loading = False
        self.theme.changed.connect(self._on_theme_changed)

    # -- text --------------------------------------------------------------------------------

    def text(self) -> str:
        """The text as it stands; lines end with "\\n"."""
        # Not toPlainText(): that turns no-break spaces into plain ones.
        return _with_line_ends(self.document().toRawText())

    def set_text(self, text: str) -> None:
        """Show a text; not an edit, and nothing to undo. What cannot be shown is left out."""
        kept, _refused = plain_text.clean(text, one_line=self.one_line)
        self._loading = True
        self._wrap(kept)
        self.setUndoRedoEnabled(False)
        self.setPlainText(kept)
        self._set_line_height()
        self.setUndoRedoEnabled(True)
        self._held = self._shown = len(kept)
        self._loading = False

    def set_placeholder(self, words: str) -> None:
        """Words shown while the field is empty; a description to a screen reader."""
        self._placeholder = words
        self.setAccessibleDescription(words)
        self._measure_placeholder()
        self.viewport().update()

    def ring_radius(self) -> float:
        """The radius of the field's corners, for the focus ring."""
        return tokens.RADIUS["field"]

    # -- lines and height --------------------------------------------------------------------

    def least_lines(self) -> int:
        """How many lines are always shown."""
        return 1

    def most_lines(self) -> int:
        """How many lines it grows to before it scrolls."""
        return 1

    def frame_height(self) -> int:
        """Space above and below the lines of the least height."""
        return 16

    def _height(self) -> int:
        line = self.theme.line_height(self.type_role)
        around = 2 * (self.theme.edge + DOCUMENT_MARGIN + self._padding())
        least = self.least_lines() * line + self.frame_height() + self._placeholder_more
        most = self.most_lines() * line + around
        return max(least, min(most, round(self._needed) - 2 * DOCUMENT_MARGIN + around))

    def _padding(self) -> int:
        return 8

    def _fit(self) -> None:
        height = self._height()
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
        line = self.theme.line_height(self.type_role)
        scrolls = self._needed - 2 * DOCUMENT_MARGIN > self.most_lines() * line + 1
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown if scrolls else never)

    def _measure_placeholder(self) -> None:
        """Large text may need more lines for the placeholder; the room stays while one writes."""
        more = 0
        if self._placeholder and self._laid:
            font = self.theme.font(self.type_role)
            room = self.viewport().width() - 2 * DOCUMENT_MARGIN
            one = painting.words_height(font, "x", room)
            lines = round(painting.words_height(font, self._placeholder, room) / one)
            more = max(0, lines - self.least_lines()) * one
        if more != self._placeholder_more:
            self._placeholder_more = more
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid = True
        self._measure_placeholder()

    def _set_line_height(self) -> None:
        shape = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        shape.setLineHeight(self.theme.line_height(self.type_role), kind)
        cursor = QTextCursor(self.document())
        # inside an edit: else selecting lays out all of a long text, for its last line's sake
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        cursor.endEditBlock()

    def _wrap(self, text: str) -> None:
        anywhere = QTextOption.WrapMode.WrapAnywhere
        words = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        wanted = anywhere if plain_text.has_endless_word(text) else words
        if self.lineWrapMode() != QTextEdit.LineWrapMode.NoWrap and self.wordWrapMode() != wanted:
            self.setWordWrapMode(wanted)

    def _style(self) -> None:
        self.setFont(self.theme.font(self.type_role))
        self.document().setDefaultFont(self.theme.font(self.type_role))
        line = self.theme.line_height(self.type_role)
        if line != self._line:
            # A change of shape could be undone like one of text, so what can be undone starts anew.
            self._line = line
            self.setUndoRedoEnabled(False)
            self._set_line_height()
            self.setUndoRedoEnabled(True)
        self._fit()

    def _on_theme_changed(self) -> None:
        self._loading = True
        self._style()
        self._loading = False
        self._measure_placeholder()

    def _on_contents_changed(self) -> None:
        if self._loading:
            return
        too_many = self._too_many()
        if too_many > 0:
            self._loading = True
            surplus.take_back(self.document(), *self._inserted, too_many)
            self._loading = False
            self._say_left_out(too_many)
        self.edited.emit()

    def _on_contents_change(self, place: int, _removed: int, added: int) -> None:
        self._inserted = (place, added)

    def _most(self) -> int | None:
        """How many characters there may be now, or `None` for any number."""
        most = self.most_characters or None
        if self.room is not None:
            shared = self._held + max(0, self.room())
            most = shared if most is None else min(most, shared)
        # A longer text stays and may be changed, however it came there.
        return None if most is None else max(most, self._shown)

    def _too_many(self) -> int:
        """How many characters the last change was too long by; takes note of the length."""
        most, units = self._most(), self.document().characterCount() - 1
        if most is None or (units <= most and units <= _COUNTED_AS_UNITS):
            self._held = units
            return 0
        length = len(self.text())
        self._held = min(length, most)
        return length - most

    def _on_size_changed(self, size: QSizeF) -> None:
        self._needed = size.height()
        self._fit()

    # -- in and out --------------------------------------------------------------------------

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasText():
            return
        kept, refused = plain_text.clean(source.text(), one_line=self.one_line)
        kept = self._fitting(kept)
        if kept:
            if self.wordWrapMode() != QTextOption.WrapMode.WrapAnywhere:
                self._wrap(self.textCursor().block().text() + kept)
            self.textCursor().insertText(kept)
            self.ensureCursorVisible()
            self._look_at(kept)
        if refused:
            self.refused.emit(
                ngettext(
                    "{count} character that cannot be shown was left out.",
                    "{count} characters that cannot be shown were left out.",
                    refused,
                ).format(count=refused)
            )

    def _fitting(self, text: str) -> str:
        """As much of a text as there is room for where the cursor is; says what is left out.

        What is cut after it came in could not be undone: undoing the cut would bring it in again.
        """
        most = self._most()
        if most is None or self._held + len(text) <= most:
            return text
        chosen = _with_line_ends(self.textCursor().selectedText())
        room = max(0, most - len(self.text()) + len(chosen))
        self._say_left_out(len(text) - room)
        return text[:room]

    def _say_left_out(self, count: int) -> None:
        if count > 0:
            self.refused.emit(
                ngettext(
                    "{count} character was left out: there is room for {most}.",
                    "{count} characters were left out: there is room for {most}.",
                    count,
                ).format(count=count, most=self._most())
            )

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(_with_line_ends(self.textCursor().selectedText()))
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Tab and event.modifiers() == control and not self.one_line:
            self.textCursor().insertText(self._fitting("\t"))
            return
        text = "\n" if event.key() in _ENTER else event.text()
        inserts = text.isprintable() or text == "\n"
        if text and inserts and not event.modifiers() & _COMMANDS and not self._fitting(text):
            return
        super().keyPressEvent(event)
        self._look_at(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        given = event.commitString()
        fitting = self._fitting(given) if given else ""
        if fitting != given:
            shorter = QInputMethodEvent(event.preeditString(), event.attributes())
            start, length = event.replacementStart(), event.replacementLength()
            shorter.setCommitString(fitting, start, length)
            event = shorter
        super().inputMethodEvent(event)
        self._look_at(event.commitString())

    def _look_at(self, text: str) -> None:
        words = undrawn.remark(text, self.font()) if text and not text.isascii() else ""
        if words:
            self.refused.emit(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A press inside the selection would start dragging the words out of the journal.
        cursor = self.textCursor()
        if event.button() == Qt.MouseButton.LeftButton and cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._placeholder or not self.document().isEmpty():
            return
        # Qt's own placeholder knows nothing of the line height.
        painter = QPainter(self.viewport())
        painter.setFont(self.theme.font(self.type_role))
        painter.setPen(self.theme.color("ink3"))
        line = self.theme.line_height(self.type_role)
        box = QRectF(self.viewport().rect()).adjusted(
            DOCUMENT_MARGIN, DOCUMENT_MARGIN, -DOCUMENT_MARGIN, 0
        )
        upper = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        shift = (line - painter.fontMetrics().height()) / 2
        painting.draw_words(painter, self, box.translated(0, shift), self._placeholder, upper)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() <= bar.minimum():
            event.ignore()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._menu().popup(event.globalPos())

    def _menu(self) -> Menu:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        document, chosen = self.document(), self.textCursor().hasSelection()
        pasting = bool(QApplication.clipboard().text())
        for words, slot, possible in (
            (_("Undo"), self.undo, document.isUndoAvailable()),
            (_("Redo"), self.redo, document.isRedoAvailable()),
            ("", None, False),
            (_("Cut"), self.cut, chosen),
            (_("Copy"), self.copy, chosen),
            (_("Paste"), self.paste, pasting),
            ("", None, False),
            (_("Select all"), self.selectAll, not document.isEmpty()),
        ):
            if slot is None:
                menu.addSeparator()
                continue
            action = menu.addAction(words)
            action.setEnabled(possible)
            action.triggered.connect(slot)
        return menu


def _with_line_ends(text: str) -> str:
    return text.replace("\u2029", "\n").replace("\u2028", "\n")
