# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schema cues ask where it is clear, point at words, and are silent else."""

from __future__ import annotations

from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language import schema_cues
from app.language.cue_judge import CueJudge, share
from app.language.hold import hold_line
from app.language.own_wording import Confirmed, learned
from app.language.schema_cues import phrases_in, suggest
from app.services.content import NONE, load
from tests.language.schema_report import counted, table
from tools import train_cues
from tools.softmax import fit_softmax
from tools.taught_cues import Taught, read_taught, write_taught

LINES = Path(__file__).parents[2] / "language"
CLEAR = "A good therapist never gets angry with a patient."


def test_a_clear_rule_is_asked_about() -> None:
    assert "anger_prohibition" in [found.schema for found in suggest(CLEAR)]


@given(st.text(max_size=300) | st.lists(st.sampled_from([CLEAR, "Fine.", "“No.”"])).map(" ".join))
def test_spans_lie_in_the_text(text: str) -> None:
    found = suggest(text)
    assert len(found) <= 2
    assert len({one.schema for one in found}) == len(found)
    for one in found:
        assert one.schema in {schema.id for schema in load().schemas}
        assert one.spans
        assert list(one.spans) == sorted(one.spans)
        assert all(0 <= start < end <= len(text) for start, end in one.spans)
        assert one.reason == " … ".join(text[start:end].strip() for start, end in one.spans)


def test_most_thoughts_of_the_catalogue_are_asked_about() -> None:
    own = [(schema.id, text) for schema in load().schemas for text in schema.thoughts]
    asked = [schema in [found.schema for found in suggest(text)] for schema, text in own]
    assert sum(asked) > 0.9 * len(own)


def test_controls_stay_silent() -> None:
    for text, held in load().cues.controls:
        assert bool(hold_line(text)) == held, text
        assert not suggest(text), text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "?!",
        "“I must never be angry.”",
        f"She read it out: “You are cold.\n{CLEAR}”",
        f"She wrote:\n> You are cold.\n> {CLEAR}",
    ],
)
def test_nothing_to_read(text: str) -> None:
    assert suggest(text) == []


def test_the_same_text_gets_the_same_answer() -> None:
    assert suggest(CLEAR) == suggest(CLEAR)


def test_a_clear_rule_is_found_in_a_long_text() -> None:
    dull = "The room was booked for Tuesday. "
    found = suggest(dull * 4 + CLEAR + " " + dull * 4)
    spans = [span for one in found if one.schema == "anger_prohibition" for span in one.spans]
    begin = len(dull) * 4
    assert any(begin <= start < end <= begin + len(CLEAR) for start, end in spans)


def test_the_work_grows_with_the_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed = []
    sums = CueJudge.sums

    def count(self: CueJudge, seen: object) -> list[int]:
        weighed.append(seen)
        return sums(self, seen)  # type: ignore[arg-type]

    monkeypatch.setattr(CueJudge, "sums", count)
    sentence = "He was quiet today. "
    suggest(sentence * 100)
    assert len(weighed) <= 50


def test_most_lines_learned_from_come_out_right() -> None:
    counts = counted([LINES / "schema_lines_1.toml"])
    right = sum(count.right for name, count in counts.items() if name != NONE)
    wrong = sum(count.wrong for count in counts.values())
    assert right > 300
    assert wrong < 20
    assert "all schemas" in table(counts)


def test_the_weights_come_from_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert train_cues.main(["--check"]) == 0
    monkeypatch.setattr(train_cues, "FILES", train_cues.FILES[:1])
    assert train_cues.main(["--check"]) == 1


def test_a_softmax_learns_what_tells_labels_apart() -> None:
    rows = [([0], 0.5, [n]) for n in (1, 2, 3)] * 4
    weights = fit_softmax(rows, [{0: 1.0}, {1: 1.0}, {2: 1.0}] * 4, [0.1] * 4, 3, 30)
    for n in range(3):
        assert max(range(3), key=weights[n + 1].__getitem__) == n


def test_a_softmax_learns_chances() -> None:
    weights = fit_softmax([([], 1.0, [0])] * 4, [{0: 0.75, 1: 0.25}] * 4, [0.001], 2, 60)
    assert weights[0][0] - weights[0][1] == pytest.approx(log(3), abs=0.01)


def test_taught_sentences_are_kept_with_the_chances_that_count(tmp_path: Path) -> None:
    some = [Taught("I must not fail.", {"none": 8, "control": 2, "demanding_standards": 90})]
    write_taught(some, tmp_path / "taught.xz")
    (found,) = read_taught(tmp_path / "taught.xz")
    assert found == Taught("I must not fail.", {"demanding_standards": 90, "none": 8})


def test_what_was_taught_names_labels_alone() -> None:
    labels = set(load().cue_weights.labels)
    assert all(one.text and set(one.chances) <= labels for one in read_taught())


def test_words_count_less_the_more_there_are() -> None:
    assert share(0) == share(1) > share(2) > share(300) > 0


def test_what_may_be_real_is_not_asked_about() -> None:
    assert suggest(CLEAR)
    assert suggest(CLEAR + " He threatened me.") == []
    assert suggest(CLEAR + " “I will kill you.”") == []


@pytest.mark.parametrize(
    "over", ["I used to think: ", "I used to believe to", "I no longer", "Instead of"]
)
def test_what_is_over_holds_no_phrase_and_no_wording(over: str) -> None:
    text = f"{over} ask how dare he speak."
    assert phrases_in(text, (0, len(text))) == {}
    taught = learned([Confirmed((text,), frozenset({"control"}))] * 2)
    assert taught == {}


def test_phrases_are_found_where_they_stand() -> None:
    text = "How dare he?"
    assert schema_cues.phrases_in(text, (0, len(text)))["special_superior"] == (0, 8)
    assert not schema_cues.phrases_in(text, (4, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "A good therapist never gets angry, and she said “you are so cold and useless” to me.",
        "It rankles that my best insight of the month was met with “my sister said the same”.",
        "I said “but” where it had to be “and”. That is a fault, and faults should not be there.",
    ],
)
def test_what_others_said_is_never_the_reason(text: str) -> None:
    found = suggest(text)
    assert found
    for one in found:
        assert not {"“", "”"} & set(one.reason), one.reason
