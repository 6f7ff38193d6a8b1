# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the content files that reaches the screen, for the translation catalogue.

Sources, patterns and ids stay out, and so do the samples: a sample is told in its own language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from prompts.form_file import FORMS
from prompts.loader import load
from prompts.rehearsal_values import Rehearsal
from prompts.strain_file import STRAINS
from prompts.strain_values import Strains
from prompts.values import Field, Option, Schema, Strategy

RECORD = "prompts/records/record.toml"


def messages() -> Iterator[tuple[str, str]]:
    """Pairs of "file:entry" and text, in file order; a text may come more than once."""
    for place, text in _all():
        if text:
            yield place, text


def _all() -> Iterator[tuple[str, str]]:
    content = load()
    for depth in content.depths:
        yield from _texts(f"{RECORD}:depth {depth.id}", depth.name, depth.ends_with)
    for screen in content.screens:
        place = f"{RECORD}:screen {screen.depth} {screen.number}"
        yield from _texts(place, screen.title, screen.heading, screen.help)
    for field in content.fields:
        yield from _field(RECORD, field)
    for kind, name in FORMS.items():
        form, file = content.form(kind), f"prompts/{name}"
        yield from _texts(f"{file}:form", form.name, form.heading, form.help, form.note)
        for screen in form.screens:
            place = f"{file}:part {screen.number}"
            yield from _texts(place, screen.heading, screen.help)
        for field in form.fields:
            yield from _field(file, field)
    for name, options in content.vocabularies.items():
        yield from _options(f"prompts/records/words.toml:{name}", options)
    yield from _options("prompts/records/emotions.toml:group", content.emotion_groups)
    for emotion in content.emotions:
        yield from _texts(
            f"prompts/records/emotions.toml:emotion {emotion.id}", emotion.word, *emotion.also
        )
    for coping in content.copings:
        yield f"prompts/records/coping.toml:coping {coping.id}", coping.text
    for marker in content.markers:
        place = f"prompts/records/markers.toml:marker {marker.id}"
        yield from _texts(place, marker.text, marker.example)
    for strategy in content.strategies:
        yield from _values(f"prompts/strategies/strategies.toml:strategy {strategy.id}", strategy)
    asked = content.patient_questions
    place = "prompts/strategies/patient_questions.toml"
    yield f"{place}:say_before", asked.say_before
    yield from _options(f"{place}:question", asked.questions)
    for schema in content.schemas:
        yield from _values(f"prompts/schemas/schemas.toml:schema {schema.id}", schema)
    yield "prompts/safety/hold.toml:line", content.hold.line
    yield from _texts("prompts/safety/risk.toml:lines", content.risk.line, content.risk.more)
    for question in content.questions:
        yield f"prompts/questions/socratic.toml:question {question.id}", question.text
    yield from _strains(content.strains)
    yield from _rehearsal(content.rehearsal)


def _rehearsal(rehearsal: Rehearsal) -> Iterator[tuple[str, str]]:
    for rule in rehearsal.rules:
        yield f"prompts/{rule.file}:rule {rule.label}", rule.say
    for note in rehearsal.notes:
        yield f"prompts/rehearsal/notes.toml:note {note.id}", note.say
    for note in (*rehearsal.silence.notes, *rehearsal.silence.ticks):
        yield f"prompts/rehearsal/silence.toml:note {note.id}", note.say


def _strains(strains: Strains) -> Iterator[tuple[str, str]]:
    file = f"prompts/{STRAINS}"
    yield from _texts(f"{file}:talk", strains.limits, *strains.ends.values())
    yield from _options(f"{file}:strength", strains.strengths)
    for move in strains.moves:
        yield f"{file}:move {move.id}", move.plain
    for contact, silences in strains.silences.items():
        yield from _texts(f"{file}:silence {contact}", *silences.values())
    for strain in strains.all:
        place = f"{file}:strain {strain.id}"
        yield from _texts(place, strain.title, strain.scene, strain.opens, strain.behind)
        for said in strain.replies.values():
            yield from _texts(place, *said)


def _field(file: str, field: Field) -> Iterator[tuple[str, str]]:
    place = f"{file}:field {field.id}"
    yield from _texts(place, field.label, field.short, field.help, field.rating_label)
    yield from _texts(place, field.low, field.high, field.example)
    yield from _options(place, field.options + field.parts)
    for words in field.wording.values():
        yield from _texts(place, words.label, words.help, words.rating_label)


def _options(place: str, options: tuple[Option, ...]) -> Iterator[tuple[str, str]]:
    for option in options:
        yield from _texts(f"{place} {option.id}", option.text, option.headline)


def _values(place: str, value: Strategy | Schema) -> Iterator[tuple[str, str]]:
    for part in fields(value):
        if part.name in {"id", "seed", "parent", "construct", "source", "basis", "coping"}:
            continue
        texts = getattr(value, part.name)
        yield from _texts(place, *([texts] if isinstance(texts, str) else texts))


def _texts(place: str, *texts: str) -> Iterator[tuple[str, str]]:
    for text in texts:
        yield place, text
