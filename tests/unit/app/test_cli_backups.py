# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups from the command line: what a scheduler needs, and every exit code it may meet."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from app import bootstrap
from tests.unit.app.conftest import PASSPHRASE
from tests.unit.app.verbs import Run, folder, run, template

__all__ = ["folder", "run", "template"]  # fixtures


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder for backups."""
    made = tmp_path / "place"
    made.mkdir()
    return made


def test_a_backup_and_back(run: Run, place: Path, tmp_path: Path) -> None:
    file = place / "mine.vaultbackup"
    code, out, err = run("backup", file)
    assert (code, err) == (0, "")
    assert out == f"Backed up and checked: {file}\n1 entry in it.\n"
    new = tmp_path / "new"
    code, out, err = run("restore", file, new)
    assert code == 0
    assert f"Restored and checked: {new}" in out
    assert "passphrase and the recovery sheet of that time" in err
    assert "The café was closed." in run("search", "cafe", vault=new)[1]
    assert run("verify", vault=new)[0] == 0
    assert sorted(path.name for path in place.iterdir()) == ["mine.vaultbackup"]


def test_with_the_recovery_code(
    run: Run, template: tuple[Path, str], place: Path, tmp_path: Path
) -> None:
    file = place / "mine.vaultbackup"
    run("backup", file)
    code = template[1]
    answered, out, _ = run(
        "restore", "--recovery-code", "--json", file, tmp_path / "new", passphrase=code
    )
    assert (answered, json.loads(out)["entries"]) == (0, 1)
    slip = ("B" if code[0] == "A" else "A") + code[1:]
    answered, out, _ = run(
        "restore", "--recovery-code", "--json", file, tmp_path / "other", passphrase=slip
    )
    assert (answered, json.loads(out)["error"]["code"]) == (3, "bad_recovery_code")
    assert not (tmp_path / "other").exists()


def test_into_a_folder_it_gets_a_name_and_what_is_replaced_goes(run: Run, place: Path) -> None:
    first = json.loads(run("backup", "--json", place)[1])
    assert first["checked"] is True
    assert (first["entries"], first["removed"]) == (1, [])
    assert Path(first["file"]).stat().st_size == first["bytes"]
    second = json.loads(run("backup", "--json", "--rotate", place)[1])
    # Of one day the newest stays.
    assert second["removed"] == [first["file"]]
    assert [str(path) for path in place.iterdir()] == [second["file"]]


def test_listed_without_a_passphrase(run: Run, place: Path) -> None:
    made = json.loads(run("backup", "--json", place)[1])
    code, out, err = run("backups", "--json", place, passphrase=b"")
    (row,) = json.loads(out)["backups"]
    assert (code, err) == (0, "")
    assert set(row) == {"file", "made", "generation", "bytes"}
    assert (row["file"], row["bytes"]) == (made["file"], made["bytes"])
    assert json.loads(run("backups", "--check", "--json", place)[1])["backups"][0]["whole"] is True
    file = Path(made["file"])
    file.write_bytes(file.read_bytes()[:-1])
    code, out, _ = run("backups", "--check", place)
    assert code == 4
    assert out.endswith("damaged\n")
    assert run("backups", place / "none")[0] == 1
    file.unlink()
    assert run("backups", place)[:2] == (0, "No backups here.\n")


def test_while_the_journal_is_open(run: Run, folder: Path, place: Path) -> None:
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    try:
        code, out, _ = run("backup", "--json", place / "mine.vaultbackup")
    finally:
        workspace.close()
    assert (code, json.loads(out)["error"]["code"]) == (5, "in_use")
    assert list(place.iterdir()) == []


def test_exit_codes(run: Run, folder: Path, place: Path, tmp_path: Path) -> None:
    file = place / "mine.vaultbackup"
    assert run("backup", file, passphrase="other")[0] == 3
    assert run("backup")[0] == 2
    assert run("backup", file)[0] == 0
    before = file.read_bytes()
    assert run("backup", file)[0] == 1
    assert run("backup", folder / "inside.vaultbackup")[0] == 1
    assert run("backup", place / "none" / "mine.vaultbackup")[0] == 1
    assert file.read_bytes() == before
    assert run("restore", file, folder)[0] == 1
    assert run("restore", file, tmp_path / "new", passphrase="other")[0] == 3
    assert run("restore", place / "none", tmp_path / "new")[0] == 1
    file.write_bytes(before[:-100])
    assert run("restore", file, tmp_path / "new")[0] == 4
    file.write_bytes(b"something else")
    assert run("restore", file, tmp_path / "new")[0] == 4
    file.write_bytes(before[:16] + b"\0\0\0\2" + before[20:])
    assert run("restore", file, tmp_path / "new")[0] == 6
    assert not (tmp_path / "new").exists()


def test_a_restored_journal_takes_the_place_of_a_lost_one(
    run: Run, folder: Path, place: Path
) -> None:
    file = place / "mine.vaultbackup"
    run("backup", file)
    shutil.rmtree(folder)
    assert run("restore", file, folder)[0] == 0
    assert json.loads(run("info", "--json")[1])["entries"] == 1


def test_a_listing_tells_saved_words_from_backups(run: Run, folder: Path, place: Path) -> None:
    with closing(bootstrap.open_journal(folder, passphrase=PASSPHRASE)) as workspace:
        session = workspace.drafting.begin()
        session.set_text("situation", "saved elsewhere")
        file = place / workspace.rescue.file_name()
        workspace.rescue.save([session.entry], file)
    run("backup", place)
    rows = json.loads(run("backups", "--check", "--json", place, passphrase=b"")[1])["backups"]
    assert len(rows) == 2
    assert [row["file"] for row in rows if row.get("words")] == [str(file)]
    assert "saved words, not a backup" in run("backups", "--check", place, passphrase=b"")[1]
