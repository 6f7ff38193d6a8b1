# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the repair of a strain stands, and which way it may go. No window, no storage.

The strain and its repair after Okamoto & Kazantzis (2021); repair is no fixed sequence (section 1
there), so every later status may lead back to exploring. The table of moves is in docs/repairs.md,
too, and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from app.domain.entry import Entry, Kind, State

DONE = "strategy_done"
"""The mark of a review: a way to repair that was used."""

STATUS = "status"
TYPE = "rupture_type"
NO_STRAIN = "none_known"
"""The kind of strain of a record or a contact in which none was seen."""

MARKER = "marker"
OWNED = "own_part"
SAID = "said"
"""The mark of a contact, and its value, where the therapist said her own part in it."""

NOT_QUITE = "not_quite"
STILL_SO = "still_so"
"""The mark on a change to `repaired` that tells what was answered later: is it still so?"""

PAUSE_DAYS = 2
"""Local days after a contact with a marker of the patient's, before giving up is accepted unasked.

Avoiding or blaming may be a first way of coping (Okamoto & Kazantzis 2021, section 1.2).
"""

STILL_SO_CONTACTS = 2
"""Contacts after `repaired` until it is asked once whether it is still so."""

STRATEGIES_MOST = 3
"""How many ways to repair are chosen for one contact, at most."""


class Status(StrEnum):
    """Where an episode stands."""

    SUSPECTED = "suspected"
    NOTICED = "noticed"
    NAMED = "named"
    EXPLORING = "exploring"
    NEGOTIATING = "negotiating"
    REPAIRED = "repaired"
    PARTLY_REPAIRED = "partly_repaired"
    UNRESOLVED = "unresolved"
    ENDED = "ended"
    NOT_A_RUPTURE = "not_a_rupture"


_S = Status

OPEN: tuple[Status, ...] = (_S.SUSPECTED, _S.NOTICED, _S.NAMED, _S.EXPLORING, _S.NEGOTIATING)
"""The statuses of an episode that goes on, in their usual order."""

_ENDS = (_S.REPAIRED, _S.PARTLY_REPAIRED, _S.UNRESOLVED, _S.ENDED)

MOVES: Mapping[Status, tuple[Status, ...]] = {
    _S.SUSPECTED: (*OPEN[1:], *_ENDS, _S.NOT_A_RUPTURE),
    _S.NOTICED: (*OPEN[2:], *_ENDS, _S.NOT_A_RUPTURE),
    _S.NAMED: (*OPEN[3:], *_ENDS),
    _S.EXPLORING: (_S.NEGOTIATING, *_ENDS),
    _S.NEGOTIATING: (_S.EXPLORING, *_ENDS),
    _S.REPAIRED: (_S.EXPLORING,),
    _S.PARTLY_REPAIRED: (_S.EXPLORING,),
    _S.UNRESOLVED: (_S.EXPLORING,),
    _S.ENDED: (_S.EXPLORING,),
    _S.NOT_A_RUPTURE: (_S.SUSPECTED,),
}
"""From each status, those it may become: forward skips, giving up, ending, back to exploring."""

_SPOKEN = (_S.NAMED, _S.EXPLORING, _S.NEGOTIATING, _S.REPAIRED, _S.PARTLY_REPAIRED)
"""Statuses that cannot be reached without having spoken about the strain with the patient."""


@dataclass(frozen=True, slots=True)
class Change:
    """An episode became `status` on a local day. `entry_id` is "" for how it began."""

    status: Status
    day: date
    reason: str = ""
    entry_id: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """What counts of a contact: whether a sign was ticked, and one's own part said."""

    day: date
    ticked: bool
    owned: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an episode stands and how it came there.

    Attributes:
        changes: how it began, and every change since, in order of day, then of writing. A change
            that does not follow the one before it is passed over.
        named: the first day on which it had been spoken about with the patient, or `None`.
        owned: the first day on which the therapist said her own part in it, or `None`.
        repaired: the day it became repaired, where it is so now, or `None`.
    """

    changes: tuple[Change, ...]
    named: date | None
    owned: date | None
    repaired: date | None

    @property
    def status(self) -> Status:
        """Where it stands now: the last change by local day, then by order of writing."""
        return self.changes[-1].status

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.status in OPEN


def status_of(value: str) -> Status | None:
    """The status of a stored value, or `None` for one that this version does not know."""
    try:
        return Status(value)
    except ValueError:
        return None


def standing(episode: Entry, parts: Iterable[Entry]) -> Standing:
    """Where an episode stands, from its contacts and changes of status among `parts`.

    What lies in the Trash does not count, nor does a change of status that is a draft still, one
    that this version does not know, or one that does not follow: a sign may have been ticked
    later, the step before it may be in the Trash, or a file from elsewhere may hold it.
    """
    there = [part for part in parts if part.state is not State.TRASHED]
    contacts = sorted(_contacts(there), key=lambda part: part.order)
    met = tuple(map(_met, contacts))
    return standing_of(episode.day, bool(episode.mark(MARKER)), met, _in_order(_written(there)))


def standing_of(
    begun: date, ticked: bool, contacts: Sequence[Met], changes: Sequence[Change]
) -> Standing:
    """The same from what counts of an episode alone, where there are many of them.

    `ticked`: a sign was ticked from the start. Changes are in order of day, then of writing.
    """
    days = chain((c.day for c in contacts), (change.day for change in changes))
    first = min(days, default=begun)
    course = _followed(_beginning(begun, ticked, contacts, first), changes)
    spoken = [change.day for change in course if change.status in _SPOKEN]
    owned = [contact.day for contact in contacts if contact.owned]
    last = course[-1]
    return Standing(
        changes=course,
        named=min(spoken, default=None),
        owned=min(owned, default=None),
        repaired=last.day if last.status is Status.REPAIRED else None,
    )


def moves(
    episode: Entry, parts: Sequence[Entry], day: date, *, of: Entry | None = None
) -> tuple[Status, ...]:
    """What the episode may become on a local day, in their usual order.

    It follows what came before it, and all that counted goes on counting: also what was changed
    later on the same day. `of` is the change that is written, as it is stored: on its own day it
    keeps its place, on any other it comes last. Among `parts` it stands as it was before.
    """
    own = of.id if of is not None else ""
    counted = {change.entry_id for change in standing(episode, parts).changes} - {own}
    there = [p for p in parts if p.state is not State.TRASHED and p.id != own]
    contacts = _contacts(there)
    others = _written(there)
    days = chain((c.day for c in contacts), (change.day for _order, change in others), [day])
    met = tuple(map(_met, contacts))
    begun = _beginning(episode.day, bool(episode.mark(MARKER)), met, min(days))
    order = of.order if of is not None and of.day == day and of.order else _LAST
    found = []
    for status in Status:
        tried = Change(status, day, entry_id=own)
        course = _followed(begun, _in_order([*others, (order, tried)]))
        fits = any(change is tried for change in course)
        if fits and counted <= {change.entry_id for change in course}:
            found.append(status)
    return tuple(found)


def pause_first(contacts: Iterable[Entry], day: date, sides: Mapping[str, str]) -> bool:
    """Whether giving up on this day comes within two local days of a contact with a marker.

    `sides` tells of each marker id whether it is of "withdrawal", "confrontation" or "therapist".
    """
    return any(
        0 <= (day - contact.day).days <= PAUSE_DAYS
        and any(
            sides.get(mark.value) in ("withdrawal", "confrontation")
            for mark in contact.marked(MARKER)
        )
        for contact in contacts
    )


ASKED = "asked"
"""The mark of a contact that tells whether it was asked how it was for them."""

HEADLINE_KEPT = "headline_kept"
"""The mark of an episode whose headline was kept when asked if it is both kinds."""


def differs(headline: str, contacts: Iterable[Entry]) -> bool:
    """Whether withdrawal and confrontation were both seen while the headline says one of them.

    The headline is the therapist's: this is a reason to ask once, never to change it.
    """
    seen = {contact.mark(TYPE) for contact in contacts}
    both = "mixed" in seen or {"withdrawal", "confrontation"} <= seen
    return both and headline in ("withdrawal", "confrontation")


def asks_still_so(held: Standing, contacts: Iterable[Entry], change: Entry | None) -> bool:
    """Whether it is time to ask, once, if a repair has held. `change` is that to `repaired`."""
    if held.repaired is None or change is None or change.mark(STILL_SO):
        return False
    since = held.repaired
    return sum(contact.day > since for contact in contacts) >= STILL_SO_CONTACTS


_LAST = 1 << 63
"""An order of writing behind every stored one."""

_Placed = tuple[int, Change]
"""A change with its order of writing."""


def _contacts(there: Iterable[Entry]) -> list[Entry]:
    return [part for part in there if part.kind == Kind.CONTACT]


def _written(there: Iterable[Entry]) -> list[_Placed]:
    """The kept changes of a status that this version knows."""
    found = []
    for part in there:
        kept = part.kind == Kind.STATUS and part.state is State.KEPT
        status = status_of(part.mark(STATUS)) if kept else None
        if status is not None:
            found.append((part.order, Change(status, part.day, part.text("reason"), part.id)))
    return found


def _in_order(placed: Iterable[_Placed]) -> list[Change]:
    """By day, then by order of writing."""
    return [change for _order, change in sorted(placed, key=lambda p: (p[1].day, p[0]))]


def _followed(begun: Change, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The course: each change that may come after the last one that did."""
    course = [begun]
    for change in changes:
        if change.status in MOVES[course[-1].status]:
            course.append(change)
    return tuple(course)


def _met(contact: Entry) -> Met:
    return Met(contact.day, bool(contact.mark(MARKER)), contact.mark(OWNED) == SAID)


def _beginning(begun: date, ticked: bool, contacts: Sequence[Met], day: date) -> Change:
    """Suspected on its first day; noticed where a marker was ticked from the start.

    `day` is the first one of its contacts and changes.
    """
    day = min(day, begun)
    noticed = ticked or any(contact.ticked for contact in contacts if contact.day == day)
    return Change(Status.NOTICED if noticed else Status.SUSPECTED, day)
