# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Old records come up for review; what is decided there holds, and a legal hold stops it all."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.domain.entry import Entry, Kind, When
from app.domain.errors import AppError
from app.domain.retention import months_before
from app.services import keychain
from app.services.journal import JournalQuery
from app.workspace import Workspace
from storage import errors
from storage.vault import slots
from storage.vault import vault as vaults
from tests.unit.app.conftest import CHEAP, PASSPHRASE, moment

OLD = date(2026, 3, 2)


def write(workspace: Workspace, day: date = OLD, words: str = "She rang in tears.") -> Entry:
    """A kept record on a day."""
    session = workspace.drafting.begin(depth="standard")
    session.set_day(day)
    session.set_text("situation", words)
    row = session.add_row("thoughts", "Saffron means I failed her")
    session.rate("thought", row, When.BEFORE, 80)
    session.set_text("rule", "I should not get angry")
    session.rate("rule", "", When.BEFORE, 70)
    session.set_code("K-104")
    session.add_mark("emotion", "anger", "")
    return workspace.drafting.keep(session)


def due(workspace: Workspace) -> list[str]:
    """The ids that come up."""
    return [line.id for line in workspace.retention.due()]


def test_a_repair_comes_up_once_all_of_it_is_old(workspace: Workspace) -> None:
    session = workspace.drafting.begin_part(Kind.EPISODE)
    session.set_day(OLD)
    session.set_code("K-104")
    session.set_text("hunch", "Saffron went quiet.")
    episode = workspace.drafting.keep(session)
    part = workspace.drafting.begin_part(Kind.CONTACT, episode)
    part.set_text("note", "Saffron again.")
    part.set_mark("rupture_type", "withdrawal")
    contact = workspace.drafting.keep(part)
    assert due(workspace) == [], "its last contact is of today"
    session = workspace.drafting.open(contact.id)
    session.set_day(OLD)
    workspace.drafting.keep(session)
    assert due(workspace) == [episode.id]
    workspace.retention.strip(episode.id)
    assert due(workspace) == []
    reading = workspace.repairs.episode(episode.id)
    assert (reading.entry.client_code, reading.entry.answers) == ("", ())
    [stripped] = reading.contacts
    assert (stripped.text("note"), stripped.mark("rupture_type")) == ("", "withdrawal")
    assert workspace.journal.page(JournalQuery(text="saffron")).lines == ()


def test_a_repair_that_went_on_comes_up_after_everything_earlier_was_kept(
    workspace: Workspace, clock: FixedClock
) -> None:
    session = workspace.drafting.begin_part(Kind.EPISODE)
    session.set_day(OLD)
    session.set_text("hunch", "Saffron went quiet.")
    episode = workspace.drafting.keep(session)
    part = workspace.drafting.begin_part(Kind.CONTACT, episode)
    part.set_text("note", "Saffron again.")
    part.set_day(date(2026, 5, 11))
    workspace.drafting.keep(part)
    rested = workspace.drafting.begin_part(Kind.EPISODE)
    rested.set_day(OLD)
    rested.set_text("hunch", "Another.")
    other = workspace.drafting.keep(rested)
    assert due(workspace) == [other.id]
    workspace.retention.keep_all()
    assert due(workspace) == []
    clock.put(moment(11))
    assert due(workspace) == [episode.id], "its last contact has become old since"
    assert workspace.retention.is_due()
    workspace.retention.keep_all()
    clock.put(moment(20))
    assert due(workspace) == []
    assert not workspace.retention.is_due()


def test_a_record_and_a_repair_come_up_newest_first(workspace: Workspace) -> None:
    days = [date(2026, 3, day) for day in (2, 3, 4)]
    first = write(workspace, days[0])
    session = workspace.drafting.begin_part(Kind.EPISODE)
    session.set_day(days[1])
    session.set_text("hunch", "Saffron went quiet.")
    repair = workspace.drafting.keep(session)
    last = write(workspace, days[2])
    assert due(workspace) == [last.id, repair.id, first.id]


def settle(workspace: Workspace, **changes: object) -> None:
    """Change preferences."""
    current = workspace.preferences.current
    workspace.preferences.save(replace(current, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 10), 6, date(2026, 5, 10)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 1, 15), 12, date(2025, 1, 15)),
        (date(2026, 12, 31), 24, date(2024, 12, 31)),
    ],
)
def test_months_before_stay_within_their_month(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_six_months_make_a_record_come_up_and_not_a_day_less(workspace: Workspace) -> None:
    on_time = write(workspace, date(2026, 5, 10))
    write(workspace, date(2026, 5, 11))
    assert due(workspace) == [on_time.id]
    assert workspace.retention.is_due()
    settle(workspace, review_after_months=12)
    assert due(workspace) == []
    assert not workspace.retention.is_due()


def test_a_record_that_is_kept_does_not_come_up_again(workspace: Workspace) -> None:
    first, second = write(workspace), write(workspace)
    workspace.retention.keep(first.id)
    assert due(workspace) == [second.id]
    workspace.retention.keep_all()
    assert due(workspace) == []
    kept = workspace.journal.record(first.id).entry
    assert kept.text("situation") == "She rang in tears."


def test_later_records_come_up_after_everything_earlier_was_kept(
    workspace: Workspace, clock: FixedClock
) -> None:
    write(workspace)
    workspace.retention.keep_all()
    late = write(workspace, date(2026, 5, 11))
    assert due(workspace) == []
    clock.put(moment(11))
    assert due(workspace) == [late.id]


def test_stripping_leaves_the_ratings_and_the_belief_they_are_about(workspace: Workspace) -> None:
    record = write(workspace)
    workspace.versions.list(record.id)
    workspace.retention.strip(record.id)
    after = workspace.journal.record(record.id).entry
    assert [(a.field, a.text) for a in after.answers] == [("rule", "I should not get angry")]
    assert after.ratings == record.ratings
    assert after.client_code == ""
    assert after.mark("emotion") == "anger"
    assert workspace.versions.list(record.id) == ()
    assert not workspace.journal.page(JournalQuery(text="saffron")).lines
    assert due(workspace) == []
    assert workspace.security.verify().ok


def test_a_legal_hold_stops_every_deletion_and_changes_nothing(workspace: Workspace) -> None:
    record = write(workspace)
    gone = write(workspace)
    workspace.trash.move(gone.id)
    settle(workspace, legal_hold=True)
    for act in (
        lambda: workspace.retention.strip(record.id),
        lambda: workspace.trash.purge(gone.id),
        workspace.trash.empty,
        workspace.delete_everything,
    ):
        with pytest.raises(AppError) as caught:
            act()
        assert caught.value.code == "legal_hold"
    assert workspace.journal.record(record.id).entry.text("situation")
    assert [line.entry.id for line in workspace.trash.list()] == [gone.id]
    settle(workspace, legal_hold=False)
    workspace.trash.empty()
    assert workspace.trash.list() == ()


def test_under_a_legal_hold_every_version_stays(workspace: Workspace) -> None:
    settle(workspace, legal_hold=True)
    session = workspace.drafting.begin()
    wrote = iter(range(1_000))

    def again() -> None:
        session.close_version()
        session.set_text("situation", f"version {next(wrote)}")
        session.saved_as(workspace.drafting.save(session.saved, session.snapshot())[1])
        workspace.drafting.close_version(session.entry.id)

    def numbers() -> list[int]:
        return [version.number for version in workspace.versions.list(session.entry.id)]

    for _ in range(25):
        again()
    assert numbers() == list(range(25, 0, -1))
    workspace.versions.restore(session.entry.id, 1)
    assert numbers() == list(range(26, 0, -1))
    settle(workspace, legal_hold=False)
    workspace.versions.restore(session.entry.id, 2)
    assert numbers() == list(range(27, 7, -1))


def test_under_a_legal_hold_an_emptied_draft_keeps_its_versions(workspace: Workspace) -> None:
    settle(workspace, legal_hold=True)
    session = workspace.drafting.begin()
    session.set_text("situation", "said once")
    session.saved_as(workspace.drafting.save(session.saved, session.snapshot())[1])
    workspace.drafting.close_version(session.entry.id)
    session.set_text("situation", "")
    session.saved_as(workspace.drafting.save(session.saved, session.snapshot())[1])
    assert not workspace.drafting.discard_empty(session.entry.id)
    (version,) = workspace.versions.list(session.entry.id)
    assert version.entry.text("situation") == "said once"
    settle(workspace, legal_hold=False)
    assert workspace.drafting.discard_empty(session.entry.id)


def test_deleting_everything_leaves_no_file_and_no_key(
    workspace: Workspace, tmp_path: Path
) -> None:
    write(workspace)
    left_over = tmp_path / "undeleted"
    left_over.mkdir()
    # Hard links: the content that a disk would still hold after the files were unlinked.
    for name in ("header.a", "header.b", "journal.db"):
        os.link(workspace.folder / name, left_over / name)
    assert workspace.delete_everything() == ()
    assert not workspace.folder.exists()
    workspace.close_at("editor")
    with pytest.raises(errors.StorageError):
        vaults.unlock(left_over, passphrase=PASSPHRASE, limits=CHEAP)


@pytest.mark.parametrize("end", ["delete everything", "change all keys"])
@pytest.mark.parametrize("kept", [True, False])
def test_what_a_keychain_kept_goes_with_what_it_opened(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, end: str, kept: bool
) -> None:
    gone: list[str] = []
    monkeypatch.setattr(keychain, "forget", gone.append)
    if kept:
        workspace.security.use_keychain(slots.new_keychain_secret())
    if end == "delete everything":
        workspace.delete_everything()
    else:
        workspace.security.change_all_keys(PASSPHRASE, workspace.security.new_recovery_code())
        assert not workspace.security.has_keychain()
    assert gone == ([workspace.vault_id] if kept else [])


def test_deleting_everything_leaves_what_somebody_else_put_there(
    workspace: Workspace, tmp_path: Path
) -> None:
    (workspace.folder / "holiday.jpg").write_bytes(b"picture")
    assert workspace.delete_everything() == ("holiday.jpg",)
    assert [path.name for path in workspace.folder.iterdir()] == ["holiday.jpg"]
