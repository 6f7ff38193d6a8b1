# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the content files, each one when it is first wanted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from prompts.cue_values import CueWeights, CueWords
from prompts.cues_file import read_learned, read_words
from prompts.form_file import read_form
from prompts.hold_file import read_hold
from prompts.reading import Table, read, unique
from prompts.record_file import read_record
from prompts.rehearsal_file import read_rehearsal
from prompts.rehearsal_values import Rehearsal
from prompts.schema import (
    ANY,
    FEELING,
    STAGES,
    Content,
    ContentError,
    Coping,
    Cue,
    Cues,
    Emotion,
    Form,
    Hold,
    Marker,
    Option,
    PatientQuestions,
    Question,
    Record,
    Risk,
    Schema,
    Strategy,
)
from prompts.strain_file import read_strains
from prompts.strain_values import Strains

FOLDER = Path(__file__).parent


@cache
def load() -> Content:
    """The content that comes with the program, read lazily and kept.

    Raises:
        ContentError: from the first use of a file that cannot be used; names file and entry.
    """
    return Content(Files(FOLDER))


class Files:
    """A folder of content files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def record(self) -> Record:
        """Depths, screens and fields."""
        return read_record(self._folder)

    def form(self, kind: str) -> Form:
        """What an entry of this kind asks."""
        return read_form(self._folder, kind)

    def vocabularies(self) -> Mapping[str, tuple[Option, ...]]:
        """The short vocabularies of words.toml by name."""
        name = "records/words.toml"
        file = read(self._folder, name)
        found: dict[str, tuple[Option, ...]] = {}
        for table in file.tables("vocabulary"):
            key = table.text("id")
            if key in found:
                raise ContentError(name, key, "duplicate id")
            table.text("source")
            found[key] = table.options("options")
            if not found[key]:
                raise table.error("options is empty")
            table.done()
        file.done()
        return found

    def emotions(self) -> tuple[tuple[Option, ...], tuple[Emotion, ...]]:
        """The groups of feelings, and the feelings."""
        name = "records/emotions.toml"
        file = read(self._folder, name)
        groups = file.options("group")
        known = [group.id for group in groups]
        found = []
        for table in file.tables("emotion"):
            found.append(
                Emotion(
                    id=table.text("id"),
                    word=table.text("word"),
                    group=table.text("group", among=known),
                    also=table.texts("also", needed=False),
                )
            )
            table.done()
        file.done()
        return groups, unique(found, name)

    def copings(self) -> tuple[Coping, ...]:
        """What the therapist may have done."""
        name = "records/coping.toml"
        file = read(self._folder, name)
        found = []
        for table in file.tables("coping"):
            found.append(Coping(table.text("id"), table.text("text"), table.flag("may_drop")))
            table.done()
        file.done()
        return unique(found, name)

    def markers(self) -> tuple[Marker, ...]:
        """The signs of a strain."""
        name = "records/markers.toml"
        file = read(self._folder, name)
        found = []
        for table in file.tables("marker"):
            found.append(
                Marker(
                    id=table.text("id"),
                    type=table.text("type", among=("withdrawal", "confrontation", "therapist")),
                    text=table.text("text"),
                    source=table.text("source"),
                    example=table.text("example", ""),
                )
            )
            table.done()
        file.done()
        return unique(found, name)

    def strategies(self) -> tuple[Strategy, ...]:
        """The ways to repair."""
        name = "strategies/strategies.toml"
        file = read(self._folder, name)
        found = []
        for table in file.tables("strategy"):
            found.append(
                Strategy(
                    id=table.text("id"),
                    name=table.text("name"),
                    seed=table.text("seed"),
                    plan=table.texts("plan"),
                    review=table.texts("review"),
                    warning=table.texts("warning"),
                    done_when=table.text("done_when"),
                    example=table.text("example", ""),
                )
            )
            table.done()
        file.done()
        return unique(found, name)

    def patient_questions(self) -> PatientQuestions:
        """The questions to the patient, in the order they are offered."""
        name = "strategies/patient_questions.toml"
        file = read(self._folder, name)
        file.text("source")
        found = []
        for place, table in enumerate(file.tables("question")):
            table.text("stage", among=(STAGES[place % len(STAGES)],))
            found.append(Option(table.text("id"), table.text("text")))
            table.done()
        questions = PatientQuestions(
            strategy=file.text("strategy"),
            say_before=file.text("say_before"),
            questions=unique(found, name),
        )
        file.done()
        return questions

    def schemas(self) -> tuple[Schema, ...]:
        """The catalogue of schemas."""
        name = "schemas/schemas.toml"
        file = read(self._folder, name)
        found = unique((_schema(table) for table in file.tables("schema")), name)
        file.done()
        known = {schema.id for schema in found} | {""}
        for schema in found:
            if schema.parent not in known:
                raise ContentError(name, schema.id, f"unknown parent {schema.parent}")
        return found

    def cues(self) -> Cues:
        """The schema cues, patterns as written."""
        file = read(self._folder, "schemas/cues.toml")
        macros = file.table("macros")
        if macros is None:
            raise file.error("macros is missing")
        cues = []
        for table in file.tables("cue", named_by="schema"):
            cues.append(Cue(table.text("schema"), table.texts("patterns")))
            table.done()
        controls = []
        for table in file.tables("control"):
            controls.append((table.text("text"), table.flag("hold")))
            table.done()
        found = Cues(
            macros={key: macros.text(key) for key in macros},
            cues=tuple(cues),
            controls=tuple(controls),
        )
        file.done()
        return found

    def cue_words(self) -> CueWords:
        """Kinds of words and turns of speech."""
        return read_words(self._folder)

    def cue_weights(self, known: tuple[str, ...]) -> CueWeights:
        """What the schema cues have learned; `known` are the schemas of the catalogue."""
        return read_learned(self._folder, known)

    def hold(self) -> Hold:
        """What the helper steps back before."""
        return read_hold(self._folder)

    def risk(self) -> Risk:
        """Words that may speak of danger, patterns as written."""
        file = read(self._folder, "safety/risk.toml")
        file.text("source")
        found = Risk(file.text("line"), file.text("more"), file.texts("patterns"))
        file.done()
        return found

    def questions(self) -> tuple[Question, ...]:
        """The questions, in file order within a stage."""
        name = "questions/socratic.toml"
        file = read(self._folder, name)
        file.text("source")
        found = unique((_question(table) for table in file.tables("question")), name)
        file.done()
        return found

    def strains(self) -> Strains:
        """The invented situations that answer back."""
        return read_strains(self._folder)

    def rehearsal(self) -> Rehearsal:
        """The rules, word lists and notes of the language helper."""
        return read_rehearsal(self._folder)


def _schema(table: Table) -> Schema:
    schema = Schema(
        id=table.text("id"),
        name=table.text("name"),
        construct=table.text("construct"),
        parent=table.text("parent", ""),
        description=table.text("description"),
        thoughts=table.texts("thoughts"),
        alternative=table.text("alternative"),
        source=table.text("source"),
        basis=table.text("basis"),
        commonness=table.text("commonness", ""),
        triggers_withdrawal=table.text("triggers_withdrawal"),
        triggers_confrontation=table.text("triggers_confrontation"),
        coping=table.texts("coping"),
        cost=table.text("cost"),
        counter_questions=table.texts("counter_questions"),
    )
    table.done()
    return schema


def _question(table: Table) -> Question:
    question = Question(
        id=table.text("id"),
        stage=table.text("stage", among=STAGES),
        text=table.text("text"),
        emotions=table.texts("emotions"),
        schemas=table.texts("schemas"),
        rupture=table.texts("rupture"),
        depth=table.text("depth", among=("standard", "deep")),
        gentle=table.flag("gentle"),
        min_records=table.whole("min_records", 0),
    )
    table.done()
    if FEELING in question.text and ANY in question.emotions:
        raise table.error(f"text names {FEELING} and goes with any")
    for key in ("emotions", "schemas", "rupture"):
        values = getattr(question, key)
        if ANY in values and len(values) > 1:
            raise table.error(f"{key} names {ANY} beside others")
    return question
