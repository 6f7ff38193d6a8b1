# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One view on a card: chart or table, its sentence, what is said below it, how to read it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.charts.chart import Chart
from ui.models.insight_words import small_lines
from ui.pages.patterns.acts import COPY, PRINT, SAVE
from ui.pages.patterns.table import InsightTable
from ui.theme.theme import current
from ui.widgets.buttons import icon_button
from ui.widgets.disclosure import Disclosure
from ui.widgets.flow import Flow
from ui.widgets.menu import Menu
from ui.widgets.prose import Prose
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Sheet
from ui.widgets.stacking import clear_layout, put_below

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QMenu

    from app.insights.values import Insight

CHART, TABLE = "chart", "table"
BESIDE = 460
"""Width at normal text size from which on the title has the choice of chart or table beside it."""


class Card(Sheet):
    """Signals:
    opened(entry_id): a dot or a row was chosen.
    asked(what): "copy", "save", "print" or "off" was chosen.
    chosen(how): "chart" or "table".
    """

    opened = Signal(str)
    asked = Signal(str)
    chosen = Signal(str)

    def __init__(
        self,
        insight: Insight,
        *,
        how: str = CHART,
        puts_away: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.insight = insight
        self._how = how
        self._puts_away = puts_away
        self._choosing = False
        self.chart: Chart | None = None
        self.table: InsightTable | None = None
        self._title = Prose(insight.title, role="h2")
        self._about = Prose(insight.about, role="reading")
        options = [(CHART, _("Chart")), (TABLE, _("Table"))]
        self.switch = Segmented(
            name=_("Chart or table"), options=options, about=insight.title, value=how
        )
        self.switch.chosen.connect(self._on_switched)
        self.more = icon_button("more", _("More actions"))
        self.more.clicked.connect(self.open_menu)
        self._beneath = QWidget()
        self._flow = Flow(gap=20, line_gap=8, parent=self._beneath)
        self._flow.addWidget(self._about)
        self._chart_room, self._table_room = QWidget(), QWidget()
        self._sentence = Prose("", role="body")
        self._notes = QVBoxLayout()
        self._notes.setSpacing(0)
        self.how_to = Disclosure(_("How to read this"))
        self.how_to.toggled.connect(self._on_folded)
        self._reading = QWidget()
        self._paragraphs = QVBoxLayout(self._reading)
        self._paragraphs.setContentsMargins(0, 0, 0, 8)
        self._paragraphs.setSpacing(8)
        self._reading.hide()
        self._lay_out()
        self.show_insight(insight)

    def show_insight(self, insight: Insight) -> None:
        """Show the view as it is now; chart or table stays what was chosen."""
        self.insight = insight
        self._title.set_text(insight.title)
        self._about.set_text(insight.about)
        self._about.setVisible(bool(insight.about))
        self._beneath.setVisible(bool(insight.about) or self._choosing)
        self.more.setAccessibleName(f"{_('More actions')}, {insight.title}")
        self.how_to.setAccessibleName(f"{_('How to read this')}, {insight.title}")
        self.switch.setVisible(insight.chart is not None and bool(insight.table.rows))
        self._sentence.set_text(insight.sentence)
        clear_layout(self._notes)
        for note in small_lines(insight):
            put_below(self._notes, Prose(note, role="caption"), 2)
        clear_layout(self._paragraphs)
        for paragraph in insight.reading:
            self._paragraphs.addWidget(Prose(paragraph, role="help"))
        self.how_to.setVisible(bool(insight.reading))
        for last in (self.how_to, self._reading):
            last.raise_()  # to a screen reader as well it comes after the notes
        self._show_body()

    def set_how(self, how: str) -> None:
        """Show the chart or the table."""
        self._how = how
        self.switch.set_value(how)
        self._show_body()

    def add_choice(self, widget: QWidget) -> None:
        """Put a choice of this view alone beneath its title."""
        self._choosing = True
        self._flow.addWidget(widget)
        self._beneath.show()

    def focus_shown(self) -> None:
        """Put the focus back where an entry was opened from."""
        if self.chart is not None and self.chart.isVisible():
            self.chart.focus_current()
        elif self.table is not None and self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.more.setFocus(Qt.FocusReason.TabFocusReason)

    def open_menu(self) -> QMenu:
        """Show what can be done with the view."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts = [(_("Print…"), PRINT)]
        if self.insight.chart is not None:
            acts += [(_("Copy as picture…"), COPY), (_("Save as picture…"), SAVE)]
        for words, what in acts:
            menu.offer(words, partial(self.asked.emit, what))
        if self._puts_away:
            menu.addSeparator()
            menu.offer(_("Do not show this view"), partial(self.asked.emit, "off"))
        menu.open_below(self.more)
        return menu

    def lead(self, widget: QWidget | None) -> None:
        """Let a widget that says the title stand in its place; `None` for the title itself."""
        self._title.setVisible(widget is None)
        if widget is not None and self._head.indexOf(widget) < 0:
            self._head.insertWidget(0, widget, 1)
            widget.lower()  # a screen reader reads in the order of the stack: first, as it stands

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beneath the title where there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= BESIDE * current().text_scale
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if self._head.direction() != (across if beside else down):
            self._head.setDirection(across if beside else down)
            side = Qt.AlignmentFlag.AlignTrailing if beside else Qt.AlignmentFlag.AlignLeading
            self._head.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop | side)

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.switch)
        row.addWidget(self.more)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        end = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing
        self._head.addWidget(self._buttons, 0, end)
        self.body.setContentsMargins(24, 16, 24, 20)
        self.body.addLayout(self._head)
        self.body.addSpacing(4)
        self.body.addWidget(self._beneath)
        self.body.addSpacing(16)
        self.body.addWidget(self._chart_room)
        self.body.addWidget(self._table_room)
        self.body.addWidget(self._sentence)
        self.body.addLayout(self._notes)
        self.body.addSpacing(6)
        self.body.addWidget(self.how_to, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._reading)

    def _show_body(self) -> None:
        """Make what is to be seen, and only that."""
        insight = self.insight
        chart = insight.chart if self._how == CHART or not insight.table.rows else None
        self._chart_room.setVisible(chart is not None)
        self._table_room.setVisible(chart is None and bool(insight.table.rows))
        if chart is not None:
            if self.chart is None:
                self.chart = Chart(name=insight.title)
                self.chart.opened.connect(self.opened)
                _room_of(self._chart_room).addWidget(self.chart)
            self.chart.setAccessibleName(insight.title)
            self.chart.setAccessibleDescription(insight.sentence)
            self.chart.show_chart(chart)
        elif insight.table.rows:
            if self.table is None:
                self.table = InsightTable(name=insight.title)
                self.table.opened.connect(self.opened)
                _room_of(self._table_room).addWidget(self.table)
            self.table.setAccessibleName(f"{insight.title}, {_('Table')}")
            self.table.setAccessibleDescription(insight.sentence)
            self.table.show_table(insight.table)

    def _on_switched(self, how: str) -> None:
        self.set_how(how)
        self.chosen.emit(how)

    def _on_folded(self, is_open: bool) -> None:
        self._reading.setVisible(is_open)


def _room_of(holder: QWidget) -> QVBoxLayout:
    room = QVBoxLayout(holder)
    room.setContentsMargins(0, 0, 0, 18)
    return room
