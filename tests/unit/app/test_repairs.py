# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Episodes on a real encrypted journal: begun, written, read as one course, thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.clock import FixedClock
from app.domain.entry import Entry, Kind
from app.domain.episode import Status
from app.domain.errors import AppError
from app.domain.feedback import is_unanswered, look_again_on
from app.domain.links import ABOUT, FOLLOWS, PART_OF
from app.domain.timeline import rows
from app.services.journal import JournalQuery
from app.workspace import Workspace
from storage.values import LinkRow
from tests.unit.app.conftest import moment
from tests.unit.app.test_services import write


def hunch(workspace: Workspace, words: str = "Short answers after the question.") -> Entry:
    """A kept episode that was begun from a hunch."""
    session = workspace.drafting.begin_part(Kind.EPISODE)
    session.set_text("hunch", words)
    session.set_code("P-047")
    return workspace.drafting.keep(session)


def part(
    workspace: Workspace,
    kind: Kind,
    episode: Entry,
    day: date | None = None,
    *,
    about: str = "",
    marks: dict[str, str] | None = None,
    words: dict[str, str] | None = None,
) -> Entry:
    """A kept part of an episode."""
    parent = workspace.drafting.open(about).entry if about else episode
    session = workspace.drafting.begin_part(kind, parent)
    if day is not None:
        session.set_day(day)
    for name, value in (marks or {}).items():
        session.set_mark(name, value)
    for name, text in (words or {}).items():
        session.set_text(name, text)
    return workspace.drafting.keep(session)


def test_from_a_hunch_to_a_repair(workspace: Workspace, clock: FixedClock) -> None:
    episode = hunch(workspace)
    reading = workspace.repairs.episode(episode.id)
    assert reading.standing.status is Status.SUSPECTED
    clock.put(moment(12))
    part(workspace, Kind.CONTACT, episode, words={"note": "I named it."})
    part(workspace, Kind.STATUS, episode, marks={"status": "named"})
    clock.put(moment(13))
    part(workspace, Kind.CONTACT, episode, marks={"own_part": "said"})
    part(
        workspace,
        Kind.STATUS,
        episode,
        marks={"status": "repaired"},
        words={"told": "This time she told me."},
    )
    reading = workspace.repairs.episode(episode.id)
    assert reading.standing.status is Status.REPAIRED
    assert (reading.standing.named, reading.standing.owned) == (
        date(2026, 11, 12),
        date(2026, 11, 13),
    )
    assert reading.repaired_by is not None
    assert reading.repaired_by.text("told") == "This time she told me."
    assert [row.day.day for row in reading.rows] == [10, 12, 13]
    assert reading.rows[0].contact is None
    [line] = workspace.repairs.episodes()
    assert (line.code, line.status, line.is_open) == ("P-047", Status.REPAIRED, False)
    assert line.last == date(2026, 11, 13)


def test_an_episode_begun_from_a_record_takes_its_contact_over(workspace: Workspace) -> None:
    session = workspace.drafting.begin(depth="quick")
    session.set_text("situation", "She went silent.")
    session.set_code("P-047")
    session.set_mark("contact_kind", "phone")
    session.set_mark("rupture_type", "withdrawal")
    session.set_marks("marker", ["w_short", "t_tone"])
    record = workspace.drafting.keep(session)
    episode_id, changes = workspace.repairs.start_from(record.id)
    assert {record.id, episode_id} <= changes.changed
    reading = workspace.repairs.episode(episode_id)
    assert reading.entry.client_code == "P-047"
    [contact] = reading.contacts
    assert contact.mark("contact_kind") == "phone"
    assert [m.value for m in contact.marked("marker")] == ["w_short", "t_tone"]
    assert [r.id for r in reading.records] == [record.id]
    assert reading.standing.status is Status.NOTICED
    [row] = reading.rows
    assert row.shape == "withdrawal"
    assert [e.id for e in row.hung] == [record.id]


def test_a_record_belongs_to_one_episode_and_can_leave_it(workspace: Workspace) -> None:
    record, other = hunch(workspace), hunch(workspace, "Another one.")
    written = write(workspace, "A flat fine.")
    for episode in (record, other):
        workspace.repairs.attach(written.id, episode.id)
    assert workspace.repairs.episode(record.id).records == ()
    [held] = workspace.repairs.episode(other.id).records
    assert held.client_code == "P-047", "a record without a code takes the episode's"
    workspace.repairs.attach(written.id, "")
    assert workspace.repairs.episode(other.id).records == ()
    with pytest.raises(AppError, match="entry_gone") as caught:
        workspace.repairs.attach(written.id, "0" * 32)
    assert caught.value.code == "entry_gone"


def test_follow_ups_of_its_records_stand_in_the_course(
    workspace: Workspace, clock: FixedClock
) -> None:
    record = write(workspace, "Short answers.")
    episode_id, _ = workspace.repairs.start_from(record.id)
    clock.put(moment(14))
    session = workspace.drafting.begin_followup(workspace.journal.record(record.id).entry)
    session.set_text("did", "I asked.")
    followup = workspace.drafting.keep(session)
    reading = workspace.repairs.episode(episode_id)
    assert [e.id for e in reading.rows[-1].hung] == [followup.id]
    assert reading.rows[-1].contact is None


def test_the_trash_takes_the_parts_and_leaves_the_records(workspace: Workspace) -> None:
    record = write(workspace, "Short answers.")
    episode_id, _ = workspace.repairs.start_from(record.id)
    contact = workspace.repairs.episode(episode_id).contacts[0]
    workspace.trash.move(episode_id)
    assert [line.entry.id for line in workspace.trash.list()] == [episode_id]
    assert workspace.repairs.episodes() == ()
    assert workspace.journal.record(record.id).entry.state == "kept"
    workspace.trash.restore(episode_id)
    assert [c.id for c in workspace.repairs.episode(episode_id).contacts] == [contact.id]
    workspace.trash.move(episode_id)
    workspace.trash.purge(episode_id)
    with pytest.raises(AppError):
        workspace.drafting.open(contact.id)
    assert workspace.journal.record(record.id).entry.linked(PART_OF) == episode_id
    again, _ = workspace.repairs.start_from(record.id)
    assert [r.id for r in workspace.repairs.episode(again).records] == [record.id]


def test_feedback_is_open_until_it_is_answered(workspace: Workspace) -> None:
    episode = hunch(workspace)
    said = part(workspace, Kind.FEEDBACK, episode, words={"gist": "They never felt like mine."})
    assert is_unanswered(said)
    assert workspace.repairs.episodes()[0].unanswered == 1
    session = workspace.drafting.open(said.id)
    session.set_mark("feedback_answer", "changed")
    assert is_unanswered(session.entry), "a tick alone does not say what was changed"
    session.set_text("answer", "He picks the task now.")
    workspace.drafting.keep(session)
    assert workspace.repairs.episodes()[0].unanswered == 0
    talked = part(workspace, Kind.FEEDBACK, episode, marks={"feedback_answer": "talked"})
    assert not is_unanswered(talked)


def test_an_agreement_is_looked_at_again_on_the_newest_day_given(workspace: Workspace) -> None:
    episode = hunch(workspace)
    agreed = part(workspace, Kind.AGREEMENT, episode, marks={"review_on": "2026-11-20"})
    assert look_again_on(agreed, []) == date(2026, 11, 20)
    early = part(
        workspace,
        Kind.AGREEMENT_LOG,
        episode,
        date(2026, 11, 15),
        about=agreed.id,
        marks={"kept": "kept"},
    )
    assert look_again_on(agreed, [early]) == date(2026, 11, 20)
    settled = part(
        workspace,
        Kind.AGREEMENT_LOG,
        episode,
        date(2026, 11, 20),
        about=agreed.id,
        marks={"kept": "kept"},
    )
    assert look_again_on(agreed, [early, settled]) is None
    onward = part(
        workspace,
        Kind.AGREEMENT_LOG,
        episode,
        date(2026, 11, 21),
        about=agreed.id,
        marks={"kept": "kept", "review_on": "2026-12-20"},
    )
    assert look_again_on(agreed, [early, settled, onward]) == date(2026, 12, 20)
    assert look_again_on(replace(agreed, marks=()), []) is None


def test_a_plan_is_open_until_it_is_looked_back_on(workspace: Workspace) -> None:
    episode = hunch(workspace)
    plan = part(
        workspace,
        Kind.PLAN,
        episode,
        marks={"next_contact": "2026-11-14", "strategy": "s3_explore"},
    )
    reading = workspace.repairs.episode(episode.id)
    assert [p.id for p in reading.open_plans] == [plan.id]
    assert reading.rows[-1].day == date(2026, 11, 14), "it stands at the contact it is for"
    part(
        workspace,
        Kind.REVIEW,
        episode,
        date(2026, 11, 14),
        about=plan.id,
        marks={"strategy_done": "s3_explore"},
    )
    reading = workspace.repairs.episode(episode.id)
    assert reading.open_plans == ()
    assert reading.used == {"s3_explore": [date(2026, 11, 14)]}


def test_links_that_go_round_in_circles_end_nothing(workspace: Workspace) -> None:
    """As a file from elsewhere may hold them."""
    one, two = hunch(workspace), hunch(workspace, "Another.")
    entries = workspace._vault.entries
    for entry, targets in ((one, (one.id, two.id)), (two, (one.id,))):
        row = entries.get(entry.id)
        assert row is not None
        links = tuple(LinkRow(kind, t) for t in targets for kind in (PART_OF, ABOUT, FOLLOWS))
        entries.save(row, replace(row, links=links))
    assert len(workspace.repairs.episodes()) == 2
    assert workspace.repairs.episode(one.id).rows
    assert workspace.waiting.lines(date(2026, 11, 12)) == ()
    assert workspace.journal.page(JournalQuery(text="another")).lines
    workspace.trash.move(one.id)
    workspace.trash.purge(one.id)
    assert workspace.security.counts().total == 0


def test_what_is_no_episode_is_not_read_as_one(workspace: Workspace) -> None:
    record = write(workspace, "x")
    for gone in (record.id, "0" * 32):
        with pytest.raises(AppError) as caught:
            workspace.repairs.episode(gone)
        assert caught.value.code == "entry_gone"
        if gone != record.id:
            with pytest.raises(AppError):
                workspace.repairs.start_from(gone)


def test_a_long_silence_is_a_little_white_space(workspace: Workspace) -> None:
    episode = hunch(workspace)
    for day in (date(2026, 11, 23), date(2026, 12, 7)):
        part(workspace, Kind.CONTACT, episode, day, words={"note": "A session."})
    reading = workspace.repairs.episode(episode.id)
    assert [row.after_gap for row in rows(reading.standing, reading.parts)] == [False, False, True]


def test_a_plan_stands_before_its_review_when_both_are_entered_later(
    workspace: Workspace, clock: FixedClock
) -> None:
    clock.put(moment(12))
    episode = hunch(workspace)
    day = date(2026, 11, 10)
    part(workspace, Kind.CONTACT, episode, day)
    plan = part(workspace, Kind.PLAN, episode, marks={"next_contact": day.isoformat()})
    clock.put(moment(12, 13))
    words = {"brought": "A limit."}
    review = part(workspace, Kind.REVIEW, episode, day, about=plan.id, words=words)
    reading = workspace.repairs.episode(episode.id)
    hung = [entry.id for row in reading.rows for entry in row.hung]
    assert hung == [plan.id, review.id]


def test_a_log_goes_with_its_agreement_and_a_review_with_its_plan(workspace: Workspace) -> None:
    episode = hunch(workspace)
    agreement = part(workspace, Kind.AGREEMENT, episode, words={"topic": "On the phone"})
    part(workspace, Kind.AGREEMENT_LOG, episode, about=agreement.id, marks={"kept": "kept"})
    plan = part(workspace, Kind.PLAN, episode, marks={"strategy": "s3_explore"})
    part(workspace, Kind.REVIEW, episode, about=plan.id, marks={"strategy_done": "s3_explore"})
    whole = workspace.repairs.episode(episode.id)
    for entry in (agreement, plan):
        workspace.trash.move(entry.id)
    left = workspace.repairs.episode(episode.id)
    gone = (Kind.AGREEMENT, Kind.AGREEMENT_LOG, Kind.PLAN, Kind.REVIEW)
    assert not any(left.of(kind) for kind in gone)
    for entry in (agreement, plan):
        workspace.trash.restore(entry.id)
    again = workspace.repairs.episode(episode.id)
    assert {p.id for p in again.parts} == {p.id for p in whole.parts}


def test_a_code_leads_to_its_repairs_as_well(workspace: Workspace) -> None:
    episode = hunch(workspace)
    assert workspace.journal.page(JournalQuery()).lines == ()
    [line] = workspace.journal.page(JournalQuery(code="P-047")).lines
    assert (line.id, line.kind) == (episode.id, Kind.EPISODE)
