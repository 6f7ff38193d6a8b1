# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import files made to fill the memory do not; what the program itself exports always comes in."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from app.domain.errors import AppError
from app.exchange.report import ImportReport
from app.workspace import Workspace
from storage import folding
from tests.unit.app.files import document, plain_entry

HEAD = '{"format":"afterhour-journal","version":1,"entries":['
MIB = 1 << 20


def _read(workspace: Workspace, folder: Path, content: str, most_mib: int) -> ImportReport:
    """Import text, with a look at how much memory that takes at most."""
    path = folder / "file.json"
    path.write_text(content, encoding="utf-8")
    tracemalloc.start()
    try:
        return workspace.exchange.read(path)
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < most_mib * MIB


@pytest.mark.parametrize(
    "value",
    [
        "[" + "[]," * 1_500_000 + "[]]",
        '{"id":[' + "{}," * 1_500_000 + "{}]}",
        '{"id":[' + "1," * 2_500_000 + "1]}",
        "{" + ",".join(f'"k{number}":1' for number in range(450_000)) + "}",
    ],
    ids=["lists", "objects", "numbers", "names"],
)
def test_millions_of_small_values_are_refused(
    value: str, workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(AppError) as caught:
        _read(workspace, tmp_path, HEAD + value + "]}", 75)
    assert caught.value.code == "import_too_large"
    assert workspace.security.info().counts == {}


def test_commas_and_brackets_in_a_text_are_only_text(workspace: Workspace, tmp_path: Path) -> None:
    text = ',[{\\"' * 800_000
    entry = plain_entry(answers=[{"field": "situation", "text": text}])
    report = _read(workspace, tmp_path, json.dumps(document(entry)), 200)
    assert report.added == 1


def test_entries_with_very_many_parts_are_taken_one_by_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    answers = [{"field": f"f{number}", "text": "x"} for number in range(1_500)]
    entries = [plain_entry(id=f"{number:032x}", answers=answers) for number in range(12)]
    assert _read(workspace, tmp_path, json.dumps(document(*entries)), 12).added == 12


def test_of_many_unknown_names_only_some_are_told(workspace: Workspace, tmp_path: Path) -> None:
    names = ",".join(f'"k{number}":1' for number in range(20_000))
    report = _read(workspace, tmp_path, HEAD + "]," + names + "}", 10)
    assert 0 < len(report.ignored) <= 50


@pytest.mark.parametrize("word", ["漢字", "😀", "wört ", "e\u0301", "ก"])
def test_a_huge_text_is_folded_in_little_memory(word: str) -> None:
    text = word * (MIB // 4 // len(word))
    tracemalloc.start()
    folded = folding.document(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert folded
    assert peak < 8 * MIB


@pytest.mark.parametrize(
    "text", ["wörter 漢字カタカナ 漢 é " * 9_000, "漢字" * 50_000, "e\u0301" * 90_000]
)
def test_a_long_text_is_folded_as_a_short_one_is(text: str) -> None:
    pairs = folding._RUN.sub(
        lambda run: (
            f" {' '.join(map(''.join, zip(run[0], run[0][1:], strict=False)))} {run[0][-1]} "
        ),
        folding.fold(text),
    )
    assert folding.document(text).split() == pairs.split()
