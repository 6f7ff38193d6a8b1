# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Promises are complete, and their figures say what was found, failures included."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from app.promises import Figure, figures, promises, proof
from tests.hard.table import TESTS


def test_the_promises_are_fourteen_in_order() -> None:
    assert [promise.number for promise in promises()] == [f"P{n}" for n in range(1, 15)]


def test_a_hard_test_and_its_promise_name_each_other() -> None:
    named = {number: promise.number for promise in promises() for number in promise.tests}
    for test in TESTS:
        assert named.get(test.number) in test.promises, test.number


def test_figures_are_read_as_they_were_kept(tmp_path: Path) -> None:
    place = tmp_path / "figures.json"
    assert figures(place) == {}
    place.write_text(json.dumps([{"number": "T05", "done": 3000, "bad": 2, "day": "2026-11-23"}]))
    assert figures(place) == {"T05": Figure("T05", 3000, 2, date(2026, 11, 23))}


def test_a_failure_is_told_as_well() -> None:
    promise = next(promise for promise in promises() if promise.number == "P3")
    found = {
        "T05": Figure("T05", 3000, 0, date(2026, 11, 23)),
        "T06": Figure("T06", 1000, 1, date(2026, 11, 23)),
        "T99": Figure("T99", 1, 1, date(2026, 11, 23)),
    }
    assert proof(promise, found) == "Tried 4,000 times, 1 failure (T05, T06)."
    assert proof(promise, {}) == ""
