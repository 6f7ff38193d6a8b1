# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The values content is read into. All are immutable; every text is English and goes through
`app.i18n.content` before it is shown.

The four depths of a record, shallow to deep: "quick", "ten", "standard", "deep".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

DEPTHS = ("quick", "ten", "standard", "deep")
FORM = "form"
"""The one depth of an entry that is no record: everything on one page, the rest folded."""

TIERS = ("core", "more")
STAGES = ("explore", "shift", "synthesise")
ANY = "*"
FEELING = "{feeling}"  # in a question: the word of the feeling it asks about
OWN = "own:"

# How a field is written and stored. A new kind needs an editor; a new field of a known kind none.
KINDS = frozenset(
    {
        "code",
        "contact",
        "line",
        "text",
        "choice",
        "multi_choice",
        "emotions",
        "thoughts",
        "hot_thought",
        "rated_text",
        "rate_again",
        "rerate",
        "texts",
        "schemas",
        "text_choice",
        "parts",
        "socratic",
        "dated_text",
        "rating",
        "followup",
        "day",
        "day_of_entry",
        "strategies",
        "strategy_review",
        "rehearsal",
        "message",
        "told",
        "continuum",
        "rate_later",
        "schema_choice",
        "twice",
    }
)


class ContentError(Exception):
    """A content file cannot be used. The message names the file and the entry."""

    def __init__(self, file: str, entry: str, problem: str) -> None:
        super().__init__(f"{file}: {entry}: {problem}" if entry else f"{file}: {problem}")
        self.file = file
        self.entry = entry
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `text` reads on inside a sentence; `headline` stands alone."""

    id: str
    text: str
    headline: str = ""


@dataclass(frozen=True, slots=True)
class Depth:
    """One depth of a record. `screens` leaves out the follow-up, which is the screen after."""

    id: str
    name: str
    minutes: float
    screens: int
    ends_with: str


@dataclass(frozen=True, slots=True)
class Screen:
    """One step of a depth, counted from 1.

    `title` is the short name in the rail, `heading` and `help` stand on the page. `lead` is the
    field whose label and help the heading already says, or "": they are not repeated on screen.
    """

    depth: str
    number: int
    title: str
    heading: str
    help: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of a field that differ at one depth; "" means as everywhere."""

    label: str = ""
    help: str = ""
    rating_label: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a record asks.

    Attributes:
        step: 1-13, the order of thought; also the order on a screen.
        short: the name in a "More: ..." line; reads on inside a sentence.
        kind: one of `KINDS`, says how it is edited and stored.
        tier: depth -> "core" (unfolded) or "more" (folded); a depth not named hides the field.
        screen: depth -> number of the screen it stands on.
        source: where the idea comes from, with author and year; "seed" is Okamoto & Kazantzis
            (2021), "design" our own.
        mark: kind of the marks it stores, where that is not the id.
        subject: subject of the rating it stores, where that is not the id.
        prefilled: shown as a line to change; does not count as an input.
        vocab: name of the vocabulary it chooses from, or "" with `options` of its own.
        without: options of the vocabulary that it does not offer.
        parts: the named parts of a "parts" or "followup" field.
        core_parts: how many of `parts` stand unfolded; 0 means all.
        rows_min, rows_max: rows a list invites (never a gate); `rows_max` by depth.
        with_text: a choice that also takes a few free words.
        low, high: the words at the two ends of its rating, 0 and 100.
        rating_label: the words above its rating.
        suggested_chars: length the field suggests, 0 for none.
        shown: options before "more", 0 for all.
        wording: depth -> words that differ there.
    """

    id: str
    step: int
    label: str
    kind: str
    help: str
    tier: Mapping[str, str]
    screen: Mapping[str, int]
    source: str
    short: str = ""
    example: str = ""
    example_basis: str = ""
    mark: str = ""
    subject: str = ""
    prefilled: bool = False
    vocab: str = ""
    without: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    parts: tuple[Option, ...] = ()
    core_parts: int = 0
    rows_min: int = 0
    rows_max: Mapping[str, int] = field(default_factory=dict)
    with_text: bool = False
    low: str = ""
    high: str = ""
    rating_label: str = ""
    suggested_chars: int = 0
    shown: int = 0
    wording: Mapping[str, Wording] = field(default_factory=dict)

    @property
    def mark_kind(self) -> str:
        """Kind of the marks this field stores."""
        return self.mark or self.id

    @property
    def rating_subject(self) -> str:
        """Subject of the rating this field stores."""
        return self.subject or self.id

    def label_at(self, depth: str) -> str:
        """The label at a depth."""
        words = self.wording.get(depth)
        return words.label if words and words.label else self.label

    def help_at(self, depth: str) -> str:
        """The help at a depth."""
        words = self.wording.get(depth)
        return words.help if words and words.help else self.help

    def rating_label_at(self, depth: str) -> str:
        """The words above the rating at a depth."""
        words = self.wording.get(depth)
        return words.rating_label if words and words.rating_label else self.rating_label


@dataclass(frozen=True, slots=True)
class Emotion:
    """A feeling word of a group; `also` are words a search finds it by."""

    id: str
    word: str
    group: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coping:
    """Something the therapist did. `may_drop`: can be left out in an experiment; never shown."""

    id: str
    text: str
    may_drop: bool = False


@dataclass(frozen=True, slots=True)
class Marker:
    """An observable sign of a strain; `type` is withdrawal, confrontation or therapist."""

    id: str
    type: str
    text: str
    source: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Strategy:
    """One of the eight ways to repair, Okamoto & Kazantzis 2021; `seed` is the section."""

    id: str
    name: str
    seed: str
    plan: tuple[str, ...]
    review: tuple[str, ...]
    warning: tuple[str, ...]
    done_when: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class PatientQuestions:
    """Questions that go across the room, three at a time: one of each stage.

    `strategy` is the way to repair whose card offers them, `say_before` a line above them.
    """

    strategy: str
    say_before: str
    questions: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """A pattern a therapist may recognise in herself. Not a diagnosis, not a score.

    `parent` is the schema it is a rule of, or "". `coping` are ids of what often goes with it.
    """

    id: str
    name: str
    construct: str
    parent: str
    description: str
    thoughts: tuple[str, ...]
    alternative: str
    source: str
    basis: str = ""
    commonness: str = ""
    triggers_withdrawal: str = ""
    triggers_confrontation: str = ""
    coping: tuple[str, ...] = ()
    cost: str = ""
    counter_questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Patterns that sometimes go with a schema, as written, macros not yet put in."""

    schema: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """The schema cues with their macros.

    `controls` are sentences that must stay silent: pairs of text and whether the hold list
    is what silences it.
    """

    macros: Mapping[str, str]
    cues: tuple[Cue, ...]
    controls: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """What the helper steps back before, macros put in.

    `figures` are patterns of figures of speech, which are taken out first. `patterns` are those of
    words that may be about something real, and `line` is what is shown for them.
    """

    line: str
    figures: tuple[str, ...]
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """Patterns of words that may speak of danger, and the two calm sentences shown for them."""

    line: str
    more: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the therapist about the own reaction.

    `emotions`, `schemas` and `rupture` say what it goes with, "*" with any. `depth` is "standard"
    (from ten minutes on) or "deep". `gentle` ones alone are offered when much hurts.
    `min_records` is how many kept records there are before it is offered.
    """

    id: str
    stage: str
    text: str
    emotions: tuple[str, ...]
    schemas: tuple[str, ...]
    rupture: tuple[str, ...]
    depth: str
    gentle: bool = False
    min_records: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """What record.toml holds."""

    version: int
    depths: tuple[Depth, ...]
    screens: tuple[Screen, ...]
    fields: tuple[Field, ...]


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Unique in its list."""
        ...


T = TypeVar("T", bound=Identified)


def by_id(values: tuple[T, ...], wanted: str) -> T:
    """The value with an id. Raises KeyError when there is none."""
    for value in values:
        if value.id == wanted:
            return value
    raise KeyError(wanted)
