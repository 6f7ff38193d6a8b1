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


def test_wilson() -> None:
    low, high = report.wilson(9, 10)
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert report.wilson(0, 0) == (0.0, 1.0)


def test_the_report_names_what_went_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert report.main([str(FOLDER / "rehearsal_dev.toml"), "--errors"]) == 0
    out = capsys.readouterr().out
    assert "the seven" in out
    assert "380 lines" in out
