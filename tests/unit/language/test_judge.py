# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The judge takes back marks of rules and adds marks where it is sure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.language.features import Kinds, stem
from app.language.rehearsal import annotate, own_rules
from app.language.rules import Rules
from app.services.content import Bounds
from tools import train_rehearsal
from tools.logistic import fit

NEVER, ALWAYS = 100_000, -100_000


def judged(bounds: dict[str, Bounds], **features: int) -> Rules:
    """The rules with a judge that knows some words for a label each, and nothing else."""
    content = own_rules().content
    labels = {rule.label: Bounds(ALWAYS, NEVER) for rule in content.rules} | bounds
    place = list(labels).index(next(iter(bounds)))
    known = {f"w:{word}": ((place, weight),) for word, weight in features.items()}
    weights = replace(content.weights, labels=labels, features=known)
    return Rules(replace(content, weights=weights))


def test_a_mark_without_a_rule() -> None:
    rules = judged({"justify": Bounds(ALWAYS, 100)}, migraine=120)
    text = "That day my migraine was bad."
    (mark,) = [m for m in annotate(text, rules) if m.label == "justify"]
    assert text[mark.start : mark.end] == "migraine"
    assert mark.reason == own_rules().say("justify")


@pytest.mark.parametrize(
    "text",
    [
        "He said my migraine was bad.",
        "My note says “my migraine was bad”.",
        "“My migraine was bad.”",
    ],
)
def test_what_others_said_stays_silent(text: str) -> None:
    rules = judged({"justify": Bounds(ALWAYS, 100)}, migraine=120)
    assert [m for m in annotate(text, rules) if m.label == "justify"] == []


def test_a_mark_is_never_on_quoted_words() -> None:
    rules = judged({"justify": Bounds(ALWAYS, 100)}, migraine=120, bus=60)
    text = "The bus, the “noise” and the migraine."
    (mark,) = [m for m in annotate(text, rules) if m.label == "justify"]
    assert "“" not in text[mark.start : mark.end]


def test_a_veto() -> None:
    text = "I was late because it rained."
    assert "justify" in {m.label for m in annotate(text, judged({"justify": Bounds(0, NEVER)}))}
    rules = judged({"justify": Bounds(0, NEVER)}, rained=-1)
    assert "justify" not in {m.label for m in annotate(text, rules)}


def test_a_question_that_is_added_takes_the_place_of_none_of_these() -> None:
    rules = judged({"closed": Bounds(ALWAYS, 100)}, hello=120)
    assert {m.label for m in annotate("Hello?", rules)} == {"closed"}


def test_kinds_of_a_word() -> None:
    kinds = Kinds({"harm": ("hurt*", "cut"), "little": ("i",)})
    assert kinds.of("hurtful") == ("harm",)
    assert kinds.of("cutting") == ("ing",)
    assert kinds.of("i") == ("little",)
    assert kinds.of("rushed") == ("ed",)


@pytest.mark.parametrize(
    ("word", "short"), [("rushed", "rush"), ("stopped", "stop"), ("wishes", "wish"), ("is", "is")]
)
def test_stems(word: str, short: str) -> None:
    assert stem(word) == short


def test_learning_finds_the_same_weights_each_time() -> None:
    rows = [[0, 1], [0, 1, 2], [0, 2], [0]]
    truths = [True, True, False, False]
    found = [fit(rows, truths, [1.0] * 4, [0.01, 1, 1], [0.0] * 3, 30) for _ in range(2)]
    assert found[0] == found[1]
    _, tells, tells_not = found[0]
    assert tells > 0.3
    assert tells > tells_not


def test_the_shipped_weights_come_from_the_shipped_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert train_rehearsal.main(["--check"]) == 0
    monkeypatch.setattr(train_rehearsal, "FILES", {"rehearsal_dev.toml": ""})
    assert train_rehearsal.main(["--check"]) == 1
    assert "train again" in capsys.readouterr().out
