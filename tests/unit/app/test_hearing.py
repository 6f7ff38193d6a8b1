# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is heard in a line, and the move it makes. Every name a move goes by can be heard."""

from __future__ import annotations

import pytest

from app.rehearsal.hearing import EXPLAINED_ALONE, OWN_NOTES, STACKED, get_ready, heard
from app.rehearsal.strain import begin, move_of
from app.services.content import load

CONTENT = load()
STRAINS = CONTENT.strains


def test_moves_name_nothing_that_cannot_be_heard() -> None:
    labels = {rule.label for rule in CONTENT.rehearsal.rules}
    notes = {note.id for note in CONTENT.rehearsal.notes} | OWN_NOTES
    for name, group in STRAINS.groups.items():
        assert group <= labels, name
        assert name not in labels | notes
    for move in STRAINS.moves:
        assert {*move.any, *move.all} <= labels | notes | set(STRAINS.groups), move.id


def test_every_label_makes_a_move_of_its_own_kind() -> None:
    used = {name for move in STRAINS.moves for name in (*move.any, *move.all)}
    used |= {label for group in STRAINS.groups.values() for label in group}
    # explanations are heard by their order, and a link to the past by its time
    by_order = {"minimise_intent", "justify", "link_to_past"}
    assert {rule.label for rule in CONTENT.rehearsal.rules} == used & {
        rule.label for rule in CONTENT.rehearsal.rules
    } | by_order


@pytest.mark.parametrize(
    ("line", "move"),
    [
        ("You are being too sensitive about this.", "accuse"),
        ("I'm sorry if you felt judged.", "accuse"),
        ("I was only trying to help you.", "explain"),
        ("Yes, but you have to see that I was worried about you.", "explain"),
        ("I asked because I have to know that you are safe. It must have hurt.", "explain"),
        ("It must have hurt. I asked because I have to know that you are safe.", "hear"),
        ("It was a normal question, don't you think?", "test_them"),
        ("Don't worry about it, everything will be fine.", "close_it"),
        ("Is this about your mother again?", "past"),
        ("Are you angry? Is it the clock? Shall we stop?", "press"),
        ("I said Tuesday and did not ring. I am sorry for that. What was it like?", "own_and_ask"),
        ("I cut you off last week, and I am sorry for that.", "own"),
        ("I hear that you felt alone with it. What would help now?", "hear_and_ask"),
        ("No wonder you went quiet.", "hear"),
        ("Would you rather talk about it now or next time?", "choose"),
        ("What did I miss?", "ask"),
        ("I notice that I want to explain myself, and I would like to hear you first.", "share"),
        ("Did you get there by bus?", "check"),
        ("I am here.", "plain"),
    ],
)
def test_a_line_makes_its_move(line: str, move: str) -> None:
    found = heard(line)
    assert move_of(found, STRAINS).id == move, found


def test_two_notes_of_its_own() -> None:
    assert EXPLAINED_ALONE in heard("That is not what I meant.").notes
    assert EXPLAINED_ALONE not in heard("That hurt you. That is not what I meant.").notes
    assert STACKED in heard("What is it? Is it me?").notes
    assert STACKED not in heard("Where are you? Are you safe?").notes
    assert STACKED not in heard("What is it?").notes


def test_nothing_is_heard_in_nothing() -> None:
    for text in ("", " ", "…", "\n\n", "?" * 50):
        assert not heard(text).labels, text
        assert move_of(heard(text), STRAINS).id == "plain"


def test_getting_ready_changes_nothing() -> None:
    before = heard("What did I miss?")
    get_ready()
    assert heard("What did I miss?") == before


def test_the_same_talk_in_words() -> None:
    talk = begin(STRAINS, STRAINS.strain("st01"))
    for line in (
        "I looked at the clock, and I am sorry for that. What did that say to you?",
        "You thought you had had your share of me. What was that like?",
        "No wonder you went.",
    ):
        if not talk.ended:
            talk = talk.say(line, heard(line))
    assert [turn.reply for turn in talk.turns] == ["open", "open"]
    assert talk.ended == "open"
