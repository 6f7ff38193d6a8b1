# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a schema gathers everything that touched it, a screenful at a time."""

from __future__ import annotations

from app.clock import FixedClock
from app.domain.entry import Entry, Kind, When
from app.domain.schemas import entry_of
from app.insights.values import Scope
from app.services.schema_pages import FEW, RECORDS, Course
from app.workspace import Workspace
from tests.unit.app.conftest import moment
from tests.unit.app.schema_acts import CONTROL, JUDGMENTAL, linked, own, record


def other(workspace: Workspace, kind: Kind, about: Entry | None = None, schema: str = "") -> Entry:
    """An entry of a kind that is about another one, or marked with a schema."""
    session = workspace.drafting.begin_part(kind)
    session.set_text("gist", "What came of it.")
    if schema:
        session.set_mark("schema", schema)
    entry = workspace.drafting.keep(session)
    return linked(workspace, entry, "about", about.id) if about is not None else entry


def test_where_it_was_noted_newest_first_with_strength_and_partly(
    workspace: Workspace, clock: FixedClock
) -> None:
    record(workspace, CONTROL, strength=40)
    clock.put(moment(12))
    record(workspace, CONTROL, partly=True)
    clock.put(moment(14))
    record(workspace, JUDGMENTAL, CONTROL)
    record(workspace, JUDGMENTAL, strength=90)
    lines = workspace.schema_pages.reading(CONTROL).records.lines
    assert [(n.record.day.day, n.strength, n.partly) for n in lines] == [
        (14, None, False),
        (12, None, True),
        (10, 40, False),
    ]


def test_its_course_in_figures(workspace: Workspace, clock: FixedClock) -> None:
    assert workspace.schema_pages.reading(CONTROL).course == Course()
    record(workspace, CONTROL, strength=80)
    clock.put(moment(20))
    last = record(workspace, CONTROL, strength=30)
    session = workspace.drafting.open(last.id)
    session.rate("schema", CONTROL, When.BEFORE, 35)
    workspace.drafting.save(session.saved, session.snapshot())
    course = workspace.schema_pages.reading(CONTROL).course
    first, end = moment(10).local_day, moment(20).local_day
    # of a value given again the newest counts
    assert course == Course(records=2, first=first, last=end, low=35, high=80)


def test_a_strength_of_another_schema_is_not_its_own(workspace: Workspace) -> None:
    record(workspace, JUDGMENTAL, CONTROL, strength=90)
    course = workspace.schema_pages.reading(CONTROL).course
    assert (course.records, course.low, course.high) == (1, None, None)


def test_drafts_are_listed_and_count_nowhere(workspace: Workspace) -> None:
    gone = record(workspace, CONTROL)
    workspace.trash.move(gone.id)
    session = workspace.drafting.begin()
    session.add_mark("schema", CONTROL)
    session.set_marks("coping", ("lecture",))
    workspace.drafting.save(session.saved, session.snapshot())
    reading = workspace.schema_pages.reading(CONTROL)
    assert [noted.record.id for noted in reading.records.lines] == [session.entry.id]
    assert (reading.course, reading.coping) == (Course(), ())
    record(workspace, CONTROL, coping=("lecture",))
    reading = workspace.schema_pages.reading(CONTROL)
    assert (reading.course.records, reading.coping) == (1, (("lecture", 1),))
    assert workspace.patterns.view("v4", Scope()).n == 1


def test_a_page_at_a_time_and_nothing_twice(workspace: Workspace) -> None:
    made = [record(workspace, CONTROL, rule=f"Rule {n}").id for n in range(3 * RECORDS - 1)]
    pages = workspace.schema_pages
    reading = pages.reading(CONTROL)
    assert len(reading.records.lines) == RECORDS
    assert len(reading.rules.entries) == FEW
    found, page = list(reading.records.lines), reading.records
    while page.next is not None:
        page = pages.records(CONTROL, page.next)
        found += page.lines
    assert [noted.record.id for noted in found] == made[::-1]
    rules, more = list(reading.rules.entries), reading.rules
    while more.next is not None:
        more = pages.rules(CONTROL, more.next)
        rules += more.entries
    assert [entry.id for entry in rules] == made[::-1]


def test_rules_are_those_with_words(workspace: Workspace) -> None:
    record(workspace, CONTROL, rule="   ")
    written = record(workspace, CONTROL, rule="If I let go, it tips.")
    rules = workspace.schema_pages.reading(CONTROL).rules.entries
    assert [entry.id for entry in rules] == [written.id]


def test_coping_noted_with_it_the_most_frequent_first(workspace: Workspace) -> None:
    record(workspace, CONTROL, coping=("take_over", "lecture"))
    record(workspace, CONTROL, coping=("take_over",))
    record(workspace, JUDGMENTAL, coping=("lecture",))
    assert workspace.schema_pages.reading(CONTROL).coping == (("take_over", 2), ("lecture", 1))


def test_experiments_and_positive_data_by_mark_record_and_belief(workspace: Workspace) -> None:
    belief = other(workspace, Kind.BELIEF)
    noted = record(workspace, CONTROL)
    record(workspace, CONTROL, belief=belief.id)
    elsewhere = record(workspace, JUDGMENTAL)
    of_record = other(workspace, Kind.EXPERIMENT, noted)
    of_belief = other(workspace, Kind.EXPERIMENT, belief)
    other(workspace, Kind.EXPERIMENT, elsewhere)
    marked = other(workspace, Kind.POSITIVE, schema=CONTROL)
    shared = other(workspace, Kind.POSITIVE, belief)
    reading = workspace.schema_pages.reading(CONTROL)
    assert [e.id for e in reading.experiments.entries] == [of_belief.id, of_record.id]
    assert [e.id for e in reading.positive.entries] == [shared.id, marked.id]
    workspace.trash.move(shared.id)
    positive = workspace.schema_pages.reading(CONTROL).positive.entries
    assert [e.id for e in positive] == [marked.id]


def test_what_was_merged_into_it_belongs_to_it(workspace: Workspace) -> None:
    schema = own(workspace)
    record(workspace, schema, strength=20, rule="Nobody may frown.", coping=("give_way",))
    record(workspace, CONTROL, strength=70)
    positive = other(workspace, Kind.POSITIVE, schema=schema)
    workspace.schemas.merge(schema, CONTROL)
    for asked in (CONTROL, schema):
        reading = workspace.schema_pages.reading(asked)
        assert (reading.schema, reading.merged) == (CONTROL, (schema,))
        assert [noted.noted_as for noted in reading.records.lines] == ["", schema]
        assert (reading.course.records, reading.course.low, reading.course.high) == (2, 20, 70)
        assert (len(reading.rules.entries), reading.coping) == (1, (("give_way", 1),))
        assert [e.id for e in reading.positive.entries] == [positive.id]
    workspace.schemas.part(schema)
    assert workspace.schema_pages.reading(CONTROL).course.records == 1
    assert workspace.schema_pages.reading(schema).course.records == 1


def test_a_record_noted_under_both_is_one(workspace: Workspace) -> None:
    schema = own(workspace)
    record(workspace, schema, CONTROL, strength=60)
    workspace.schemas.merge(schema, CONTROL)
    reading = workspace.schema_pages.reading(CONTROL)
    [noted] = reading.records.lines
    assert (noted.strength, noted.noted_as) == (60, schema)
    assert reading.course.records == 1


def test_an_own_schema_in_the_trash_still_has_its_page(workspace: Workspace) -> None:
    schema = own(workspace)
    record(workspace, schema)
    workspace.trash.move(entry_of(schema))
    assert workspace.schema_pages.reading(schema).course.records == 1
