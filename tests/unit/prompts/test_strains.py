# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented situations: sixteen in two kinds and three strengths, and a strict file."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from prompts.loader import FOLDER, Files, load
from prompts.schema import Content, ContentError
from prompts.strain_file import STRAINS
from prompts.strain_values import SIDES, STRENGTHS

FOUND = load().strains


def test_sixteen_situations_half_of_each_kind() -> None:
    assert Counter(strain.kind for strain in FOUND.all) == dict.fromkeys(SIDES, 8)
    for side in SIDES:
        there = [strain for strain in FOUND.all if strain.kind == side]
        assert [strain.strength for strain in there] == sorted(s.strength for s in there)
        assert {strain.strength for strain in there} == set(STRENGTHS)
        assert sum(strain.use == "check" for strain in there) == 2
    assert sum(strain.declines for strain in FOUND.all) == 3
    assert len(FOUND.practice) == 12


def test_situations_carry_titles_of_their_own() -> None:
    titles = [strain.title for strain in FOUND.all]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 32
    assert load().label("strain", "st04") == "The call that came a day late"


def test_nobody_is_given_a_name_or_a_diagnosis() -> None:
    for strain in FOUND.all:
        for text in (strain.title, strain.scene, strain.behind):
            assert not re.search(r"\b(he|she|his|her|him|patient|client|disorder)\b", text), text


def test_what_is_told_is_short() -> None:
    for strain in FOUND.all:
        for text in (strain.scene, strain.behind, FOUND.limits, *FOUND.ends.values()):
            for sentence in re.split(r"(?<=[.?])\s+", text):
                assert len(sentence.split()) <= 18, sentence


def test_a_reply_is_never_said_twice() -> None:
    for strain in FOUND.all:
        texts = [strain.opens, *(text for said in strain.replies.values() for text in said)]
        assert len(set(texts)) == len(texts), strain.id
        for reply, said in strain.replies.items():
            assert len(said) == (1 if reply == "left" else 2), (strain.id, reply)


def test_starts_follow_the_strength() -> None:
    for side in SIDES:
        light, clear, hard = (FOUND.start[side, strength] for strength in STRENGTHS)
        assert light.trust > clear.trust > hard.trust
        assert light.openness >= clear.openness >= hard.openness
        assert light.heat <= clear.heat <= hard.heat


@pytest.mark.parametrize(
    ("old", "new", "entry", "problem"),
    [
        ('id = "st02"', 'id = "st01"', "st01", "duplicate id"),
        ('kind = "withdrawal"', 'kind = "silence"', "strain st01", "kind is 'silence'"),
        ("strength = 1\n", "strength = 4\n", "strain st01", "strength is above 3"),
        ("strength = 1\n", "strength = 0\n", "strain st01", "strength is below 1"),
        ('use = "practice"', 'use = "test"', "strain st01", "use is 'test'"),
        ('contact = "session"', 'contact = "letter"', "strain st01", "contact is 'letter'"),
        ('title = "A glance', 'tilte = "A glance', "strain st01", "title is missing"),
        ('behind = "They thought', 'below = "They thought', "strain st01", "behind is missing"),
        ("half = [\"Well.", "most = [\"Well.", "strain st01.reply", "half is missing"),
        ("half = [\"Well. You looked at the time, that’s all.\", ", "half = [1, ",
            "strain st01.reply", "half holds something"),
        ("use = \"practice\"\n", "use = \"practice\"\ndeclines = true\n",
            "strain st01.reply", "left is missing"),
        ("left = [\"Not today.", "open = [\"Not today.", "strain st06.reply", "left is missing"),
        ("change = [-2, -1, 2]", "change = [-2, -1]", "move accuse", "is not 3 whole numbers"),
        ("change = [-2, -1, 2]", "change = [-2, -1, 5]", "move accuse", "not -4 to 4"),
        ("change = [-2, -1, 2]", "change = [-2, true, 2]", "move accuse", "not 3 whole numbers"),
        ("change = [-2, -1, 2]\n", "", "move accuse", "change is missing"),
        ('id = "explain"', 'id = "accuse"', "accuse", "duplicate id"),
        ('any = ["shared_decision"]\n', "", "move", "one before the last fits always"),
        ('id = "plain"\n', 'id = "plain"\nany = ["open"]\n', "move", "has to fit always"),
        ('reply = "sharp"', 'reply = "shout"', "reply_rule 1", "reply is 'shout'"),
        ('moves = ["press", "close_it"]', 'moves = ["push"]', "reply_rule 2", "unknown move push"),
        ('reply = "open"\n', 'reply = "open"\ntrust_least = 1\n', "reply_rule", "hold always"),
        ("withdrawal = [[3, 1, 0], ", "withdrawal = [", "start", "not one triple a strength"),
        ("withdrawal = [[3, 1, 0], ", "withdrawal = [[-1, 1, 0], ", "start", "not 0 to 4"),
        ("withdrawal = [[3, 1, 0], ", "withdrawal = [3, ", "start", "not 3 whole numbers"),
        ("gain = [2, 1, 1]", "gain = [2, 1]", "most", "gain is not 3 whole numbers"),
        ('id = "2"\ntext = "clear"', 'id = "4"\ntext = "clear"', "strength", "one word a strength"),
        ("[silence.phone]", "[silence.fax]", "silence", "phone is missing"),
        ('left = "(A quiet ‘yes’.)"\n', "", "silence.phone", "left is missing"),
        ('turns = "It stays', 'end = "It stays', "ends", "unknown key end"),
        ("[groups]", "[group]", "", "groups is missing"),
        ("turns_most = 6", "turns_most = 0", "", "turns_most is below 1"),
        ("limits = ", "limit = ", "", "limits is missing"),
    ],
)  # fmt: skip
def test_a_slip_is_named(tmp_path: Path, old: str, new: str, entry: str, problem: str) -> None:
    (tmp_path / STRAINS).parent.mkdir()
    shutil.copy(FOLDER / STRAINS, tmp_path / STRAINS)
    text = (tmp_path / STRAINS).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / STRAINS).write_text(text.replace(old, new, 1), encoding="utf-8")
    content = Content(Files(tmp_path))
    with pytest.raises(ContentError) as refusal:
        _ = content.strains
    assert refusal.value.file == STRAINS
    assert entry in refusal.value.entry
    assert problem in refusal.value.problem
