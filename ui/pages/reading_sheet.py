# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet a record is read on: small captions, large own words, figures in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from ui.models.blocks import Day, Figures, Marks, Part, Words
from ui.pages.scroll_stop import ScrollStop
from ui.pages.sheet_figures import SchemaName, Searched, figures_grid
from ui.theme.theme import current
from ui.widgets import undrawn
from ui.widgets.buttons import link
from ui.widgets.prose import Prose
from ui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.models.blocks import Block, Outline

    Matcher = Callable[[str], Sequence[tuple[int, int]]]

_MARGIN, _NARROW_MARGIN = 40, 20
_NARROW = 460  # below this width of the sheet the margin shrinks and figures stand in one column
_BLOCK_GAP = 20
_ITEM_GAP = 10
_AT_ONCE = 20_000  # characters laid out at once: a tenth of a second at most
_LINES_AT_ONCE = 400  # as many lines take as long: each is a paragraph of its own
_SHORT_MARK = 30  # characters; longer marks get a line each


class ReadingSheet(ScrollArea):
    """Shows one outline at a time; scrolls by wheel and keys.

    `leads`: names of schemas lead to their pages.

    Signals:
        schema_asked(schema): the page of a schema is to be opened.
        built(widget): what scrolls was made anew.
    """

    schema_asked = Signal(str)
    built = Signal(object)

    def __init__(self, *, leads: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leads = leads
        self._stop: ScrollStop | None = None
        self._outline: Outline | None = None
        self._narrow = False
        self._matcher: Matcher | None = None
        self._match_wanted = False
        self._lead: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._scroll_to_match)
        current().changed.connect(self._build)

    @property
    def outline(self) -> Outline | None:
        """What is shown, or `None`."""
        return self._outline

    def focus_text(self) -> None:
        """Put the focus on the text, so that keys scroll it."""
        if self._stop is not None:
            self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_outline(self, outline: Outline | None) -> None:
        """Show a record from its top, or an empty desk. The same record keeps its place."""
        if outline == self._outline and self.widget() is not None:
            return
        same = (
            outline is not None
            and self._outline is not None
            and outline.title == self._outline.title
        )
        place = self.verticalScrollBar().value() if same else 0
        self._outline = outline
        self._build()
        self.verticalScrollBar().setValue(place)
        if not same:
            self._show_first_match()

    def lead_with(self, widget: QWidget) -> None:
        """Let something stand above the paper and scroll with it."""
        self._lead = widget
        widget.setParent(self)
        self._build()

    def mark(self, matcher: Matcher | None) -> None:
        """Mark in the words what a search found there, given their text; `None` for nothing.

        The first place comes into sight.
        """
        if matcher is None and self._matcher is None:
            return
        self._matcher = matcher
        self._mark_words()
        self._show_first_match()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set figures side by side where there is room."""
        super().resizeEvent(event)
        narrow = self._is_narrow()
        if narrow != self._narrow and self._outline is not None:
            self._build()

    def _is_narrow(self) -> bool:
        return self.viewport().width() < _NARROW * min(current().text_scale, 1.5)

    def _build(self) -> None:
        self._narrow = self._is_narrow()
        focused = self._stop is not None and self._stop.hasFocus()
        inside = self._focus_in_lead()
        self._stop = None
        if self._lead is not None:
            # it outlives the paper it stood on
            shown = not self._lead.isHidden()
            self._lead.setParent(self)
            self._lead.setVisible(shown)
        old = self.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        if self._outline is None:
            return
        self._stop = ScrollStop(name=_("The record"), area=self)
        sheet = _sheet(self._outline, self._stop, narrow=self._narrow)
        for part in sheet.findChildren(LongWords):
            part.grown.connect(self._mark_words)
        for name in sheet.findChildren(SchemaName):
            name.set_leads(self._leads)
            name.asked.connect(self.schema_asked)
        self.setWidget(self._led(sheet))
        self.built.emit(self.widget())
        self._mark_words()
        if focused:
            self.focus_text()
        elif inside is not None:
            inside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _led(self, sheet: QWidget) -> QWidget:
        """The paper, with what stands above it."""
        if self._lead is None:
            return sheet
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        shown = not self._lead.isHidden()
        column.addWidget(self._lead)
        column.addWidget(sheet, 1)
        self._lead.setVisible(shown)
        return holder

    def _focus_in_lead(self) -> QWidget | None:
        """What has the focus in what stands above the paper."""
        focus = QApplication.focusWidget()
        inside = self._lead is not None and focus is not None and self._lead.isAncestorOf(focus)
        return focus if inside else None

    def _searched(self) -> list[Searched]:
        sheet = self.widget()
        return sheet.findChildren(Searched) if sheet is not None else []

    def _mark_words(self) -> None:
        for words in self._searched():
            spans = self._matcher(words.text()) if self._matcher is not None else ()
            if tuple(spans) != words.spans:
                words.set_spans(spans)

    def _show_first_match(self) -> None:
        self._match_wanted = any(words.spans for words in self._searched())
        # once everything has its place, and again should it find another
        QTimer.singleShot(0, self, self._scroll_to_match)

    def reveal(self, widget: QWidget) -> None:
        """As everywhere; but the focus on the text, at its top, leads neither away from a match nor
        past what stands above the paper: the ring stands round all of it."""
        if widget is not self._stop:
            super().reveal(widget)
        elif not self._match_wanted:
            self.verticalScrollBar().setValue(0)

    def _on_scrolled(self, action: int) -> None:
        super()._on_scrolled(action)
        self._match_wanted = False

    def _scroll_to_match(self) -> None:
        sheet = self.widget()
        found = next((words for words in self._searched() if words.spans), None)
        if not self._match_wanted or sheet is None or found is None:
            return
        top = found.mapTo(sheet, QPoint(0, found.top_of(found.spans[0][0]))).y()
        high = self.viewport().height()
        line = current().line_height("reading")
        seen = self.verticalScrollBar().value()
        if not seen <= top <= seen + high - line:
            self.verticalScrollBar().setValue(top - high // 3)


def _sheet(outline: Outline, head: ScrollStop, *, narrow: bool) -> QWidget:
    sheet = QFrame()
    sheet.setProperty("role", "paper")
    sheet.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
    column = QVBoxLayout(sheet)
    margin = _NARROW_MARGIN if narrow else _MARGIN
    column.setContentsMargins(margin, 32 if not narrow else 20, margin, margin)
    column.setSpacing(0)
    column.addWidget(head)
    head.column.addWidget(Prose(outline.title, role="h1"))
    if outline.subtitle:
        head.column.addSpacing(4)
        head.column.addWidget(Searched(outline.subtitle, role="help"))
    if undrawn.undrawn(_own_text(outline), current().font("reading")):
        head.column.addSpacing(8)
        head.column.addWidget(Prose(undrawn.sentence(), role="help"))
    blocks = list(outline.blocks)
    while blocks:
        block = blocks.pop(0)
        column.addSpacing(_gap_above(block))
        beside = blocks[0] if blocks else None
        if not narrow and isinstance(block, Figures) and isinstance(beside, Figures):
            blocks.pop(0)
            column.addLayout(_side_by_side(block, beside))
            continue
        column.addWidget(_block(block))
    column.addStretch(1)
    return sheet


def _own_text(outline: Outline) -> str:
    """The writer's own words, where there may be any, in one piece."""
    words = [outline.subtitle]
    for block in outline.blocks:
        match block:
            case Words(_, items):
                words += [text for text, _remark in items]
            case Marks(_, marks):
                words += marks
            case Figures(_, rows):
                words += [name for name, _then, _now in rows]
    return "\n".join(words)


def _gap_above(block: Block) -> int:
    if isinstance(block, Part):
        return _BLOCK_GAP + 12
    if isinstance(block, Words | Marks) and not block.caption:
        return 4  # it goes on from the block above
    return _BLOCK_GAP


def _side_by_side(first: Figures, second: Figures) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(40)
    for figures in (first, second):
        row.addWidget(_block(figures), 1, Qt.AlignmentFlag.AlignTop)
    return row


def _block(block: Block) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    match block:
        case Part(title):
            line = QFrame()
            line.setProperty("role", "rule")
            column.addWidget(line)
            column.addSpacing(20)
            column.addWidget(Prose(title, role="h3"))
        case Day(title):
            column.addWidget(Prose(title, role="label"))
        case Words(caption, items):
            _captioned(column, caption)
            for number, (text, remark) in enumerate(items):
                if number:
                    column.addSpacing(_ITEM_GAP)
                column.addWidget(_own_words(text))
                if remark:
                    column.addWidget(Prose(remark, role="caption"))
        case Marks(caption, words):
            _captioned(column, caption)
            column.addSpacing(2)
            if max(map(len, words)) <= _SHORT_MARK:
                column.addWidget(Searched(" · ".join(words), role="body"))
            else:
                for number, word in enumerate(words):
                    column.addSpacing(4 if number else 0)
                    column.addWidget(Searched(word, role="body"))
        case Figures(caption):
            _captioned(column, caption)
            column.addSpacing(2)
            column.addLayout(figures_grid(block))
    return holder


def _own_words(text: str) -> QWidget:
    if _end_of_part(text) == len(text):
        return Searched(text, role="reading", selectable=True)
    return LongWords(text=text)


def _captioned(column: QVBoxLayout, caption: str) -> None:
    if caption:
        column.addWidget(Prose(caption, role="caption"))
        column.addSpacing(2)


def _end_of_part(text: str) -> int:
    """Where the first part of a text ends: at a line's or a word's end where there is one near."""
    lines = -1
    for _line in range(_LINES_AT_ONCE):
        lines = text.find("\n", lines + 1)
        if lines < 0:
            break
    end = lines + 1 if 0 <= lines < _AT_ONCE else len(text)
    if end <= _AT_ONCE:
        return end
    near = text[_AT_ONCE - 2000 : _AT_ONCE]
    breaks = [near.rfind(mark) for mark in ("\n", " ")]
    found = next((place for place in breaks if place >= 0), len(near) - 1)
    return _AT_ONCE - 2000 + found + 1


class LongWords(QWidget):
    """A very long answer, shown part by part, so that laying it out never stops the window.

    Signals:
        grown: another part is shown.
    """

    grown = Signal()

    def __init__(self, *, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest = text
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = link(_("Show the next part"))
        self._more.clicked.connect(self._show_next)
        self._show_next()

    def _show_next(self) -> None:
        end = _end_of_part(self._rest)
        part, self._rest = self._rest[:end], self._rest[end:]
        self._column.removeWidget(self._more)
        part = part.removesuffix("\n") if self._rest else part
        self._column.addWidget(Searched(part, role="reading", selectable=True))
        self._more.setVisible(bool(self._rest))
        if self._rest:
            self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self.grown.emit()
