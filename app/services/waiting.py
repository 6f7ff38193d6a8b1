# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may wait on Today: at most three lines, in a fixed order, and none that comes back for long.

First what belongs before or after the next contact (a plan, its review, feedback that is open),
then agreements to look at again, then beliefs to rate again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.entry import Entry, Kind, State
from app.domain.feedback import (
    NEXT_CONTACT,
    is_unanswered,
    look_again_on,
    marked_day,
    open_plans,
)
from app.domain.links import ABOUT, FOLLOWS, PART_OF
from app.domain.record import belief_course, followed_subject, written_on
from app.services.signs import CARD, Card
from app.services.translation import entry_from, guarded
from storage.vault.vault import Vault

PLAN = "plan"
REVIEW = "review"
FEEDBACK = "feedback"
AGREEMENT = "agreement"
RATE_AGAIN = "rate_again"

_SHOWN = (State.DRAFT.value, State.KEPT.value)
_DAYS = 14
"""Two weeks after its day a line is let go without a word; open feedback stays."""

_AHEAD = 7
"""A plan shows from a week before its contact."""

_LINES = 3
_PAGE = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line Today may show.

    Attributes:
        kind: PLAN, REVIEW, FEEDBACK, AGREEMENT or RATE_AGAIN.
        entry_id: the plan, feedback, agreement or record.
        subject: of a belief to rate again, "rule" or "thought".
        text: the words it is about: a belief, an agreement's topic, the card for the room; or "".
        day: of the contact, of the agreement's review, of the record; of feedback when it came.
        code: the client code it belongs to, or "".
    """

    kind: str
    entry_id: str
    subject: str
    text: str
    day: date
    code: str = ""


class WaitingLines:
    """Finds them. Runs on the vault lane."""

    def __init__(self, *, vault: Vault, card: Callable[[], Card | None]) -> None:
        self._vault = vault
        self._card = card

    def lines(self, today: date) -> tuple[Waiting, ...]:
        """At most three lines for this local day.

        Raises:
            AppError: the journal could not be read.
        """
        found: list[Waiting] = []
        for look in (self._contacts, self._agreements, self.beliefs):
            if len(found) < _LINES:
                found += look(today)
        return tuple(found[:_LINES])

    def beliefs(self, today: date) -> list[Waiting]:
        """Beliefs that may be rated again, newest first.

        Of kept records one meant to come back to, from one local day after writing, for two
        weeks, while there is no follow-up.
        """
        with guarded():
            page = self._vault.entries.page(
                kinds=(Kind.RECORD.value,),
                states=(State.KEPT.value,),
                limit=2 * _PAGE,
                marks={"next": "come_back"},
                since=(today - timedelta(days=2 * _DAYS)).isoformat(),
                until=today.isoformat(),
            )
            found = []
            for entry in map(entry_from, page.entries):
                subject = followed_subject(entry)
                if subject is None or not belief_course(entry, ()):
                    continue
                if not 1 <= (today - written_on(entry)).days < _DAYS:
                    continue
                children = self._vault.entries.children(entry.id, FOLLOWS)
                if all(child.state == State.TRASHED for child in children):
                    found.append(
                        Waiting(RATE_AGAIN, entry.id, subject.subject, subject.text, entry.day)
                    )
        return found[:_LINES]

    def _contacts(self, today: date) -> list[Waiting]:
        """Plans for contacts that are near, those to look back on, and feedback that is open."""
        plans = self._of(Kind.PLAN)
        undone = open_plans(plans, self._about(plans, Kind.REVIEW))
        codes = self._codes((*undone, *self._of(Kind.FEEDBACK)))
        found = []
        for plan in undone:
            day = marked_day(plan, NEXT_CONTACT)
            if day is None:
                continue
            ahead = (day - today).days
            if 0 <= ahead <= _AHEAD:
                card = self._card()
                text = plan.text(CARD).strip() or (card.text if card else "")
                found.append(Waiting(PLAN, plan.id, "", text, day, codes(plan)))
            elif 0 < -ahead <= _DAYS and plan.state is State.KEPT:
                found.append(Waiting(REVIEW, plan.id, "", "", day, codes(plan)))
        found.sort(key=lambda line: line.day)
        for told in self._of(Kind.FEEDBACK):
            if is_unanswered(told):
                found.append(Waiting(FEEDBACK, told.id, "", "", told.day, codes(told)))
        return found

    def _agreements(self, today: date) -> list[Waiting]:
        agreements = self._of(Kind.AGREEMENT)
        log = self._about(agreements, Kind.AGREEMENT_LOG)
        codes = self._codes(agreements)
        found = []
        for agreement in agreements:
            day = look_again_on(agreement, log)
            if day is not None and 0 <= (today - day).days <= _DAYS:
                topic = agreement.text("topic")
                found.append(Waiting(AGREEMENT, agreement.id, "", topic, day, codes(agreement)))
        return sorted(found, key=lambda line: line.day)

    def _of(self, kind: Kind) -> tuple[Entry, ...]:
        """The newest entries of a kind; what lies in the Trash went there with its episode."""
        with guarded():
            page = self._vault.entries.page(kinds=(kind.value,), states=_SHOWN, limit=_PAGE)
        return tuple(map(entry_from, page.entries))

    def _about(self, entries: Iterable[Entry], kind: Kind) -> tuple[Entry, ...]:
        with guarded():
            rows = self._vault.entries.children_of([e.id for e in entries], ABOUT)
        return tuple(
            entry_from(row) for row in rows if row.kind == kind and row.state != State.TRASHED
        )

    def _codes(self, entries: Iterable[Entry]) -> Callable[[Entry], str]:
        """The code of an entry: its own, else its episode's."""
        episodes = sorted({e.linked(PART_OF) for e in entries if e.linked(PART_OF)})
        with guarded():
            held = {row.id: row.client_code for row in self._vault.entries.many(episodes)}
        return lambda entry: entry.client_code or held.get(entry.linked(PART_OF), "")
