# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns: what returns in what was written, one card a view, without a score or a verdict."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import AppError
from app.i18n import N_, _
from app.insights.titles import VIEWS, title
from app.services.patterns import RULE_VIEW
from ui.context import Route
from ui.dates import dates_of
from ui.pages.patterns.acts import PRINT, ViewActs
from ui.pages.patterns.cards import Cards
from ui.pages.patterns.choices import BEFORE_AND_SINCE, ONE_RULE, RuleChoice, TurningDay
from ui.pages.patterns.foot import Gathered, PutAway, Waiting
from ui.pages.patterns.highlights import Highlights
from ui.pages.patterns.loader import Loader, computed_by
from ui.pages.patterns.looked_at import LookedAt
from ui.pages.patterns.nothing import EMPTY, NARROWED, Nothing
from ui.theme.theme import current
from ui.widgets.page import Page
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from app.insights.values import Insight, Scope
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
        self._back_to_card = False
        self._rule = ""
        self._came: list[Insight] = []
        self._shown: Scope | None = None
        self._is_other = False
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
        self._rule_choice: RuleChoice | None = None
        self._writes = context.workspace.rescued is None
        self.cards = Cards(choice=self._choice, puts_away=self._writes)
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
        self._patience.timeout.connect(self._on_slow)
        self.nothing = Nothing()
        self.nothing.write.clicked.connect(lambda: context.navigate(context.new_record()))
        self.nothing.everything.clicked.connect(self._on_everything)
        self._lay_out()
        self._say_nothing("")
        context.actions.on_page("print", self, self._print_shown)
        current().changed.connect(self._fit)

    # -- the page protocol

    def open(self, route: object) -> None:
        """Show what there is, read afresh."""
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
            self._read_codes()

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
        offered = (self.nothing.write, self.nothing.everything, period)
        next(one for one in offered if one is period or not one.isHidden()).setFocus()

    # -- reading

    def _load(self) -> None:
        """Read every view. Of other entries than those shown, nothing old stands beside it."""
        self._came = []
        self._is_other = self._shown is not None and not _same_entries(self._shown, self._scope)
        self._patience.start()
        patterns = self._context.workspace.patterns
        computed = computed_by(patterns, self._scope, self._dates(), rule=self._rule)
        self._loader.start(self._views(), computed)

    @property
    def _scope(self) -> Scope:
        return self.looked_at.scope

    def _views(self) -> tuple[str, ...]:
        """Where nothing can be written, no view can be shown again: there all are shown."""
        return self._context.workspace.patterns.wanted() if self._writes else VIEWS

    def _on_came(self, insight: Insight) -> None:
        if self._rule and insight.id == RULE_VIEW + self._rule:
            insight = replace(insight, id=ONE_RULE)
        elif insight.id == ONE_RULE:
            self._rule = ""  # it is gone: this is the first one
        self._came.append(insight)
        if not self._is_other:
            self._begin()
            self._put(insight)

    def _begin(self) -> None:
        """What comes is shown from now on."""
        self._patience.stop()
        self._looking.hide()
        self._is_other = False
        self._shown = self._scope
        self._say_nothing("")

    def _put(self, insight: Insight) -> None:
        if _shows(insight) or insight.id == BEFORE_AND_SINCE:
            self.cards.put(insight)

    def _on_slow(self) -> None:
        """What was shown is not left beside another choice; what came until now is shown."""
        if self._is_other:
            self._hide_old()
            came = self._came
            self._begin()
            for insight in came:
                self._put(insight)
        self._looking.show()

    def _hide_old(self) -> None:
        focused = self.cards.isAncestorOf(self.focusWidget())
        self.cards.hide_all()
        self.highlights.show_insights(())
        self.waiting.show_insights(())
        if focused:
            self.looked_at.period.setFocus()

    def _on_ended(self) -> None:
        self._begin()
        kept = [one for one in self._came if _shows(one) or one.id == BEFORE_AND_SINCE]
        for insight in kept:
            self.cards.put(insight)
        self.cards.keep([one.id for one in kept])
        self.highlights.show_insights(self._came)
        self.waiting.show_insights([one for one in self._came if one not in kept])
        if self._writes:
            wanted = self._views()
            self.put_away.show_views([(view, title(view)) for view in VIEWS if view not in wanted])
        if not any(map(_shows, self._came)):
            self._read_whether_empty()
        self._read_rules()

    def _read_whether_empty(self) -> None:
        """Nothing is drawn: because nothing was written, or nothing of what is looked at."""
        journal = self._context.workspace.journal
        self._context.tasks.vault(
            lambda: not journal.last(1), owner=self, done=self._on_whether_empty
        )

    def _on_whether_empty(self, is_empty: bool) -> None:
        if self._loader.running or any(map(_shows, self._came)):
            return
        asked = [one for one in self._came if _shows(one) or one.id != BEFORE_AND_SINCE]
        if is_empty and self._came:
            self.cards.keep([])
            self.waiting.hide()
            self._say_nothing(EMPTY)
        elif asked and self.looked_at.narrows and not any(one.n for one in asked):
            self._say_nothing(NARROWED)

    def _on_failed(self, error: AppError) -> None:
        self._patience.stop()
        self._looking.hide()
        self._hide_old()
        self.cards.keep([])
        self._shown = None
        self._say_nothing("")
        self._context.report(error)

    def _read_rules(self) -> None:
        patterns, scope = self._context.workspace.patterns, self._scope
        self._context.tasks.vault(lambda: patterns.rules(scope), owner=self, done=self._on_rules)

    def _on_rules(self, rules: tuple[RuleLine, ...]) -> None:
        self._rules = rules
        if self._rule_choice is not None and isValid(self._rule_choice):
            self._rule_choice.show_rules(rules, self._followed())

    def _followed(self) -> str:
        """The id of the rule that is followed: the first one, until another is chosen."""
        return self._rule or next((rule.id for rule in self._rules), "")

    def _read_codes(self) -> None:
        journal = self._context.workspace.journal
        self._context.tasks.vault(
            lambda: tuple(code for code, _count in journal.codes()),
            owner=self,
            done=self.looked_at.set_codes,
        )

    def _dates(self) -> Dates:
        return dates_of(self._context.workspace.preferences.current)

    def _today(self) -> date:
        return self._context.workspace.clock.now().local_day

    def _say_nothing(self, why: str) -> None:
        """What stands in place of cards, or "" while there are some."""
        tops = (self.looked_at.period, self.nothing.write, self.nothing.everything)
        focused = any(one.hasFocus() for one in tops)
        self.nothing.say(why, writes=self._writes)
        self.looked_at.show_choices(shown=why != EMPTY or not self._writes)
        if focused:
            self._focus_top()

    # -- what is looked at

    def _on_everything(self) -> None:
        self.looked_at.look_at_everything()
        self.looked_at.period.setFocus()

    def _choice(self, view: str) -> QWidget | None:
        """The rule that is followed and the day that parts are chosen on their cards."""
        if view == ONE_RULE:
            self._rule_choice = RuleChoice(dates=self._dates(), today=self._today())
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
        if what == "off":
            self._switch(view, on=False)
        else:
            self._carry_out(what, self.cards.cards[view])

    def _carry_out(self, what: str, card: Card) -> None:
        self._acts.carry_out(what, card.insight, self._shown or self._scope)

    def _print_shown(self) -> None:
        card = self._focused_card() or self.cards.current
        if card is not None:
            self._carry_out(PRINT, card)

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
        self.add(self.nothing, before=8)
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


def _shows(insight: Insight) -> bool:
    """Whether there is something to see."""
    return insight.chart is not None or bool(insight.table.rows)


def _same_entries(one: Scope, other: Scope) -> bool:
    """Whether both count the same entries in the same way; the day of V11 parts them alone."""
    return replace(one, turning=None) == replace(other, turning=None)
