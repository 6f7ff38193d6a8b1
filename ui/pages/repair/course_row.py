# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One row of the course: day, spine, contact, where it stood after, what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.entry import Kind
from app.i18n import content as translated
from ui.charts import shapes
from ui.models import repair_words as words
from ui.pages.repair.contact_words import ContactWords
from ui.theme.theme import current
from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractButton

    from app.domain.entry import Entry
    from app.domain.timeline import Row
    from app.services.content import Content
    from ui.dates import Dates

ROW_GAP = 26
CONTACT_GAP = 24
LONG_GAP = 22
"""More space after a long silence; without a comment."""

DAY, SPINE, CONTACT, STATUS, HUNG = range(5)
WIDTHS = {DAY: 64, SPINE: 44, STATUS: 96, HUNG: 190}
_SIDE = 12.0
_CLEARING = 5.0


def column_width(column: int, content: Content) -> int:
    """How wide a column of the course is; that of the status holds the longest word of any."""
    if column == SPINE:
        return WIDTHS[SPINE]
    theme = current()
    room = round(WIDTHS[column] * theme.text_scale)
    if column != STATUS:
        return room
    statuses = (translated(option.text) for option in content.vocabulary("status"))
    font, said = theme.font("label"), " ".join(statuses)
    key = (font.toString(), said)
    if key not in _longest:
        _longest[key] = painting.longest_word(font, said)
    return max(room, _longest[key])


_longest: dict[tuple[str, str], int] = {}
"""By font and words: every row asks for the same."""


class CourseRow(QWidget):
    """Wide: five columns. Narrow: status and what hangs on it stand below the contact.

    Signals:
        asked(entry): an `Entry` was pressed, to be opened.
        change_asked(entry_id): a change of where it stands was pressed.
    """

    asked = Signal(object)
    change_asked = Signal(str)

    def __init__(
        self,
        *,
        row: Row,
        first: bool,
        last: bool,
        content: Content,
        dates: Dates,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = current()
        self.row = row
        self.last = last
        self._first = first
        self._content = content
        self._narrow: bool | None = None
        self.buttons: list[QAbstractButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._day = Prose(dates.brief(row.day, today), role="help", parent=self)
        self._contact = self._make_contact(content, dates, today)
        self._status = self._make_status(content, dates, today)
        self._hung = QWidget(self)
        column = QVBoxLayout(self._hung)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for entry in row.hung:
            column.addWidget(self._make_hung(entry, content, dates, today))
        column.addStretch(1)
        self._hung.setVisible(bool(row.hung))
        self._grid = QGridLayout(self)
        above = LONG_GAP if row.after_gap else 0
        self._grid.setContentsMargins(0, above, 0, 0 if last else ROW_GAP)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(4)
        self.set_narrow(narrow=False)
        self.theme.changed.connect(self._arrange)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put status and what hangs on it beside the contact, or below it."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for widget in (self._day, self._contact, self._status, self._hung):
            self._grid.removeWidget(widget)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._day, 0, DAY, top)
        if narrow:
            self._grid.addWidget(self._contact, 0, CONTACT, top)
            self._grid.addWidget(self._status, 1, CONTACT, top)
            self._grid.addWidget(self._hung, 2, CONTACT, top)
        else:
            self._grid.addWidget(self._contact, 0, CONTACT, top)
            self._grid.addWidget(self._status, 0, STATUS, top)
            self._grid.addWidget(self._hung, 0, HUNG, top)
        self._arrange()

    def _arrange(self) -> None:
        day = column_width(DAY, self._content)
        self._grid.setColumnMinimumWidth(DAY, day)
        self._day.setFixedWidth(day)
        self._grid.setColumnMinimumWidth(SPINE, WIDTHS[SPINE])
        self._grid.setColumnStretch(CONTACT, 1)
        for column, widget in ((STATUS, self._status), (HUNG, self._hung)):
            width = 0 if self._narrow else column_width(column, self._content)
            self._grid.setColumnMinimumWidth(column, width + (16 if width else 0))
            widget.setMinimumWidth(0)
            widget.setMaximumWidth(width or 16_777_215)
        self.update()

    def _make_contact(self, content: Content, dates: Dates, today: date) -> QWidget:
        contact = self.row.contact
        if contact is None:
            return QWidget(self)
        caption, gist = words.caption(contact, content), words.gist(contact)
        day = dates.plain(self.row.day, today)
        button = ContactWords(
            caption=caption, gist=gist, spoken=words.spoken((day, caption, gist)), parent=self
        )
        button.clicked.connect(lambda: self.asked.emit(contact))
        self.buttons.append(button)
        holder = QWidget(self)
        box = QHBoxLayout(holder)
        box.setContentsMargins(0, 0, CONTACT_GAP, 0)
        box.addWidget(button)
        return holder

    def _make_status(self, content: Content, dates: Dates, today: date) -> QWidget:
        """What it became that day; each change can be opened, how it began cannot."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for change in self.row.changes:
            name = translated(content.label("status", change.status))
            if not change.entry_id:
                column.addWidget(Prose(name, role="label", parent=holder))
                continue
            button = Button(text=name, kind="status", parent=holder)
            day = dates.plain(change.day, today)
            button.setAccessibleName(words.spoken((name, day, change.reason)))
            button.clicked.connect(
                lambda _checked=False, entry_id=change.entry_id: self.change_asked.emit(entry_id)
            )
            column.addWidget(button)
            self.buttons.append(button)
        holder.setVisible(bool(self.row.changes))
        return holder

    def _make_hung(self, entry: Entry, content: Content, dates: Dates, today: date) -> Button:
        text = words.hung(entry, content)
        icon = words.ICONS.get(Kind(entry.kind), "line") if entry.kind in set(Kind) else "line"
        button = Button(text=text, kind="small", icon=icon, parent=self._hung)
        button.setAccessibleName(words.spoken((text, dates.plain(entry.day, today))))
        button.clicked.connect(lambda: self.asked.emit(entry))
        self.buttons.append(button)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        x = self._day.width() + WIDTHS[SPINE] / 2 - 6
        if self.isRightToLeft():
            x = self.width() - x
        middle = self._grid.contentsMargins().top() + theme.line_height("body") / 2 + 2
        painter.setPen(QPen(theme.color("control"), 1.5))
        top = middle if self._first else 0.0
        bottom = middle if self.last else float(self.height())
        if bottom > top:
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        if self.row.shape:
            _paint_shape(painter, self.row.shape, QPointF(x, middle))
        else:
            painter.setBrush(theme.color("control"))
            painter.drawEllipse(QPointF(x, middle), 2.5, 2.5)


def _paint_shape(painter: QPainter, shape: str, at: QPointF) -> None:
    """Ring, diamond, both in one, or disc; each in a clearing, and each is in words as well."""
    theme = current()
    half = _SIDE / 2 * min(theme.text_scale, 1.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("bg"))
    painter.drawEllipse(at, half + _CLEARING, half + _CLEARING)
    if shape in ("confrontation", "mixed"):
        painter.setBrush(theme.color("c2"))
        painter.drawPath(shapes.diamond(at, half + 2))
        if shape == "mixed":
            painter.setBrush(theme.color("bg"))
            painter.drawPath(shapes.diamond(at, half - 2))
    elif shape == "withdrawal":
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(theme.color("bg"))
        painter.drawEllipse(at, half, half)
    else:
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(at, half + 1, half + 1)
