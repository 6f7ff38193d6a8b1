# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Written on one side of the date line, read on the other: the day stays the one that was lived."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.screen import missing, screen, wait_until
from tests.journeys.writing import FIRST, Writing

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]

THERE, HERE = "Pacific/Kiritimati", "Pacific/Pago_Pago"


def _today(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()


def test_the_day_that_was_lived_stays_on_a_journey(tmp_path: Path) -> None:
    with screen(tmp_path) as place:
        place.environment["TZ"] = THERE
        begun = _today(THERE)
        writing = Writing(place, tmp_path / "journal")
        writing.person.reader.press("Keep")
        writing.person.sees_part("Kept.")
        writing.quit()
        lived = {begun, _today(THERE)}
        place.environment["TZ"] = HERE
        writing.program = place.program("--vault", writing.vault)
        writing.unlock()
        person = writing.person
        person.sees("Write a record")
        place.keys("ctrl+f")
        wait_until(lambda: person.reader.focused() == "Search records", "the search field")
        place.type("crying")
        headings = {f"{day:%A} {day.day} {day:%B}" for day in lived}
        person.sees_part(FIRST)
        place.keys("Down")
        wait_until(lambda: headings & set(person.reader.names()), "the day that was lived")
        # Here it is still the day before: nothing can follow yet, and it says when.
        person.sees_part("A follow-up can be added from")
        writing.quit()
        (entry,) = writing.entries()
        assert date.fromisoformat(entry["day"]) in lived
        assert entry["day"] > _today(HERE).isoformat()
        assert entry["at"]["zone"] == THERE
        assert entry["at"]["time"].startswith(entry["day"])
        assert entry["at"]["time"].endswith("+14:00")
