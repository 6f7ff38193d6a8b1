# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may wait on Today: at most three lines, in a fixed order, and none that comes back for long.

First plans of contacts that are near, each with the newest feedback of the same repair or client
code that is open; then plans to look back on, one line of other open feedback, agreements to look
at again, experiments to look back on, and beliefs to rate again. A repair at rest asks for no plan
and no review. A pair of the wobble check stands above all of it while its second rating may be
given: it lasts for twenty minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain import experiment, wobble
from app.domain.entry import Entry, Kind, State
from app.domain.episode import standing
from app.domain.feedback import (
    NEXT_CONTACT,
    is_unanswered,
    look_again_on,
    marked_day,
    open_plans,
)
from app.domain.links import ABOUT, FOLLOWS, PART_OF
from app.domain.moment import Moment
from app.domain.record import belief_course, followed_subject, written_on
from app.services.signs import CARD, Card
from app.services.translation import entry_from, guarded
from storage.vault.vault import Vault

PLAN = "plan"
REVIEW = "review"
FEEDBACK = "feedback"
AGREEMENT = "agreement"
EXPERIMENT = "experiment"
WOBBLE = "wobble"
RATE_AGAIN = "rate_again"

_SHOWN = (State.DRAFT.value, State.KEPT.value)
_DAYS = 14
"""Two weeks after its day a line is let go without a word; open feedback stays."""

_AHEAD = 7
"""A plan shows from a week before its contact."""

_SAID = (Kind.RECORD.value, Kind.PLAN.value, Kind.AGREEMENT.value, Kind.FEEDBACK.value)
"""Parts that tell nothing of where a repair stands: their words are not read."""

_LINES = 3
_PAGE = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line Today may show.

    Attributes:
        kind: PLAN, REVIEW, FEEDBACK, AGREEMENT, EXPERIMENT, RATE_AGAIN or WOBBLE.
        entry_id: the plan, feedback, agreement, experiment, record or pair.
        subject: of a belief to rate again, "rule" or "thought".
        text: the words it is about: a belief, an agreement's topic, the card for the room; or "".
        day: of the contact, of the agreement's review, of the record; of feedback when it came.
        code: the client code it belongs to, or "".
        until: when a pair can no longer be rated a second time, else `None`.
    """

    kind: str
    entry_id: str
    subject: str
    text: str
    day: date
    code: str = ""
    until: Moment | None = None


class WaitingLines:
    """Finds them. Runs on the vault lane."""

    def __init__(self, *, vault: Vault, card: Callable[[], Card | None]) -> None:
        self._vault = vault
        self._card = card

    def lines(self, today: date, now: Moment | None = None) -> tuple[Waiting, ...]:
        """At most three lines for this local day; pairs of the wobble check where `now` is told.

        Raises:
            AppError: the journal could not be read.
        """
        found = [] if now is None else self._pairs(now)
        found += self._of_repairs(today, _LINES - len(found))
        for look in (self._experiments, self.beliefs):
            if len(found) < _LINES:
                found += look(today)
        return tuple(found[:_LINES])

    def _of_repairs(self, today: date, room: int) -> list[Waiting]:
        """What belongs to a contact, then agreements: so many lines at most."""
        found = self._contacts(today)[:room]
        looking_back = [line.kind for line in found].count(REVIEW)
        if len(found) < room or looking_back > 1:
            agreements = self._agreements(today)
            if agreements and len(found) == room:
                del found[-1]  # one more contact to look back on makes room
            found += agreements
        return found

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
        told = [entry for entry in self._of(Kind.FEEDBACK) if is_unanswered(entry)]
        plans = self._plans(today)
        codes = self._codes((*(plan for plan, _day in plans), *told))
        before: list[Waiting] = []
        near: list[Entry] = []
        after: list[Waiting] = []
        for plan, day in plans:
            if day < today:
                after.append(Waiting(REVIEW, plan.id, "", "", day, codes(plan)))
                continue
            card = self._card()
            text = plan.text(CARD).strip() or (card.text if card else "")
            before.append(Waiting(PLAN, plan.id, "", text, day, codes(plan)))
            feedback = next((entry for entry in told if _is_of(entry, plan, codes)), None)
            if feedback is not None:
                told.remove(feedback)
                near.append(feedback)
        said = [
            Waiting(FEEDBACK, entry.id, "", "", entry.day, codes(entry))
            for entry in (*near, *told[:1])
        ]
        return [*before, *said[: len(near)], *after, *said[len(near) :]]

    def _plans(self, today: date) -> list[tuple[Entry, date]]:
        """Plans of repairs that go on, near their contact on either side, by its day."""
        plans = self._of(Kind.PLAN)
        found = []
        for plan in open_plans(plans, self._about(plans, Kind.REVIEW)):
            day = marked_day(plan, NEXT_CONTACT)
            ahead = (day - today).days if day is not None else -_DAYS - 1
            kept = plan.state is State.KEPT
            if day is not None and (0 <= ahead <= _AHEAD or (0 < -ahead <= _DAYS and kept)):
                found.append((plan, day))
        resting = self._at_rest({plan.linked(PART_OF) for plan, _day in found})
        found = [(plan, day) for plan, day in found if plan.linked(PART_OF) not in resting]
        return sorted(found, key=lambda one: one[1])

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

    def _experiments(self, today: date) -> list[Waiting]:
        """Experiments whose outcome may be noted, by the day they were planned for."""
        planned = [
            entry
            for entry in self._of(Kind.EXPERIMENT)
            if entry.state is State.KEPT
            and experiment.is_offered(entry)
            and not experiment.has_outcome(entry)
            and 0 <= (today - experiment.due_on(entry)).days < _DAYS
        ]
        codes = self._codes(planned)
        found = []
        for entry in planned:
            day = marked_day(entry, experiment.TRY_ON) or entry.day
            found.append(Waiting(EXPERIMENT, entry.id, "", "", day, codes(entry)))
        return sorted(found, key=lambda line: line.day)

    def _pairs(self, now: Moment) -> list[Waiting]:
        """The pair that may be rated a second time at this moment."""
        for entry in self._of(Kind.WOBBLE):
            opened = wobble.window(entry)
            if opened is not None and wobble.stand(entry, now) is wobble.Stand.OPEN:
                until = Moment(opened.closes_us, now.offset_s, now.zone)
                return [Waiting(WOBBLE, entry.id, "", "", now.local_day, until=until)]
        return []

    def next_look(self, now: Moment) -> Moment | None:
        """When a pair begins or ends to wait next, or `None`."""
        seen = []
        for entry in self._of(Kind.WOBBLE):
            opened, stand = wobble.window(entry), wobble.stand(entry, now)
            if opened is not None and stand is wobble.Stand.WAITS:
                seen.append(opened.opens_us)
            elif opened is not None and stand is wobble.Stand.OPEN:
                seen.append(opened.closes_us)
        return Moment(min(seen), now.offset_s, now.zone) if seen else None

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

    def _at_rest(self, episodes: set[str]) -> set[str]:
        """Those of these repairs that do not go on."""
        with guarded():
            rows = self._vault.entries.many(sorted(episodes))
            parts = self._vault.entries.children_of([row.id for row in rows], PART_OF, heads=_SAID)
        found = set()
        for episode in map(entry_from, rows):
            own = [part for part in map(entry_from, parts) if part.linked(PART_OF) == episode.id]
            if not standing(episode, own).is_open:
                found.add(episode.id)
        return found

    def _codes(self, entries: Iterable[Entry]) -> Callable[[Entry], str]:
        """The code of an entry: its own, else its episode's."""
        episodes = sorted({e.linked(PART_OF) for e in entries if e.linked(PART_OF)})
        with guarded():
            held = {row.id: row.client_code for row in self._vault.entries.many(episodes)}
        return lambda entry: entry.client_code or held.get(entry.linked(PART_OF), "")


def _is_of(feedback: Entry, plan: Entry, codes: Callable[[Entry], str]) -> bool:
    """Whether both are of one repair or of one client code."""
    episode, code = plan.linked(PART_OF), codes(plan)
    return bool(
        (episode and feedback.linked(PART_OF) == episode) or (code and codes(feedback) == code)
    )
