# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is stored of practising: what was rated or kept by hand, and nothing of the answers."""

from __future__ import annotations

import json

import pytest

from app.clock import FixedClock
from app.domain.entry import Kind, State, When
from app.domain.record import PRACTISED
from app.services.journal import JournalQuery
from app.services.practice import OWN_LINES, READINESS, keep_lines, rate_readiness
from app.workspace import Workspace

LINES = ("I was late.", "What was it like to wait?")


def kept(workspace: Workspace, *, words: bool = True) -> str:
    session = workspace.practice.begin("st04")
    rate_readiness(session, When.BEFORE, 40)
    rate_readiness(session, When.AFTER, 55)
    if words:
        keep_lines(session, LINES)
    return workspace.drafting.keep(session).id


def test_a_sitting_of_which_nothing_is_kept_is_not_stored(workspace: Workspace) -> None:
    session = workspace.practice.begin("st04")
    assert session.entry.mark(PRACTISED) == "st04"
    assert not session.dirty
    changes, _entry = workspace.drafting.save(None, session.snapshot())
    assert not changes.changed
    rate_readiness(session, When.BEFORE, 40)
    assert session.dirty
    rate_readiness(session, When.BEFORE, None)
    assert not session.dirty
    assert workspace.practice.kept(9) == ()


def test_situation_day_ratings_and_own_lines_are_stored(workspace: Workspace) -> None:
    entry_id = kept(workspace)
    [entry] = workspace.practice.kept(9)
    assert entry.id == entry_id
    assert entry.kind == Kind.STRAIN
    assert entry.state is State.KEPT
    assert entry.mark(PRACTISED) == "st04"
    assert entry.rating(READINESS, "", When.BEFORE) == 40
    assert entry.rating(READINESS, "", When.AFTER) == 55
    assert [answer.text for answer in entry.rows(OWN_LINES)] == ["\n\n".join(LINES)]
    assert {mark.kind for mark in entry.marks} == {PRACTISED}


def test_a_draft_that_was_emptied_again_goes(workspace: Workspace) -> None:
    session = workspace.practice.begin("st04")
    row = keep_lines(session, LINES)
    _changes, stored = workspace.drafting.save(None, session.snapshot())
    session.saved_as(stored)
    session.remove_row(OWN_LINES, row)
    workspace.drafting.save(session.saved, session.snapshot())
    assert workspace.drafting.discard_empty(stored.id)
    assert workspace.practice.kept(9) == ()


def test_the_newest_come_first(workspace: Workspace, clock: FixedClock) -> None:
    first = kept(workspace)
    second = kept(workspace, words=False)
    assert [entry.id for entry in workspace.practice.kept(9)] == [second, first]
    assert [entry.id for entry in workspace.practice.kept(1)] == [second]


def test_own_lines_are_found_and_the_list_of_records_stays_as_it_was(
    workspace: Workspace,
) -> None:
    entry_id = kept(workspace)
    assert workspace.journal.page(JournalQuery()).lines == ()
    [line] = workspace.journal.page(JournalQuery(text="wait")).lines
    assert (line.id, line.kind) == (entry_id, Kind.STRAIN)


def test_practising_takes_the_place_of_no_draft(workspace: Workspace) -> None:
    record = workspace.drafting.begin()
    record.set_text("situation", "The hour was short.")
    workspace.drafting.save(None, record.snapshot())
    kept(workspace)
    draft = workspace.journal.continue_draft()
    assert draft is not None
    assert draft.id == record.entry.id
    unfinished = workspace.practice.begin("st01")
    rate_readiness(unfinished, When.BEFORE, 10)
    workspace.drafting.save(None, unfinished.snapshot())
    draft = workspace.journal.continue_draft()
    assert draft is not None
    assert draft.id == record.entry.id


def test_nothing_that_was_answered_is_in_an_export(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept(workspace)
    target = tmp_path_factory.mktemp("out") / "journal.json"
    workspace.exchange.export(target)
    text = target.read_text(encoding="utf-8")
    [entry] = json.loads(text)["entries"]
    assert entry["kind"] == "strain"
    strain = workspace.content.strains.strain("st04")
    for said in (strain.opens, strain.behind, *(w for r in strain.replies.values() for w in r)):
        assert said not in text
