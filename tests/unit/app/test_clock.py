# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The day and the zone are those of the place where one is, also after a journey."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from app.clock import SystemClock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="TZ is for other systems")


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Go to another zone."""

    def go(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield go
    monkeypatch.undo()
    time.tzset()


def test_the_zone_follows_the_computer_while_the_journal_is_open(
    travel: Callable[[str], None],
) -> None:
    clock = SystemClock()
    for zone, hours in (("Pacific/Pago_Pago", -11), ("Pacific/Kiritimati", 14), ("Etc/UTC", 0)):
        travel(zone)
        moment = clock.now()
        assert (moment.zone, moment.offset_s) == (zone, hours * 3600)
        assert moment.local_day == moment.local.date()


def test_one_instant_is_two_days(travel: Callable[[str], None]) -> None:
    clock = SystemClock()
    travel("Pacific/Pago_Pago")
    here = clock.now().local_day
    travel("Pacific/Kiritimati")
    assert clock.now().local_day - here in (timedelta(days=1), timedelta(days=2))


def test_a_zone_that_few_computers_know_has_its_own_name(travel: Callable[[str], None]) -> None:
    travel("Antarctica/Troll")
    assert SystemClock().now().zone == "Antarctica/Troll"


def test_without_a_known_zone_the_offset_is_kept(
    monkeypatch: pytest.MonkeyPatch, travel: Callable[[str], None]
) -> None:
    travel("ABC-3")
    moment = SystemClock().now()
    assert (moment.zone, moment.offset_s) == ("", 3 * 3600)
