# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The card for the room, and the sign noted most often; ways used; notes without a strain."""

from __future__ import annotations

from datetime import date

from app.clock import FixedClock
from app.domain.entry import Kind
from app.workspace import Workspace
from tests.unit.app.conftest import moment
from tests.unit.app.test_repairs import hunch, part


def signs(workspace: Workspace, *marks: tuple[str, str]) -> None:
    """A kept record with these signs."""
    session = workspace.drafting.begin(depth="deep")
    session.set_text("situation", "Something.")
    for kind, value in marks:
        session.add_mark(kind, value)
    workspace.drafting.keep(session)


def test_no_sign_is_named_below_eight_records(workspace: Workspace) -> None:
    for _ in range(7):
        signs(workspace, ("sensation", "jaw"))
    signs(workspace)
    signs(workspace, ("sensation", "none"), ("marker", "w_short"))
    assert workspace.signs.first() is None, "no sign, none and the patient's signs do not count"
    signs(workspace, ("marker", "t_explain"))
    found = workspace.signs.first()
    assert found is not None
    assert (found.kind, found.value, found.records, found.of) == ("sensation", "jaw", 7, 8)


def test_the_newest_card_holds(workspace: Workspace, clock: FixedClock) -> None:
    assert workspace.signs.card() is None
    episode = hunch(workspace)
    part(workspace, Kind.PLAN, episode, words={"card": "When my jaw tightens: feet."})
    clock.put(moment(12))
    part(workspace, Kind.PLAN, episode, words={"rehearsal": "No card in this one."})
    card = workspace.signs.card()
    assert card is not None
    assert (card.text, card.since) == ("When my jaw tightens: feet.", date(2026, 11, 10))
    part(workspace, Kind.PLAN, episode, words={"card": "When I explain: stop, ask."})
    newest = workspace.signs.card()
    assert newest is not None
    assert newest.text == "When I explain: stop, ask."


def test_a_planned_contact_brings_the_card_to_today(workspace: Workspace) -> None:
    episode = hunch(workspace)
    part(workspace, Kind.PLAN, episode, words={"card": "Feet first."})
    part(workspace, Kind.PLAN, episode, marks={"next_contact": "2026-11-12"})
    [line] = workspace.waiting.lines(date(2026, 11, 10))
    assert (line.kind, line.text, line.code) == ("plan", "Feet first.", "P-047")


def test_ways_used_over_all_repairs(workspace: Workspace) -> None:
    ways, reviews = workspace.repairs.ways_used()
    assert reviews == 0
    assert [way.days for way in ways] == [()] * 8
    for day in (11, 12):
        episode = hunch(workspace)
        plan = part(workspace, Kind.PLAN, episode, marks={"strategy": "s3_explore"})
        part(
            workspace,
            Kind.REVIEW,
            episode,
            date(2026, 11, day),
            about=plan.id,
            marks={"strategy_done": "s3_explore"},
        )
    ways, reviews = workspace.repairs.ways_used()
    assert reviews == 2
    used = {way.strategy: way.days for way in ways if way.days}
    assert used == {"s3_explore": (date(2026, 11, 11), date(2026, 11, 12))}


def test_notes_without_a_strain_stand_alone(workspace: Workspace) -> None:
    session = workspace.drafting.begin_part(Kind.WORKING)
    session.set_code("R-615")
    session.set_text("toward", "Sleeping through the night.")
    alone = workspace.drafting.keep(session)
    part(workspace, Kind.FEEDBACK, hunch(workspace), words={"gist": "Of a repair."})
    assert [entry.id for entry in workspace.repairs.alone()] == [alone.id]


def test_a_record_begun_for_a_repair_carries_its_code_and_no_content(workspace: Workspace) -> None:
    episode = hunch(workspace)
    session = workspace.drafting.begin_for(episode.id, "quick")
    assert session.entry.client_code == "P-047"
    changes, _entry = workspace.drafting.save(None, session.snapshot())
    assert not changes, "nothing was written yet"
    session.set_text("situation", "She came.")
    record = workspace.drafting.keep(session)
    assert [r.id for r in workspace.repairs.episode(episode.id).records] == [record.id]
