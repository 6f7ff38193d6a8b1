# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: what each verb prints, and the exit code of everything that can go amiss."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap, cli, places
from app.domain.errors import AppError
from storage.vault import kdf
from tests.unit.app.conftest import PASSPHRASE
from tests.unit.app.verbs import Run, folder, run, template

__all__ = ["folder", "run", "template"]  # fixtures
ROOT = Path(__file__).parents[3]


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


def test_a_recovery_code_in_order_of_another_journal(template: tuple[Path, str]) -> None:
    """Its check symbols fit read backwards, too."""
    folder, code = template
    with pytest.raises(AppError) as caught:
        bootstrap.open_journal(folder, recovery_code=code[::-1])
    assert caught.value.code == "wrong_recovery_code"
    assert caught.value.exit_code == 3
    assert "Caps Lock" not in caught.value.sentence


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
        (_document(entries=["x" * 13_000_000]), 1, "import_too_large"),
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
