# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""“Is this the same rule?”: asked once, calmly, where a record was kept or is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.services.same_rule import RuleOfRecord
from ui.context import Route
from ui.dates import dates_of
from ui.models.latest import Latest
from ui.models.lines import ISOLATE, POP
from ui.models.repair_words import shortened
from ui.widgets.buttons import link
from ui.widgets.hint import Hint

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from app.services.same_rule import Candidate
    from app.workspace import ChangeSet
    from ui.context import Context

_WORDS = 160


def isolated(text: str) -> str:
    """Own words within a sentence of ours, in their own direction."""
    return f"{ISOLATE}{shortened(text, _WORDS)}{POP}"


class SameRuleLine(QWidget):
    """Nothing, a question with its answers, or a line that leads to the belief of a record's rule.

    A question that is left open is not asked again until the journal is opened the next time.

    Signals:
        told(rule): what is known of the record that was looked at, a `RuleOfRecord`.
        asked: a question is shown.
        settled: a question was answered; the focus may go on.
    """

    asked = Signal()
    told = Signal(object)
    settled = Signal()

    def __init__(
        self,
        *,
        context: Context,
        leads: bool = True,
        room_below: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._leads = leads
        self._record = ""
        self._latest = Latest(tasks=context.tasks, parent=self)
        self.hint = Hint(parent=self)
        self.link = link("", parent=self)
        self.link.clicked.connect(self._on_link)
        self._belief = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, room_below)
        box.setSpacing(0)
        box.addWidget(self.hint)
        box.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeading)
        self.clear()

    def look(self, record_id: str) -> None:
        """Show what there is to show or ask about a record; "" for none."""
        if record_id != self._record:
            self.clear()
            self._record = record_id
        if not record_id:
            self._latest.forget()
            return
        same_rule = self._context.workspace.same_rule
        self._latest.ask(
            lambda: same_rule.of_record(record_id), done=self._on_read, failed=self._on_failed
        )

    def clear(self) -> None:
        """Show nothing."""
        self._record = self._belief = ""
        self.hint.clear()
        self.link.hide()
        self.hide()

    def _on_read(self, rule: RuleOfRecord) -> None:
        self._belief = rule.belief
        self.link.setVisible(self._leads and bool(rule.belief))
        if rule.records > 1:
            words = ngettext(
                "This rule is in {count} record", "This rule is in {count} records", rule.records
            )
            self.link.set_words(words.format(count=rule.records))
        elif rule.belief:
            self.link.set_words(_("This rule has a page of its own"))
        asks = rule.asks if self._context.workspace.rescued is None else None
        if asks is not None and self._may_ask():
            self._ask(asks, rule.rule)
            self.show()
            self.asked.emit()
        else:
            self.hint.clear()
        self.setVisible(not self.hint.isHidden() or not self.link.isHidden())
        self.told.emit(rule)

    def _on_failed(self, error: AppError) -> None:
        if error.code != "entry_gone":
            self._context.report(error)

    def _may_ask(self) -> bool:
        """Once for each record while the journal is open; what stands already stays."""
        asked = self._context.asked_same_rule
        if self._record in asked:
            return not self.hint.isHidden()
        asked.add(self._record)
        return True

    def _ask(self, asks: Candidate, rule: str) -> None:
        workspace = self._context.workspace
        dates = dates_of(workspace.preferences.current)
        day = dates.plain(asks.day, workspace.clock.now().local_day)
        words = _("On {day} you wrote: “{words}”\nIn this record: “{now}”").format(
            day=day, words=isolated(asks.text), now=isolated(rule)
        )
        record = self._record
        self.hint.say(
            _("Is this the same rule?"),
            words,
            [
                (_("Yes, the same"), lambda: self._on_yes(record, asks)),
                (_("No, another"), lambda: self._on_no(record, asks)),
                (_("Not now"), self._on_later),
            ],
        )

    def _on_later(self) -> None:
        self.hint.clear()
        self.setVisible(not self.link.isHidden())
        self.settled.emit()

    def _on_yes(self, record: str, asks: Candidate) -> None:
        same_rule = self._context.workspace.same_rule

        def said(result: tuple[str, bool, ChangeSet]) -> None:
            belief, made, changes = result
            tied = (record, asks.id) if made else (record,)
            self._end(changes)
            self._context.toast(
                _("Seen as one rule. Both records stay as they are."),
                lambda: self._untie(belief, tied, made=made),
            )

        self._context.tasks.vault(
            lambda: same_rule.say_same(record, asks.id),
            owner=self._context.bus,
            done=said,
            failed=self._context.report,
        )

    def _untie(self, belief: str, tied: tuple[str, ...], *, made: bool) -> None:
        same_rule = self._context.workspace.same_rule
        self._context.asked_same_rule.difference_update(tied)

        def work() -> ChangeSet:
            return same_rule.take_back(belief, tied) if made else same_rule.untie(tied[0])

        self._context.tasks.vault(
            work,
            owner=self._context.bus,
            done=self._context.bus.announce,
            failed=self._context.report,
        )

    def _on_no(self, record: str, asks: Candidate) -> None:
        same_rule = self._context.workspace.same_rule

        def said(changes: ChangeSet) -> None:
            self._end(changes)
            self._context.toast(
                _("Another rule, then. These two are not asked about again."),
                lambda: self._forget(record, asks),
            )

        self._context.tasks.vault(
            lambda: same_rule.say_other(record, asks.id),
            owner=self._context.bus,
            done=said,
            failed=self._context.report,
        )

    def _forget(self, record: str, asks: Candidate) -> None:
        same_rule = self._context.workspace.same_rule
        self._context.asked_same_rule.discard(record)
        self._context.tasks.vault(
            lambda: same_rule.forget_other(record, asks.id),
            owner=self._context.bus,
            done=self._context.bus.announce,
            failed=self._context.report,
        )

    def _end(self, changes: ChangeSet) -> None:
        self.hint.clear()
        self.setVisible(not self.link.isHidden())
        self.settled.emit()
        self._context.bus.announce(changes)

    def _on_link(self) -> None:
        self._context.navigate(Route("belief", entry_id=self._belief))
