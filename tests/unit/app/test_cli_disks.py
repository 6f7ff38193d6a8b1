# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs on a disk that is full or may not be written to, for real: told, and nothing is changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.unit.app.files import document, plain_entry
from tests.unit.app.verbs import Run, folder, run, template

__all__ = ["folder", "run", "template"]  # fixtures

resource = pytest.importorskip("resource", reason="limits and permissions of POSIX")

Full = Callable[[], object]


@contextmanager
def _small_disk(place: Path) -> Iterator[tuple[Path, Full, Full]]:
    """A disk of one megabyte, and ways to fill and to free it."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount; the quota stands for it")
    ballast = place / "ballast"

    def fill() -> None:
        with ballast.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(b"x" * 512):
                pass

    try:
        yield place, fill, ballast.unlink
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@contextmanager
def _quota(place: Path) -> Iterator[tuple[Path, Full, Full]]:
    """A folder in which the system takes no further byte of this process."""
    place.mkdir()
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(to: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (to, hard))

    try:
        yield place, lambda: limit(0), lambda: limit(hard)
    finally:
        limit(hard)


@pytest.fixture(params=[_small_disk, _quota])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Full, Full]]:
    with request.param(tmp_path / "disk") as made:
        yield made


def _told(result: tuple[int, str, str]) -> tuple[int, str]:
    code, out, _ = result
    return code, json.loads(out)["error"]["code"]


def test_a_full_disk(disk: tuple[Path, Full, Full], run: Run, folder: Path, tmp_path: Path) -> None:
    place, fill, free = disk
    vault = Path(shutil.copytree(folder, place / "journal"))
    before = run("export", tmp_path / "before.json", vault=vault)
    assert before[0] == 0
    text = "many words " * 20_000
    entry = plain_entry(answers=[{"field": "situation", "text": text}])
    (tmp_path / "in.json").write_text(json.dumps(document(entry)))
    fill()
    full = {"disk_full", "disk_failed"}
    code, told = _told(run("import", tmp_path / "in.json", "--json", vault=vault))
    assert (code, told in full) == (1, True)
    code, told = _told(run("create", "--json", vault=place / "another"))
    assert (code, told in full) == (1, True)
    assert _told(run("export", place / "out.json", "--json", vault=vault)) == (
        1,
        "file_not_written",
    )
    assert not (place / "another").exists()
    assert not list(place.glob("*out.json*"))
    # Reading needs no room.
    assert run("info", vault=vault)[0] == 0
    free()
    assert run("verify", vault=vault)[0] == 0
    assert run("export", tmp_path / "after.json", vault=vault)[0] == 0
    assert (tmp_path / "after.json").read_bytes() == (tmp_path / "before.json").read_bytes()
    assert run("import", tmp_path / "in.json", vault=vault)[0] == 0


@pytest.fixture
def nobodys(folder: Path) -> Iterator[Path]:
    """A copy of the journal that belongs to somebody for whom permissions count: this process."""
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        vault = Path(shutil.copytree(folder, Path(place) / "journal"))
        root = os.geteuid() == 0
        if root:
            for path in (Path(place), vault, *vault.iterdir()):
                os.chown(path, 65534, 65534)
            os.seteuid(65534)
        try:
            yield vault
        finally:
            if root:
                os.seteuid(0)


def test_a_folder_that_may_not_be_written_to(nobodys: Path, run: Run) -> None:
    before = {path.name: path.read_bytes() for path in nobodys.iterdir()}
    nobodys.chmod(0o500)
    for verb in ("info", "verify"):
        code, out, err = run(verb, "--json", vault=nobodys)
        assert (code, json.loads(out)["error"]["code"]) == (1, "read_only")
        assert "cannot be written to" in err
    code, told = _told(run("create", "--json", vault=nobodys / "another"))
    assert (code, told) == (1, "read_only")
    nobodys.chmod(0o700)
    assert {path.name: path.read_bytes() for path in nobodys.iterdir()} == before
    assert run("verify", vault=nobodys)[0] == 0
