# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One of those there are: a repair, a rule, a schema; with a search where there are many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from ui.dialogs.dialog import Dialog
from ui.fields.feeling_search import folded
from ui.models.repair_words import spoken
from ui.widgets.buttons import ordinary
from ui.widgets.line_field import LineField
from ui.widgets.row import Row
from ui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FEW = 12  # as many are seen at a glance
_WIDTH = 560


@dataclass(frozen=True)
class Choice:
    """A row: the id that is told, what stands there, and further words it is found by.

    `own`: the words are the writer's.
    """

    id: str
    words: str
    detail: str = ""
    icon: str = ""
    also: str = ""
    own: bool = False


class ChooseOneDialog(Dialog):
    """`search` names the search field, which is there when there are many choices.

    Signals:
    chosen(id): the one that was picked.
    """

    chosen = Signal(str)

    def __init__(
        self,
        *,
        title: str,
        choices: Sequence[Choice],
        search: str,
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title=title, text=text, parent=parent)
        self.rows = [(_found_by(choice), self._row_of(choice)) for choice in choices]
        self.search: LineField | None = None
        self._area: ScrollArea | None = None
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for _words, row in self.rows:
            rows.addWidget(row)
        if len(choices) > _FEW:
            self.search = LineField(name=search, role="search", placeholder=search, parent=self)
            self.search.edited.connect(self._filter)
            self.column.addWidget(self.search)
            rows.setContentsMargins(0, 0, 12, 0)
            rows.addStretch(1)
            inside = QWidget()
            inside.setObjectName("Page")
            inside.setLayout(rows)
            self._area = ScrollArea()
            self._area.setWidget(inside)
            self.column.addWidget(self._area, 1)
        else:
            self.column.addLayout(rows)
        stay = ordinary(_("Cancel"))
        stay.clicked.connect(self.reject)
        self.add_button(stay)
        self._last: QWidget = stay

    def offer(self, words: str, act: Callable[[], None], *, icon: str = "") -> None:
        """Put another answer beside *Cancel*."""
        button = ordinary(words, icon=icon)
        button.clicked.connect(lambda _checked=False: self._do(act))
        self.add_button(button)
        self._last = button

    def ask(self) -> None:
        """Show it: the search, or else the first row has the focus."""
        if self._area is not None:
            self.fit_around(self._area, _WIDTH)
        else:
            self.fit(_WIDTH)
        first = self.rows[0][1] if self.rows else self._last
        self.begin(self.search or first)
        self.open()

    def _row_of(self, choice: Choice) -> Row:
        row = Row(icon=choice.icon, text=choice.words, detail=choice.detail, own=choice.own)
        row.setAccessibleName(spoken((choice.words, choice.detail)))
        row.clicked.connect(lambda _checked=False: self._do(lambda: self.chosen.emit(choice.id)))
        return row

    def _do(self, act: Callable[[], None]) -> None:
        self.accept()
        act()

    def _filter(self) -> None:
        wanted = folded(self.search.text()) if self.search is not None else ""
        for words, row in self.rows:
            row.setVisible(wanted in words)


def _found_by(choice: Choice) -> str:
    return folded(f"{choice.words} {choice.detail} {choice.also}")
