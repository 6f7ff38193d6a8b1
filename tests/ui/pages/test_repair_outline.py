# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A repair laid out for reading, for paper and among its versions: every word of it is there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.clock import FixedClock
from app.domain.entry import Answer, Entry, Kind, Link, Mark, Rating, When
from app.domain.episode import standing
from app.domain.links import PART_OF
from app.services import sample
from app.services.content import load
from app.services.repairs import EpisodeReading
from prompts.samples import load_sample
from tests.ui.pages.journal_acts import words
from tests.ui.pages.repair_acts import episode, hunch, reading
from tests.ui.pages.stage import NOW, Stage
from ui.dates import DAY_MONTH, Dates, dates_of
from ui.dialogs.versions import VersionsDialog
from ui.models.blocks import Figures, Marks, Outline, Part, Words
from ui.models.outline import outline
from ui.models.repair_outline import repair_outline
from ui.printing.record_document import record_document

CONTENT = load()
DATES = Dates(DAY_MONTH)
TODAY = NOW.local_day
ENTRIES = sample.entries_of(load_sample(), CONTENT, FixedClock(NOW).now())
BY_KIND = [entry for entry in ENTRIES if entry.kind in CONTENT.forms]


def whole(code: str) -> EpisodeReading:
    """One repair of the sample, without a journal."""
    [begun] = [e for e in ENTRIES if e.kind == Kind.EPISODE and e.client_code == code]
    below = [e for e in ENTRIES if e.linked(PART_OF) == begun.id]
    below = [replace(entry, order=number) for number, entry in enumerate(below, start=1)]
    parts = tuple(entry for entry in below if entry.kind != Kind.RECORD)
    return EpisodeReading(
        entry=begun,
        standing=standing(begun, parts),
        parts=parts,
        records=tuple(entry for entry in below if entry.kind == Kind.RECORD),
        followups=(),
    )


def laid_out(found: EpisodeReading) -> Outline:
    return repair_outline(found, CONTENT, DATES, TODAY)


def alone(entry: Entry) -> Outline:
    return outline(entry, CONTENT, DATES, TODAY)


def all_words(shown: Outline) -> str:
    """Everything that is on the sheet, a line each."""
    lines = [shown.title, shown.subtitle]
    for block in shown.blocks:
        match block:
            case Part(title):
                lines.append(title)
            case Words(caption, items):
                lines += [caption, *(part for item in items for part in item)]
            case Marks(caption, chosen):
                lines += [caption, *chosen]
            case Figures(caption, rows, _compared):
                lines += [caption, *(part for row in rows for part in row)]
    return "\n".join(lines)


def said_of(entry: Entry) -> list[str]:
    """What a reader has to find of an entry: words, labels of marks, figures."""
    found = [answer.text for answer in entry.answers]
    for mark in entry.marks:
        if mark.kind in ("next_contact", "review_on", "asked_on", "headline_kept"):
            continue
        label = CONTENT.label(mark.kind, mark.value)
        head = CONTENT.headline(mark.kind, mark.value)
        found.append(head if mark.kind == "contact_kind" else label)
    return found + [str(rating.value) for rating in entry.ratings]


@pytest.mark.parametrize("code", ["P-047", "R-615"])
def test_every_word_of_a_repair_and_its_parts_is_shown(code: str) -> None:
    reading = whole(code)
    shown = all_words(laid_out(reading))
    for entry in (reading.entry, *reading.parts):
        for said in said_of(entry):
            assert said in shown, (entry.kind, said)


def test_on_paper_as_well() -> None:
    reading = whole("P-047")
    text = record_document(laid_out(reading)).toPlainText()
    for entry in (reading.entry, *reading.parts):
        for answer in entry.answers:
            assert answer.text in text, (entry.kind, answer.field)


@pytest.mark.parametrize("entry", BY_KIND, ids=lambda entry: entry.kind)
def test_every_word_of_a_version_is_shown(entry: Entry) -> None:
    shown = alone(entry)
    for said in said_of(entry):
        assert said in all_words(shown), said
    form = CONTENT.form(entry.kind)
    assert shown.title.startswith(f"{form.name}, ")


def test_the_course_reads_as_a_story() -> None:
    shown = laid_out(whole("P-047"))
    titles = [block.title for block in shown.blocks if isinstance(block, Part)]
    assert titles[:5] == [
        "21 September · Phone · withdrawal · noticed",
        "22 September · Text message · withdrawal",
        "24 September · Phone · confrontation · named, exploring",
        "Plan, 23 September",
        "Review, 2 ways used, 24 September",
    ]
    assert titles[-1] == "A strain between you"
    first = next(block for block in shown.blocks if isinstance(block, Words))
    assert first.caption == ""
    assert first.items[0][0].startswith("I asked about drinking")
    assert Marks("Where it stands", ("named",)) in shown.blocks
    assert Words(
        "What makes you say so", (("I said that something had come between us.", ""),)
    ) in (shown.blocks)


def test_records_stand_in_it_by_name() -> None:
    reading = whole("R-615")
    shown = laid_out(reading)
    assert Marks("", ("Record",)) in shown.blocks
    assert "Nothing I bring gets through" not in all_words(shown)


def test_what_was_answered_in_passing_is_told_in_words() -> None:
    reading = whole("P-047")
    kept = Marks("Kind of strain, on the whole", ("kept when asked whether it was both",))
    assert kept in laid_out(reading).blocks
    parts = []
    for part in reading.parts:
        if part.mark("status") == "repaired":
            part = replace(part, marks=(*part.marks, Mark("still_so", "not_quite")))
        if part.kind == Kind.CONTACT:
            part = replace(part, marks=(*part.marks, Mark("asked", "not_the_time")))
        parts.append(part)
    shown = laid_out(replace(reading, parts=tuple(parts)))
    assert Marks("Two contacts later: still so?", ("not quite",)) in shown.blocks
    assert Marks("Have you asked how it was for them?", ("not the time",)) in shown.blocks
    for bare in ("headline_kept", "still_so", "not_the_time"):
        assert bare not in all_words(shown)


def test_what_this_version_does_not_know_is_shown_as_it_is() -> None:
    reading = whole("R-615")
    strange = Entry(
        id="c" * 32,
        kind="ceremony",  # type: ignore[arg-type]
        state=reading.entry.state,
        day=TODAY,
        at=NOW,
        changed=NOW,
        answers=(Answer("oath", "Never again."),),
        links=(Link(PART_OF, reading.entry.id),),
    )
    begun = replace(
        reading.entry,
        answers=(*reading.entry.answers, Answer("dream", "A door.")),
        ratings=(Rating("sleep", "", When.BEFORE, NOW, 7, "d" * 32),),
    )
    shown = all_words(laid_out(replace(reading, entry=begun, parts=(*reading.parts, strange))))
    for said in ("ceremony", "Never again.", "A door.", "sleep"):
        assert said in shown


def test_an_episode_among_its_versions(stage: Stage) -> None:
    entry = episode(stage, "P-047")
    drafting = stage.workspace.drafting
    session = drafting.open(entry)
    session.set_text("developmental", "Being unheard when it mattered.")
    drafting.keep(session)
    dialog: Any = VersionsDialog(
        versions=stage.workspace.versions.list(entry),
        content_set=stage.workspace.content,
        dates=dates_of(stage.workspace.preferences.current),
        today=TODAY,
        parent=stage.window,
    )
    dialog.open()
    stage.settle()
    assert QApplication.activeModalWidget() is dialog
    shown = words(dialog._sheet)
    for answer in session.entry.answers:
        assert answer.text in shown
    dialog._list.setCurrentRow(1)
    stage.settle(1)
    assert "Being unheard when it mattered." not in words(dialog._sheet)
    assert "If I reach out, nobody is there." in words(dialog._sheet)
    dialog.reject()


def test_how_likely_a_fear_seemed_waits_for_what_came_of_it(stage: Stage) -> None:
    begun = hunch(stage)
    drafting = stage.workspace.drafting
    session = drafting.begin_part(Kind.PLAN, begun)
    session.set_text("feared", "She gets up and leaves.")
    session.rate("feared", "", When.BEFORE, 73)
    plan = drafting.keep(session)
    assert "73" not in all_words(laid_out(reading(stage, begun.id)))
    review = drafting.begin_part(Kind.REVIEW, plan)
    review.set_mark("feared_outcome", "did_not")
    drafting.keep(review)
    assert "73" in all_words(laid_out(reading(stage, begun.id)))
