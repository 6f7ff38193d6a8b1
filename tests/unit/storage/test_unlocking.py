# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making and opening vaults: any passphrase works, nothing is overwritten, secrets change."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from storage import errors
from storage.vault import kdf
from storage.vault import vault as vaults
from storage.vault.vault import Vault
from tests.unit.storage.making import CHEAP, LIGHT, PASSPHRASE, Open, make

PASSPHRASES = [
    "correct horse battery staple",
    "it's \"quoted\" -- ; DROP TABLE entry; '",
    "  spaces before and after  ",
    "🙂🏳️‍🌈 ünïcödé 我觉得 عربى",
    "x" * 1000,
    "\t\n\\ %s {0} $HOME `id`",
    "a\u0301",
    "half a pair: \ud83d",
    "a\0b",
]


@pytest.mark.parametrize("passphrase", PASSPHRASES)
def test_any_text_is_a_passphrase(tmp_path: Path, passphrase: str, unlock: Open) -> None:
    vaults.create(tmp_path / "v", passphrase, params=LIGHT, limits=CHEAP)
    vault = unlock(tmp_path / "v", passphrase)
    entry = vault.entries.save(None, make())
    vault.close()
    for wrong in (passphrase + " ", passphrase[1:], passphrase.swapcase() + "x", ""):
        with pytest.raises(errors.WrongSecret):
            unlock(tmp_path / "v", wrong)
    assert unlock(tmp_path / "v", passphrase).entries.get(entry.id) == entry


def test_the_recovery_code_opens_it_and_a_slip_is_caught_before_any_derivation(
    tmp_path: Path, unlock: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "v"
    code = vaults.create(place, "p", params=LIGHT, limits=CHEAP).recovery_code
    assert code is not None
    vault = unlock(place, None, code.lower())
    vault.set_passphrase("new", params=LIGHT)
    vault.close()
    with pytest.raises(errors.WrongSecret):
        unlock(place, "p")
    unlock(place, "new").close()
    slip = ("1" if code[0] != "1" else "2") + code[1:]
    with monkeypatch.context() as patched:
        patched.setattr(kdf, "expand", _never)
        patched.setattr(kdf, "Argon2id", _never)
        with pytest.raises(errors.BadRecoveryCode):
            unlock(place, None, slip)
        with pytest.raises(errors.BadRecoveryCode):
            vaults.check_recovery_code(slip)
    other = vaults.create(tmp_path / "w", "p", params=LIGHT, limits=CHEAP).recovery_code
    assert other is not None
    with pytest.raises(errors.WrongSecret):
        unlock(place, None, other)


def _never(*_: object, **__: object) -> None:
    raise AssertionError("derived")


def test_a_new_recovery_code_ends_the_old_one(tmp_path: Path, unlock: Open) -> None:
    place = tmp_path / "v"
    first = vaults.create(place, "p", params=LIGHT, limits=CHEAP).recovery_code
    vault = unlock(place, "p")
    second = vault.set_recovery()
    vault.close()
    with pytest.raises(errors.WrongSecret):
        unlock(place, None, first or "")
    vault = unlock(place, None, second)
    assert vault.info().slots == ("passphrase", "recovery")
    assert vault.notices == ()


def test_a_vault_without_recovery_has_none(folder: Path, unlock: Open) -> None:
    assert unlock(folder).info().slots == ("passphrase",)


def test_create_overwrites_nothing(folder: Path, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(errors.AlreadyThere):
        vaults.create(folder, "other", params=LIGHT, limits=CHEAP)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    file = tmp_path / "file"
    file.write_text("mine")
    with pytest.raises(errors.AlreadyThere):
        vaults.create(file, "p", params=LIGHT, limits=CHEAP)
    assert file.read_text() == "mine"
    busy = tmp_path / "busy"
    busy.mkdir()
    (busy / "letter.txt").touch()
    with pytest.raises(errors.AlreadyThere):
        vaults.create(busy, "p", params=LIGHT, limits=CHEAP)


def test_create_in_an_empty_folder_and_in_one_to_be_made(tmp_path: Path, unlock: Open) -> None:
    empty = tmp_path / "empty"
    empty.mkdir(mode=0o755)
    for place in (empty, tmp_path / "a" / "b" / "c"):
        vaults.create(place, "p", params=LIGHT, limits=CHEAP)
        vault = unlock(place, "p")
        vault.entries.save(None, make())
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in place.iterdir())
        vault.close()
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert {path.name for path in place.iterdir()} == {
            "header.a",
            "header.b",
            "journal.db",
            "lock",
        }


def test_a_failed_create_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise errors.DiskFull

    monkeypatch.setattr(vaults.files, "write_headers", full)
    with pytest.raises(errors.DiskFull):
        vaults.create(tmp_path / "v", "p", params=LIGHT, limits=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_passphrase_is_no_passphrase(tmp_path: Path, vault: Vault) -> None:
    with pytest.raises(ValueError, match="passphrase"):
        vaults.create(tmp_path / "v", "", params=LIGHT, limits=CHEAP)
    with pytest.raises(ValueError, match="passphrase"):
        vault.set_passphrase("")


def test_a_new_passphrase_rewrites_no_page_of_the_journal(vault: Vault, unlock: Open) -> None:
    entry = vault.entries.save(None, make())
    vault.set_passphrase("new", params=LIGHT)
    assert vault.entries.get(entry.id) == entry
    vault.close()
    with pytest.raises(errors.WrongSecret):
        unlock(vault.folder, PASSPHRASE)
    again = unlock(vault.folder, "new")
    assert again.entries.get(entry.id) == entry
    assert again.verify().ok


def test_cheap_parameters_are_only_for_tests(folder: Path) -> None:
    with pytest.raises(errors.HeaderRefused):
        vaults.unlock(folder, passphrase=PASSPHRASE)


def test_close_twice_and_use_after(vault: Vault) -> None:
    vault.close()
    vault.close()
    with pytest.raises(errors.Closed):
        vault.entries.counts()
    with pytest.raises(errors.Closed):
        vault.entries.save(None, make())


def test_one_secret_is_needed(folder: Path) -> None:
    with pytest.raises(ValueError, match="secret"):
        vaults.unlock(folder)


TRY = (
    "import sys; from pathlib import Path; from storage import errors;"
    "from storage.vault.vault import unlock; from tests.unit.storage.making import CHEAP\n"
    "try: unlock(Path(sys.argv[1]), passphrase='correct horse', limits=CHEAP)\n"
    "except errors.InUse: sys.exit(5)"
)


def test_only_one_holder_at_a_time(vault: Vault, unlock: Open) -> None:
    with pytest.raises(errors.InUse):
        unlock(vault.folder)
    other = [sys.executable, "-c", TRY, str(vault.folder)]
    root = Path(__file__).parents[3]
    assert subprocess.run(other, cwd=root, check=False).returncode == 5
    vault.close()
    assert subprocess.run(other, cwd=root, check=False).returncode == 0


def test_the_database_lock_holds_without_the_lock_file(vault: Vault, unlock: Open) -> None:
    vault._lock.release()
    root = Path(__file__).parents[3]
    other = [sys.executable, "-c", TRY, str(vault.folder)]
    assert subprocess.run(other, cwd=root, check=False).returncode == 5


def test_a_second_try_in_this_process_does_not_drop_the_lock(vault: Vault, unlock: Open) -> None:
    """On POSIX, closing any handle on a file drops every lock this process has on it."""
    with pytest.raises(errors.InUse):
        unlock(vault.folder)
    vault._lock.release()
    root = Path(__file__).parents[3]
    other = [sys.executable, "-c", TRY, str(vault.folder)]
    assert subprocess.run(other, cwd=root, check=False).returncode == 5


def test_deriving_a_key_does_not_wait_for_sqlalchemy() -> None:
    script = (
        "import sys, storage.vault.vault, storage.vault.header, storage.values\n"
        "sys.exit(any(name in sys.modules for name in ('sqlalchemy', 'sqlcipher3', 'alembic')))"
    )
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0


def test_a_usual_start_does_not_import_alembic(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from storage.vault.vault import create, unlock;"
        "from tests.unit.storage.making import CHEAP, LIGHT\n"
        "place = Path(sys.argv[1])\n"
        "create(place, 'p', params=LIGHT, limits=CHEAP)\n"
        "unlock(place, passphrase='p', limits=CHEAP).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    new = folder.with_name("new")
    run = subprocess.run([sys.executable, "-c", script, str(new)], cwd=root, check=False)
    assert run.returncode == 0


# Two processes at once, one through a link, again and again. Prints how many got in each time.
_PAIRS = """
import os, sys
from pathlib import Path
from storage import errors
from storage.vault import vault as vaults
from tests.unit.storage.making import CHEAP, PASSPHRASE, make

folder, link = map(Path, sys.argv[1:])
for number in range(20):
    together, go = os.pipe()
    done, still = os.pipe()
    answers, told = os.pipe()
    children = []
    for place in (folder, link):
        pid = os.fork()
        if pid == 0:
            os.close(go)
            os.close(still)
            os.read(together, 1)
            try:
                vault = vaults.unlock(place, passphrase=PASSPHRASE, limits=CHEAP)
            except errors.InUse:
                os.write(told, b"-")
                os._exit(0)
            os.write(told, b"+")
            os.close(told)
            os.read(done, 1)
            vault.entries.save(None, make(f"{number}"))
            # Not closed: as if it was killed.
            os._exit(0)
        children.append(pid)
    os.close(go)
    # Whoever fails otherwise ends without a word: nobody waits for it.
    os.close(told)
    both = os.read(answers, 1) + os.read(answers, 1)
    os.close(still)
    for pid in children:
        assert os.waitpid(pid, 0)[1] == 0
    print("".join(sorted(both.decode())), flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_of_two_at_once_one_writes_however_they_come(
    folder: Path, tmp_path: Path, unlock: Open
) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder)
    done = subprocess.run(
        [sys.executable, "-c", _PAIRS, str(folder), str(link)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.split() == ["+-"] * 20
    vault = unlock(folder)
    assert sum(vault.entries.counts().values()) == 20
    assert vault.verify().ok


@pytest.mark.skipif(os.name != "posix", reason="hard links")
def test_a_second_name_of_the_same_file_does_not_open_it_twice(
    vault: Vault, unlock: Open, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for name in ("header.a", "header.b", "journal.db"):
        os.link(vault.folder / name, other / name)
    program = """
import sys
from pathlib import Path
from storage import errors
from storage.vault import vault as vaults
from tests.unit.storage.making import CHEAP, PASSPHRASE
try:
    vaults.unlock(Path(sys.argv[1]), passphrase=PASSPHRASE, limits=CHEAP)
except errors.InUse:
    print("in use")
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(other)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "in use\n"
    vault.entries.save(None, make())
