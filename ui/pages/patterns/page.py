# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns: what returns in what was written, one card a view, without a score or a verdict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.insights.values import Scope
from ui.context import Route
from ui.dates import dates_of
from ui.pages.patterns.acts import ViewActs
from ui.pages.patterns.before_after import TurningDay
from ui.pages.patterns.cards import Cards
from ui.pages.patterns.filters import ScopeButton, ScopeLine
from ui.pages.patterns.foot import PutAway, Waiting
from ui.pages.patterns.highlights import Highlights
from ui.pages.patterns.loader import Loader
from ui.pages.patterns.period import ALL, OWN, USUAL, OwnDays, first_day, periods
from ui.theme.theme import current
from ui.widgets.buttons import ordinary, primary
from ui.widgets.menu_button import MenuButton
from ui.widgets.page import Page
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from app.domain.errors import AppError
    from app.domain.preferences import Preferences
    from app.insights.values import Insight
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.pages.patterns.card import Card

WIDE = 1000
ONE_BELOW = 900
"""Height of the window at normal text size below which one card is shown at a time."""

LOW_BELOW = 760
"""Height below which highlights are folded, so that a card is to be seen."""

_WORDS_AFTER_MS = 400
_BAR = 16


class PatternsPage(Page):
    """Reads all views card by card; highlights come when the last one is there."""

    NAME = "patterns"
    TITLE = N_("Patterns")
    ICON = "patterns"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(width=WIDE, centred=False, above=24, parent=parent)
        self._context = context
        preferences = context.workspace.preferences.current
        self._dates, self._today = dates_of(preferences), context.workspace.clock.now().local_day
        self._period = USUAL
        self._scope = Scope(first=first_day(USUAL, self._today))
        self._wanted = ""
        self._back_to_card = False
        self._came: list[Insight] = []
        self._loader = Loader(tasks=context.tasks, parent=self)
        self._loader.came.connect(self._on_came)
        self._loader.ended.connect(self._on_ended)
        self._loader.failed.connect(self._on_failed)
        self._acts = ViewActs(context=context, page=self)
        self.period = MenuButton(options=periods(), value=USUAL, name=_("Period"))
        self.period.chosen.connect(self._on_period)
        self.filter = ScopeButton()
        self.filter.changed.connect(self._on_filtered)
        self.line = ScopeLine()
        self.line.changed.connect(self._on_filtered)
        self.days = OwnDays(dates=self._dates, today=self._today)
        self.days.changed.connect(self._on_own_days)
        self.days.hide()
        self.highlights = Highlights()
        self.highlights.chosen.connect(self._on_highlight)
        self.cards = Cards(choice=self._choice)
        self.cards.opened.connect(self._on_opened)
        self.cards.asked.connect(self._on_asked)
        self.waiting = Waiting()
        self.put_away = PutAway()
        self.put_away.wanted.connect(self._on_wanted)
        self._looking = Prose(_("Looking through what is there…"), role="help")
        self._looking.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_WORDS_AFTER_MS)
        self._patience.timeout.connect(self._looking.show)
        self._nothing = Prose("", role="help")
        self.write = primary(_("Write a record"), icon="pencil")
        self.write.clicked.connect(lambda: context.navigate(context.new_record()))
        self.everything = ordinary(_("Look at everything"))
        self.everything.clicked.connect(self._on_everything)
        self._lay_out()
        self._say_nothing("")
        context.actions.on_page("print", self, self._print_shown)
        current().changed.connect(self._fit)

    # -- the page protocol

    def open(self, route: object) -> None:
        """Show what there is, read afresh; `extra` is the id of a view to come to."""
        if isinstance(route, Route) and route.extra:
            self._wanted = route.extra
        self._load()
        self._read_codes()

    def leave(self) -> None:
        """What is still being read has come too late."""
        self._loader.stop()
        self._patience.stop()

    def refresh(self, changes: ChangeSet) -> None:
        """Read again after something was written; hidden, it is read when it is opened."""
        if self.isVisible():
            self._load()

    def focus_first(self) -> None:
        """The period; coming back from an entry, where it was opened."""
        card = self.cards.current
        if self._back_to_card and card is not None:
            card.focus_shown()
        else:
            self._focus_top()
        self._back_to_card = False

    def _focus_top(self) -> None:
        offered = (self.write, self.everything, self.period)
        next(one for one in offered if one is self.period or not one.isHidden()).setFocus()

    def place(self) -> Route | None:
        """This page."""
        return Route(self.NAME)

    # -- reading

    def _load(self) -> None:
        self._came = []
        patterns, scope = self._context.workspace.patterns, self._scope
        self._patience.start()
        self._loader.start(lambda: patterns.views(scope))

    def _on_came(self, insight: Insight) -> None:
        self._patience.stop()
        self._looking.hide()
        self._say_nothing("")
        self._came.append(insight)
        if self._has_card(insight):
            self.cards.put(insight)
            if insight.id == self._wanted:
                self._wanted = ""
                self.cards.show_view(insight.id)

    def _on_ended(self) -> None:
        self._patience.stop()
        self._looking.hide()
        self._wanted = ""
        off = self._preferences().views_off
        found = [one for one in self._came if one.id not in off]
        self.cards.keep([one.id for one in found if self._has_card(one)])
        self.highlights.show_insights(found)
        self.waiting.show_insights([one for one in found if not self._has_card(one)])
        self.put_away.show_views([(one.id, one.title) for one in self._came if one.id in off])
        if not any(one.n for one in self._came):
            self._on_nothing()

    def _on_nothing(self) -> None:
        """Nothing was counted: because nothing was written, or not of what is looked at."""
        for part in (self.highlights, self.waiting):
            part.hide()
        self.cards.keep([])
        journal = self._context.workspace.journal
        self._context.tasks.vault(
            lambda: bool(journal.last(1)),
            owner=self,
            done=lambda some: self._say_nothing("narrowed" if some else "empty"),
        )

    def _on_failed(self, error: AppError) -> None:
        self._patience.stop()
        self._looking.hide()
        self._context.report(error)

    def _has_card(self, insight: Insight) -> bool:
        """Whether there is something to see, or to choose."""
        if insight.id in self._preferences().views_off:
            return False
        shows = insight.chart is not None or bool(insight.table.rows)
        return shows or insight.id == TurningDay.VIEW

    def _preferences(self) -> Preferences:
        return self._context.workspace.preferences.current

    def _read_codes(self) -> None:
        journal = self._context.workspace.journal
        self._context.tasks.vault(
            lambda: tuple(code for code, _count in journal.codes()),
            owner=self,
            done=self.filter.set_codes,
        )

    def _say_nothing(self, why: str) -> None:
        """What stands in place of cards: "empty", "narrowed", or "" while there are some."""
        words = {
            "": "",
            "empty": _(
                "What you keep shows here over time: which schemas return, how a rule is believed "
                "later on, how strains go on. One kept record is enough to begin with."
            ),
            "narrowed": _("Nothing of this kind was kept in the days you look at."),
        }
        self._nothing.set_text(words[why])
        self._nothing.setVisible(bool(why))
        writes = self._context.workspace.rescued is None
        focused = any(one.hasFocus() for one in (self.period, self.write, self.everything))
        self.write.setVisible(why == "empty" and writes)
        self.everything.setVisible(why == "narrowed")
        for widget in (self.period, self.filter):
            widget.setVisible(why != "empty" or not writes)
        if focused:
            self._focus_top()

    # -- what is looked at

    def _set_scope(self, scope: Scope) -> None:
        self._scope = scope
        self.filter.show_scope(scope)
        self.line.show_scope(scope)
        self._load()

    def _on_filtered(self, scope: Scope) -> None:
        self._set_scope(scope)

    def _on_period(self, period: str) -> None:
        self._period = period
        self.days.setVisible(period == OWN)
        if period == OWN:
            self.days.begin(self._scope.first)
            self._on_own_days()
        else:
            first = first_day(period, self._today)
            self._set_scope(replace(self._scope, first=first, last=None))

    def _on_own_days(self) -> None:
        first, last = self.days.days()
        self._set_scope(replace(self._scope, first=first, last=last))

    def _on_everything(self) -> None:
        self.period.set_value(ALL)
        self._period = ALL
        self.days.hide()
        self._set_scope(Scope(turning=self._scope.turning))
        self.period.setFocus()

    def _on_turned(self, day: date | None) -> None:
        self._set_scope(replace(self._scope, turning=day))

    def _choice(self, view: str) -> QWidget | None:
        """The day that parts before and after is chosen on its own card."""
        if view != TurningDay.VIEW:
            return None
        made = TurningDay(dates=self._dates, today=self._today, day=self._scope.turning)
        made.chosen.connect(self._on_turned)
        return made

    # -- what is done

    def _on_highlight(self, view: str) -> None:
        self.cards.show_view(view)
        card = self.cards.cards.get(view)
        if card is not None:
            card.focus_shown()

    def _on_opened(self, entry_id: str) -> None:
        self._back_to_card = True
        self._acts.open_entry(entry_id)

    def _on_asked(self, view: str, what: str) -> None:
        insight = self.cards.cards[view].insight
        if what == "off":
            self._switch(view, insight.title, off=True)
        elif what == "copy":
            self._acts.copy(insight)
        elif what == "save":
            self._acts.save(insight)
        else:
            self._acts.print_view(insight)

    def _print_shown(self) -> None:
        card = self._focused_card() or self.cards.current
        if card is not None:
            self._acts.print_view(card.insight)

    def _focused_card(self) -> Card | None:
        focus = self.focusWidget()
        for card in self.cards.cards.values():
            if card.isAncestorOf(focus):
                return card
        return None

    def _on_wanted(self, view: str) -> None:
        title = next((one.title for one in self._came if one.id == view), view)
        self._switch(view, title, off=False)

    def _switch(self, view: str, title: str, *, off: bool) -> None:
        """Put a view away or show it again; the line at the foot takes it back."""
        service = self._context.workspace.preferences

        def work() -> Preferences:
            kept = tuple(one for one in service.current.views_off if one != view)
            return service.save(replace(service.current, views_off=(*kept, view) if off else kept))

        def saved(_preferences: Preferences) -> None:
            self._on_switched(view, title, off=off)

        self._context.tasks.vault(work, owner=self, done=saved)

    def _on_switched(self, view: str, title: str, *, off: bool) -> None:
        if off:
            words = _("‘{view}’ is not shown any more.")
            undo = lambda: self._switch(view, title, off=False)  # noqa: E731
            self._context.toast(words.format(view=title), undo)
        self.period.setFocus()
        self._load()

    # -- layout

    def _lay_out(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(12)
        self._title = Prose(_("Patterns"), role="h1")
        self._head.addWidget(self._title, 1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.filter)
        row.addWidget(self.period)
        self._head.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing)
        self._holder = holder
        narrowed = QVBoxLayout()
        narrowed.setContentsMargins(0, 0, 0, 0)
        narrowed.setSpacing(8)
        narrowed.addWidget(self.days)
        narrowed.addWidget(self.line)
        self.add(self._head)
        self.add(narrowed)
        self.add(self._looking)
        self.add(self._nothing, before=8)
        self._acts_row = QVBoxLayout()
        self._acts_row.setContentsMargins(0, 0, 0, 0)
        for button in (self.write, self.everything):
            self._acts_row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.add(self._acts_row, before=8)
        self.add(self.highlights)
        self.add(self.cards)
        self.add(self.waiting, before=28)
        self.add(self.put_away, before=28)
        self.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One card at a time in a low window and with large text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        scale = current().text_scale
        height = self.window().height()
        self.cards.set_one(one=height < ONE_BELOW * scale)
        self.highlights.set_low(low=height < LOW_BELOW * scale)
        room = self.width() - 2 * self.margin() - _BAR
        wide = room >= self._title.sizeHint().width() + self._holder.sizeHint().width() + 24
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if self._head.direction() != (across if wide else down):
            self._head.setDirection(across if wide else down)
            side = Qt.AlignmentFlag.AlignTrailing if wide else Qt.AlignmentFlag.AlignLeading
            self._head.setAlignment(self._holder, Qt.AlignmentFlag.AlignTop | side)
