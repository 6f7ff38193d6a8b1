# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beliefs on a real encrypted journal: read with what belongs to one, thrown away, restored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.domain.entry import Entry, Kind, When
from app.domain.errors import AppError
from app.domain.links import ABOUT, PART_OF
from app.services.journal import JournalQuery
from app.workspace import Workspace
from tests.unit.app.belief_acts import (
    ANGER,
    ANGER_TOO,
    OTHER,
    belief,
    experiment,
    followup,
    positive,
    record,
)
from tests.unit.app.conftest import moment
from tests.unit.app.files import exported, put
from tests.unit.app.test_repairs import hunch


def tie(workspace: Workspace, written: Entry, held: Entry) -> None:
    workspace.same_rule.say_same(written.id, held.id)


def values(workspace: Workspace, held: Entry) -> list[int]:
    return [point.value for point in workspace.beliefs.belief(held.id).course]


def test_the_course_runs_over_all_records_and_their_followups(
    workspace: Workspace, clock: FixedClock
) -> None:
    held = belief(workspace)
    first = record(workspace, ANGER, 85, 40)
    clock.put(moment(12))
    second = record(workspace, ANGER_TOO, 60)
    clock.put(moment(13))
    followup(workspace, first, 30)
    clock.put(moment(14))
    followup(workspace, second, 55)
    draft = record(workspace, ANGER, 99, keep=False)
    for one in (first, second, draft):
        tie(workspace, one, held)
    reading = workspace.beliefs.belief(held.id)
    assert values(workspace, held) == [85, 40, 60, 30, 55], "a draft counts nowhere"
    assert [point.record for point in reading.course] == [
        first.id,
        first.id,
        second.id,
        first.id,
        second.id,
    ]
    assert {r.text("rule") for r in reading.records} == {ANGER, ANGER_TOO}, "never merged"
    workspace.trash.move(first.id)
    assert values(workspace, held) == [60, 55]
    workspace.trash.restore(first.id)
    assert values(workspace, held) == [85, 40, 60, 30, 55]


def test_what_is_about_a_belief_stands_with_it(workspace: Workspace, clock: FixedClock) -> None:
    held = belief(workspace)
    fits, tried = positive(workspace, held), experiment(workspace, held)
    positive(workspace, belief(workspace, OTHER))
    reading = workspace.beliefs.belief(held.id)
    assert [e.id for e in reading.positive] == [fits.id]
    assert [e.id for e in reading.experiments] == [tried.id]


def test_the_list_has_the_one_that_came_up_last_first(
    workspace: Workspace, clock: FixedClock
) -> None:
    one, two = belief(workspace, ANGER), belief(workspace, OTHER)
    clock.put(moment(15))
    tie(workspace, record(workspace, ANGER_TOO, 50), one)
    lines = workspace.beliefs.lines()
    assert [(line.id, line.records, line.last.day) for line in lines] == [
        (one.id, 1, 15),
        (two.id, 0, 10),
    ]
    clock.put(moment(17))
    positive(workspace, two)
    assert [line.id for line in workspace.beliefs.lines()] == [two.id, one.id]


def test_what_is_no_belief_cannot_be_read_as_one(workspace: Workspace) -> None:
    held = belief(workspace)
    for entry_id in (record(workspace, ANGER).id, "0" * 32):
        with pytest.raises(AppError, match="entry_gone"):
            workspace.beliefs.belief(entry_id)
    workspace.trash.move(held.id)
    with pytest.raises(AppError, match="entry_gone"):
        workspace.beliefs.belief(held.id)
    assert workspace.beliefs.lines() == ()


def test_trash_takes_positive_data_along_and_leaves_records_and_experiments(
    workspace: Workspace,
) -> None:
    held, written = belief(workspace, flexible="Anger is human."), record(workspace, ANGER, 80)
    tie(workspace, written, held)
    fits, tried = positive(workspace, held), experiment(workspace, held)
    workspace.trash.move(held.id)
    [line] = workspace.trash.list()
    assert line.entry.id == held.id, "what goes along stands beneath it"
    assert [f.id for f in workspace.trash.read(held.id).followups] == [fits.id]
    assert workspace.drafting.open(tried.id).entry.linked(ABOUT) == held.id
    assert workspace.drafting.open(written.id).entry.text("rule") == ANGER
    workspace.trash.restore(held.id)
    reading = workspace.beliefs.belief(held.id)
    assert [e.id for e in (*reading.records, *reading.experiments, *reading.positive)] == [
        written.id,
        tried.id,
        fits.id,
    ]
    workspace.trash.move(held.id)
    workspace.trash.purge(held.id)
    assert workspace.trash.list() == ()
    for gone in (held, fits):
        with pytest.raises(AppError, match="entry_gone"):
            workspace.drafting.open(gone.id)
    assert workspace.drafting.open(tried.id).entry.id == tried.id


def test_an_experiment_in_the_trash_stands_by_itself(workspace: Workspace) -> None:
    held = belief(workspace)
    tried, about_record = experiment(workspace, held), record(workspace, ANGER, 80)
    workspace.trash.move(tried.id)
    workspace.trash.move(held.id)
    assert {line.entry.id for line in workspace.trash.list()} == {held.id, tried.id}
    second = experiment(workspace, about_record)
    workspace.trash.move(about_record.id)
    assert workspace.drafting.open(second.id).entry.linked(ABOUT) == about_record.id


def test_an_experiment_about_a_record_goes_by_its_repair_or_its_code(workspace: Workspace) -> None:
    episode = hunch(workspace)
    part = record(workspace, ANGER, 80)
    workspace.repairs.attach(part.id, episode.id)
    part = workspace.drafting.open(part.id).entry
    tried = experiment(workspace, part)
    assert (tried.linked(PART_OF), tried.client_code) == (episode.id, "")
    assert [e.id for e in workspace.repairs.episode(episode.id).of(Kind.EXPERIMENT)] == [tried.id]
    alone = record(workspace, ANGER, 80)
    session = workspace.drafting.open(alone.id)
    session.set_code("R-615")
    alone = workspace.drafting.keep(session)
    assert experiment(workspace, alone).client_code == "R-615"


def test_search_and_the_filter_by_code_find_them(workspace: Workspace) -> None:
    held = belief(workspace, flexible="Anger is human, says my grandmother.")
    fits = positive(workspace, held, "A sparrow of a moment.")
    session = workspace.drafting.begin_part(Kind.EXPERIMENT)
    session.set_text("plan", "One walrus sentence.")
    session.set_code("R-615")
    tried = workspace.drafting.keep(session)
    for words, found in (("grandmother", held), ("sparrow", fits), ("walrus", tried)):
        [line] = workspace.journal.page(JournalQuery(text=words)).lines
        assert (line.id, line.kind) == (found.id, found.kind)
    [line] = workspace.journal.page(JournalQuery(code="R-615")).lines
    assert line.id == tried.id
    assert workspace.journal.page(JournalQuery()).lines == (), "the list is of records"


def test_an_old_experiment_comes_up_for_review_and_a_belief_does_not(
    workspace: Workspace, clock: FixedClock
) -> None:
    held = belief(workspace, flexible="Anger is human.")
    tried, fits = experiment(workspace), positive(workspace, held)
    workspace.preferences.save(replace(workspace.preferences.current, review_after_months=6))
    clock.put(replace(moment(10), instant_us=moment(10).instant_us + 200 * 86_400_000_000))
    assert {line.id for line in workspace.retention.due()} == {tried.id, fits.id}
    workspace.retention.strip(tried.id)
    left = workspace.drafting.open(tried.id).entry
    assert left.answers == ()
    assert left.rating("belief", "", When.BEFORE) == 70
    workspace.retention.strip(held.id)
    assert workspace.drafting.open(held.id).entry.text("flexible") == "Anger is human."


def test_all_of_it_goes_out_and_comes_in(
    workspace: Workspace, make: Callable[[str], Workspace], tmp_path: Path
) -> None:
    held = belief(workspace, flexible="Anger is human.")
    written = record(workspace, ANGER, 80, 50)
    tie(workspace, written, held)
    workspace.same_rule.say_other(written.id, "f" * 32)
    fits, tried = positive(workspace, held), experiment(workspace, held)
    session = workspace.drafting.begin_part(Kind.WOBBLE)
    session.set_text("belief", ANGER)
    session.rate("wobble", "", When.BEFORE, 60)
    pair = workspace.drafting.keep(session)
    other = make("other")
    other.exchange.read(put(tmp_path, exported(workspace, tmp_path)))
    for entry in (held, written, fits, tried, pair):
        before = workspace.drafting.open(entry.id).entry
        after = other.drafting.open(entry.id).entry
        assert replace(after, order=0) == replace(before, order=0)
    assert values(other, held) == [80, 50]


def test_a_version_restored_keeps_the_strengths_given_since(
    workspace: Workspace, clock: FixedClock
) -> None:
    held = belief(workspace, flexible="Anger is human.")
    session = workspace.drafting.open(held.id)
    session.set_text("flexible", "Anger is human, and it passes.")
    session.rate("flexible", "", When.BEFORE, 40)
    workspace.drafting.keep(session)
    first = workspace.versions.list(held.id)[-1]
    workspace.versions.restore(held.id, first.number)
    reading = workspace.beliefs.belief(held.id)
    assert reading.entry.text("flexible") == "Anger is human."
    assert [point.value for point in reading.flexible] == [40]


def test_days_of_the_list_are_local_days(workspace: Workspace) -> None:
    held = belief(workspace)
    tie(workspace, record(workspace, ANGER, 50, day=date(2026, 11, 21)), held)
    assert workspace.beliefs.lines()[0].last == date(2026, 11, 21)
