# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of a soak join those that stand in the docs; they never wipe what another day found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.hard import report
from tests.hard.run import TESTS

STOOD = "| T04 | P2 | a full disk at every step | 60 | 0 | saves refused 60 | 2026-11-24 |"


def test_a_row_of_another_computer_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "docs" / "security.md"
    page.parent.mkdir()
    page.write_text(f"Before.\n{report.BEGIN}\n{STOOD}\n{report.END}\nAfter.\n", encoding="utf-8")
    figures = tmp_path / "figures.json"
    earlier = {"number": "T04", "done": 60, "bad": 0, "day": "2026-11-24"}
    figures.write_text(json.dumps([earlier]), encoding="utf-8")
    monkeypatch.setattr(report, "FIGURES", figures)
    found = {"number": "T01", "done": 9, "bad": 1, "figures": {"kills": 9}, "day": "2026-11-30"}
    (tmp_path / "T01.json").write_text(json.dumps(found), encoding="utf-8")

    report.write(tmp_path, tmp_path, TESTS)

    lines = page.read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1]) == ("Before.", "After.")
    assert STOOD in lines
    [new] = [line for line in lines if line.startswith("| T01 |")]
    assert new.endswith("| 9 | 1 | kills 9 | 2026-11-30 |")
    assert [row["number"] for row in json.loads(figures.read_text("utf-8"))] == ["T01", "T04"]
