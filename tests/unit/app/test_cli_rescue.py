# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged and older journals on the command line: what can be read is read, and it is said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app import bootstrap, places
from app.domain.errors import AppError
from app.services import freshness
from storage import errors
from storage.vault import files, rescue
from storage.vault import vault as vaults
from tests.unit.app.conftest import PASSPHRASE
from tests.unit.app.verbs import Run, folder, run, template

__all__ = ["folder", "run", "template"]  # fixtures


def _write(folder: Path, text: str) -> None:
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    try:
        session = workspace.drafting.begin()
        session.set_text("situation", text)
        workspace.drafting.keep(session)
    finally:
        workspace.close()


def _spoil(folder: Path) -> None:
    """Damage a page that the words of some entry lie on, but none that opening needs."""
    for number in range(12):
        _write(folder, f"{number} " + "words " * 900)
    path = folder / "journal.db"
    whole = path.read_bytes()
    for page in range(len(whole) // 4096 - 1, 10, -1):
        data = bytearray(whole)
        data[page * 4096 + 5] ^= 1
        path.write_bytes(data)
        try:
            vault = vaults.unlock(folder, passphrase=PASSPHRASE)
        except errors.VaultDamaged:
            continue
        try:
            for entry in vault.entries.all():
                vault.versions.list(entry.id)
        except errors.VaultDamaged:
            vault.close()
            rescued = rescue.unlock(folder, passphrase=PASSPHRASE)
            rescued.close()
            if rescued.salvaged.partial or rescued.salvaged.lost:
                return
        vault.close()
    raise AssertionError("no page of an answer")


def test_an_export_holds_what_can_be_read(run: Run, folder: Path, tmp_path: Path) -> None:
    _spoil(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    target = tmp_path / "out.json"
    code, out, err = run("export", "--json", target)
    assert code == 4
    told = json.loads(out)
    read = told["rescued"]
    assert read["whole"] + read["partial"] + read["lost"] == 13
    assert read["whole"] >= 8
    assert read["partial"] or read["lost"]
    assert len(json.loads(target.read_text())["entries"]) == told["entries"]
    assert "damaged" in err
    assert f"{read['whole']} entries are whole" in err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_info_and_search_read_it_too_and_import_does_not(run: Run, folder: Path) -> None:
    _spoil(folder)
    (folder / "header.b").unlink()
    code, out, _ = run("search", "--json", "café")
    assert (code, len(json.loads(out)["found"])) in ((4, 1), (0, 1))
    code, out, _ = run("verify", "--json")
    assert code == 4
    assert json.loads(out)["ok"] is False


def test_an_older_journal_is_not_opened_before_it_is_accepted(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    older = Path(shutil.copytree(folder, tmp_path / "older"))
    _write(folder, "newer words")
    for name in ("journal.db", "header.a", "header.b"):
        shutil.copy(older / name, folder / name)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    code, out, err = run("info", "--json")
    assert (code, json.loads(out)["error"]["code"]) == (1, "older_journal")
    assert "older than the one" in err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert run("info", "--accept-older")[0] == 0
    # Said once, and not again.
    assert run("info")[0] == 0


def test_a_copy_is_compared_with_the_newest_and_then_with_itself(
    folder: Path, tmp_path: Path
) -> None:
    _write(folder, "one")
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    _write(folder, "two")
    with pytest.raises(AppError, match="older_journal"):
        bootstrap.open_journal(copy, passphrase=PASSPHRASE)
    bootstrap.open_journal(copy, passphrase=PASSPHRASE, accept_older=True).close()
    bootstrap.open_journal(copy, passphrase=PASSPHRASE).close()
    bootstrap.open_journal(folder, passphrase=PASSPHRASE).close()
    third = Path(shutil.copytree(copy, tmp_path / "third"))
    freshness.welcome(third, bootstrap.SystemClock().now().local_day)
    bootstrap.open_journal(third, passphrase=PASSPHRASE).close()


@pytest.mark.parametrize("change", ["passphrase", "sheet", "no sheet", "keychain", "all keys"])
def test_an_older_copy_is_noticed_after_a_crash_too(
    folder: Path, tmp_path: Path, change: str
) -> None:
    older = shutil.copytree(folder, tmp_path / "older")
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    security, code = workspace.security, workspace.security.new_recovery_code()
    if change == "passphrase":
        security.set_passphrase("another one altogether")
    elif change == "sheet":
        security.use_recovery(code)
    elif change == "no sheet":
        security.remove_recovery()
    elif change == "keychain":
        security.use_keychain("ab" * 32)
        security.remove_keychain()
    else:
        security.change_all_keys(PASSPHRASE, code)
    # The process is gone in a moment: nothing that closing takes down is.
    workspace._vault.close()
    for path in older.iterdir():
        shutil.copy(path, folder / path.name)
    with pytest.raises(AppError, match="older_journal"):
        bootstrap.open_journal(folder, passphrase=PASSPHRASE)


def test_a_header_that_is_not_written_yet_is_never_remembered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change of all keys went back while the disk refused: a crash leaves what was before."""
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)

    def refuse(*_: object) -> None:
        raise errors.DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(files, "write_headers", refuse)
        with pytest.raises(AppError, match="no_room"):
            workspace.security.change_all_keys(PASSPHRASE, workspace.security.new_recovery_code())
        workspace.remember_standing()
        workspace._vault.close()
    bootstrap.open_journal(folder, passphrase=PASSPHRASE).close()


def test_a_moved_journal_is_no_older_one(folder: Path, tmp_path: Path) -> None:
    _write(folder, "one")
    folder.rename(tmp_path / "elsewhere")
    bootstrap.open_journal(tmp_path / "elsewhere", passphrase=PASSPHRASE).close()


@pytest.mark.parametrize("content", [b"", b"\xff\x00nonsense\n" * 9, b"x" * (2 << 20), None])
def test_what_is_remembered_never_blocks(folder: Path, content: bytes | None) -> None:
    _write(folder, "one")
    path = places.state_dir() / "seen.txt"
    assert b"words" not in path.read_bytes()
    if content is None:
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes(content)
    bootstrap.open_journal(folder, passphrase=PASSPHRASE).close()


def test_an_older_header_alone_is_noticed_too(folder: Path, tmp_path: Path) -> None:
    older = Path(shutil.copytree(folder, tmp_path / "older"))
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    workspace._vault.set_recovery()
    workspace.close()
    for name in ("header.a", "header.b"):
        shutil.copy(older / name, folder / name)
    with pytest.raises(AppError, match="older_journal"):
        bootstrap.open_journal(folder, passphrase=PASSPHRASE)
