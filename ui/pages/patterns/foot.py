# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands below the cards: views that wait for more, and views put away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from ui.widgets.buttons import quiet
from ui.widgets.prose import Prose
from ui.widgets.stacking import clear_layout, put_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.insights.values import Insight


class Waiting(QWidget):
    """Views that have too little to show: what each is, and what it waits for."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_insights(self, insights: Sequence[Insight]) -> None:
        """Show those of these that wait for anything."""
        waiting = [one for one in insights if one.waits]
        clear_layout(self._column)
        self.setVisible(bool(waiting))
        if not waiting:
            return
        put_below(self._column, Prose(_("Not enough for these yet"), role="h3"), 0)
        for one in waiting:
            put_below(self._column, Prose(one.title, role="label"), 14)
            put_below(self._column, Prose(one.sentence, role="help"), 2)


class Gathered(QWidget):
    """The ways to what is gathered by hand: schemas, and rules that return.

    Signals:
        wanted(page): its page is to be shown.
    """

    wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        put_below(column, Prose(_("Schema by schema, rule by rule"), role="h3"), 0)
        self.buttons: dict[str, QWidget] = {}
        for page, words in (("schemas", _("All schemas")), ("beliefs", _("Rules that return"))):
            button = quiet(words, "arrow-right")
            button.clicked.connect(partial(self.wanted.emit, page))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            self.buttons[page] = button


class PutAway(QWidget):
    """Views that are switched off, each with a way back.

    Signals:
        wanted(view): it is to be shown again.
    """

    wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.buttons: list[QWidget] = []
        self.hide()

    def show_views(self, views: Sequence[tuple[str, str]]) -> None:
        """Show these: id and title."""
        clear_layout(self._column)
        self.buttons = []
        self.setVisible(bool(views))
        if not views:
            return
        put_below(self._column, Prose(_("Not shown"), role="h3"), 0)
        for view, title in views:
            button = quiet(_("Show ‘{view}’ again").format(view=title), "eye")
            button.clicked.connect(partial(self.wanted.emit, view))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            self.buttons.append(button)
