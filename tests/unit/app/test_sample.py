# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample journal, whatever day it is opened on; and moving a journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import bootstrap, places
from app.domain.entry import Entry, State, When
from app.domain.errors import AppError
from app.domain.moment import Moment
from app.domain.record import belief_course
from app.services import journals, sample
from app.services.content import load
from app.services.journal import JournalQuery
from app.workspace import Workspace
from prompts.samples import load_sample
from storage.vault import vault as vaults
from storage.vault.kdf import LIMITS, KdfParams

FRIDAY = 4


def entries(day: int, zone: str = "Europe/Berlin") -> list[Entry]:
    """The sample as told on a day of November 2026 at noon."""
    now = Moment.of(datetime(2026, 11, 1, 12, tzinfo=UTC) + timedelta(days=day - 1), zone)
    return sample.entries_of(load_sample(), load(), now)


@pytest.mark.parametrize("day", range(1, 15))
def test_it_ends_the_day_before_the_latest_friday(day: int) -> None:
    told = entries(day)
    last = max(entry.at.local_day for entry in told)
    friday = last + timedelta(days=1)
    today = datetime(2026, 11, day, tzinfo=UTC).date()
    assert friday.weekday() == FRIDAY
    assert 0 <= (today - friday).days < 7
    assert all(entry.changed.local_day <= today for entry in told)
    assert told[0].day.weekday() == 0


def test_times_of_day_are_those_of_the_story_in_summer_and_winter() -> None:
    told = entries(23)
    first = next(e for e in told if e.text("situation").startswith("Call in tears"))
    assert (first.at.local.hour, first.at.local.minute) == (17, 40)
    assert first.at.offset_s == 7200
    assert max(told, key=lambda e: e.at.instant_us).at.offset_s == 3600
    assert first.at.zone == "Europe/Berlin"


def test_an_unknown_zone_is_no_error() -> None:
    assert entries(23, "Mars/Olympus")[0].at.zone == "Mars/Olympus"


def test_it_holds_the_story() -> None:
    told = entries(23)
    records = [e for e in told if e.kind == "record"]
    assert len([e for e in records if e.state is State.KEPT]) == 5
    assert len([e for e in records if e.state is State.DRAFT]) == 1
    first = next(e for e in records if e.text("rule").startswith("A good therapist"))
    children = [e for e in told if any(link.target == first.id for link in e.links)]
    course = belief_course(first, children)
    assert [point.value for point in course] == [85, 40, 30, 55, 35]
    hot = first.mark("hot_thought")
    assert first.text("thoughts", hot).startswith("I ought not")
    assert [r.value for r in first.course("thought", hot)] == [85, 35]
    feeling = first.marked("emotion")[0]
    assert first.rating("emotion", feeling.row, When.BEFORE) == 70
    asked = [a.question for a in first.rows("socratic")]
    assert all(question.endswith("?") for question in asked)
    draft = next(e for e in records if e.state is State.DRAFT)
    assert draft.rating("emotion") is None
    assert draft.kept is None


def test_it_opens_encrypted_and_goes_when_closed(tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    workspace = bootstrap.open_sample(folder)
    assert workspace.is_sample
    assert len(workspace.journal.page(JournalQuery()).lines) == 6
    waiting = workspace.waiting.lines(workspace.clock.now().local_day)
    assert [line.kind for line in waiting] == ["feedback", "agreement", "rate_again"]
    assert workspace.journal.page(JournalQuery(text="resentment")).lines
    raw = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    assert b"resentment" not in raw
    workspace.close_at("somewhere")
    assert not folder.exists()


PASSPHRASE = "move me"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A closed journal with one record, known on this computer."""
    folder = tmp_path / "old"
    lowest = KdfParams(LIMITS.memory_kib[0], LIMITS.passes[0])
    vaults.create(folder, PASSPHRASE, with_recovery=False, params=lowest)
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    session = workspace.drafting.begin()
    session.set_text("situation", "moved along")
    workspace.drafting.keep(session)
    workspace.close()
    places.remember_journal(folder)
    return folder


def words(folder: Path) -> str:
    """The situation of the newest record."""
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    try:
        return workspace.journal.record(workspace.journal.last(1)[0].id).entry.text("situation")
    finally:
        workspace.close()


def test_a_journal_moves_with_everything(journal: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "place"
    steps: list[str] = []
    journals.move(journal, target, passphrase=PASSPHRASE, progress=steps.append)
    assert steps == ["copy", "check", "remove"]
    assert not journal.exists()
    assert words(target) == "moved along"
    assert [(k.folder, k.name, k.there) for k in journals.known()] == [(target, "place", True)]
    assert [p.name for p in target.parent.iterdir()] == ["place"]


def test_it_moves_into_an_empty_folder_but_no_other(journal: Path, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "note.txt").write_text("mine")
    with pytest.raises(AppError) as caught:
        journals.move(journal, full, passphrase=PASSPHRASE)
    assert caught.value.code == "already_there"
    assert (full / "note.txt").read_text() == "mine"
    empty = tmp_path / "empty"
    empty.mkdir()
    journals.move(journal, empty, passphrase=PASSPHRASE)
    assert words(empty) == "moved along"


def test_a_move_that_stops_leaves_the_journal_where_it_was(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "new"
    for passphrase, code in (("other", "wrong_secret"), (PASSPHRASE, "disk_full")):
        if code == "disk_full":
            monkeypatch.setattr(journals, "_copy_file", _full)
        with pytest.raises(AppError) as caught:
            journals.move(journal, target, passphrase=passphrase)
        assert caught.value.code == code
    with pytest.raises(AppError) as caught:
        journals.move(journal, journal / "inside", passphrase=PASSPHRASE)
    assert caught.value.code == "move_inside"
    assert words(journal) == "moved along"
    assert not target.exists()
    assert places.last_journal() == journal
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


def _full(source: Path, target: Path) -> None:
    raise OSError(28, "No space left on device")


def test_a_copy_that_fails_its_check_is_thrown_away(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damage(source: Path, target: Path) -> None:
        raw = bytearray(source.read_bytes())
        if source.name == "journal.db":
            raw[5000] ^= 1
        target.write_bytes(raw)

    monkeypatch.setattr(journals, "_copy_file", damage)
    with pytest.raises(AppError) as caught:
        journals.move(journal, tmp_path / "new", passphrase=PASSPHRASE)
    assert caught.value.code in ("move_check_failed", "vault_damaged")
    assert words(journal) == "moved along"
    assert not (tmp_path / "new").exists()


def test_an_open_journal_is_not_moved(
    journal: Path, tmp_path: Path, make: Callable[[str], Workspace]
) -> None:
    workspace = bootstrap.open_journal(journal, passphrase=PASSPHRASE)
    try:
        with pytest.raises(AppError) as caught:
            journals.move(journal, tmp_path / "new", passphrase=PASSPHRASE)
    finally:
        workspace.close()
    assert caught.value.code == "in_use"
