# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is full, read-only or gone while words are typed: said, kept, and saved later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.journeys.disks import FULL, GOING, Drive, Quota, SmallDisk
from tests.journeys.screen import Screen, missing, screen, wait_until
from tests.journeys.writing import FIRST, SECOND, Writing

MANY = SECOND * 5_000
"""More than fits into what the journal has on the disk already."""

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]


@pytest.fixture
def cleaning() -> Iterator[ExitStack]:
    """Disks outlast the screen: nothing may hold them when they go."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def place(cleaning: ExitStack, tmp_path: Path) -> Iterator[Screen]:
    (tmp_path / "home").mkdir()
    with screen(tmp_path / "home") as made:
        yield made


def _is_trouble(writing: Writing, told: str, words: str = SECOND) -> None:
    """Told in place and at the foot, with every word still on screen."""
    writing.person.sees_part(told)
    writing.person.sees_part("Not saved since")
    writing.shows(FIRST + words)


def _goes_on(writing: Writing, words: str = SECOND) -> None:
    """It is saved by itself; nothing is restarted and nothing damaged."""
    sessions = writing.sessions()
    writing.person.sees_part("Saved ")
    writing.shows(FIRST + words)
    writing.write(" Then it was quiet.")
    wait_until(lambda: "Not saved" not in " ".join(writing.person.reader.names()), "all is well")
    assert writing.sessions() == sessions
    writing.quit()
    assert writing.stored() == FIRST + words + " Then it was quiet."


@pytest.fixture(params=FULL)
def full(
    request: pytest.FixtureRequest, place: Screen, cleaning: ExitStack, tmp_path: Path
) -> tuple[Writing, SmallDisk | Quota]:
    disk = cleaning.enter_context(closing(FULL[request.param](tmp_path / "disk")))
    writing = Writing(place, disk.place / "journal")
    disk.fill(writing.sessions())
    writing.paste(MANY)
    return writing, disk


def test_a_full_disk(full: tuple[Writing, SmallDisk | Quota]) -> None:
    writing, disk = full
    told = "the disk is full" if isinstance(disk, SmallDisk) else "The disk refused"
    _is_trouble(writing, told, MANY)
    disk.free()
    _goes_on(writing, MANY)


def test_locked_on_a_full_disk(full: tuple[Writing, SmallDisk | Quota]) -> None:
    """Locking asks nothing and shows nothing, and the words are not let go."""
    writing, disk = full
    (old,) = writing.sessions()
    writing.place.keys("ctrl+l")
    writing.person.sees_part("Some words are not saved yet")
    assert FIRST not in " ".join(writing.person.reader.names())
    disk.free()
    writing.person.sees_part("closed and encrypted.")
    wait_until(lambda: len(writing.sessions()) == 1, "the old session ended")
    assert writing.sessions() != [old]
    assert writing.stored() == FIRST + MANY


@pytest.mark.parametrize("way", GOING)
def test_a_folder_that_goes_and_comes_back(
    way: str, place: Screen, cleaning: ExitStack, tmp_path: Path
) -> None:
    folder = cleaning.enter_context(closing(GOING[way](tmp_path / "disk")))
    writing = Writing(place, folder.place / "journal")
    folder.go()
    writing.write(SECOND)
    _is_trouble(writing, "has gone while it was open")
    folder.come()
    _goes_on(writing)


def test_a_drive_that_turns_read_only_is_pulled_out_and_put_back(
    place: Screen, cleaning: ExitStack, tmp_path: Path
) -> None:
    drive = cleaning.enter_context(closing(Drive(tmp_path / "disk")))
    writing = Writing(place, drive.place / "journal")
    drive.give_up()
    writing.write(SECOND)
    _is_trouble(writing, "This folder cannot be written to")
    drive.pull()
    _is_trouble(writing, "has gone while it was open")
    drive.plug()
    _goes_on(writing)
