# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The talk with an invented person: always in range, always the same, never without an answer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.rehearsal.strain import DECLINES_AT, Heard, Talk, begin, move_of, reply_to
from app.services.content import HIGHEST, Move, State, Strain, load

STRAINS = load().strains
BY_ID = {strain.id: strain for strain in STRAINS.all}
NAMES = sorted(
    {name for move in STRAINS.moves for name in (*move.any, *move.all)} - set(STRAINS.groups)
    | {label for labels in STRAINS.groups.values() for label in labels}
)


def hearing(move: str) -> Heard:
    """Something in which this move is heard."""
    found = STRAINS.move(move)
    names = {*found.any[:1], *found.all}
    names = {sorted(STRAINS.groups.get(name, {name}))[0] for name in names}
    heard = Heard(frozenset(names))
    assert move_of(heard, STRAINS) is found
    return heard


def played(strain: str, *moves: str) -> Talk:
    talk = begin(STRAINS, BY_ID[strain])
    for move in moves:
        talk = talk.say(f"({move})", hearing(move))
    return talk


strains = some.sampled_from(STRAINS.all)
lines = some.lists(
    some.builds(
        Heard,
        some.frozensets(some.sampled_from(NAMES), max_size=4),
        some.frozensets(some.sampled_from([*NAMES, "no_question", "unheard_of"]), max_size=2),
    ),
    max_size=9,
)


def said(strain: Strain, heard: list[Heard]) -> Talk:
    """As much of it as the talk takes."""
    talk = begin(STRAINS, strain)
    for number, one in enumerate(heard):
        if talk.ended:
            break
        talk = talk.say(f"line {number}", one)
    return talk


@given(strains, lines)
def test_the_state_stays_in_range_and_every_line_is_answered(
    strain: Strain, heard: list[Heard]
) -> None:
    talk = said(strain, heard)
    for turn in talk.turns:
        for number in (turn.state.trust, turn.state.openness, turn.state.heat):
            assert 0 <= number <= HIGHEST
        assert turn.answer.strip()


@given(strains, lines)
def test_a_talk_ends_in_time(strain: Strain, heard: list[Heard]) -> None:
    talk = said(strain, heard)
    assert len(talk.turns) <= STRAINS.turns_most
    full = len(talk.turns) == STRAINS.turns_most
    left = bool(talk.turns) and talk.turns[-1].reply == "left"
    opened = any(a.reply == b.reply == "open" for a, b in pairwise(talk.turns))
    assert bool(talk.ended) == (full or left or opened)
    assert "left" not in [turn.reply for turn in talk.turns[:-1]]


@given(strains, lines)
def test_the_same_lines_get_the_same_answers(strain: Strain, heard: list[Heard]) -> None:
    assert said(strain, heard) == said(strain, heard)


@given(strains, lines)
def test_who_declines_never_opens(strain: Strain, heard: list[Heard]) -> None:
    talk = said(strain, heard)
    if strain.declines:
        assert all(turn.state.openness <= DECLINES_AT for turn in talk.turns)
        assert not {"half", "open"} & {turn.reply for turn in talk.turns}
    else:
        assert "left" not in {turn.reply for turn in talk.turns}


@given(strains, lines)
def test_the_same_move_twice_betters_nothing(strain: Strain, heard: list[Heard]) -> None:
    for one, two in pairwise(said(strain, heard).turns):
        if one.move.id == two.move.id:
            assert two.state.trust <= one.state.trust
            assert two.state.openness <= one.state.openness
            assert two.state.heat >= one.state.heat


@given(strains, lines)
def test_one_turn_betters_no_more_than_the_strength_allows(
    strain: Strain, heard: list[Heard]
) -> None:
    talk = said(strain, heard)
    gain, cool = STRAINS.gain[strain.strength], STRAINS.cool[strain.strength]
    states = [STRAINS.start[strain.kind, strain.strength], *(turn.state for turn in talk.turns)]
    for before, after in pairwise(states):
        assert after.trust - before.trust <= gain
        assert after.openness - before.openness <= gain
        assert before.heat - after.heat <= cool


@pytest.mark.parametrize("strain", STRAINS.all, ids=lambda strain: strain.id)
def test_every_reply_of_a_situation_can_be_heard(strain: Strain) -> None:
    """Every word that was written for someone is said on some way through the talk."""
    unused = {words for said in strain.replies.values() for words in said}
    front = [begin(STRAINS, strain)]
    for _turn in range(STRAINS.turns_most):
        if not unused:
            break
        seen: dict[tuple[object, ...], Talk] = {}
        for talk in front:
            if not unused:
                break
            for move in STRAINS.moves:
                further = talk.say("", hearing(move.id))
                unused.discard(further.turns[-1].answer)
                if not further.ended:
                    replies = tuple(sorted(turn.reply for turn in further.turns))
                    seen[(further.state, move.id, further.turns[-1].reply, replies)] = further
        # first those in which the same reply came again, for its second words
        front = sorted(seen.values(), key=lambda one: len({turn.reply for turn in one.turns}))
    assert not unused


@given(
    strains,
    some.sampled_from(STRAINS.moves),
    some.builds(State, *[some.integers(0, HIGHEST)] * 3),
)
def test_no_state_is_without_a_reply(strain: Strain, move: Move, state: State) -> None:
    if strain.declines and state.openness > DECLINES_AT:
        return
    assert reply_to(move, state, strain, STRAINS.rules) in strain.replies


def test_explaining_first_closes_and_owning_with_a_question_opens() -> None:
    explained = played("st01", "explain", "explain")
    assert [turn.reply for turn in explained.turns] == ["closed", "closed"]
    opened = played("st01", "own_and_ask", "hear_and_ask")
    assert [turn.reply for turn in opened.turns] == ["open", "open"]
    assert opened.ended == "open"


def test_pressing_brings_compliance_and_accusing_heat() -> None:
    assert played("st05", "press").turns[-1].reply == "comply"
    assert played("st12", "accuse").turns[-1].reply == "sharp"
    assert played("st12", "accuse", "press").turns[-1].reply == "sharp"


def test_who_declines_leaves_it_once_there_is_trust() -> None:
    talk = played("st06", "hear")
    assert talk.turns[-1].reply == "left"
    assert talk.ended == "left"
    assert played("st16", "own_and_ask", "hear").ended == "left"


def test_words_that_are_used_up_give_way_to_silence() -> None:
    talk = played("st11", "plain", "share", "plain", "share", "plain", "share")
    answers = [turn.answer for turn in talk.turns]
    assert len(set(answers[:3])) == 3
    assert answers[2] == STRAINS.silences["phone"]["half"]
    assert talk.ended == "turns"


def test_the_first_move_that_fits_counts() -> None:
    heard = Heard(frozenset({"ownership", "open", "blame"}))
    assert move_of(heard, STRAINS).id == "accuse"
    assert move_of(Heard(frozenset({"ownership", "open"})), STRAINS).id == "own_and_ask"
    assert move_of(Heard(frozenset({"reflection", "synthesis"})), STRAINS).id == "hear_and_ask"
    assert move_of(Heard(frozenset({"ownership"})), STRAINS).id == "own"
    assert move_of(Heard(notes=frozenset({"explain_first"})), STRAINS).id == "explain"
    assert move_of(Heard(), STRAINS).id == "plain"


def test_a_talk_is_left_at_any_point_and_then_takes_no_more() -> None:
    talk = played("st09", "ask").leave()
    assert talk.ended == "tap"
    assert talk.leave() is talk
    assert talk.said == ("(ask)",)
    with pytest.raises(ValueError, match="has ended"):
        talk.say("more", Heard())
