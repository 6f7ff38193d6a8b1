# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the content speaks: a considerate colleague, plainly, in words of its own."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from prompts.form_file import FORMS
from prompts.loader import load
from prompts.messages import messages
from prompts.samples import load_sample
from tools.rules import TYPEWRITTEN

NOT_SAID = re.compile(
    r"\b(should|must|ought|fail\w*|wrong|only|missed|streaks?|invalid|great|well done"
    r"|congratulations|disorder|distortion|diagnos\w+)\b|!|why did you",
    re.IGNORECASE,
)

# The therapist's own rule, in her words: the name of a schema, and the invitation to finish one.
OWN_RULES = {
    "I must hold the reins",
    "They ought to behave better",
    "I should like every patient",
    "Finish: ‘A therapist should / must …’ or ‘If …, then I am …’.",
}
LONGEST_SENTENCE = 14


def own_words() -> set[str]:
    """Examples of fields and thoughts of schemas: what a therapist wrote or thought. And what
    invented people say, who are not always kind."""
    content = load()
    thoughts = {thought for schema in content.schemas for thought in schema.thoughts}
    said = {strain.opens for strain in content.strains.all}
    for strain in content.strains.all:
        said.update(text for texts in strain.replies.values() for text in texts)
    return thoughts | said | {field.example for field in content.fields}


@pytest.fixture(scope="module")
def shingles() -> ModuleType:
    spec = spec_from_file_location("shingles", Path(__file__).parent / "shingles.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_text_orders_blames_or_praises() -> None:
    allowed = own_words() | OWN_RULES
    said = [(place, text) for place, text in messages() if NOT_SAID.search(text)]
    assert [(place, text) for place, text in said if text not in allowed] == []


def test_no_exception_stands_without_need() -> None:
    texts = {text for _, text in messages()}
    assert texts >= OWN_RULES
    assert all(NOT_SAID.search(text) for text in OWN_RULES)


def test_sentences_of_help_are_short() -> None:
    content = load()
    helps = [screen.help for screen in content.screens]
    for field in content.fields:
        helps += [field.help, *(words.help for words in field.wording.values())]
    for text in helps:
        for sentence in re.split(r"(?<=[.?;:])\s+", text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_screens_help_in_three_sentences_at_most() -> None:
    for screen in load().screens:
        assert len(re.findall(r"[.?](?:\s|$)", screen.help)) <= 3, screen


def test_one_kind_of_quotes_and_apostrophes() -> None:
    for place, text in messages():
        assert not TYPEWRITTEN.search(text), (place, text)


def test_no_code_words_on_screen() -> None:
    for place, text in messages():
        assert not re.search(r"[a-z]_[a-z]|\*|\[\[|^\s|\s$|  ", text), (place, text)


def test_the_screen_says_strain_and_never_rupture() -> None:
    allowed = own_words()
    for place, text in messages():
        if text not in allowed:
            assert not re.search(r"\b(ruptures?|alliance|resistance)\b", text), (place, text)


def test_nothing_is_copied_from_the_paper(shingles: ModuleType) -> None:
    paper = shingles.paper()
    texts = list(messages())
    texts += [(e.key, answer.text) for e in load_sample().entries for answer in e.answers]
    for place, text in texts:
        for run in shingles.runs(text):
            assert shingles.digest(run) not in paper, (place, run)


def test_a_copied_sentence_would_be_seen(shingles: ModuleType) -> None:
    words = "the therapeutic relationship is crucial to the ethical and effective practice of any"
    paper = shingles.paper()
    assert all(shingles.digest(run) in paper for run in shingles.runs(words))


def test_messages_name_file_and_entry() -> None:
    places = [place for place, _ in messages()]
    assert len(places) > 900
    assert all(re.fullmatch(r"prompts/\w+/\w+\.toml:.+", place) for place in places)
    found = dict.fromkeys(place.partition(":")[0].rpartition("/")[2] for place in places)
    assert list(found) == [
        "record.toml",
        *(f"{kind}.toml" for kind in FORMS),
        "words.toml",
        "emotions.toml",
        "coping.toml",
        "markers.toml",
        "strategies.toml",
        "patient_questions.toml",
        "schemas.toml",
        "hold.toml",
        "risk.toml",
        "socratic.toml",
        "strains.toml",
        "explaining.toml",
        "apologies.toml",
        "blame.toml",
        "cautions.toml",
        "strengths.toml",
        "neutral.toml",
        "notes.toml",
        "silence.toml",
    ]


def test_messages_hold_every_word_of_the_record() -> None:
    texts = {text for _, text in messages()}
    assert {"Feeling", "How it was then", "What they said", "as strong as ever"} <= texts
    assert {"further apart", "No strain that I know of", "Not yet spoken of", "fed up"} <= texts
