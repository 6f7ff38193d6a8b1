# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Own schemas, own words, archived, merged, kept quiet: named everywhere, and all of it undone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.domain.entry import Entry, Kind, Mark, State
from app.domain.errors import AppError
from app.domain.moment import Moment
from app.domain.schemas import (
    ARCHIVED,
    MERGED_INTO,
    SCHEMA_OF,
    HeldSchemas,
    entry_of,
    own_id,
)
from app.exchange import json_in
from app.i18n import Verbatim
from app.i18n import content as translated
from app.services.journal import JournalQuery
from app.workspace import Workspace
from tests.unit.app.conftest import moment, open_cheap
from tests.unit.app.schema_acts import (
    CONTROL,
    GONE,
    HELD,
    JUDGMENTAL,
    LEAVING,
    offered,
    own,
    record,
)


def names(workspace: Workspace) -> list[str]:
    return [schema.name for schema in workspace.content.schemas]


def label(workspace: Workspace, schema: str, kind: str = "schema") -> str:
    return translated(workspace.content.label(kind, schema))


# ---------------------------------------------------------------- names


def test_an_own_schema_is_named_wherever_a_mark_is_shown(workspace: Workspace) -> None:
    schema = own(workspace)
    for kind in ("schema", "schema_partly", "schema_no", "merged_into"):
        assert label(workspace, schema, kind) == "Keep the peace"
        assert workspace.content.headline(kind, schema) == "Keep the peace"
    assert names(workspace)[-1] == "Keep the peace"
    assert schema in offered(workspace)


def test_a_page_that_was_given_the_content_before_knows_it_too(workspace: Workspace) -> None:
    content = workspace.content
    schema = own(workspace)
    assert content.label("schema", schema) == "Keep the peace"
    session = workspace.drafting.open(entry_of(schema))
    session.set_text("name", "Keep it calm")
    workspace.drafting.save(session.saved, session.snapshot())
    assert content.label("schema", schema) == "Keep it calm"


def test_words_of_the_writer_are_never_translated_or_reworded(workspace: Workspace) -> None:
    from app import people

    schema = own(workspace, "No patient is lost")
    people.use(people.CLIENT)
    try:
        assert label(workspace, schema) == "No patient is lost"
        assert label(workspace, "own:a patient one", "emotion") == "a patient one"
        assert "client" in translated("I should like every patient")
    finally:
        people.use("patient")


def test_an_own_feeling_and_an_own_word_of_before_stay_what_they_are(workspace: Workspace) -> None:
    assert label(workspace, "own:stunned", "emotion") == "stunned"
    assert label(workspace, "own:my word") == "my word"
    assert label(workspace, "none") == "none"


def test_one_without_a_name_is_called_so_and_not_offered(workspace: Workspace) -> None:
    session = workspace.schemas.begin()
    session.set_text("description", "Not named yet.")
    schema = own_id(workspace.drafting.keep(session).id)
    assert label(workspace, schema) == "Schema without a name"
    assert schema not in offered(workspace)


def test_deleted_for_good_it_has_a_calm_name_and_no_id_is_shown(workspace: Workspace) -> None:
    schema = own(workspace)
    entry = record(workspace, schema, strength=60)
    workspace.trash.move(entry_of(schema))
    assert label(workspace, schema) == "Keep the peace"
    assert schema not in offered(workspace)
    workspace.trash.purge(entry_of(schema))
    assert label(workspace, schema) == GONE
    assert entry_of(schema) not in GONE
    with pytest.raises(AppError) as raised:
        workspace.schema_pages.reading(schema)
    assert raised.value.code == "entry_gone"
    assert workspace.journal.record(entry.id).entry.rating("schema", schema) == 60


def test_out_of_the_trash_it_is_offered_again(workspace: Workspace) -> None:
    schema = own(workspace)
    workspace.trash.move(entry_of(schema))
    workspace.trash.restore(entry_of(schema))
    assert schema in offered(workspace)


# ---------------------------------------------------------------- own words


def test_own_words_stand_in_place_of_those_of_the_catalogue(workspace: Workspace) -> None:
    before = workspace.content.schema(CONTROL)
    session = workspace.schemas.begin(CONTROL)
    assert session.entry.mark(SCHEMA_OF) == CONTROL
    session.set_text("name", "My hand on the wheel")
    session.add_row("thoughts", "If I let go, it tips.")
    workspace.drafting.keep(session)
    after = workspace.content.schema(CONTROL)
    assert (after.name, after.thoughts) == ("My hand on the wheel", ("If I let go, it tips.",))
    assert isinstance(after.name, Verbatim)
    # what was left empty stays
    assert (after.description, after.coping) == (before.description, before.coping)
    assert len(workspace.content.schemas) == len(workspace.content.catalogue)


def test_words_there_are_already_are_gone_on_with(workspace: Workspace) -> None:
    session = workspace.schemas.begin(CONTROL)
    session.set_text("name", "My hand on the wheel")
    kept = workspace.drafting.keep(session)
    assert workspace.schemas.begin(CONTROL).entry.id == kept.id


def test_begun_and_left_empty_nothing_is_stored(workspace: Workspace) -> None:
    session = workspace.schemas.begin(CONTROL)
    changes, _entry = workspace.drafting.save(session.saved, session.snapshot())
    assert not changes


def test_back_to_the_words_of_the_catalogue_and_back_again(workspace: Workspace) -> None:
    session = workspace.schemas.begin(CONTROL)
    session.set_text("name", "My hand on the wheel")
    session.set_marks("coping", ["pause"])
    entry = workspace.drafting.keep(session)
    workspace.schemas.archive(CONTROL)
    before = workspace.schemas.held().entry(CONTROL)
    assert before is not None
    workspace.schemas.drop_words(CONTROL)
    assert label(workspace, CONTROL) == HELD
    assert CONTROL not in offered(workspace)
    assert workspace.versions.list(entry.id)[0].entry.text("name") == "My hand on the wheel"
    workspace.schemas.take_words(before)
    worded = workspace.content.schema(CONTROL)
    assert (worded.name, worded.coping) == ("My hand on the wheel", ("pause",))
    assert CONTROL not in offered(workspace)


# ---------------------------------------------------------------- archive, quiet


def test_archived_is_no_longer_offered_and_still_named(workspace: Workspace) -> None:
    schema = own(workspace)
    for one in (schema, CONTROL):
        name = label(workspace, one)
        workspace.schemas.archive(one)
        assert one not in offered(workspace)
        assert label(workspace, one) == name
        workspace.schemas.bring_back(one)
        assert one in offered(workspace)


def test_kept_quiet_it_is_not_suggested_until_turned_on_again(workspace: Workspace) -> None:
    schemas = workspace.schemas
    schemas.quieten(CONTROL)
    assert schemas.held().suggested_as(CONTROL) == ""
    assert CONTROL in offered(workspace)
    schemas.wake(CONTROL)
    assert schemas.held().suggested_as(CONTROL) == CONTROL
    schemas.archive(CONTROL)
    assert schemas.held().suggested_as(CONTROL) == ""


def test_taking_back_what_was_never_done_stores_nothing(workspace: Workspace) -> None:
    assert not workspace.schemas.bring_back(CONTROL)
    assert not workspace.schemas.part(CONTROL)
    assert workspace.schemas.held().entry(CONTROL) is None


# ---------------------------------------------------------------- merge, part


def test_merged_it_counts_as_the_other_and_no_mark_is_rewritten(workspace: Workspace) -> None:
    schema = own(workspace)
    entry = record(workspace, schema, strength=60)
    workspace.schemas.merge(schema, CONTROL)
    assert workspace.content.counts_as(schema) == CONTROL
    assert label(workspace, schema) == HELD
    assert schema not in offered(workspace)
    assert workspace.schemas.held().suggested_as(schema) == CONTROL
    assert workspace.journal.record(entry.id).entry.mark("schema") == schema
    workspace.schemas.part(schema)
    assert workspace.content.counts_as(schema) == schema
    assert label(workspace, schema) == "Keep the peace"


def test_merges_lead_on_and_parting_one_leaves_the_rest(workspace: Workspace) -> None:
    schema = own(workspace)
    workspace.schemas.merge(schema, CONTROL)
    workspace.schemas.merge(CONTROL, JUDGMENTAL)
    assert workspace.content.counts_as(schema) == JUDGMENTAL
    assert set(workspace.schemas.held().members(JUDGMENTAL)) == {JUDGMENTAL, CONTROL, schema}
    assert workspace.schemas.held().members(CONTROL) == ()
    workspace.schemas.part(CONTROL)
    assert workspace.content.counts_as(schema) == CONTROL


def test_no_ring_can_be_made(workspace: Workspace) -> None:
    workspace.schemas.merge(CONTROL, JUDGMENTAL)
    workspace.schemas.merge(JUDGMENTAL, LEAVING)
    for into in (CONTROL, JUDGMENTAL, LEAVING):
        with pytest.raises(ValueError, match="itself"):
            workspace.schemas.merge(LEAVING, into)


def test_a_merge_into_what_was_deleted_for_good_leads_nowhere(workspace: Workspace) -> None:
    schema = own(workspace)
    workspace.schemas.merge(CONTROL, schema)
    workspace.trash.move(entry_of(schema))
    workspace.trash.purge(entry_of(schema))
    assert workspace.content.counts_as(CONTROL) == CONTROL
    assert label(workspace, CONTROL) == HELD
    with pytest.raises(AppError):
        workspace.schemas.merge(CONTROL, schema)


def entry(number: int, *marks: Mark, state: State = State.KEPT) -> Entry:
    at = Moment(number)
    return Entry(f"{number:032x}", Kind.SCHEMA, state, moment(1).local_day, at, at, marks=marks)


def test_a_ring_from_elsewhere_is_no_trap() -> None:
    held = HeldSchemas(
        [
            entry(1, Mark(MERGED_INTO, own_id(f"{2:032x}"))),
            entry(2, Mark(MERGED_INTO, own_id(f"{1:032x}"))),
            entry(3, Mark(MERGED_INTO, own_id(f"{1:032x}"))),
            entry(4, Mark(MERGED_INTO, "none")),
        ]
    )
    for number in range(1, 5):
        schema = own_id(f"{number:032x}")
        assert held.counts_as(schema) == schema


def test_of_two_entries_about_the_same_the_newer_one_holds() -> None:
    of = Mark(SCHEMA_OF, CONTROL)
    held = HeldSchemas([entry(1, of, Mark(ARCHIVED, "yes")), entry(2, of)])
    assert held.is_offered(CONTROL)
    trashed = HeldSchemas([entry(1, of, Mark(ARCHIVED, "yes"), state=State.TRASHED)])
    assert trashed.is_offered(CONTROL)


def test_an_entry_cannot_pose_as_another_own_schema() -> None:
    real = entry(1)
    posing = entry(2, Mark(SCHEMA_OF, own_id(real.id)))
    held = HeldSchemas([real, posing])
    assert held.entry(own_id(real.id)) is real
    assert held.own == (own_id(real.id), own_id(posing.id))


# ---------------------------------------------------------------- the rest of the program


def test_search_finds_its_words_and_no_record_by_an_id(workspace: Workspace) -> None:
    schema = own(workspace)
    noted = record(workspace, schema)
    found = workspace.journal.page(JournalQuery(text="peace")).lines
    assert [(line.id, line.kind) for line in found] == [(entry_of(schema), Kind.SCHEMA)]
    for start in (1, 2, 3, 32):
        hits = workspace.journal.page(JournalQuery(text=entry_of(schema)[:start])).lines
        assert noted.id not in {line.id for line in hits}
    # a filter asks of records: an own schema has neither code nor kind of strain
    assert workspace.journal.page(JournalQuery(text="peace", code="P-1")).lines == ()
    assert workspace.journal.page(JournalQuery(text="peace", state="draft")).lines == ()


def test_a_draft_is_gone_on_with_from_today(workspace: Workspace, clock: FixedClock) -> None:
    session = workspace.schemas.begin()
    session.set_text("name", "Keep the")
    workspace.drafting.save(session.saved, session.snapshot())
    draft = workspace.journal.continue_draft()
    assert draft is not None
    assert draft.kind == Kind.SCHEMA


def test_the_review_of_old_records_leaves_schemas_alone(
    workspace: Workspace, clock: FixedClock
) -> None:
    schema = own(workspace)
    noted = record(workspace, schema, strength=60, partly=True)
    clock.put(Moment(moment(10).instant_us + 400 * 86_400_000_000, 3600, "Europe/Berlin"))
    assert [line.id for line in workspace.retention.due()] == [noted.id]
    workspace.retention.strip(noted.id)
    kept = workspace.journal.record(noted.id).entry
    assert (kept.mark("schema"), kept.mark("schema_partly")) == (schema, schema)
    assert kept.rating("schema", schema) == 60
    assert label(workspace, schema) == "Keep the peace"


def test_export_and_import_bring_all_of_it(
    workspace: Workspace, make: Callable[[str], Workspace], tmp_path: Path
) -> None:
    schema = own(workspace)
    record(workspace, schema)
    workspace.schemas.merge(JUDGMENTAL, schema)
    workspace.schemas.archive(CONTROL)
    workspace.exchange.export(tmp_path / "journal.json")
    other = make("other")
    assert other.content.counts_as(JUDGMENTAL) == JUDGMENTAL
    other.exchange.read(tmp_path / "journal.json", dry_run=True)
    assert label(other, schema) == GONE
    other.exchange.read(tmp_path / "journal.json")
    assert label(other, schema) == label(other, JUDGMENTAL) == "Keep the peace"
    assert offered(other) == offered(workspace)


def test_an_import_that_fails_changes_no_name(workspace: Workspace) -> None:
    broken = b'{"format": "afterhour-journal", "version": 1, "count": 1, "entries": [{"id": "x"}]}'
    with pytest.raises(AppError):
        json_in.read(io.BytesIO(broken), workspace._vault.entries)
    assert workspace.schemas.held().own == ()


def test_an_earlier_version_brings_its_name_back(workspace: Workspace) -> None:
    schema = own(workspace)
    session = workspace.drafting.open(entry_of(schema))
    session.set_text("name", "Something else")
    workspace.drafting.keep(session)
    workspace.versions.restore(
        entry_of(schema), workspace.versions.list(entry_of(schema))[1].number
    )
    assert label(workspace, schema) == "Keep the peace"


def test_a_journal_knows_its_schemas_when_it_is_opened(
    workspace: Workspace, clock: FixedClock
) -> None:
    schema = own(workspace)
    workspace.schemas.merge(CONTROL, schema)
    folder = workspace.folder
    workspace.close()
    again = open_cheap(folder, clock)
    try:
        assert label(again, CONTROL) == "Keep the peace"
    finally:
        again.close()


def test_what_could_not_be_saved_changes_no_name(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage import errors, rows

    def full(*_args: object) -> None:
        raise errors.DiskFull

    schema = own(workspace)
    monkeypatch.setattr(rows, "write_parts", full)
    with pytest.raises(AppError):
        workspace.schemas.archive(schema)
    assert schema in offered(workspace)


def test_nothing_is_done_to_one_in_the_trash(workspace: Workspace) -> None:
    schema = own(workspace)
    workspace.trash.move(entry_of(schema))
    with pytest.raises(AppError) as raised:
        workspace.schemas.archive(schema)
    assert raised.value.code == "entry_gone"
