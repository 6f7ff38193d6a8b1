# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: what each verb prints, and the exit code of everything that can go amiss."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap, cli, places
from app.domain.errors import AppError
from storage import errors
from storage.vault import kdf
from storage.vault import vault as vaults
from storage.vault.kdf import LIMITS, KdfParams
from tests.unit.app.conftest import CHEAP, PASSPHRASE

LOWEST = KdfParams(LIMITS.memory_kib[0], LIMITS.passes[0])
ROOT = Path(__file__).parents[3]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A journal with one record, and its recovery code."""
    folder = tmp_path_factory.mktemp("template") / "journal"
    made = vaults.create(folder, PASSPHRASE, params=LOWEST)
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    session = workspace.drafting.begin()
    session.set_text("situation", "The café was closed. 🙂")
    workspace.drafting.keep(session)
    workspace.close()
    assert made.recovery_code is not None
    return folder, made.recovery_code


@pytest.fixture
def folder(template: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of that journal to do anything with."""
    return Path(shutil.copytree(template[0], tmp_path / "journal"))


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a verb in this process; answers exit code, output and errors."""
    monkeypatch.setattr(kdf, "calibrate", lambda limits=LIMITS: LOWEST)

    def call(
        *words: str | Path, passphrase: str | bytes = PASSPHRASE, vault: Path | None = folder
    ) -> tuple[int, str, str]:
        raw = passphrase if isinstance(passphrase, bytes) else passphrase.encode() + b"\n"
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        start = ["--vault", str(vault)] if vault is not None else []
        code = cli.main([*start, *map(str, words), "--passphrase-stdin"])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_info(run: Run) -> None:
    code, out, err = run("info")
    assert (code, err) == (0, "")
    assert "1 entry" in out
    code, out, _ = run("info", "--json")
    told = json.loads(out)
    assert told["entries"] == 1
    assert told["counts"] == [{"kind": "record", "state": "kept", "count": 1}]
    assert set(told["slots"]) == {"passphrase", "recovery"}


def test_verify(run: Run) -> None:
    code, out, _ = run("verify")
    assert code == 0
    assert "as it was written" in out
    code, out, _ = run("--json", "verify")
    assert json.loads(out)["ok"] is True


def test_search(run: Run) -> None:
    code, out, _ = run("search", "cafe")
    assert code == 0
    assert "The café was closed." in out
    code, out, _ = run("search", "cafe", "clos", "--json")
    (found,) = json.loads(out)["found"]
    assert len(found["id"]) == 32
    code, out, _ = run("search", "nowhere")
    assert (code, out) == (0, "Nothing found.\n")
    code, out, _ = run("search", '" OR *', "--json")
    assert (code, json.loads(out)["found"]) == (0, [])


def test_export_says_once_who_may_read_it_and_import_reads_it(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    code, out, err = run("export", "--format", "json", file)
    assert code == 0
    assert "Exported 1 entry" in out
    assert err.count("not encrypted") == 1
    assert err.count("Write what you could stand behind.") == 1
    new = tmp_path / "new"
    code, out, _ = run("create", "--no-recovery", vault=new)
    assert code == 0
    before = (new / "journal.db").read_bytes()
    code, out, _ = run("import", "--dry-run", file, vault=new)
    assert code == 0
    assert "Would add 1 entry. Nothing was changed." in out
    assert (new / "journal.db").read_bytes() == before
    code, out, _ = run("import", file, "--json", vault=new)
    assert (code, json.loads(out)["added"]) == (0, 1)
    code, out, _ = run("import", file, vault=new)
    assert "1 was there already" in out
    again = tmp_path / "again.json"
    code, _, _ = run("export", again, vault=new)
    assert code == 0
    assert again.read_bytes() == file.read_bytes()


def test_create_prints_the_recovery_code_once(run: Run, tmp_path: Path) -> None:
    code, out, err = run("create", "--json", vault=tmp_path / "new")
    assert code == 0
    made = json.loads(out)
    assert "Write what you could stand behind." in err
    assert made["recovery_code"] not in err
    workspace = bootstrap.open_journal(tmp_path / "new", recovery_code=made["recovery_code"])
    assert workspace.used_recovery
    workspace.close()


def test_create_never_overwrites(run: Run, folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    code, out, err = run("create")
    assert (code, out) == (1, "")
    assert "already" in err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    "passphrase",
    [
        'it\'s "quoted"; DROP TABLE entry; --',
        "  leading and trailing  ",
        "🙂 emoji 👩‍👩‍👧 שלום",
        "x" * 1000,
        "\ttab\x07bell\x00nul",
        "' OR ''='",
        "%s {0} $HOME `id`",
        "é",
    ],
)
def test_any_passphrase_works(passphrase: str, run: Run, tmp_path: Path) -> None:
    new = tmp_path / "new"
    assert run("create", "--no-recovery", vault=new, passphrase=passphrase)[0] == 0
    assert run("info", vault=new, passphrase=passphrase)[0] == 0
    assert run("info", vault=new, passphrase=passphrase + " ")[0] == 3


def test_a_wrong_passphrase(run: Run) -> None:
    code, out, err = run("info", passphrase="other")
    assert (code, out) == (3, "")
    assert err.startswith("That did not open it.\n")
    code, out, err = run("info", "--json", passphrase="other")
    assert code == 3
    assert json.loads(out)["error"]["code"] == "wrong_secret"


def test_no_passphrase(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("info", passphrase=b"")[0] == 2
    assert run("info", passphrase=b"\n")[0] == 2
    assert run("info", passphrase=b"\xff\xfe\n")[0] == 2
    assert cli.main(["--vault", str(ROOT), "info"]) == 2


def test_asked_for_at_the_terminal(
    folder: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter([PASSPHRASE, "one", "another", "one", "one"])
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    new = str(tmp_path / "new")
    assert cli.main(["--vault", str(folder), "info"]) == 0
    assert cli.main(["--vault", new, "create"]) == 2
    assert not Path(new).exists()
    assert cli.main(["--vault", new, "create"]) == 0
    assert run("info", vault=Path(new), passphrase="one")[0] == 0


def test_a_windows_line_end_does_not_belong_to_the_passphrase(run: Run) -> None:
    assert run("info", passphrase=PASSPHRASE.encode() + b"\r\n")[0] == 0


def test_a_recovery_code_one_character_off_is_noticed_before_any_derivation(
    template: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, code = template
    other = "A" if code[0] != "A" else "B"

    def derive(*args: object, **named: object) -> bytes:
        raise AssertionError("derived")

    monkeypatch.setattr(kdf, "expand", derive)
    with pytest.raises(AppError) as caught:
        bootstrap.open_journal(folder, recovery_code=other + code[1:])
    assert caught.value.code == "bad_recovery_code"
    assert caught.value.exit_code == 3


def _remove_all(folder: Path) -> None:
    shutil.rmtree(folder)


def _empty_folder(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _zero_bytes(folder: Path) -> None:
    (folder / "journal.db").write_bytes(b"")


def _truncated(folder: Path) -> None:
    os.truncate(folder / "journal.db", 10_000)


def _short(folder: Path) -> None:
    os.truncate(folder / "journal.db", 100)


def _garbage(folder: Path) -> None:
    size = (folder / "journal.db").stat().st_size
    (folder / "journal.db").write_bytes(os.urandom(size))


def _plain_sqlite(folder: Path) -> None:
    (folder / "journal.db").unlink()
    with sqlite3.connect(folder / "journal.db") as plain:
        plain.execute("CREATE TABLE entry (text)")
    plain.close()


def _no_database(folder: Path) -> None:
    (folder / "journal.db").unlink()


def _no_headers(folder: Path) -> None:
    for path in folder.glob("header.*"):
        path.unlink()


def _headers_garbage(folder: Path) -> None:
    for path in folder.glob("header.*"):
        path.write_bytes(os.urandom(500))


def _headers_huge(folder: Path) -> None:
    for path in folder.glob("header.*"):
        path.write_bytes(b" " * (1 << 20))


def _absurd_cost(folder: Path) -> None:
    shutil.rmtree(folder)
    cheap = KdfParams(memory_kib=64, passes=1, lanes=1)
    vaults.create(folder, PASSPHRASE, params=cheap, limits=CHEAP)


def _newer(folder: Path) -> None:
    from sqlalchemy import text

    vault = vaults.unlock(folder, passphrase=PASSPHRASE)
    with vault._store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    vault.close()


@pytest.mark.parametrize(
    ("harm", "exit_code", "code"),
    [
        (_remove_all, 1, "vault_missing"),
        (_empty_folder, 1, "vault_missing"),
        (_zero_bytes, 4, "vault_empty"),
        (_truncated, 4, "vault_damaged"),
        (_short, 4, "vault_damaged"),
        (_garbage, 4, "vault_damaged"),
        (_plain_sqlite, 4, "not_a_vault"),
        (_no_database, 4, "vault_damaged"),
        (_no_headers, 4, "vault_damaged"),
        (_headers_garbage, 4, "vault_damaged"),
        (_headers_huge, 4, "vault_damaged"),
        (_absurd_cost, 4, "header_refused"),
        (_newer, 6, "newer_version"),
    ],
)
def test_a_journal_that_cannot_be_opened(
    harm: Callable[[Path], None], exit_code: int, code: str, run: Run, folder: Path
) -> None:
    harm(folder)
    before = _contents(folder)
    answered, out, err = run("verify", "--json")
    told = json.loads(out)
    assert (told["error"]["code"], answered) == (code, exit_code)
    assert told["exit_code"] == exit_code
    assert told["error"]["happened"] in err
    assert _contents(folder) == before


def _contents(folder: Path) -> dict[str, bytes]:
    if not folder.exists():
        return {}
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "lock"}


def test_a_flipped_bit_is_damage(run: Run, folder: Path) -> None:
    path = folder / "journal.db"
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 4
    path.write_bytes(raw)
    code, out, _ = run("verify", "--json")
    assert code == 4
    assert json.loads(out).get("ok") is not True


def test_open_in_another_window(run: Run, folder: Path) -> None:
    workspace = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    try:
        code, _, err = run("info")
    finally:
        workspace.close()
    assert code == 5
    assert "open in another window" in err


@pytest.mark.parametrize(
    ("error", "words"),
    [(errors.ReadOnly, "cannot be written to"), (errors.DiskFull, "the disk is full")],
)
def test_a_read_only_folder_and_a_full_disk(
    error: type[errors.StorageError],
    words: str,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*args: object, **named: object) -> None:
        raise error("SECRET")

    monkeypatch.setattr(vaults, "unlock", refuse)
    code, _, err = run("info")
    assert code == 1
    assert words in err
    assert "SECRET" not in err


def _document(**values: Any) -> str:
    head = {"format": "afterhour-journal", "version": 1, "count": 0, "entries": []}
    return json.dumps(head | values)


@pytest.mark.parametrize(
    ("text", "exit_code", "code"),
    [
        ("", 1, "import_empty"),
        ("not json", 1, "import_not_ours"),
        ('{"format": oops}', 1, "import_broken"),
        (_document()[:-10], 1, "import_cut_off"),
        (_document(version=2), 6, "import_newer"),
        (_document(version=-1), 1, "import_bad_version"),
        (_document(count=3), 1, "import_wrong_count"),
        (_document(entries=[{}]), 1, "import_bad_value"),
        ('{"format":' + "[" * 99_999, 1, "import_too_deep"),
    ],
)
def test_an_import_that_is_not_right(
    text: str, exit_code: int, code: str, run: Run, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "in.json"
    file.write_text(text)
    answered, out, err = run("import", file, "--json")
    assert (json.loads(out)["error"]["code"], answered) == (code, exit_code)
    assert "Nothing was imported" in err
    assert json.loads(run("info", "--json")[1])["entries"] == 1


def test_a_missing_import_file_and_an_existing_export_file(run: Run, tmp_path: Path) -> None:
    assert run("import", tmp_path / "none.json")[0] == 1
    file = tmp_path / "there.json"
    file.write_text("mine")
    code, _, err = run("export", file)
    assert code == 1
    assert "already" in err
    assert file.read_text() == "mine"
    assert run("export", file, "--force")[0] == 0
    assert run("export", "--format", "word", tmp_path / "x")[0] == 2


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nonsense"],
        ["export"],
        ["search"],
        ["info", "--no-such"],
        ["search", "a", "--limit", "0"],
    ],
)
def test_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 2
    assert capsys.readouterr().out == ""


def test_the_journal_opened_last_is_used(run: Run, folder: Path) -> None:
    assert run("info", vault=None)[0] == 2
    places.remember_journal(folder)
    assert run("info", vault=None)[0] == 0


def test_something_unforeseen_shows_no_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*args: object) -> None:
        raise RuntimeError("what was written")

    monkeypatch.setattr("app.services.security.Security.info", explode)
    code, out, err = run("info")
    assert (code, out) == (1, "")
    assert "RuntimeError" in err
    assert "what was written" not in err


def test_from_outside(folder: Path, tmp_path: Path) -> None:
    """As a program of its own, in a terminal that knows ASCII only."""
    command = [sys.executable, "-m", "app", "--vault", str(folder), "--passphrase-stdin"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    def call(*words: str, passphrase: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *words],
            input=f"{passphrase}\n",
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=environment,
            timeout=60,
            check=False,
        )

    done = call("search", "closed")
    assert (done.returncode, done.stderr) == (0, "")
    assert "was closed" in done.stdout
    done = call("verify", passphrase="other")
    assert (done.returncode, done.stdout) == (3, "")
    assert "did not open" in done.stderr
