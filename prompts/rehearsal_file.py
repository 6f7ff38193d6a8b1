# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the files of the language helper for drafts of repair talk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from prompts.judge_file import read_weights
from prompts.phrases import Lists, Phrase, PhraseError
from prompts.reading import Table, read
from prompts.rehearsal_values import (
    MARK_KINDS,
    QUESTIONS,
    REACHES,
    Guard,
    Note,
    Questions,
    Reading,
    Rehearsal,
    Rule,
    Silence,
    Way,
    Weights,
)
from prompts.values import ContentError

READING = "rehearsal/reading.toml"
WORDS = "rehearsal/words.toml"
RULES = (
    "rehearsal/explaining.toml",
    "rehearsal/apologies.toml",
    "rehearsal/blame.toml",
    "rehearsal/cautions.toml",
    "rehearsal/strengths.toml",
    "rehearsal/neutral.toml",
)
NOTES = "rehearsal/notes.toml"
SILENCE = "rehearsal/silence.toml"

# What `app.language` decides by; a note it does not know would never be given.
NOTE_IDS = (
    "explain_first",
    "no_question",
    "owned_and_left",
    "past_too_soon",
    "no_choice",
    "explain_share",
    "checks_in_a_row",
)
SILENCE_IDS = ("length", "reasons", "essay", "clinical_words", "no_way_out")
TICK_IDS = ("acknowledges", "one_offer", "or_not_yet")

# Not words but states of a sentence: behind a verb before its subject, behind a question word.
STATES = ("asked", "asked_openly")


def read_rehearsal(folder: Path, weights: Weights | None = None) -> Rehearsal:
    """Everything the language helper knows; with other weights than the file's where given.

    Raises:
        ContentError: a file that cannot be used; names file and entry.
    """
    lists = _lists(folder)
    file = read(folder, READING)
    reading = _reading(file)
    guards = tuple(_guard(table, lists) for table in file.tables("guard"))
    known = {guard.id for guard in guards} | set(STATES)
    questions = _questions(file, lists)
    file.done()
    rules = _rules(folder, lists, known)
    file = read(folder, NOTES)
    proposals = _phrases(file, "proposals", lists)
    notes = _notes(file, "note", NOTE_IDS)
    file.done()
    return Rehearsal(
        reading=reading,
        guards=guards,
        rules=rules,
        questions=questions,
        proposals=proposals,
        notes=notes,
        silence=_silence(read(folder, SILENCE), lists),
        weights=weights or read_weights(folder, {rule.label for rule in rules}),
    )


def _rules(folder: Path, lists: Lists, guards: set[str]) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    for name in RULES:
        file = read(folder, name)
        for table in file.tables("rule", named_by="label"):
            rule = _rule(table, lists, guards)
            if rule.label in rules:
                raise table.error("duplicate label")
            rules[rule.label] = rule
        file.done()
    for rule in rules.values():
        for label in rule.gives_way - set(rules):
            raise ContentError(rule.file, rule.label, f"gives way to unknown {label}")
    for label in QUESTIONS:
        if label not in rules:
            raise ContentError(RULES[-1], label, "rule is missing")
    return tuple(rules.values())


def _lists(folder: Path) -> Lists:
    """The word lists, each read once here so that a slip is named with its list."""
    file = read(folder, WORDS)
    texts = {name: file.texts(name) for name in file}
    lists = Lists(texts)
    for name in texts:
        try:
            lists.phrase(f"<{name}>")
        except PhraseError as error:
            raise ContentError(WORDS, name, str(error)) from error
    return lists


def _phrases(table: Table, key: str, lists: Lists, *, needed: bool = True) -> tuple[Phrase, ...]:
    found = []
    for text in table.texts(key, needed=needed):
        try:
            found.append(lists.phrase(" ".join(text.split())))
        except PhraseError as error:
            raise table.error(f"{key}: {error}") from error
    return tuple(found)


def _reading(file: Table) -> Reading:
    return Reading(
        whole={key: tuple(text.split()) for key, text in _pairs(file, "whole").items()},
        endings=_pairs(file, "endings"),
        stems=_pairs(file, "stems"),
        soft=frozenset(tuple(text.split()) for text in file.texts("soft")),
        openers=frozenset(file.texts("openers")),
        participles=frozenset(file.texts("participles")),
        asking=frozenset(file.texts("asking")),
    )


def _pairs(file: Table, key: str) -> dict[str, str]:
    table = file.table(key)
    if table is None:
        raise file.error(f"{key} is missing")
    return {name: table.text(name) for name in table}


def _guard(table: Table, lists: Lists) -> Guard:
    guard = Guard(
        id=table.text("id"),
        reach=table.text("reach", among=REACHES),
        phrases=_phrases(table, "phrases", lists),
    )
    table.done()
    return guard


def _questions(file: Table, lists: Lists) -> Questions:
    table = file.table("questions")
    if table is None:
        raise file.error("questions is missing")
    found = Questions(
        ask=frozenset(table.texts("ask")),
        joining=frozenset(table.texts("joining")),
        aux=frozenset(table.texts("aux")),
        subjects=frozenset(table.texts("subjects")),
        invites=_phrases(table, "invites", lists),
        facts=_phrases(table, "facts", lists),
        tags=_phrases(table, "tags", lists),
    )
    table.done()
    return found


def _rule(table: Table, lists: Lists, guards: Iterable[str]) -> Rule:
    label = table.text("label")
    rule = Rule(
        label=label,
        file=table.file,
        kind=table.text("kind", among=MARK_KINDS),
        precision=table.text("precision", among=("high", "normal")),
        say=table.text("say"),
        source=table.text("source"),
        gives_way=frozenset(table.texts("gives_way", needed=False)),
        ways=tuple(_way(way, lists, guards) for way in table.tables("way", named_by="about")),
    )
    table.done()
    if bool(rule.ways) == (label in QUESTIONS):
        raise table.error("a question has no way, any other rule has one")
    return rule


def _way(table: Table, lists: Lists, known: Iterable[str]) -> Way:
    way = Way(
        about=table.text("about"),
        phrases=_phrases(table, "phrases", lists),
        also=_phrases(table, "also", lists, needed=False),
        unless=_phrases(table, "unless", lists, needed=False),
        after=_phrases(table, "after", lists, needed=False),
        guards=frozenset(table.texts("guards", needed=False)),
        asks=table.flag("asks"),
    )
    table.done()
    unknown = way.guards - set(known)
    if unknown:
        raise table.error(f"unknown guard {', '.join(sorted(unknown))}")
    return way


def _notes(file: Table, key: str, known: tuple[str, ...]) -> tuple[Note, ...]:
    found: dict[str, Note] = {}
    for table in file.tables(key):
        note = Note(table.text("id", among=known), table.text("say"))
        table.done()
        if note.id in found:
            raise table.error("duplicate id")
        found[note.id] = note
    for missing in set(known) - set(found):
        raise file.error(f"{key} {missing} is missing")
    return tuple(found.values())


def _silence(file: Table, lists: Lists) -> Silence:
    silence = Silence(
        most_words=file.whole("most_words", least=1),
        notes=_notes(file, "note", SILENCE_IDS),
        ticks=_notes(file, "tick", TICK_IDS),
        clinical=_phrases(file, "clinical", lists),
        long_answer=_phrases(file, "long_answer", lists),
        acknowledges=_phrases(file, "acknowledges", lists),
        offers=_phrases(file, "offers", lists),
        ways_out=_phrases(file, "ways_out", lists),
    )
    file.done()
    return silence
