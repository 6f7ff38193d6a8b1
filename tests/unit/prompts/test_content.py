# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The content that comes with the program: it loads, is whole and fits together."""

from __future__ import annotations

import re

import pytest

from prompts.loader import load
from prompts.schema import ANY, DEPTHS, KINDS, Content

CONTENT = load()


def test_every_file_loads() -> None:
    assert CONTENT.version == 1
    assert len(CONTENT.fields) == 31
    assert len(CONTENT.emotions) == 46
    assert len(CONTENT.copings) == 23
    assert len(CONTENT.markers) == 25
    assert len(CONTENT.strategies) == 8
    assert len(CONTENT.schemas) == 19
    assert len(CONTENT.questions) == 88
    assert len(CONTENT.cues.cues) == 19
    assert load() is CONTENT


def test_a_file_is_read_when_first_wanted() -> None:
    class Counting:
        def __getattr__(self, name: str) -> object:
            def read() -> object:
                asked.append(name)
                return getattr(CONTENT._source, name)()

            return read

    asked: list[str] = []
    content = Content(Counting())  # type: ignore[arg-type]
    assert not asked
    content.field("rule")
    content.fields_of("deep", 6)
    assert asked == ["record"]
    content.label("rupture_type", "mixed")
    assert asked == ["record", "vocabularies"]


@pytest.mark.parametrize(
    ("depth", "screens"), [("quick", 1), ("ten", 6), ("standard", 7), ("deep", 11)]
)
def test_depths_have_their_screens(depth: str, screens: int) -> None:
    found = CONTENT.screens_of(depth)
    assert [screen.number for screen in found] == list(range(1, screens + 1))
    assert CONTENT.followup_screen(depth).number == screens + 1
    assert [f.id for f in CONTENT.fields_of(depth, screens + 1)] == ["followup"]


def test_the_rail_of_the_standard_record() -> None:
    titles = [screen.title for screen in CONTENT.screens_of("standard")]
    assert titles == [
        "What happened",
        "Feelings, thoughts",
        "What I did",
        "The rule",
        "Questions",
        "A fairer view",
        "One step",
    ]
    assert max(len(screen.title) for screen in CONTENT.screens) <= 18


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_screen_has_at_most_three_core_inputs(depth: str) -> None:
    for screen in CONTENT.screens_of(depth):
        fields = CONTENT.fields_of(depth, screen.number)
        core = [f.id for f in fields if f.tier[depth] == "core" and not f.prefilled]
        assert 1 <= len(core) <= (5 if depth == "quick" else 3), (screen, core)
    followup = CONTENT.field("followup")
    assert followup.core_parts + 1 <= 3


def test_the_quick_record_asks_five_things() -> None:
    fields = CONTENT.fields_of("quick", 1)
    core = [f for f in fields if f.tier["quick"] == "core" and not f.prefilled]
    assert [f.label_at("quick") for f in core] == [
        "What happened",
        "Feeling",
        "Thought",
        "What I did",
        "What next",
    ]
    assert [f.short for f in fields if f.tier["quick"] == "more"] == [
        "code",
        "kind of strain",
        "when I noticed",
    ]


def test_a_deeper_record_hides_nothing_of_a_shallower_one() -> None:
    for shallow, deep in (("quick", "ten"), ("ten", "standard"), ("standard", "deep")):
        for field in CONTENT.fields:
            assert shallow not in field.tier or deep in field.tier, (field.id, deep)


def test_every_field_can_be_edited_and_stored() -> None:
    used = {field.kind for field in CONTENT.fields}
    assert used <= KINDS
    for field in CONTENT.fields:
        assert not field.vocab or CONTENT.options_of(field), field.id
        if field.kind in {"choice", "multi_choice", "text_choice", "contact"}:
            assert CONTENT.options_of(field), field.id
        if field.kind in {"rated_text", "rate_again", "rating", "emotions", "thoughts", "schemas"}:
            assert field.low, field.id
            assert field.high, field.id
            assert field.rating_label, field.id
        if field.kind in {"parts", "followup"}:
            assert field.parts, field.id
        assert set(field.rows_max) <= set(field.tier), field.id


def test_every_id_referenced_exists() -> None:
    emotions = {e.id for e in CONTENT.emotions} | {ANY}
    schemas = {s.id for s in CONTENT.schemas} | {ANY}
    rupture = {o.id for o in CONTENT.vocabulary("rupture_type")} | {ANY}
    copings = {c.id for c in CONTENT.copings}
    for question in CONTENT.questions:
        assert set(question.emotions) <= emotions, question.id
        assert set(question.schemas) <= schemas, question.id
        assert set(question.rupture) <= rupture, question.id
        assert not (question.gentle and question.depth == "deep"), question.id
    for schema in CONTENT.schemas:
        assert set(schema.coping) <= copings, schema.id
    assert [cue.schema for cue in CONTENT.cues.cues] == [s.id for s in CONTENT.schemas]
    types = {option.id for option in CONTENT.vocabulary("marker_type")}
    assert {marker.type for marker in CONTENT.markers} == types


def test_every_group_of_feelings_has_at_least_four() -> None:
    words = [group.text for group in CONTENT.emotion_groups]
    assert words == ["Anger", "Fear", "Sad", "Hurt", "Shame", "Distance", "Unsure", "Warm"]
    for group in CONTENT.emotion_groups:
        assert sum(e.group == group.id for e in CONTENT.emotions) >= 4, group.id


def test_cue_patterns_compile_once_macros_are_put_in() -> None:
    def put_in(pattern: str) -> str:
        for name, text in CONTENT.cues.macros.items():
            pattern = pattern.replace(f"<<{name}>>", text)
        return pattern

    patterns: list[str] = []
    for cue in CONTENT.cues.cues:
        patterns += cue.patterns
    for pattern in patterns:
        whole = put_in(put_in(pattern))
        assert "<<" not in whole, pattern
        re.compile(whole, re.IGNORECASE)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("emotion", "annoyance", "annoyance"),
        ("emotion", "own:frozen", "frozen"),
        ("coping", "suppress", "held it down"),
        ("rupture_type", "none_known", "none that I know of"),
        ("effect", "further_apart", "further apart"),
        ("schema", "none", "none"),
        ("schema", "anger_prohibition", "A skilled therapist does not get angry"),
        ("strategy", "s1_acknowledge", "Notice it and say so"),
        ("question", "ex04", "What was the anger asking for on my behalf?"),
        ("question_helped", "ex04", "What was the anger asking for on my behalf?"),
        ("helpful_step", "socratic", "Questions"),
        ("feared_outcome", "did_not", "it did not"),
        ("from_a_newer_version", "as_it_is", "as_it_is"),
        ("coping", "as_it_is", "as_it_is"),
    ],
)
def test_marks_have_words(kind: str, value: str, words: str) -> None:
    assert CONTENT.label(kind, value) == words


def test_headlines_stand_alone() -> None:
    assert CONTENT.headline("rupture_type", "none_known") == "No strain that I know of"
    assert CONTENT.headline("contact_kind", "session") == "Session"
    assert CONTENT.headline("emotion", "hurt") == "hurt"


def test_lookups_of_the_unknown_say_so() -> None:
    for look in (CONTENT.field, CONTENT.emotion, CONTENT.schema, CONTENT.depth, CONTENT.question):
        with pytest.raises(KeyError):
            look("nothing")
    with pytest.raises(KeyError):
        CONTENT.followup_screen("nothing")
    assert CONTENT.vocabulary("nothing") == ()


def test_a_whole_repair_is_of_some_kind_of_strain() -> None:
    """That there was none is an answer about one record or one contact."""
    kinds = {}
    for form in ("episode", "contact"):
        (field,) = (f for f in CONTENT.form(form).fields if f.id == "rupture_type")
        kinds[form] = {option.id for option in CONTENT.options_of(field)}
    assert kinds["contact"] - kinds["episode"] == {"none_known"}


def test_what_a_field_leaves_out_is_there_to_be_left_out() -> None:
    for form in CONTENT.forms:
        for field in CONTENT.form(form).fields:
            known = {option.id for option in CONTENT.vocabulary(field.vocab)}
            assert set(field.without) <= known, (form, field.id)
