# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that fill up, turn read-only or go away, for real. Mounting needs an administrator."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest


def _run(*command: str | Path) -> bool:
    return subprocess.run([*map(str, command)], capture_output=True, check=False).returncode == 0


def _mounted_or_skip(*command: str | Path) -> None:
    if not _run("mount", *command):
        pytest.skip(f"this computer does not allow: mount {' '.join(map(str, command))}")


def _take_away(place: Path) -> None:
    """Whatever is mounted there, and however often."""
    while _run("umount", "-l", place):
        pass


class SmallDisk:
    """A disk of one megabyte in memory."""

    def __init__(self, place: Path) -> None:
        self.place = place
        place.mkdir()
        _mounted_or_skip("-t", "tmpfs", "-o", "size=1m", "tmpfs", place)

    def fill(self, _sessions: list[int]) -> None:
        """No byte is left."""
        with (self.place / "ballast").open("wb", buffering=0) as file, suppress(OSError):
            while file.write(b"x" * 512):
                pass

    def free(self) -> None:
        """Room again."""
        (self.place / "ballast").unlink()

    def close(self) -> None:
        """Take it away."""
        _take_away(self.place)


class Quota:
    """A folder in which the program may write nothing more, for whoever may not mount."""

    def __init__(self, place: Path) -> None:
        self.place = place
        place.mkdir()
        self._limited: list[int] = []

    def fill(self, sessions: list[int]) -> None:
        """The system refuses every further byte of these processes."""
        self._limited = sessions
        for pid in sessions:
            _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))

    def free(self) -> None:
        """As it was."""
        for pid in self._limited:
            _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))

    def close(self) -> None:
        """Nothing to take away."""


class Drive:
    """A drive of its own, here a file, that can be pulled out while it is in use."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._image = place.with_name("drive.0")
        if not all(map(shutil.which, ("mkfs.ext4", "e2fsck", "losetup"))):
            pytest.skip("needs mkfs.ext4, e2fsck and losetup")
        place.mkdir()
        self._image.touch()
        os.truncate(self._image, 8 << 20)
        if not _run("mkfs.ext4", "-q", self._image):
            pytest.skip("mkfs.ext4 made no file system")
        _mounted_or_skip("-o", "loop", self._image, place)

    def plug(self) -> None:
        """Put it in. The system gives it another number than the last time."""
        # The system knows the old one as long as files on it are open, so it gets another name.
        self._image = Path(shutil.copy(self._image, self._image.with_suffix(".1")))
        _run("e2fsck", "-p", self._image)
        _mounted_or_skip("-o", "loop", self._image, self.place)

    def give_up(self) -> None:
        """What the system does to a drive with errors: nothing more is written to it."""
        _mounted_or_skip("-o", "remount,abort", self.place)

    def pull(self) -> None:
        """Take it out, files open or not."""
        assert _run("umount", "-l", self.place)

    def close(self) -> None:
        """Take it away."""
        _take_away(self.place)


class Mount:
    """A folder that is mounted elsewhere too, so that it comes back as it was."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._true = place.with_name("true")
        for folder in (self._true, place):
            folder.mkdir()
        self.come()

    def come(self) -> None:
        """It is there."""
        _mounted_or_skip("--bind", self._true, self.place)

    def go(self) -> None:
        """It is gone, files open or not."""
        assert _run("umount", "-l", self.place)

    def close(self) -> None:
        """Take it away."""
        _take_away(self.place)


class Folder:
    """A folder that is renamed away and back."""

    def __init__(self, place: Path) -> None:
        self.place = place
        place.mkdir()

    def come(self) -> None:
        """It is there."""
        self.place.with_name("away").rename(self.place)

    def go(self) -> None:
        """It is gone."""
        self.place.rename(self.place.with_name("away"))

    def close(self) -> None:
        """Nothing to take away."""


FULL: dict[str, Callable[[Path], SmallDisk | Quota]] = {"small disk": SmallDisk, "quota": Quota}
GOING: dict[str, Callable[[Path], Mount | Folder]] = {"unmounted": Mount, "renamed": Folder}
