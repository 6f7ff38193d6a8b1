# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of an open journal: every day one, the old ones go, a second place that may be absent."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.domain.errors import AppError
from app.domain.moment import Moment
from app.services import backup_files
from app.services.backup_state import FIRST, SECOND, Health, State
from app.services.restore import free_folder, restore
from app.workspace import Workspace
from storage.backup import names
from tests.spoilt import spoil_backups
from tests.unit.app.conftest import CHEAP, moment, open_cheap

DAY_US = 86_400_000_000


def write(workspace: Workspace, text: str = "one") -> str:
    session = workspace.drafting.begin()
    session.set_text("situation", text)
    return workspace.drafting.keep(session).id


def back_up(workspace: Workspace) -> State:
    return workspace.backups.finish(workspace.backups.take())


def later(clock: FixedClock, days: float) -> None:
    now = clock.now()
    clock.put(Moment(now.instant_us + round(days * DAY_US), now.offset_s, now.zone))


def spoil(path: Path, at: int = -5000) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


@pytest.fixture
def ready(workspace: Workspace) -> Workspace:
    """An open journal with a record, whose backups were never looked at before."""
    write(workspace)
    workspace.backups.load()
    return workspace


def test_the_first_backup_lies_beside_the_journal(ready: Workspace, clock: FixedClock) -> None:
    assert ready.backups.look().backups == ()
    assert ready.backups.due()
    state = back_up(ready)
    (backup,) = state.backups
    assert backup.path.parent == ready.folder.parent / "journal-backups"
    assert names.parse(backup.path.name) is not None
    assert backup.path.name.startswith("journal-2026-11-10T1100Z-g0000")
    assert (backup.records, backup.made, backup.checked) == (1, clock.now(), clock.now())
    assert (backup.health, backup.place, backup.ours) == (Health.GOOD, FIRST, True)
    assert not ready.backups.due()
    later(clock, 1)
    assert ready.backups.due()


def test_two_in_one_minute_have_two_names(ready: Workspace) -> None:
    back_up(ready)
    assert [b.path.name[-14:] for b in back_up(ready).backups] != []
    assert len(backup_files.listed(ready.folder.parent / "journal-backups")) == 1
    # The second stands for the first: both are of the same day.


def test_what_newer_ones_replaced_goes_and_nothing_else(
    ready: Workspace, clock: FixedClock
) -> None:
    place = ready.folder.parent / "journal-backups"
    place.mkdir()
    mine = place / "letter.txt"
    mine.write_text("mine")
    for _ in range(40):
        write(ready)
        state = back_up(ready)
        later(clock, 1)
    assert mine.read_text() == "mine"
    days = [backup.made.local_day.isoformat() for backup in state.backups]
    assert days == [
        "2026-12-19",
        "2026-12-18",
        "2026-12-17",
        "2026-12-16",
        "2026-12-15",
        "2026-12-14",
        "2026-12-13",
        "2026-12-06",
        "2026-11-30",
        "2026-11-29",
    ]
    assert [backup.records for backup in state.backups][:2] == [41, 40]


def test_files_that_others_put_there_are_left_and_push_nothing_out(
    ready: Workspace, clock: FixedClock, make: Callable[[str], Workspace], tmp_path: Path
) -> None:
    """Names are anybody's: thirty files dated in the future stand for no backup of ours."""
    state = back_up(ready)
    place = state.places[0].folder
    for number in range(30):
        forged = names.build("journal", clock.now().instant_us + number * DAY_US * 20, 9_000)
        (place / forged).write_bytes(b"AFTERHOUR BACKUP")
    other = make("other")
    other.backups.load()
    other.backups.set_place(FIRST, place)
    write(other)
    for _ in range(12):
        back_up(other)
        state = back_up(ready)
        later(clock, 1)
    files = backup_files.listed(place)
    assert sum(file.journal == "other" for file in files) == 7
    good = state.good
    assert len(good) == 7
    assert good[0].made.local_day.isoformat() == "2026-11-21"
    assert len(state.damaged) == 30


def test_a_spoilt_one_stands_for_nothing(ready: Workspace, clock: FixedClock) -> None:
    """What would be removed because a newer one replaced it stays if that one is damaged."""
    for _ in range(8):
        back_up(ready)
        later(clock, 1)
    names_before = {b.path.name for b in ready.backups.state.good}
    sunday = next(b for b in ready.backups.state.good if b.made.local_day.day == 15)
    spoil(sunday.path)
    saturday = next(b for b in ready.backups.state.good if b.made.local_day.day == 14)
    for _ in range(7):
        back_up(ready)
        later(clock, 1)
    left = {b.path.name for b in ready.backups.state.good}
    assert saturday.path.name in names_before & left
    assert sunday.path.name not in left
    assert [b.path.name for b in ready.backups.state.damaged] == [sunday.path.name]
    ready.backups.remember()


def test_the_newest_is_read_at_each_look_and_a_damaged_one_does_not_count(
    ready: Workspace, clock: FixedClock
) -> None:
    back_up(ready)
    later(clock, 1)
    newest = back_up(ready).backups[0]
    spoil(newest.path)
    state = ready.backups.look()
    assert [backup.health for backup in state.backups] == [Health.DAMAGED, Health.GOOD]
    assert ready.backups.due()
    state = back_up(ready)
    assert state.last_good is not None
    assert state.last_good.made.local_day == clock.now().local_day
    assert len(state.damaged) == 1
    assert ready.backups.remove_damaged().damaged == ()
    assert not newest.path.exists()


def test_checking_all_is_remembered(ready: Workspace, clock: FixedClock) -> None:
    for _ in range(3):
        back_up(ready)
        later(clock, 1)
    oldest = ready.backups.state.backups[-1]
    spoil(oldest.path)
    assert ready.backups.look().damaged == ()
    told: list[tuple[int, int]] = []
    state = ready.backups.check_all(lambda done, of: told.append((done, of)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [backup.path for backup in state.damaged] == [oldest.path]
    assert {backup.checked for backup in state.good} == {clock.now()}
    ready.backups.remember()
    ready.close()
    again = open_cheap(ready.folder, clock)
    try:
        again.backups.load()
        state = again.backups.look()
        assert [backup.path for backup in state.damaged] == [oldest.path]
        assert {backup.checked for backup in state.good} == {clock.now()}
    finally:
        again.close()


def test_a_second_place_may_be_absent_and_catches_up(
    ready: Workspace, clock: FixedClock, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    ready.backups.set_place(SECOND, drive)
    state = back_up(ready)
    assert {backup.place for backup in state.backups} == {FIRST, SECOND}
    drive.rename(tmp_path / "unplugged")
    later(clock, 1)
    state = back_up(ready)
    second = state.places[1]
    assert (second.present, second.problem, state.places[0].problem) == (False, None, None)
    assert not drive.exists()
    (tmp_path / "unplugged").rename(drive)
    state = ready.backups.catch_up()
    made = [backup.made.local_day.day for backup in state.backups if backup.place == SECOND]
    assert made == [11, 10]
    assert len(list(drive.iterdir())) == 2


def test_the_second_place_takes_it_where_the_first_does_not(
    ready: Workspace, tmp_path: Path
) -> None:
    drive, chosen = tmp_path / "drive", tmp_path / "chosen"
    drive.mkdir()
    chosen.mkdir()
    ready.backups.set_place(FIRST, chosen)
    chosen.rmdir()
    with pytest.raises(AppError) as caught:
        ready.backups.take()
    assert caught.value.code == "backup_place_missing"
    # It may be the folder of a drive that is not there: it is not made.
    assert not chosen.exists()
    ready.backups.set_place(SECOND, drive)
    assert [backup.place for backup in back_up(ready).backups] == [SECOND]


def test_earlier_places_are_still_listed(ready: Workspace, tmp_path: Path) -> None:
    back_up(ready)
    new = tmp_path / "new"
    new.mkdir()
    ready.backups.set_place(FIRST, new)
    state = ready.backups.look()
    assert [backup.place for backup in state.backups] == ["earlier"]
    assert [place.folder for place in state.places] == [new]


def test_never_inside_the_journal(ready: Workspace) -> None:
    with pytest.raises(AppError) as caught:
        ready.backups.set_place(FIRST, ready.folder / "backups")
    assert caught.value.code == "backup_in_journal"


def test_one_that_does_not_pass_is_not_there(
    ready: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_backups(monkeypatch)
    with pytest.raises(AppError) as caught:
        back_up(ready)
    assert caught.value.code == "backup_unproven"
    state = ready.backups.state
    assert state.backups == ()
    assert state.places[0].problem is caught.value
    assert list(state.places[0].folder.iterdir()) == []
    monkeypatch.undo()
    assert back_up(ready).places[0].problem is None


def test_a_copy_beside_is_a_journal_of_its_own(
    ready: Workspace, clock: FixedClock, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    ready.backups.set_place(SECOND, drive)
    backup = back_up(ready).backups[0]
    write(ready, "written later")
    folder = free_folder(backup.path, ready.folder)
    assert folder.name == "journal-restored"
    restored = ready.backups.restore_copy(backup, folder)
    assert (restored.entries, restored.made) == (1, clock.now())
    with pytest.raises(AppError) as caught:
        ready.backups.restore_copy(backup, ready.folder)
    assert caught.value.code == "already_there"
    copy = open_cheap(folder, clock)
    try:
        assert len(copy.journal.last(9)) == 1
        copy.backups.load()
        # The drive is still the other one's.
        assert copy.backups.folder_of(SECOND) is None
        assert copy.backups.folder_of(FIRST) == tmp_path / "journal-restored-backups"
    finally:
        copy.close()
    assert free_folder(backup.path, ready.folder).name == "journal-restored-2"


def test_what_a_deleted_entry_is_still_in(ready: Workspace, clock: FixedClock) -> None:
    begun = clock.now()
    for _ in range(10):
        back_up(ready)
        later(clock, 1)
    held = ready.backups.holding(begun)
    assert (held.count, held.stay, held.elsewhere) == (7, 0, False)
    assert held.gone_by is not None
    assert held.gone_by.isoformat() == "2026-12-07"
    assert ready.backups.holding(clock.now()).count == 0


def test_the_sample_has_none(make: Callable[[str], Workspace], clock: FixedClock) -> None:
    vault = make("sample")._vault
    sample = Workspace(vault=vault, clock=clock, is_sample=True)
    with pytest.raises(AppError) as caught:
        sample.backups.take()
    assert caught.value.code == "backup_sample"
    assert not sample.backups.due()


def test_a_journal_without_a_place_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    place = backup_files.default_place(tmp_path / "STICK")
    assert place.name == "STICK-backups"
    assert not place.is_relative_to(tmp_path / "STICK")


def test_the_newest_whole_one_for_a_journal_that_does_not_open(
    ready: Workspace, clock: FixedClock
) -> None:
    back_up(ready)
    later(clock, 1)
    spoil(back_up(ready).backups[0].path)
    found = backup_files.newest_whole(ready.folder, ready.vault_id, CHEAP)
    assert found is not None
    assert found.made.date() == moment(10).local_day
    assert backup_files.newest_whole(ready.folder, "00" * 16, CHEAP) is None


def test_restoring_asks_for_the_secret_of_then(ready: Workspace, tmp_path: Path) -> None:
    backup = back_up(ready).backups[0]
    with pytest.raises(AppError) as caught:
        restore(backup.path, tmp_path / "new", passphrase="other")
    # Made with keys cheaper than any file may ask for.
    assert caught.value.code == "header_refused"
    assert not (tmp_path / "new").exists()
    spoil(backup.path)
    with pytest.raises(AppError) as caught:
        restore(tmp_path / "none", tmp_path / "new", passphrase="other")
    assert caught.value.code == "vanished"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("journal", "journal"),
        ("..", "journal"),
        ("a/b\\c:d", "a_b_c_d"),
        ("x" * 90, "x" * 40),
        ("Ünïcode – 日記", "Ünïcode – 日記"),
        ("line\nbreak", "line_break"),
        (" .hidden. ", "hidden"),
    ],
)
def test_names_that_every_drive_takes(name: str, stem: str) -> None:
    made = names.build(name, 1_795_452_000_000_000, 412)
    assert made == f"{stem}-2026-11-23T1640Z-g00412.vaultbackup"
    found = names.parse(made)
    assert found is not None
    assert (found.name, found.generation) == (stem, 412)
    assert found.made.isoformat() == "2026-11-23T16:40:00+00:00"


@pytest.mark.parametrize(
    "name",
    ["", "journal.vaultbackup", "journal-2026-13-01T0000Z-g00001.vaultbackup", "x-g1.json"],
)
def test_names_that_are_not_ours(name: str) -> None:
    assert names.parse(name) is None
