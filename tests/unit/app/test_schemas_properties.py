# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is done to schemas, in any order: taken back, everything stands as before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.clock import FixedClock
from app.domain.schemas import ARCHIVED, QUIET
from app.workspace import Workspace
from storage.vault import vault as vaults
from storage.vault.kdf import KdfParams
from tests.unit.app.conftest import CHEAP, PASSPHRASE, moment, open_cheap
from tests.unit.app.schema_acts import CONTROL, JUDGMENTAL, LEAVING, own, record

ACTS = ("archive", "bring_back", "quieten", "wake", "merge", "part")
UNDO = {"archive": "bring_back", "quieten": "wake", "bring_back": "archive", "wake": "quieten"}
Step = tuple[str, int, int]

steps = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 4), st.integers(0, 4)), max_size=12
)


@contextmanager
def journal() -> Iterator[tuple[Workspace, list[str]]]:
    """An open journal with two own schemas and three of the catalogue, each noted once."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "journal"
        params = KdfParams(memory_kib=64, passes=1, lanes=1)
        vaults.create(folder, PASSPHRASE, with_recovery=False, params=params, limits=CHEAP)
        workspace = open_cheap(folder, FixedClock(moment(10)))
        try:
            schemas = [own(workspace, "One"), own(workspace, "Two"), CONTROL, JUDGMENTAL, LEAVING]
            for schema in schemas:
                record(workspace, schema, strength=50)
            yield workspace, schemas
        finally:
            workspace.close()


def standing(workspace: Workspace, schemas: list[str]) -> list[tuple[object, ...]]:
    """Everything a page may show of how they stand."""
    held, content = workspace.schemas.held(), workspace.content
    return [
        (
            content.counts_as(schema),
            content.label("schema", schema),
            sorted(held.members(schema)),
            held.has(schema, ARCHIVED),
            held.has(schema, QUIET),
            held.is_offered(schema),
            held.suggested_as(schema),
            workspace.schema_pages.reading(schema).course.records,
        )
        for schema in schemas
    ]


def undo_of(workspace: Workspace, schemas: list[str], step: Step) -> Callable[[], object]:
    """Do a step; gives what takes it back, as the line at the foot of the window would."""
    act, first, second = step
    schema, other = schemas[first], schemas[second]
    service, held = workspace.schemas, workspace.schemas.held()
    entry = held.entry(schema)
    before = {m: held.has(schema, m) for m in (ARCHIVED, QUIET)}
    into = entry.mark("merged_into") if entry is not None else ""
    if act == "merge":
        if held.counts_as(other) == schema:
            with pytest.raises(ValueError, match="itself"):
                service.merge(schema, other)
            return lambda: None
        service.merge(schema, other)
    else:
        getattr(service, act)(schema)
    if act in ("merge", "part"):
        return (lambda: service.merge(schema, into)) if into else (lambda: service.part(schema))
    mark = ARCHIVED if act in ("archive", "bring_back") else QUIET
    if before[mark] == service.held().has(schema, mark):
        return lambda: None
    return lambda: getattr(service, UNDO[act])(schema)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_taken_back_in_reverse_everything_stands_as_before(done: list[Step]) -> None:
    with journal() as (workspace, schemas):
        marks = [e.marks for e in workspace._vault.entries.all() if e.kind == "record"]
        seen = [standing(workspace, schemas)]
        undos = []
        for step in done:
            undos.append(undo_of(workspace, schemas, step))
            seen.append(standing(workspace, schemas))
        for undo in reversed(undos):
            assert standing(workspace, schemas) == seen.pop()
            undo()
        assert standing(workspace, schemas) == seen.pop()
        assert marks == [e.marks for e in workspace._vault.entries.all() if e.kind == "record"]


@settings(max_examples=25, deadline=None)
@given(steps)
def test_each_schema_counts_once_and_where_it_counts_it_is_found(done: list[Step]) -> None:
    with journal() as (workspace, schemas):
        for step in done:
            undo_of(workspace, schemas, step)
        held = workspace.schemas.held()
        members = [member for schema in schemas for member in held.members(schema)]
        assert sorted(members) == sorted(schemas)
        for schema in schemas:
            target = held.counts_as(schema)
            assert held.counts_as(target) == target
            assert workspace.schema_pages.reading(schema).schema == target
        folder, clock = workspace.folder, FixedClock(moment(10))
        before = standing(workspace, schemas)
        workspace.close()
        again = open_cheap(folder, clock)
        try:
            assert standing(again, schemas) == before
        finally:
            again.close()
