# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal on disk, and the command line to use on it. Fixtures, imported by name."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import bootstrap, cli
from storage.vault import kdf
from storage.vault import vault as vaults
from storage.vault.kdf import LIMITS, KdfParams
from tests.unit.app.conftest import PASSPHRASE

LOWEST = KdfParams(LIMITS.memory_kib[0], LIMITS.passes[0])

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
