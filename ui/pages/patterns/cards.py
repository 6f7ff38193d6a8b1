# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards of the views: beneath each other where there is room, else one at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from ui.pages.patterns.card import CHART, Card
from ui.widgets.buttons import icon_button
from ui.widgets.menu_button import MenuButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.insights.values import Insight

GAP = 16


class Cards(QWidget):
    """A card is made when it is first to be seen.

    Signals:
        opened(entry_id): a dot or a row was chosen.
        asked(view, what): "copy", "save", "print" or "off" was chosen on a card.
    """

    opened = Signal(str)
    asked = Signal(str, str)

    def __init__(
        self,
        *,
        choice: Callable[[str], QWidget | None],
        puts_away: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`choice` makes what a view alone lets choose, by its id; `None` for nothing.
        `puts_away`: views can be switched off here."""
        super().__init__(parent)
        self._puts_away = puts_away
        self._choice = choice
        self._one = False
        self._current = ""
        self._insights: dict[str, Insight] = {}
        self._order: list[str] = []
        self._old: set[str] = set()
        self._how: dict[str, str] = {}
        self.cards: dict[str, Card] = {}
        self.last_used = ""
        self.views = MenuButton(name=_("View"), parent=self)
        self.views.chosen.connect(self.show_view)
        self.before = icon_button("chevron-left", _("Previous view"))
        self.before.clicked.connect(lambda: self._step(-1))
        self.after = icon_button("chevron-right", _("Next view"))
        self.after.clicked.connect(lambda: self._step(1))
        self._bar = QWidget(self)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.views)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addStretch(1)
        self._bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._bar.hide()

    @property
    def current(self) -> Card | None:
        """The card that is shown alone, or the one used last, else the first."""
        name = self._current if self._one else self.last_used
        made = [view for view in self.shown if view in self.cards]
        view = name if name in made else next(iter(made), "")
        return self.cards.get(view)

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the views that are shown, in their order."""
        return tuple(view for view in self._order if view not in self._old)

    def set_one(self, *, one: bool) -> None:
        """Show one card at a time, or all of them."""
        if one != self._one:
            self._one = one
            if one and self.last_used in self._order:
                self._current = self.last_used
            self._arrange()

    def put(self, insight: Insight) -> None:
        """Show a view as it is now; a new one comes last."""
        was_old = insight.id in self._old
        self._old.discard(insight.id)
        self._insights[insight.id] = insight
        if insight.id not in self._order:
            self._order.append(insight.id)
        card = self.cards.get(insight.id)
        if card is not None and card.insight != insight:
            card.show_insight(insight)
        if card is None or was_old:
            self._arrange()
        else:
            self._tell()

    def hide_all(self) -> None:
        """Show none until it is put again: what each shows is not what is looked at now."""
        self._old = set(self._order)
        self._arrange()

    def keep(self, order: list[str]) -> None:
        """Take away every view that is not among these, and bring them into this order."""
        for view in [view for view in self._order if view not in order]:
            self._insights.pop(view, None)
            card = self.cards.pop(view, None)
            if card is not None:
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
        self._order = [view for view in order if view in self._insights]
        self._old &= set(self._order)
        self._arrange()

    def show_view(self, view: str) -> None:
        """Show a view: alone, or its card where all are shown."""
        if view in self._order:
            self._current = self.last_used = view
            self._arrange()

    def _arrange(self) -> None:
        if self._one and self._current not in self._order:
            self._current = self._order[0] if self._order else ""
        at = 0
        for view in self._order:
            if view in self._old or (self._one and view != self._current):
                if view in self.cards:
                    self.cards[view].hide()
                continue
            card = self.cards.get(view) or self._made(view)
            if self._column.indexOf(card) != at:
                self._column.insertWidget(at, card)
            card.show()
            at += 1
        self._tell()

    def _made(self, view: str) -> Card:
        how = self._how.get(view, CHART)
        card = Card(self._insights[view], how=how, puts_away=self._puts_away)
        choice = self._choice(view)
        if choice is not None:
            card.add_choice(choice)
        card.opened.connect(partial(self._on_opened, view))
        card.asked.connect(partial(self.asked.emit, view))
        card.chosen.connect(partial(self._on_chosen, view))
        self.cards[view] = card
        return card

    def _tell(self) -> None:
        self._lead()
        self.views.set_options([(view, self._insights[view].title) for view in self._order])
        self.views.set_value(self._current)
        at = self._order.index(self._current) if self._current in self._order else 0
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at < len(self._order) - 1)

    def _lead(self) -> None:
        """The choice of a view stands in place of the title of the one that is shown alone."""
        focus = self._bar.focusWidget() if self._bar.isAncestorOf(self.focusWidget()) else None
        alone = self.cards.get(self._current) if self._one and len(self._order) > 1 else None
        if alone is None:
            self._bar.hide()
            self._bar.setParent(self)
        for card in self.cards.values():
            card.lead(self._bar if card is alone else None)
        self._bar.setVisible(alone is not None)
        if focus is not None and alone is not None:
            focus.setFocus()

    def _step(self, way: int) -> None:
        at = self._order.index(self._current) + way
        if 0 <= at < len(self._order):
            self.show_view(self._order[at])

    def _on_opened(self, view: str, entry_id: str) -> None:
        self.last_used = view
        self.opened.emit(entry_id)

    def _on_chosen(self, view: str, how: str) -> None:
        self._how[view] = how
        self.last_used = view
