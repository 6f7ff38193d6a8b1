# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The draft session: whatever is done in whatever order, nothing typed is lost or invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.draft import DraftSession
from app.domain.entry import State, When
from app.domain.moment import Moment
from tests.unit.app.drafts import START, content, new_session


def test_nothing_in_it_is_not_dirty() -> None:
    session = new_session()
    assert not session.dirty
    session.add_row("thoughts")
    assert not session.dirty
    session.set_text("situation", "   ")
    assert not session.dirty


def test_words_make_it_dirty_until_stored() -> None:
    session = new_session()
    session.set_text("situation", "A short call.")
    assert session.dirty
    session.saved_as(session.snapshot())
    assert not session.dirty
    session.set_text("situation", "A short call")
    assert session.dirty


def test_taking_the_words_back_is_no_change() -> None:
    session = new_session()
    session.set_text("situation", "a")
    session.saved_as(session.snapshot())
    session.set_text("rule", "b")
    session.set_text("rule", "")
    assert not session.dirty
    assert session.entry.answers == session.snapshot().answers


def test_typing_during_a_save_stays_dirty() -> None:
    session = new_session()
    session.set_text("situation", "a")
    snapshot = session.snapshot()
    session.set_text("situation", "ab")
    session.saved_as(replace(snapshot, order=7))
    assert session.dirty
    assert session.entry.order == 7
    assert session.entry.text("situation") == "ab"


def test_empty_rows_are_not_stored_but_keep_their_place() -> None:
    session = new_session()
    first = session.add_row("thoughts", "one")
    second = session.add_row("thoughts")
    assert [a.row for a in session.snapshot().rows("thoughts")] == [first]
    session.set_text("thoughts", "two", second)
    assert [a.text for a in session.snapshot().rows("thoughts")] == ["one", "two"]
    session.set_text("thoughts", "", first)
    assert [a.row for a in session.entry.rows("thoughts")] == [first, second]


def test_an_empty_row_with_a_rating_is_stored() -> None:
    session = new_session()
    row = session.add_row("thoughts")
    session.rate("thought", row, When.BEFORE, 0)
    assert session.dirty
    assert session.snapshot().rows("thoughts")[0].row == row


def test_rows_can_be_put_in_and_moved() -> None:
    session = new_session()
    session.add_row("thoughts", "a")
    last = session.add_row("thoughts", "c")
    session.add_row("thoughts", "b", position=1)
    assert [a.text for a in session.entry.rows("thoughts")] == ["a", "b", "c"]
    session.move_row("thoughts", last, 0)
    assert [a.text for a in session.entry.rows("thoughts")] == ["c", "a", "b"]
    assert [a.position for a in session.entry.rows("thoughts")] == [0, 1, 2]


def test_unset_is_not_zero() -> None:
    session = new_session()
    row = session.add_feeling("guilt")
    assert session.entry.rating("emotion", row) is None
    session.rate("emotion", row, When.BEFORE, 0)
    assert session.entry.rating("emotion", row) == 0
    session.rate("emotion", row, When.BEFORE, None)
    assert session.entry.rating("emotion", row) is None
    assert session.entry.ratings == ()


def test_a_rating_out_of_range_is_refused() -> None:
    session = new_session()
    with pytest.raises(ValueError, match="between 0 and 100"):
        session.rate("rule", "", When.BEFORE, 101)
    assert session.entry.ratings == ()


def test_ratings_replace_in_an_open_version_and_add_after_it() -> None:
    session = new_session()
    for value in (10, 60, 85):
        session.rate("rule", "", When.BEFORE, value)
    assert [r.value for r in session.entry.course("rule")] == [85]
    first = session.entry.course("rule")[0]
    session.close_version()
    session.rate("rule", "", When.BEFORE, 80)
    session.rate("rule", "", When.BEFORE, 70)
    assert [r.value for r in session.entry.course("rule")] == [85, 70]
    assert session.entry.course("rule")[0] == first
    session.rate("rule", "", When.AFTER, 40)
    assert [r.value for r in session.entry.course("rule")] == [85, 70, 40]


def test_unsetting_an_earlier_rating_is_added_not_erased() -> None:
    session = new_session()
    session.rate("rule", "", When.BEFORE, 85)
    session.close_version()
    session.rate("rule", "", When.BEFORE, None)
    assert [r.value for r in session.entry.course("rule")] == [85, None]
    assert session.entry.rating("rule") is None
    session.rate("rule", "", When.BEFORE, None)
    assert len(session.entry.course("rule")) == 2


def test_opened_again_everything_given_before_stays() -> None:
    session = new_session("quick")
    session.set_text("situation", "What happened")
    row = session.add_row("thoughts", "I am no use")
    session.rate("thought", row, When.BEFORE, 75)
    stored = session.snapshot()
    later = Moment(START + 3 * 86_400_000_000, 3600, "Europe/Berlin")
    again = DraftSession(stored, now=lambda: later, saved=stored)
    assert not again.dirty
    again.set_depth("standard")
    again.rate("thought", row, When.BEFORE, 60)
    again.rate("rule", "", When.BEFORE, 85)
    course = again.entry.course("thought", row)
    assert [r.value for r in course] == [75, 60]
    assert course[0] == stored.ratings[0]
    assert again.entry.text("situation") == "What happened"
    assert again.entry.at == stored.at


def test_depth_changes_keep_everything() -> None:
    session = new_session("deep")
    session.set_text("meaning_chain", "deep words", session.add_row("meaning_chain"))
    session.rate("rule", "", When.AFTER, 30)
    before = content(session.entry)
    for depth in ("quick", "ten", "standard", "deep"):
        session.set_depth(depth)
    assert content(session.entry) == before


def test_control_characters_go_with_a_count() -> None:
    session = new_session()
    assert session.set_text("situation", "a\x00b\x1b[1m\tc\r\nd\x7f\ud800") == 4
    assert session.entry.text("situation") == "ab[1m\tc\nd"
    words = "שלום 👩‍👩‍👧 e\u0301 \u202eabc"
    assert session.set_text("rule", words) == 0
    assert session.entry.text("rule") == words


def test_a_pasted_megabyte_is_kept() -> None:
    session = new_session()
    words = "ä" * 1_000_000
    session.set_text("situation", words)
    assert session.snapshot().text("situation") == words


def test_removing_a_thought_takes_its_rating_and_choice_and_undo_brings_all_back() -> None:
    session = new_session()
    kept = session.add_row("thoughts", "kept")
    hot = session.add_row("thoughts", "hot")
    session.rate("thought", hot, When.BEFORE, 85)
    session.set_mark("hot_thought", hot)
    before = content(session.entry)
    removed = session.remove_row("thoughts", hot)
    assert session.hot_thought_row() == kept
    assert not session.entry.ratings
    assert not session.entry.marked("hot_thought")
    session.put_back(removed)
    assert content(session.entry) == before
    session.put_back(removed)
    assert content(session.entry) == before


def test_put_back_loses_nothing_written_since() -> None:
    session = new_session()
    session.set_text("decision", "old")
    session.set_mark("next", "come_back")
    removed = session.clear_fields(["decision", "next"])
    session.set_text("decision", "new")
    session.set_mark("next", "let_it_be")
    session.put_back(removed)
    assert session.entry.text("decision") == "old\nnew"
    assert [m.value for m in session.entry.marked("next")] == ["let_it_be"]


def test_put_back_among_rows_added_since() -> None:
    session = new_session()
    session.add_row("thoughts", "a")
    middle = session.add_row("thoughts", "b")
    session.add_row("thoughts", "c")
    removed = session.remove_row("thoughts", middle)
    session.add_row("thoughts", "d")
    session.put_back(removed)
    rows = session.entry.rows("thoughts")
    assert [a.text for a in rows] == ["a", "b", "c", "d"]
    assert [a.position for a in rows] == [0, 1, 2, 3]


def test_clearing_the_rule_again_leaves_the_rule() -> None:
    session = new_session()
    session.set_text("rule", "words")
    session.rate("rule", "", When.BEFORE, 85)
    session.rate("rule", "", When.AFTER, 40)
    removed = session.clear_fields(["rule_again"])
    assert [r.value for r in removed.ratings] == [40]
    assert session.entry.rating("rule") == 85
    session.clear_fields(["rule"])
    assert not session.entry.ratings
    assert session.rule_text() == ""


def test_clearing_feelings_takes_their_strength() -> None:
    session = new_session()
    row = session.add_feeling("own:frozen\x00")
    session.rate("emotion", row, When.BEFORE, 40)
    session.rate("emotion", row, When.AFTER, 20)
    before = content(session.entry)
    removed = session.clear_fields(["emotions"])
    assert session.entry.mark("emotion") == ""
    assert session.entry.ratings == ()
    session.put_back(removed)
    assert content(session.entry) == before
    assert session.entry.mark("emotion") == "own:frozen"


def test_marks() -> None:
    session = new_session()
    session.set_mark("next", "come_back")
    session.set_mark("next", "let_it_be")
    assert [m.value for m in session.entry.marked("next")] == ["let_it_be"]
    session.set_mark("next", "")
    assert session.entry.marked("next") == ()
    session.set_marks("coping", ["suppress", "minimise", "suppress"])
    assert [m.value for m in session.entry.marked("coping")] == ["suppress", "minimise"]
    session.add_mark("coping", "justify")
    session.add_mark("coping", "justify")
    assert [m.value for m in session.entry.marked("coping")] == ["suppress", "minimise", "justify"]
    session.set_marks("schema", ["judgmental", "none"])
    session.rate("schema", "judgmental", When.BEFORE, 50)
    removed = session.set_marks("schema", ["none"])
    assert session.entry.ratings == ()
    session.put_back(removed)
    assert session.entry.rating("schema", "judgmental") == 50
    session.remove_mark("schema", "judgmental")
    assert session.entry.ratings == ()


def test_with_one_thought_that_is_the_hot_one() -> None:
    session = new_session()
    assert session.hot_thought_row() == ""
    row = session.add_row("thoughts", "one")
    session.add_row("thoughts", "  ")
    assert session.hot_thought_row() == row
    assert session.hot_thought_text() == "one"
    other = session.add_row("thoughts", "two")
    assert session.hot_thought_row() == ""
    session.set_mark("hot_thought", other)
    assert session.hot_thought_row() == other


def test_kept_and_dated() -> None:
    session = new_session()
    session.set_text("situation", "x")
    session.set_day(date(2026, 11, 9))
    session.set_code(" P-047\n")
    session.mark_kept()
    entry = session.snapshot()
    assert (entry.state, entry.day, entry.client_code) == (
        State.KEPT,
        date(2026, 11, 9),
        "P-047",
    )
    assert entry.kept is not None
    assert entry.changed >= entry.at
