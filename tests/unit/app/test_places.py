# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of journals: plain paths, newest first, whatever is done to the file."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app import places

xdg = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG folders")


@xdg
def test_folders_follow_xdg(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert places.state_dir() == home / ".local/state/afterhour"
    assert places.default_journal_dir() == home / ".local/share/afterhour/journal"
    monkeypatch.setenv("XDG_STATE_HOME", "relative/is/ignored")
    assert places.state_dir() == home / ".local/state/afterhour"


def test_the_last_journal_stands_first_and_only_once(tmp_path: Path) -> None:
    assert places.last_journal() is None
    for name in ("a", "b é 🙂", "a"):
        places.remember_journal(tmp_path / name)
    assert places.known_journals() == (tmp_path / "a", tmp_path / "b é 🙂")
    assert places.last_journal() == tmp_path / "a"
    places.forget_journal(tmp_path / "a")
    assert places.known_journals() == (tmp_path / "b é 🙂",)


def test_only_the_owner_reads_the_list(tmp_path: Path) -> None:
    places.remember_journal(tmp_path)
    path = places.state_dir() / "journals.txt"
    assert path.read_text() == f"{tmp_path}\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in places.state_dir().iterdir()] == ["journals.txt"]


def test_a_broken_list_is_no_error(tmp_path: Path) -> None:
    places.remember_journal(tmp_path)
    path = places.state_dir() / "journals.txt"
    path.write_bytes(b"\xff\x00/etc\nrelative\n\n" + str(tmp_path).encode())
    assert places.known_journals() == (tmp_path,)
    path.unlink()
    path.mkdir()
    assert places.known_journals() == ()
    places.remember_journal(tmp_path)
    assert [p.name for p in places.state_dir().iterdir()] == ["journals.txt"]


def test_a_name_with_a_line_end_is_not_remembered(tmp_path: Path) -> None:
    places.remember_journal(tmp_path / "a\nb")
    assert places.known_journals() == ()


def test_the_usual_place_has_a_neutral_name(tmp_path: Path) -> None:
    assert places.shown_name(places.default_journal_dir()) == "Journal"
    assert places.shown_name(tmp_path / "Evening") == "Evening"


def test_the_unlock_window_loads_nothing_heavy_with_it() -> None:
    code = (
        "import sys, app.places, app.i18n, app.domain.errors; "
        "heavy = {'json', 'sqlalchemy', 'tomllib', 'logging', 'storage', 'cryptography'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
