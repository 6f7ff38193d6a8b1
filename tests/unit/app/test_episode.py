# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a repair stands and may go: every legal way, no illegal one, and what is asked once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entry import Entry, Kind, Mark, State, new_id
from app.domain.episode import (
    MOVES,
    OPEN,
    OWNED,
    STILL_SO,
    Status,
    asks_still_so,
    differs,
    moves,
    pause_first,
    standing,
    status_of,
)
from app.domain.moment import Moment
from prompts.loader import load

DAY = date(2026, 9, 21)
SIDES = {marker.id: marker.type for marker in load().markers}
DOCS = Path(__file__).parents[3] / "docs" / "repairs.md"


def entry(
    kind: Kind, day: int = 0, *, order: int = 0, state: State = State.KEPT, **marks: str
) -> Entry:
    """An entry of a kind on a day after the first, with marks."""
    return Entry(
        id=new_id(),
        kind=kind,
        state=state,
        day=DAY + timedelta(days=day),
        at=Moment(0),
        changed=Moment(0),
        order=order,
        marks=tuple(Mark(k, v) for k, v in marks.items()),
    )


def change(status: Status, day: int, order: int = 0, state: State = State.KEPT) -> Entry:
    return entry(Kind.STATUS, day, order=order, state=state, status=status.value)


EPISODE = entry(Kind.EPISODE)


def test_every_status_has_its_moves_and_its_words() -> None:
    assert set(MOVES) == set(Status)
    assert [option.id for option in load().vocabulary("status")] == [s.value for s in Status]


def test_the_table_in_the_documents_is_the_one_in_the_code() -> None:
    rows = re.findall(r"^\| (\w+) \| ([\w, ]+) \|$", DOCS.read_text(encoding="utf-8"), re.M)
    told = {a: tuple(b.split(", ")) for a, b in rows if a != "from"}
    assert told == {s.value: tuple(t.value for t in MOVES[s]) for s in Status}


@pytest.mark.parametrize("before", list(Status))
@pytest.mark.parametrize("after", list(Status))
def test_the_rules_of_the_model_hold_for_every_pair(before: Status, after: Status) -> None:
    legal = after in MOVES[before]
    order = [*OPEN, Status.REPAIRED, Status.PARTLY_REPAIRED]
    if before in OPEN:
        forward = after in order and order.index(after) > OPEN.index(before)
        gives_up = after in (Status.UNRESOLVED, Status.ENDED)
        back = before is Status.NEGOTIATING and after is Status.EXPLORING
        checked = before in OPEN[:2] and after is Status.NOT_A_RUPTURE
        assert legal == (forward or gives_up or back or checked)
    elif before is Status.NOT_A_RUPTURE:
        assert legal == (after is Status.SUSPECTED)
    else:
        assert legal == (after is Status.EXPLORING)


class Written:
    """A course as it is stored: an order of writing is kept while the day is."""

    def __init__(self) -> None:
        self.parts: list[Entry] = []
        self._orders = count(1)

    def put(self, part: Entry, in_place_of: Entry | None = None) -> None:
        """Store a part anew, or in place of an older form of it."""
        if in_place_of is None or in_place_of.day != part.day:
            part = replace(part, order=next(self._orders))
        self.parts = [p for p in self.parts if p is not in_place_of] + [part]

    def course(self) -> list[tuple[str, Status]]:
        """What counts, by id."""
        return [(c.entry_id, c.status) for c in standing(EPISODE, self.parts).changes]

    def pick(self, number: int, state: State = State.KEPT) -> Entry | None:
        """One of the changes in a state."""
        found = [p for p in self.parts if p.state is state and p.kind == Kind.STATUS]
        return found[number % len(found)] if found else None


ACTS = st.sampled_from(("add", "add", "add", "edit", "trash", "restore", "sign"))
STEPS = st.tuples(ACTS, st.integers(0, 6), st.integers(0, 9), st.integers(0, 9))


@given(st.lists(STEPS, max_size=14))
def test_a_course_is_legal_whatever_is_added_edited_and_brought_back(
    steps: list[tuple[str, int, int, int]],
) -> None:
    """On whatever day: what `moves` offers counts, and takes nothing away that counted."""
    written = Written()
    for act, day, choice, number in steps:
        at = DAY + timedelta(days=day)
        before = written.course()
        old = None
        if act not in ("add", "sign"):
            old = written.pick(number, State.TRASHED if act == "restore" else State.KEPT)
            if old is None:
                continue
        if act == "sign":
            written.put(entry(Kind.CONTACT, day, marker="w_short"))
        elif act == "trash" and old is not None:
            written.put(replace(old, state=State.TRASHED), old)
            gone = written.parts[-1]
            there = [p for p in written.parts if p is not gone]
            back = replace(gone, state=State.KEPT)
            brought = standing(EPISODE, [*there, back]).changes
            assert [(c.entry_id, c.status) for c in brought] == before, "brought back at once"
        elif act == "restore" and old is not None:
            written.put(replace(old, state=State.KEPT), old)
        else:
            offered = moves(EPISODE, written.parts, at, of=old)
            if not offered:
                continue
            new = change(offered[choice % len(offered)], day)
            if old is not None:
                new = replace(new, id=old.id, order=old.order)
            written.put(new, old)
            after = written.course()
            assert (new.id, Status(new.mark("status"))) in after, "what was offered counts"
            lost = {told for told, _status in before} - {told for told, _status in after}
            assert not lost, "what counted goes on counting"
        course = [status for _id, status in written.course()]
        assert all(b in MOVES[a] for a, b in pairwise(course)), course


def test_a_change_may_stay_what_it_is_where_it_is() -> None:
    parts = [change(s, 3, n) for n, s in enumerate((Status.NAMED, Status.EXPLORING), 1)]
    for part in parts:
        assert part.mark("status") in moves(EPISODE, parts, part.day, of=part)


def test_a_kept_change_cannot_go_before_what_it_rests_on() -> None:
    named, repaired = change(Status.NAMED, 2, 1), change(Status.REPAIRED, 5, 2)
    assert Status.REPAIRED not in moves(EPISODE, [named, repaired], DAY, of=repaired)
    assert Status.REPAIRED in moves(EPISODE, [named, repaired], repaired.day, of=repaired)


def test_what_came_later_on_the_same_day_counts_as_later() -> None:
    """Named, exploring, negotiating on one day: the middle one is edited."""
    day = [change(s, 1, n) for n, s in enumerate(OPEN[2:], 1)]
    assert Status.REPAIRED not in moves(EPISODE, day, day[1].day, of=day[1])
    assert Status.EXPLORING in moves(EPISODE, day, day[1].day, of=day[1])


def test_without_the_step_between_what_came_after_is_passed_over() -> None:
    repaired, between = change(Status.REPAIRED, 1, 1), change(Status.EXPLORING, 2, 2)
    after = change(Status.NEGOTIATING, 3, 3)
    assert standing(EPISODE, [repaired, between, after]).status is Status.NEGOTIATING
    gone = replace(between, state=State.TRASHED)
    assert standing(EPISODE, [repaired, gone, after]).status is Status.REPAIRED


def test_a_sign_ticked_afterwards_takes_the_place_of_having_noticed() -> None:
    parts = [change(Status.NOTICED, 2, 1), change(Status.NAMED, 3, 2)]
    signed = entry(Kind.CONTACT, 0, marker="w_short")
    course = [c.status for c in standing(EPISODE, [signed, *parts]).changes]
    assert course == [Status.NOTICED, Status.NAMED]


def test_it_begins_as_a_hunch_or_with_a_sign() -> None:
    assert standing(EPISODE, []).status is Status.SUSPECTED
    signed = entry(Kind.CONTACT, 0, marker="w_short")
    assert standing(EPISODE, [signed]).status is Status.NOTICED
    later = entry(Kind.CONTACT, 3, marker="w_short")
    held = standing(EPISODE, [entry(Kind.CONTACT, 0), later])
    assert held.status is Status.SUSPECTED
    assert Status.NOTICED in moves(EPISODE, [entry(Kind.CONTACT, 0), later], later.day)


def test_an_earlier_contact_moves_the_beginning() -> None:
    held = standing(EPISODE, [entry(Kind.CONTACT, -3, marker="w_fine")])
    assert held.changes[0].day == DAY - timedelta(days=3)
    assert held.status is Status.NOTICED


def test_the_course_of_the_model_case() -> None:
    parts = [
        entry(Kind.CONTACT, 0, order=1, marker="w_tone"),
        entry(Kind.CONTACT, 3, order=2),
        change(Status.NAMED, 3, 3),
        change(Status.EXPLORING, 3, 4),
        entry(Kind.CONTACT, 4, order=5, own_part="said"),
        change(Status.NEGOTIATING, 4, 6),
        change(Status.REPAIRED, 66, 7),
    ]
    held = standing(EPISODE, parts)
    assert [c.status.value for c in held.changes] == [
        "noticed",
        "named",
        "exploring",
        "negotiating",
        "repaired",
    ]
    assert held.named == DAY + timedelta(days=3)
    assert held.owned == DAY + timedelta(days=4)
    assert held.repaired == DAY + timedelta(days=66)
    assert not held.is_open


def test_the_day_decides_then_the_order_of_writing() -> None:
    late = change(Status.NAMED, 2, order=9)
    early = change(Status.NEGOTIATING, 5, order=1)
    assert standing(EPISODE, [late, early]).status is Status.NEGOTIATING
    same = change(Status.EXPLORING, 5, order=8)
    assert standing(EPISODE, [same, early]).status is Status.EXPLORING


def test_an_earlier_day_fits_in_between_or_is_not_offered() -> None:
    between = moves(EPISODE, [change(Status.NEGOTIATING, 5, 1)], DAY + timedelta(days=2))
    assert Status.NAMED in between
    assert Status.REPAIRED not in between, "from repaired it does not go on to negotiating"


def test_skipping_ahead_counts_as_having_spoken() -> None:
    held = standing(EPISODE, [change(Status.EXPLORING, 2, 1), change(Status.NEGOTIATING, 5, 2)])
    assert held.named == DAY + timedelta(days=2)
    assert standing(EPISODE, [change(Status.UNRESOLVED, 2, 1)]).named is None


def test_drafts_and_what_is_in_the_trash_change_nothing() -> None:
    for state in (State.DRAFT, State.TRASHED):
        assert standing(EPISODE, [change(Status.NAMED, 1, 1, state)]).status is Status.SUSPECTED
    gone = entry(Kind.CONTACT, 1, state=State.TRASHED, own_part="said")
    assert standing(EPISODE, [gone]).owned is None


def test_a_status_of_a_newer_version_is_passed_over() -> None:
    assert status_of("reconciled") is None
    strange = entry(Kind.STATUS, 1, order=1, status="reconciled")
    assert standing(EPISODE, [strange]).status is Status.SUSPECTED


@pytest.mark.parametrize(
    ("days", "marker", "asked"),
    [
        (0, "w_contact", True),
        (2, "c_person", True),
        (3, "w_contact", False),
        (-1, "w_contact", False),
        (1, "t_explain", False),
    ],
)
def test_giving_up_soon_after_a_sign_of_theirs_is_asked_about(
    days: int, marker: str, asked: bool
) -> None:
    contact = entry(Kind.CONTACT, 0, marker=marker)
    assert pause_first([contact], DAY + timedelta(days=days), SIDES) is asked


def test_both_kinds_under_one_headline_are_a_reason_to_ask() -> None:
    away, against = (
        entry(Kind.CONTACT, 0, rupture_type=kind) for kind in ("withdrawal", "confrontation")
    )
    assert differs("withdrawal", [away, against])
    assert differs("confrontation", [entry(Kind.CONTACT, 0, rupture_type="mixed")])
    assert not differs("mixed", [away, against])
    assert not differs("unsure", [away, against])
    assert not differs("withdrawal", [away])


def test_still_so_is_asked_once_after_two_further_contacts() -> None:
    repaired = change(Status.REPAIRED, 4, 1)
    held = standing(EPISODE, [repaired])
    one, two = entry(Kind.CONTACT, 6), entry(Kind.CONTACT, 9)
    assert not asks_still_so(held, [entry(Kind.CONTACT, 4), one], repaired)
    assert asks_still_so(held, [one, two], repaired)
    answered = entry(Kind.STATUS, 4, order=1, status="repaired", still_so="yes")
    assert answered.mark(STILL_SO)
    assert not asks_still_so(held, [one, two], answered)
    assert entry(Kind.CONTACT, own_part="said").mark(OWNED)
