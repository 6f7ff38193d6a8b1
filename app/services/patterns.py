# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The long view: computed from rows of the journal when asked for, and kept until it changes.

Nothing of it is written down. See docs/decisions/0022-schemas-over-time.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.entry import Entry, Kind, State
from app.domain.links import FOLLOWS, SAME_RULE
from app.domain.preferences import Preferences
from app.problems import problem
from app.services.patterns_rows import Rows
from app.services.preferences import PreferencesService
from app.services.translation import entry_from, guarded
from storage.vault.vault import Vault

if TYPE_CHECKING:
    from app.insights.frame import DateWords, Frame
    from app.insights.one_rule import FollowedRule
    from app.insights.values import Insight, Scope
    from app.services.beliefs import BeliefReading
    from prompts.schema import Content

RULE_VIEW = "rule:"
"""What the id of a view of one rule begins with; the id of its belief or record follows."""

_FIRST_RULE = "v1"
_MOST_RULES = 20


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule that can be followed.

    Attributes:
        id: of a belief, or of a record.
        text: the rule in the writer's words.
        ratings: how often it was rated, follow-ups included.
        records: in how many records.
        day: that of the record it stands in, or `None` where it is a belief.
    """

    id: str
    text: str
    ratings: int
    records: int
    day: date | None = None


@dataclass(slots=True)
class _Kept:
    """What was computed since the journal changed last."""

    changes: int
    today: date
    dates: DateWords
    found: dict[tuple[str, Scope], Insight] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _KeptRules:
    """The rules of a scope when the journal had changed so often."""

    changes: int
    scope: Scope
    lines: tuple[RuleLine, ...]


class Patterns:
    """Computes the views, one at a time. Runs on the vault lane, but `wanted`.

    A view is computed when it is asked for, so that a page may show the first one while the
    others follow. What computes it is imported then, too: a journal opens without.
    """

    def __init__(
        self,
        *,
        vault: Vault,
        clock: Clock,
        preferences: PreferencesService,
        content: Callable[[], Content],
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._preferences = preferences
        self._content = content
        self._kept: _Kept | None = None
        self._rows: Rows | None = None
        self._rules: _KeptRules | None = None

    def wanted(self) -> tuple[str, ...]:
        """Ids of the views that are not switched off, in their order. On any thread."""
        from app.insights.titles import VIEWS

        off = self._preferences.current.patterns_off
        return tuple(view for view in VIEWS if view not in off)

    def switch(self, view: str, *, on: bool) -> Preferences:
        """Show a view from now on, or no longer."""
        current = self._preferences.current
        off = set(current.patterns_off) - {view} | (set() if on else {view})
        return self._preferences.save(replace(current, patterns_off=tuple(sorted(off))))

    def view(self, view: str, scope: Scope, dates: DateWords | None = None) -> Insight:
        """One view: of `titles.VIEWS`, or of one rule ("rule:ID").

        Args:
            view: its id, also of one that is switched off.
            scope: period, client code and so on.
            dates: how days are written.

        Raises:
            AppError: "entry_gone" for a rule that is not there; or the journal could not be read.
            KeyError: there is no such view.
        """
        kept = self._fresh(dates)
        if (view, scope) not in kept.found:
            kept.found[view, scope] = self._computed(view, scope, kept)
            # In place of the first rule another one may be followed; no rows are kept for it.
            others = (each for each in self.wanted() if each != _FIRST_RULE)
            if all((each, scope) in kept.found for each in others):
                # Rows of a long journal are many; what was made of them is not.
                self._rows = None
        return kept.found[view, scope]

    def rule(self, reading: BeliefReading, dates: DateWords | None = None) -> Insight:
        """The whole course of the rule of a belief, as it was read.

        Raises:
            AppError: the journal could not be read.
        """
        from app.insights.one_rule import followed_rule
        from app.insights.values import Scope
        from app.services.patterns_views import followed

        rule = followed_rule(reading.entry, reading.records, reading.followups_of)
        with guarded():
            frame = self._frame(Rows(self._vault.insights, Scope()), Scope(), self._fresh(dates))
        return followed(rule, frame, RULE_VIEW + rule.id)

    def rules(self, scope: Scope) -> tuple[RuleLine, ...]:
        """Rules that can be followed: beliefs first, those rated most often first."""
        from app.insights.one_rule import rule_words

        changes, kept = self._vault.insights.changes, self._rules
        if kept is not None and (kept.changes, kept.scope) == (changes, scope):
            return kept.lines
        rows = Rows(self._vault.insights, scope)
        with guarded():
            found = rows.beliefs(_MOST_RULES) + rows.ruled_records(_MOST_RULES)
            rows_of = self._vault.entries.many([one.id for one in found])
        entries = {row.id: entry_from(row) for row in rows_of}
        lines = []
        for one in found:
            entry = entries.get(one.id)
            text = rule_words(entry) if entry is not None else ""
            day = entry.day if entry is not None and entry.kind == Kind.RECORD else None
            lines.append(RuleLine(one.id, text, one.ratings, one.records, day))
        self._rules = _KeptRules(changes, scope, tuple(lines))
        return self._rules.lines

    def _fresh(self, dates: DateWords | None) -> _Kept:
        from app.insights.frame import IsoDates

        dates = dates or IsoDates()
        kept = self._kept
        if kept is None or not self._is_fresh(kept, dates):
            kept = _Kept(self._vault.insights.changes, self._clock.now().local_day, dates)
            self._kept, self._rows = kept, None
        return kept

    def _is_fresh(self, kept: _Kept, dates: DateWords) -> bool:
        return (
            kept.changes == self._vault.insights.changes
            and kept.today == self._clock.now().local_day
            and kept.dates == dates
        )

    def _rows_of(self, scope: Scope) -> Rows:
        if self._rows is None or not self._rows.are_of(scope):
            self._rows = Rows(self._vault.insights, scope)
        return self._rows

    def _computed(self, view: str, scope: Scope, kept: _Kept) -> Insight:
        from app.services.patterns_views import CALCULATIONS, followed

        rows = self._rows_of(scope)
        with guarded():
            frame = self._frame(rows, scope, kept)
            if view == _FIRST_RULE:
                return followed(self._rule(rows.first_rule(), scope), frame, view)
            if view.startswith(RULE_VIEW):
                rule = self._rule(view[len(RULE_VIEW) :], scope)
                if rule is None:
                    raise problem("entry_gone")
                return followed(rule, frame, view)
            return CALCULATIONS[view](rows, frame)

    def _frame(self, rows: Rows, scope: Scope, kept: _Kept) -> Frame:
        from app.insights.frame import Frame, Names

        return Frame(scope, kept.today, Names(self._content()), kept.dates, rows.wobble)

    def _rule(self, entry_id: str, scope: Scope) -> FollowedRule | None:
        """The course of a belief or of one record within a scope, or `None`."""
        from app.insights.one_rule import followed_rule

        row = self._vault.entries.get(entry_id) if entry_id else None
        if row is None or row.state != State.KEPT:
            return None
        whole = entry_from(row)
        records = [whole]
        if whole.kind == Kind.BELIEF:
            children = self._vault.entries.children(entry_id, SAME_RULE)
            records = [r for r in map(entry_from, children) if _counts(r, scope)]
        followups: dict[str, list[Entry]] = {}
        for child in self._vault.entries.children_of([r.id for r in records], FOLLOWS):
            entry = entry_from(child)
            for link in entry.links:
                if link.kind == FOLLOWS and entry.kind == Kind.FOLLOWUP:
                    followups.setdefault(link.target, []).append(entry)
        return followed_rule(whole, records, followups)


def _counts(record: Entry, scope: Scope) -> bool:
    """Whether a record lies within a scope, as the queries ask for the others."""
    return (
        record.kind == Kind.RECORD
        and (scope.first is None or record.day >= scope.first)
        and (scope.last is None or record.day <= scope.last)
        and (not scope.client_code or record.client_code == scope.client_code)
    )
