# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a journal holds, every view says something: files from elsewhere, newer versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.insights.titles import VIEWS
from app.insights.values import Scope
from app.workspace import Workspace
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow, Stamp

KINDS = (
    "record", "record", "record", "followup", "episode", "contact", "status", "plan", "review",
    "belief", "schema", "wobble", "sitting", "from a newer version",
)  # fmt: skip
MARKS = (
    "schema", "schema_partly", "schema_no", "marker", "contact_kind", "rupture_type", "coping",
    "status", "own_part", "noticed_by", "noticed_when", "feared_outcome", "helpful_step",
    "sensation", "emotion",
)  # fmt: skip
VALUES = ("abandonment", "own:word", f"own:{'a' * 32}", "none", "repaired", "ended", "said", "both",
          "did", "later", "rule", "pause", "jaw", "t_tone", "w_short", "")  # fmt: skip
SUBJECTS = ("rule", "emotion", "schema", "helpful", "wobble", "thought")
IDS = tuple(uuid4().hex for _ in range(8))

stamps = st.builds(
    Stamp,
    st.integers(-(2**52), 2**52) | st.just(1_790_000_000_000_000),
    st.integers(-50_400, 50_400),
)
days = st.dates(date(1, 1, 2), date.max) | st.dates(date(2026, 1, 1), date(2026, 12, 31))
ratings = st.builds(
    RatingRow,
    st.sampled_from(SUBJECTS),
    st.sampled_from(("", "abandonment", "row")),
    st.sampled_from(("before", "after", "later", "again")),
    stamps,
    st.none() | st.integers(0, 100),
    st.uuids().map(lambda u: u.hex),
)
marks = st.builds(MarkRow, st.sampled_from(MARKS), st.sampled_from(VALUES))
links = st.builds(
    LinkRow,
    st.sampled_from(("follows", "part_of", "about", "same_rule")),
    st.sampled_from(IDS),
)
answers = st.builds(
    AnswerRow,
    st.sampled_from(("rule", "guess", "said", "seconds", "learned", "feared")),
    st.sampled_from(("", "  ", "words", "90", "-600", "1e9", "9223372036854775807")),
)


@st.composite
def journals(draw: st.DrawFn) -> list[EntryRow]:
    """Entries that link to each other in every way, also to themselves."""
    made = []
    for name in IDS[: draw(st.integers(1, len(IDS)))]:
        at = draw(stamps)
        row = EntryRow(
            id=name,
            kind=draw(st.sampled_from(KINDS)),
            state=draw(st.sampled_from(("kept", "kept", "draft", "trashed"))),
            day=draw(days).isoformat(),
            at=at,
            changed=at,
            client_code=draw(st.sampled_from(("", "P-047"))),
            answers=tuple(draw(st.lists(answers, max_size=3, unique_by=lambda a: a.field))),
            ratings=tuple(draw(st.lists(ratings, max_size=6, unique_by=lambda r: r.id))),
            marks=tuple(draw(st.lists(marks, max_size=6, unique_by=lambda m: (m.kind, m.value)))),
            links=tuple(draw(st.lists(links, max_size=2, unique_by=lambda k: (k.kind, k.target)))),
        )
        made.append(row)
    return made


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journal=journals(), merged=st.booleans(), code=st.sampled_from(("", "P-047")))
def test_no_view_fails(
    workspace: Workspace, journal: list[EntryRow], merged: bool, code: str
) -> None:
    entries = workspace._vault.entries
    before = {row.id: row for row in entries.many(IDS)}
    with entries.in_transaction():
        for row in journal:
            stored = before.get(row.id)
            entries.save(stored, replace(row, order=stored.order if stored else 0))
    scope = Scope(client_code=code, one_per_episode=merged, turning=date(2026, 6, 1))
    found = [workspace.patterns.view(view, scope) for view in VIEWS]
    assert len(found) == 17
    for insight in found:
        assert insight.sentence
        for row in insight.table.rows:
            assert len(row.cells) == len(insight.table.columns)
    for line in workspace.patterns.rules(scope):
        assert workspace.patterns.view(f"rule:{line.id}", scope).n == line.ratings
