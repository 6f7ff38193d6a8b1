# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ties a record that is read to a belief: the question, choosing by hand, letting go."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from app.domain.entry import Kind
from app.i18n import _
from app.services.same_rule import RuleOfRecord
from ui.context import Route
from ui.models.belief_words import headline, in_records
from ui.pages.same_rule import SameRuleLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.beliefs import BeliefLine
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.pages.reading import ReadingPane

T = TypeVar("T")


class RecordRule(QObject):
    """Puts the line of the rule above the sheet, and carries out the pane's wishes about it."""

    def __init__(self, *, context: Context, pane: ReadingPane, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pane = pane
        self.rule = RuleOfRecord()
        self.line = SameRuleLine(context=context, room_below=16, parent=pane)
        pane.put_above_sheet(self.line)
        pane.shown.connect(self._on_shown)
        pane.rule_choose_asked.connect(self._on_choose)
        pane.belief_open_asked.connect(lambda belief: context.navigate(_belief(belief)))
        pane.experiment_asked.connect(self._on_experiment)
        self.line.told.connect(self._on_told)
        self.line.asked.connect(pane.show_top)
        self.line.settled.connect(pane.focus_first)

    def _on_shown(self) -> None:
        reading = self._pane.reading
        record = reading is not None and reading.entry.kind == Kind.RECORD
        self._on_told(RuleOfRecord())
        self.line.look(self._pane.entry_id if record else "")

    def _on_told(self, rule: RuleOfRecord) -> None:
        self.rule = rule
        self._pane.belief = rule.belief

    def _on_experiment(self) -> None:
        record = self._pane.entry_id
        self._context.navigate(Route("form", kind=Kind.EXPERIMENT, parent=record))

    # ------------------------------------------------------------------ by hand

    def _on_choose(self) -> None:
        record, held = self._pane.entry_id, self.rule.belief
        self._context.tasks.vault(
            self._context.workspace.beliefs.lines,
            owner=self,
            done=lambda lines: self._show(record, held, lines),
            failed=self._context.report,
        )

    def _show(self, record: str, held: str, lines: tuple[BeliefLine, ...]) -> None:
        from ui.dialogs.choose_one import Choice, ChooseOneDialog

        dialog = ChooseOneDialog(
            title=_("Which rule is it again?"),
            choices=[
                Choice(line.id, headline(line), in_records(line.records), own=True)
                for line in lines
                if line.id != held
            ],
            search=_("Search rules"),
            parent=self._pane.window(),
        )
        if held:
            dialog.offer(_("None of them"), lambda: self._untie(record, before=held))
        dialog.offer(_("A new one"), lambda: self._begin(record, before=held), icon="plus")
        dialog.chosen.connect(lambda belief: self._tie(record, belief, before=held))
        dialog.ask()

    def _tie(self, record: str, belief: str, *, before: str) -> None:
        same_rule = self._context.workspace.same_rule

        def tied(result: tuple[str, bool, ChangeSet]) -> None:
            self._context.bus.announce(result[2])
            self._context.toast(
                _("This rule again. The record stays as it is."),
                lambda: self._put_back(record, before),
            )

        self._run(lambda: same_rule.say_same(record, belief), tied)

    def _begin(self, record: str, *, before: str) -> None:
        same_rule = self._context.workspace.same_rule

        def begun(result: tuple[str, ChangeSet]) -> None:
            belief, changes = result
            self._context.bus.announce(changes)
            self._context.navigate(_belief(belief))
            self._context.toast(
                _("This rule has a page of its own now."),
                lambda: self._take_back(record, belief, before),
            )

        self._run(lambda: same_rule.begin(record), begun)

    def _untie(self, record: str, *, before: str) -> None:
        same_rule = self._context.workspace.same_rule

        def untied(changes: ChangeSet) -> None:
            self._context.bus.announce(changes)
            self._context.toast(
                _("It belongs to none of your rules now."), lambda: self._put_back(record, before)
            )

        self._run(lambda: same_rule.untie(record), untied)

    def _put_back(self, record: str, before: str) -> None:
        same_rule = self._context.workspace.same_rule

        def work() -> ChangeSet:
            return same_rule.say_same(record, before)[2] if before else same_rule.untie(record)

        self._run(work, self._context.bus.announce)

    def _take_back(self, record: str, belief: str, before: str) -> None:
        same_rule = self._context.workspace.same_rule

        def work() -> ChangeSet:
            changes = same_rule.take_back(belief, (record,))
            return same_rule.say_same(record, before)[2] if before else changes

        def taken(changes: ChangeSet) -> None:
            self._context.navigate(Route("journal", entry_id=record))
            self._context.bus.announce(changes)

        self._run(work, taken)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._context.tasks.vault(work, owner=self, done=done, failed=self._context.report)


def _belief(entry_id: str) -> Route:
    return Route("belief", entry_id=entry_id)
