# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The content as a whole, and the names of everything it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from prompts.cue_values import CueWeights, CueWords
from prompts.form_file import FORMS
from prompts.rehearsal_values import Rehearsal
from prompts.strain_values import Move, Strain, Strains
from prompts.values import (
    ANY,
    DEPTHS,
    FEELING,
    FORM,
    KINDS,
    OWN,
    STAGES,
    TIERS,
    ContentError,
    Coping,
    Cue,
    Cues,
    Depth,
    Emotion,
    Field,
    Form,
    Marker,
    Option,
    PatientQuestions,
    Question,
    Record,
    Risk,
    Schema,
    Screen,
    Strategy,
    Wording,
    by_id,
)

__all__ = [
    "ANY",
    "DEPTHS",
    "FEELING",
    "FORM",
    "FORMS",
    "KINDS",
    "OWN",
    "STAGES",
    "TIERS",
    "Content",
    "ContentError",
    "Coping",
    "Cue",
    "Cues",
    "Depth",
    "Emotion",
    "Field",
    "Form",
    "Marker",
    "Move",
    "Option",
    "PatientQuestions",
    "Question",
    "Record",
    "Risk",
    "Schema",
    "Screen",
    "Source",
    "Strain",
    "Strains",
    "Strategy",
    "Wording",
    "by_id",
]

# Kinds of marks that no field names by itself.
_MARK_VOCABULARY = {
    "question_helped": "question",
    "helpful_step": "field",
    "shared_goal": "shared",
    "shared_task": "shared",
    "strategy_done": "strategy",
}


class Source(Protocol):
    """Reads one kind of content when it is first wanted."""

    def record(self) -> Record: ...
    def form(self, kind: str, /) -> Form: ...
    def vocabularies(self) -> Mapping[str, tuple[Option, ...]]: ...
    def emotions(self) -> tuple[tuple[Option, ...], tuple[Emotion, ...]]: ...
    def copings(self) -> tuple[Coping, ...]: ...
    def markers(self) -> tuple[Marker, ...]: ...
    def strategies(self) -> tuple[Strategy, ...]: ...
    def patient_questions(self) -> PatientQuestions: ...
    def schemas(self) -> tuple[Schema, ...]: ...
    def cues(self) -> Cues: ...
    def cue_words(self) -> CueWords: ...
    def cue_weights(self, known: tuple[str, ...], /) -> CueWeights: ...
    def risk(self) -> Risk: ...
    def questions(self) -> tuple[Question, ...]: ...
    def strains(self) -> Strains: ...
    def rehearsal(self) -> Rehearsal: ...


class Content:
    """All content, each file read when it is first wanted and kept.

    Any attribute or method may raise `ContentError` when its file cannot be used.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._forms: dict[str, Form] = {}

    @cached_property
    def _record(self) -> Record:
        return self._source.record()

    @property
    def version(self) -> int:
        """Version of the record's content; an entry remembers the one it was written with."""
        return self._record.version

    @property
    def depths(self) -> tuple[Depth, ...]:
        """The depths, shallow to deep."""
        return self._record.depths

    @property
    def screens(self) -> tuple[Screen, ...]:
        """Every screen of every depth, the follow-ups included."""
        return self._record.screens

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field of a record in step order."""
        return self._record.fields

    @property
    def forms(self) -> tuple[str, ...]:
        """The kinds of entries that have a form."""
        return FORMS

    def form(self, kind: str) -> Form:
        """What an entry of this kind asks. Raises KeyError for a kind without a form."""
        if kind not in FORMS:
            raise KeyError(kind)
        if kind not in self._forms:
            self._forms[kind] = self._source.form(kind)
        return self._forms[kind]

    @cached_property
    def vocabularies(self) -> Mapping[str, tuple[Option, ...]]:
        """The short vocabularies by name."""
        return self._source.vocabularies()

    @cached_property
    def _feelings(self) -> tuple[tuple[Option, ...], tuple[Emotion, ...]]:
        return self._source.emotions()

    @property
    def emotion_groups(self) -> tuple[Option, ...]:
        """The groups of feelings in their order."""
        return self._feelings[0]

    @property
    def emotions(self) -> tuple[Emotion, ...]:
        """Every feeling word, group by group, plain words first in each."""
        return self._feelings[1]

    @cached_property
    def copings(self) -> tuple[Coping, ...]:
        """What the therapist may have done, in its order on screen."""
        return self._source.copings()

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        """The signs of a strain, type by type."""
        return self._source.markers()

    @cached_property
    def strategies(self) -> tuple[Strategy, ...]:
        """The eight ways to repair."""
        return self._source.strategies()

    @cached_property
    def patient_questions(self) -> PatientQuestions:
        """Questions that go across the room."""
        return self._source.patient_questions()

    @cached_property
    def schemas(self) -> tuple[Schema, ...]:
        """The catalogue of schemas."""
        return self._source.schemas()

    @cached_property
    def cues(self) -> Cues:
        """The schema cues and the hold list."""
        return self._source.cues()

    @cached_property
    def cue_words(self) -> CueWords:
        """What the schema cues know of words."""
        return self._source.cue_words()

    @cached_property
    def cue_weights(self) -> CueWeights:
        """What the schema cues have learned."""
        return self._source.cue_weights(tuple(schema.id for schema in self.schemas))

    @cached_property
    def risk(self) -> Risk:
        """Words that may speak of danger."""
        return self._source.risk()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions, stage by stage."""
        return self._source.questions()

    @cached_property
    def strains(self) -> Strains:
        """The invented situations that answer back, with their rules."""
        return self._source.strains()

    @cached_property
    def rehearsal(self) -> Rehearsal:
        """What the language helper for repair talk knows."""
        return self._source.rehearsal()

    def depth(self, depth: str) -> Depth:
        """One depth by id. Raises KeyError for an unknown one."""
        return by_id(self.depths, depth)

    def field(self, field: str) -> Field:
        """One field by id. Raises KeyError for an unknown one."""
        return by_id(self.fields, field)

    def emotion(self, emotion: str) -> Emotion:
        """One feeling by id. Raises KeyError for an unknown or own one."""
        return by_id(self.emotions, emotion)

    def schema(self, schema: str) -> Schema:
        """One schema by id. Raises KeyError for an unknown or own one."""
        return by_id(self.schemas, schema)

    def strategy(self, strategy: str) -> Strategy:
        """One strategy by id. Raises KeyError for an unknown one."""
        return by_id(self.strategies, strategy)

    def question(self, question: str) -> Question:
        """One question by id. Raises KeyError for an unknown or own one."""
        return by_id(self.questions, question)

    def fields_of(self, depth: str, number: int) -> tuple[Field, ...]:
        """The fields of one screen, core and more together, in step order."""
        return tuple(f for f in self.fields if f.screen.get(depth) == number)

    def screens_of(self, depth: str) -> tuple[Screen, ...]:
        """The screens of one depth in order, without the follow-up."""
        last = self.depth(depth).screens
        return tuple(s for s in self.screens if s.depth == depth and s.number <= last)

    def followup_screen(self, depth: str) -> Screen:
        """The screen of a later day. Raises KeyError for an unknown depth."""
        number = self.depth(depth).screens + 1
        for screen in self.screens:
            if screen.depth == depth and screen.number == number:
                return screen
        raise KeyError(depth)

    def vocabulary(self, name: str) -> tuple[Option, ...]:
        """The options of one vocabulary by name, () for an unknown one."""
        match name:
            case "emotion":
                return tuple(Option(e.id, e.word) for e in self.emotions)
            case "coping":
                return tuple(Option(c.id, c.text) for c in self.copings)
            case "marker":
                return tuple(Option(m.id, m.text) for m in self.markers)
            case "strategy":
                return tuple(Option(s.id, s.name) for s in self.strategies)
            case "schema":
                return tuple(Option(s.id, s.name) for s in self.schemas)
            case "question":
                return tuple(Option(q.id, self._without_record(q)) for q in self.questions)
            case "strain":
                return tuple(Option(s.id, s.title) for s in self.strains.all)
            case "field":
                return tuple(Option(f.id, f.label) for f in self.fields)
            case _:
                return self.vocabularies.get(name, ())

    def _without_record(self, question: Question) -> str:
        """A question where no record says which feeling is meant: the first that it lists."""
        if FEELING not in question.text:
            return question.text
        return question.text.replace(FEELING, self.emotion(question.emotions[0]).word)

    def options_of(self, field: Field) -> tuple[Option, ...]:
        """What a field offers to choose from: its own options or those of its vocabulary."""
        offered = field.options or self.vocabulary(field.vocab)
        return tuple(option for option in offered if option.id not in field.without)

    @cached_property
    def _mark_options(self) -> dict[str, dict[str, Option]]:
        return {}

    def _option(self, kind: str, value: str) -> Option | None:
        known = self._mark_options.get(kind)
        if known is None:
            offered = self.vocabulary(_MARK_VOCABULARY.get(kind, kind))
            for field in self.fields:
                if field.mark_kind == kind:
                    offered = self.options_of(field) or offered
            known = {option.id: option for option in offered}
            self._mark_options[kind] = known
        return known.get(value)

    def label(self, kind: str, value: str) -> str:
        """The words for a mark, as they read inside a sentence.

        An own word ("own:WORD") is itself; a value this version does not know is shown as is.
        """
        if value.startswith(OWN):
            return value[len(OWN) :]
        option = self._option(kind, value)
        return option.text if option else value

    def headline(self, kind: str, value: str) -> str:
        """The words for a mark standing alone, e.g. as a line of the journal."""
        option = None if value.startswith(OWN) else self._option(kind, value)
        return option.headline if option and option.headline else self.label(kind, value)
