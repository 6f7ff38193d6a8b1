# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for any draft."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.language.order import order_notes
from app.language.rehearsal import annotate, look_at, own_rules
from app.language.showing import CAUTION, CAUTIONS_AT_A_TIME, kind, shown
from app.language.silence import silence_notes, ticks

LINES = Path(__file__).parents[2] / "language"
KNOWN = [
    line["text"]
    for name in ("rehearsal_first.toml", "rehearsal_dev.toml")
    for line in tomllib.loads((LINES / name).read_text(encoding="utf-8"))["line"]
]
MARKS = st.sampled_from([" ", "\n", ", ", " – ", "… ", " 🙂 ", "? ", "! ", ". ", " “", "” ", '"'])
DRAFTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(KNOWN), MARKS), max_size=8).map("".join),
)
QUESTIONS = {"open", "closed", "question_other"}


@given(DRAFTS)
@settings(deadline=None, max_examples=150)
def test_marks_stand_on_words_in_the_draft(text: str) -> None:
    before = 0
    for mark in annotate(text):
        assert 0 <= mark.start < mark.end <= len(text)
        assert before <= mark.start
        before = mark.start
        assert text[mark.start].isalnum()
        assert text[mark.end - 1].isalnum() or text[mark.end - 1] in "'’"
        assert not (mark.start and text[mark.start - 1].isalnum())
        assert mark.reason


@given(DRAFTS)
@settings(deadline=None, max_examples=50)
def test_the_same_draft_gets_the_same_marks(text: str) -> None:
    assert annotate(text) == annotate(text)


@given(st.sampled_from(KNOWN))
@settings(deadline=None)
def test_a_quoted_draft_is_silent(line: str) -> None:
    bare = line.translate(str.maketrans("", "", '"“”«»„'))
    assert annotate(f"“{bare}”") == []


@given(DRAFTS, st.booleans())
@settings(deadline=None, max_examples=100)
def test_what_is_shown_is_part_of_what_was_found(text: str, more: bool) -> None:
    draft = look_at(text)
    seen = shown(draft, more=more)
    assert set(seen.marks) <= set(draft.annotations)
    cautions = [mark for mark in seen.marks if kind(draft, mark) == CAUTION]
    if more:
        assert seen.waiting == 0
    else:
        assert len(cautions) <= CAUTIONS_AT_A_TIME
        assert not seen.waiting or len(cautions) == CAUTIONS_AT_A_TIME


@given(DRAFTS)
@settings(deadline=None, max_examples=100)
def test_notes_are_known_and_come_once(text: str) -> None:
    draft = look_at(text)
    known = [note.id for note in own_rules().content.notes]
    given_ids = [note.id for note in order_notes(draft)]
    assert given_ids == [id for id in known if id in given_ids]
    for note in silence_notes(draft):
        assert 0 <= note.start < note.end <= len(text)
    assert [tick.id for tick in ticks(draft)] == ["acknowledges", "one_offer", "or_not_yet"]
