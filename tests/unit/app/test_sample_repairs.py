# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The repairs of the sample journal, read as the program reads them; and out and in as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.domain.entry import Kind
from app.domain.episode import Status, differs
from app.domain.feedback import is_unanswered, look_again_on, unanswered_guesses
from app.services import sample
from app.services.repairs import EpisodeReading
from app.workspace import Workspace
from tests.unit.app.conftest import moment
from tests.unit.app.files import exported, put

TODAY = date(2026, 11, 27)
FIRST = TODAY - timedelta(days=67)
S = Status


def day(number: int) -> date:
    """A day of the story."""
    return FIRST + timedelta(days=number)


def since(found: date | None) -> int | None:
    """The number of a day of the story."""
    return None if found is None else (found - FIRST).days


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Workspace]:
    """The sample on the Friday its last day is."""
    now = FixedClock(moment(TODAY.day))
    workspace = Workspace(vault=sample.create(tmp_path / "sample", now), clock=now)
    yield workspace
    workspace.close()


def reading(workspace: Workspace, code: str) -> EpisodeReading:
    [line] = [line for line in workspace.repairs.episodes() if line.code == code]
    return workspace.repairs.episode(line.id)


def test_the_repair_that_is_done(told: Workspace) -> None:
    found = reading(told, "P-047")
    held = found.standing
    assert (since(held.named), since(held.owned), since(held.repaired)) == (3, 4, 66)
    assert [(since(change.day), change.status) for change in held.changes] == [
        (0, S.NOTICED),
        (3, S.NAMED),
        (3, S.EXPLORING),
        (4, S.NEGOTIATING),
        (66, S.REPAIRED),
    ]
    assert all(change.reason for change in held.changes[1:])
    assert found.repaired_by is not None
    assert found.repaired_by.text("told").startswith("This time she told me,")
    assert [since(contact.day) for contact in found.contacts] == [0, 1, 3, 4, 8, 38, 43, 45, 66]
    assert [since(record.day) for record in found.records] == [0, 35, 66]
    assert [since(followup.day) for followup in found.followups] == [8, 35, 66]
    assert found.entry.mark("rupture_type") == "withdrawal"
    assert differs(found.entry.mark("rupture_type"), found.contacts)
    assert unanswered_guesses(found.contacts) == ()
    assert found.contacts[0].mark("asked_on") == day(4).isoformat()


def test_the_repair_that_goes_on(told: Workspace) -> None:
    found = reading(told, "R-615")
    held = found.standing
    assert held.is_open
    assert (since(held.named), since(held.owned), held.repaired) == (53, 58, None)
    assert [(since(change.day), change.status) for change in held.changes] == [
        (10, S.NOTICED),
        (53, S.NAMED),
        (58, S.NEGOTIATING),
    ]
    assert [since(contact.day) for contact in found.contacts] == [10, 53, 58]
    assert [since(record.day) for record in found.records] == [10, 53]
    assert [said.text("gist") for said in found.of(Kind.FEEDBACK) if is_unanswered(said)] == [
        "They never felt like mine."
    ]


def test_both_in_the_list(told: Workspace) -> None:
    lines = told.repairs.episodes()
    assert [
        (line.code, line.status, line.is_open, since(line.since), since(line.last), line.unanswered)
        for line in lines
    ] == [
        ("R-615", S.NEGOTIATING, True, 10, 58, 1),
        ("P-047", S.REPAIRED, False, 0, 66, 0),
    ]


def test_the_ways_to_repair_that_were_used(told: Workspace) -> None:
    found = reading(told, "P-047")
    assert {name: list(map(since, days)) for name, days in found.used.items()} == {
        "s1_acknowledge": [3],
        "s2_validate": [3],
        "s3_explore": [4],
        "s4_decide": [4],
        "s7_feedback": [4],
        "s5_experience": [8],
        "s6_socratic": [8],
    }
    assert found.open_plans == ()
    plan = found.of(Kind.PLAN)[1]
    [limit] = [a for a in plan.answers if a.field == "s4_decide.plan.2"]
    assert limit.question == "How will I make ‘none of these’ easy to say?"
    assert plan.text("disclosure.much") == "One feeling, past tense."
    assert plan.rating("feared") == 50
    review = found.of(Kind.REVIEW)[2]
    [belief] = [a for a in review.answers if a.field == "s5_experience.review.0"]
    assert belief.question == "Belief rating before and after (patient’s own)?"
    assert belief.text == "Not asked."
    assert reading(told, "R-615").used == {}


def test_the_agreement_is_due_on_the_last_day(told: Workspace) -> None:
    found = reading(told, "P-047")
    [agreed] = found.of(Kind.AGREEMENT)
    log = found.of(Kind.AGREEMENT_LOG)
    assert agreed.day == day(8)
    assert look_again_on(agreed, []) == day(38), "in week 6"
    assert [(since(line.day), line.mark("kept"), line.mark("kept_by")) for line in log] == [
        (35, "not_kept", "me"),
        (38, "no_occasion", ""),
        (43, "kept", ""),
    ]
    assert look_again_on(agreed, log) == day(67) == TODAY, "in week 10"


def test_rows_of_the_course(told: Workspace) -> None:
    rows = reading(told, "P-047").rows
    assert [(since(row.day), row.shape, row.after_gap) for row in rows] == [
        (0, "withdrawal", False),
        (1, "withdrawal", False),
        (3, "confrontation", False),
        (4, "plain", False),
        (8, "plain", False),
        (35, "", True),
        (38, "plain", False),
        (43, "withdrawal", False),
        (45, "plain", False),
        (66, "confrontation", True),
    ]
    assert [part.kind for part in rows[2].hung] == ["plan", "review"]
    assert [part.kind for part in rows[4].hung] == [
        "plan",
        "review",
        "agreement",
        "followup",
    ]


def test_parts_go_by_the_code_of_their_episode(told: Workspace) -> None:
    for code in ("P-047", "R-615"):
        found = reading(told, code)
        assert {part.client_code for part in found.parts} == {""}
        assert {record.client_code for record in found.records} == {code}
        assert {part.content_version for part in found.parts} == {1}


def test_the_whole_sample_goes_out_and_comes_in_unchanged(
    told: Workspace, make: Callable[[str], Workspace], tmp_path: Path
) -> None:
    original = exported(told, tmp_path)
    other = make("other")
    report = other.exchange.read(put(tmp_path, original))
    assert (report.read, report.added, report.skipped) == (46, 46, 0)
    assert report.kinds["contact"] == 12
    assert exported(other, tmp_path, "again.json") == original
    assert other.security.verify().ok
    assert reading(other, "P-047").standing.repaired == day(66)
