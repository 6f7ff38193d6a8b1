# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns: what returns in what was written, one card a view, without a score or a verdict."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.errors import AppError
from app.i18n import N_, _
from app.insights.titles import VIEWS, title
from ui.context import Route
from ui.dates import dates_of
from ui.pages.patterns.acts import ViewActs
from ui.pages.patterns.cards import Cards
from ui.pages.patterns.choices import BEFORE_AND_SINCE, ONE_RULE, RuleChoice, TurningDay
from ui.pages.patterns.foot import Gathered, PutAway, Waiting
from ui.pages.patterns.highlights import Highlights
from ui.pages.patterns.loader import Loader
from ui.pages.patterns.looked_at import LookedAt
from ui.theme.theme import current
from ui.widgets.buttons import ordinary, primary
from ui.widgets.page import Page
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from app.insights.values import Insight
    from app.services.patterns import RuleLine
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.dates import Dates
    from ui.pages.patterns.card import Card

WIDE = 1000
ONE_BELOW = 900
"""Height of the window at normal text size below which one card is shown at a time."""

LOW_BELOW = 760
"""Height below which highlights are folded, so that a card is to be seen."""

_WORDS_AFTER_MS = 400


class PatternsPage(Page):
    """Reads all views card by card; highlights come when the last one is there."""

    NAME = "patterns"
    TITLE = N_("Patterns")
    ICON = "patterns"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(width=WIDE, centred=False, above=24, parent=parent)
        self._context = context
        self._wanted = ""
        self._back_to_card = False
        self._rule = ""
        self._came: list[Insight] = []
        self._rules: tuple[RuleLine, ...] = ()
        self._loader = Loader(tasks=context.tasks, parent=self)
        self._loader.came.connect(self._on_came)
        self._loader.ended.connect(self._on_ended)
        self._loader.failed.connect(self._on_failed)
        self._acts = ViewActs(context=context, page=self)
        self.looked_at = LookedAt(dates=self._dates(), today=self._today())
        self.looked_at.changed.connect(self._load)
        self.highlights = Highlights()
        self.highlights.chosen.connect(self._on_highlight)
        self._rule_choice = RuleChoice(parent=self)
        self.cards = Cards(choice=self._choice, puts_away=context.workspace.rescued is None)
        self.cards.opened.connect(self._on_opened)
        self.cards.asked.connect(self._on_asked)
        self.waiting = Waiting()
        self.put_away = PutAway()
        self.put_away.wanted.connect(partial(self._switch, on=True))
        self.gathered = Gathered()
        self.gathered.wanted.connect(lambda page: context.navigate(Route(page)))
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
        self._offered = QWidget()
        self._lay_out()
        self._say_nothing("")
        context.actions.on_page("print", self, self._print_shown)
        current().changed.connect(self._fit)

    # -- the page protocol

    def open(self, route: object) -> None:
        """Show what there is, read afresh; `extra` is the id of a view to come to."""
        if isinstance(route, Route) and route.extra:
            self._wanted = route.extra
        self.looked_at.set_today(self._today())
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

    def place(self) -> Route | None:
        """This page."""
        return Route(self.NAME)

    def _focus_top(self) -> None:
        period = self.looked_at.period
        offered = (self.write, self.everything, period)
        next(one for one in offered if one is period or not one.isHidden()).setFocus()

    # -- reading

    def _load(self) -> None:
        self._came = []
        self._patience.start()
        self._loader.start(self._context.workspace.patterns.wanted(), self._computed())

    def _computed(self) -> Callable[[str], Insight]:
        """What computes a view on the vault lane; the first one, for the rule that is followed."""
        patterns, scope = self._context.workspace.patterns, self.looked_at.scope
        dates, rule = self._dates(), self._rule

        def compute(view: str) -> Insight:
            if view == ONE_RULE and rule:
                try:
                    return replace(patterns.view(f"rule:{rule}", scope, dates), id=ONE_RULE)
                except AppError as error:
                    if error.code != "entry_gone":
                        raise
            return patterns.view(view, scope, dates)

        return compute

    def _on_came(self, insight: Insight) -> None:
        self._patience.stop()
        self._looking.hide()
        self._say_nothing("")
        self._came.append(insight)
        if _has_card(insight):
            self.cards.put(insight)
            if insight.id == self._wanted:
                self._wanted = ""
                self.cards.show_view(insight.id)

    def _on_ended(self) -> None:
        self._patience.stop()
        self._looking.hide()
        self._wanted = ""
        self.cards.keep([one.id for one in self._came if _has_card(one)])
        self.highlights.show_insights(self._came)
        self.waiting.show_insights([one for one in self._came if not _has_card(one)])
        wanted = self._context.workspace.patterns.wanted()
        self.put_away.show_views([(view, title(view)) for view in VIEWS if view not in wanted])
        if self._came and not any(one.n for one in self._came):
            self._on_nothing()
        else:
            self._read_rules()

    def _on_nothing(self) -> None:
        """Nothing was counted: because nothing was written, or not of what is looked at."""
        self.waiting.hide()
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

    def _read_rules(self) -> None:
        patterns, scope = self._context.workspace.patterns, self.looked_at.scope
        self._context.tasks.vault(lambda: patterns.rules(scope), owner=self, done=self._on_rules)

    def _on_rules(self, rules: tuple[RuleLine, ...]) -> None:
        self._rules = rules
        if isValid(self._rule_choice):
            self._rule_choice.show_rules(rules, self._followed())

    def _followed(self) -> str:
        return next((one.about for one in self._came if one.id == ONE_RULE), "")

    def _read_codes(self) -> None:
        journal = self._context.workspace.journal
        self._context.tasks.vault(
            lambda: tuple(code for code, _count in journal.codes()),
            owner=self,
            done=self.looked_at.filter.set_codes,
        )

    def _dates(self) -> Dates:
        return dates_of(self._context.workspace.preferences.current)

    def _today(self) -> date:
        return self._context.workspace.clock.now().local_day

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
        self._offered.setVisible(bool(why))
        writes = self._context.workspace.rescued is None
        tops = (self.looked_at.period, self.write, self.everything)
        focused = any(one.hasFocus() for one in tops)
        self.write.setVisible(why == "empty" and writes)
        self.everything.setVisible(why == "narrowed")
        self.looked_at.show_choices(shown=why != "empty" or not writes)
        if focused:
            self._focus_top()

    # -- what is looked at

    def _on_everything(self) -> None:
        self.looked_at.look_at_everything()
        self.looked_at.period.setFocus()

    def _choice(self, view: str) -> QWidget | None:
        """The rule that is followed and the day that parts are chosen on their cards."""
        if view == ONE_RULE:
            self._rule_choice = RuleChoice()
            self._rule_choice.chosen.connect(self._on_rule)
            self._rule_choice.show_rules(self._rules, self._followed())
            return self._rule_choice
        if view == BEFORE_AND_SINCE:
            day = self.looked_at.scope.turning
            made = TurningDay(dates=self._dates(), today=self._today(), day=day)
            made.chosen.connect(self.looked_at.set_turning)
            return made
        return None

    def _on_rule(self, rule: str) -> None:
        self._rule = rule
        self._load()

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
            self._switch(view, on=False)
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

    def _switch(self, view: str, *, on: bool) -> None:
        """Put a view away or show it again; the line at the foot takes it back."""
        patterns = self._context.workspace.patterns
        self._context.tasks.vault(
            lambda: patterns.switch(view, on=on),
            owner=self,
            done=lambda _preferences: self._on_switched(view, on=on),
        )

    def _on_switched(self, view: str, *, on: bool) -> None:
        if not on:
            words = _("‘{view}’ is not shown any more.").format(view=title(view))
            self._context.toast(words, partial(self._switch, view, on=True))
        self.looked_at.period.setFocus()
        self._load()

    # -- layout

    def _lay_out(self) -> None:
        self.add(self.looked_at)
        self.add(self._looking, before=8)
        self.add(self._nothing, before=8)
        offered = QVBoxLayout(self._offered)
        offered.setContentsMargins(0, 20, 0, 0)
        for button in (self.write, self.everything):
            offered.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.add(self._offered)
        self.add(self.highlights)
        self.add(self.cards)
        self.add(self.waiting, before=28)
        self.add(self.put_away, before=28)
        self.add(self.gathered, before=28)
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


def _has_card(insight: Insight) -> bool:
    """Whether there is something to see, or to choose."""
    shows = insight.chart is not None or bool(insight.table.rows)
    return shows or insight.id == BEFORE_AND_SINCE
