# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns of the sample journal in a real window, by keys, as a screen reader hears it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.screen import Reader, Screen, missing, screen, wait_until

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]

MOST_STOPS = 20


def test_from_dot_to_dot_into_a_record_and_back_to_the_table(tmp_path: Path) -> None:
    with screen(tmp_path) as place:
        program = place.program("sample")
        reader = Reader(place)
        try:
            reader.wait_for("Write a record")
            place.keys("ctrl+4")
            reader.wait_for("Chart, One rule")
            _tab_to(place, reader, "85, in the record")
            heard = [reader.focused()]
            for _step in range(4):
                place.keys("Right")
                heard.append(_next(reader, heard[-1]))
            assert [words.partition(": ")[2] for words in heard] == [
                "85, in the record",
                "40, in the record, after looking again",
                "30, follow-up",
                "55, follow-up",
                "35, follow-up",
            ]
            place.keys("Return")
            reader.wait_for("Edit")
            place.keys("alt+Left")
            wait_until(lambda: reader.focused() == heard[-1], "the same dot again")
            _tab_to(place, reader, "Chart, One rule", back=True)
            place.keys("Right")
            wait_until(lambda: heard[-1] not in reader.names(), "the table in place of the chart")
            _tab_to(place, reader, "One rule, Table")
            place.keys("Down", "Down", "Return")
            reader.wait_for("Edit")
        except BaseException:
            place.picture(tmp_path / "failed.png")
            raise
        program.terminate()
        assert program.wait(timeout=30) == 0


def _tab_to(place: Screen, reader: Reader, words: str, *, back: bool = False) -> None:
    now = reader.focused()
    for _stop in range(MOST_STOPS):
        place.keys("shift+Tab" if back else "Tab")
        now = _next(reader, now)
        if words in now:
            return
    raise AssertionError(f"Tab never came to {words!r}, but to {now!r}")


def _next(reader: Reader, before: str) -> str:
    """What has the focus as soon as it is something else."""
    return wait_until(
        lambda: next((now for now in [reader.focused()] if now not in ("", before)), ""),
        f"something after {before!r}",
    )
