# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The labelled lines the rules were written with stay labelled so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.language import report

FOLDER = Path(report.__file__).parent


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [("rehearsal_first.toml", 0.95, 0.95), ("rehearsal_dev.toml", 0.95, 0.95)],
)
def test_the_precise_labels(name: str, precision: float, recall: float) -> None:
    counts = report.counted(report.read([FOLDER / name]))
    whole = report.total(count for label, count in counts.items() if label in report.PRECISE)
    assert whole.precision >= precision
    assert whole.recall >= recall
    everything = report.total(counts.values())
    assert everything.recall >= 0.9


def test_shares_come_with_intervals_and_one_of_nothing_could_be_anything() -> None:
    found = [
        report.Line(str(n), "", frozenset("a"), frozenset("a" if n else "")) for n in range(10)
    ]
    missed = report.Line("none", "", frozenset("b"), frozenset())
    _, first, second, *_ = report.table([*found, missed]).splitlines()
    assert first.split() == ["a", "10", "1.00", "(0.70-1.00)", "0.90", "(0.60-0.98)"]
    assert second.split() == ["b", "1", "1.00", "(0.00-1.00)", "0.00", "(0.00-0.79)"]


def test_the_report_names_what_went_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert report.main([str(FOLDER / "rehearsal_dev.toml"), "--errors"]) == 0
    out = capsys.readouterr().out
    assert "the seven" in out
    assert "380 lines" in out
