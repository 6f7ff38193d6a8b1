# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any sequence of acts on a draft keeps its promises.

Each act is a function of the session and of some drawn values.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from app.domain.draft import DraftSession
from app.domain.entry import Rating, When
from app.domain.plain_text import clean
from tests.unit.app.drafts import content, new_session

FIELDS = ("situation", "rule", "decision")
LISTS = ("thoughts", "evidence_for")
TEXTS = st.text(max_size=6) | st.sampled_from(["a\x00b", "é", "  ", "🙂", "x\r\ny"])
NUMBERS = st.integers(0, 4)
VALUES = st.none() | st.integers(0, 100)
WHENS = st.sampled_from([When.BEFORE, When.AFTER])

Act = Callable[[DraftSession], object]


def _row(session: DraftSession, field: str, number: int) -> str:
    rows = session.entry.rows(field)
    return rows[number % len(rows)].row if rows else ""


def _write(field: str, text: str) -> Act:
    return lambda s: s.set_text(field, text)


def _add(field: str, text: str, place: int) -> Act:
    return lambda s: s.add_row(field, text, place)


def _write_row(field: str, number: int, text: str) -> Act:
    def act(s: DraftSession) -> None:
        row = _row(s, field, number)
        if row:
            s.set_text(field, text, row)

    return act


def _move(field: str, number: int, place: int) -> Act:
    return lambda s: s.move_row(field, _row(s, field, number), place)


def _remove(field: str, number: int) -> Act:
    return lambda s: s.remove_row(field, _row(s, field, number))


def _remove_and_back(field: str, number: int) -> Act:
    def act(s: DraftSession) -> None:
        before = content(s.entry)
        s.put_back(s.remove_row(field, _row(s, field, number)))
        assert content(s.entry) == before

    return act


def _clear_and_back(field: str) -> Act:
    def act(s: DraftSession) -> None:
        before = content(s.entry)
        s.put_back(s.clear_fields([field]))
        assert content(s.entry) == before

    return act


def _rate_thought(number: int, when: When, value: int | None) -> Act:
    def act(s: DraftSession) -> None:
        row = _row(s, "thoughts", number)
        if row:
            _rate(s, "thought", row, when, value)

    return act


def _rate_rule(when: When, value: int | None) -> Act:
    return lambda s: _rate(s, "rule", "", when, value)


def _rate(s: DraftSession, subject: str, key: str, when: When, value: int | None) -> None:
    others = [r for r in s.entry.ratings if (r.subject, r.key, r.when) != (subject, key, when)]
    s.rate(subject, key, when, value)
    assert s.entry.rating(subject, key, when) == value
    assert set(others) <= set(s.entry.ratings)


def _close(s: DraftSession) -> None:
    s.close_version()


def _store(s: DraftSession) -> None:
    s.saved_as(s.snapshot())
    assert not s.dirty


ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(_write, st.sampled_from(FIELDS), TEXTS),
    st.builds(_add, st.sampled_from(LISTS), TEXTS, NUMBERS),
    st.builds(_write_row, st.sampled_from(LISTS), NUMBERS, TEXTS),
    st.builds(_move, st.sampled_from(LISTS), NUMBERS, NUMBERS),
    st.builds(_remove, st.sampled_from(LISTS), NUMBERS),
    st.builds(_remove_and_back, st.sampled_from(LISTS), NUMBERS),
    st.builds(_clear_and_back, st.sampled_from([*FIELDS, *LISTS, "rule_again", "next"])),
    st.builds(_rate_thought, NUMBERS, WHENS, VALUES),
    st.builds(_rate_rule, WHENS, VALUES),
    st.builds(lambda v: lambda s: s.set_mark("next", v), st.sampled_from(["", "a", "b"])),
    st.builds(lambda v: lambda s: s.set_marks("coping", v), st.lists(st.sampled_from("abc"))),
    st.builds(lambda d: lambda s: s.set_depth(d), st.sampled_from(["quick", "deep"])),
    st.just(_close),
    st.just(_store),
)


@given(st.lists(ACTS, max_size=25))
def test_any_sequence_of_acts_keeps_the_invariants(acts: list[Act]) -> None:
    session = new_session()
    closed: set[Rating] = set()
    for act in acts:
        if act is _close:
            closed = set(session.entry.ratings)
        before = session.entry
        act(session)
        entry = session.entry
        assert (entry.id, entry.kind, entry.at) == (before.id, before.kind, before.at)
        assert len({(a.field, a.row) for a in entry.answers}) == len(entry.answers)
        assert len({r.id for r in entry.ratings}) == len(entry.ratings)
        assert len({(m.kind, m.value, m.row) for m in entry.marks}) == len(entry.marks)
        assert len(entry.marked("next")) <= 1
        for field in LISTS:
            places = [a.position for a in entry.rows(field)]
            assert len(set(places)) == len(places)
        assert all(clean(a.text) == (a.text, 0) for a in entry.answers)
        rows = {a.row for a in entry.rows("thoughts")}
        assert all(r.key in rows for r in entry.ratings if r.subject == "thought")
        # What a closed version holds is never replaced, only removed together with its row.
        gone = closed - set(entry.ratings)
        assert all(r.subject == "thought" and r.key not in rows for r in gone if r.key)
        snapshot = session.snapshot()
        assert {a for a in entry.answers if a.text} <= set(snapshot.answers)


@given(st.lists(ACTS, max_size=15))
def test_a_stored_draft_opened_again_is_the_same(acts: list[Act]) -> None:
    session = new_session()
    for act in acts:
        act(session)
    stored = session.snapshot()
    again = DraftSession(stored, now=lambda: stored.changed, saved=stored)
    assert not again.dirty
    assert content(again.entry) == content(stored)
    assert content(again.snapshot()) == content(stored)
