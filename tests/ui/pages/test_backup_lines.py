# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of the last good backup when a clock was wrong, and of what is no backup."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLocale

from app.domain.moment import Moment
from app.services.backup_state import FIRST, Backup, Health, State
from ui.dates import Dates
from ui.models.backup_lines import health, summary, trouble


def at(year: int, day: int = 23) -> Moment:
    return Moment.of(datetime(year, 11, day, 12, tzinfo=UTC))


def backup(made: Moment) -> Backup:
    return Backup(Path("/b"), made, 1, 1, made, Health.GOOD, FIRST, 5, True)


def test_one_dated_in_the_future_is_not_taken_for_fresh() -> None:
    dates, now = Dates(locale=QLocale("en_GB")), at(2028)
    ahead = backup(at(2100))
    found = trouble(State(backups=(ahead,)), now, dates)
    assert found is not None
    assert "2100" in found[0]
    assert "clock" in found[0]
    old = replace(ahead, made=at(2026))
    found = trouble(State(backups=(ahead, old)), now, dates)
    assert found is not None
    assert "2026" in found[0]
    recent = replace(ahead, made=at(2028, 22))
    assert trouble(State(backups=(ahead, recent)), now, dates) is None
    assert "yesterday" in summary(State(backups=(ahead, recent)), dates, now.local_day)


def test_words_saved_elsewhere_are_named_and_no_backup() -> None:
    dates, now = Dates(locale=QLocale("en_GB")), at(2028)
    words = replace(backup(now), health=Health.WORDS, ours=False)
    assert health(words, dates) == "saved words, not a backup"
    assert health(replace(words, checked=None), dates) == "saved words, damaged"
    state = State(backups=(words,))
    assert summary(state, dates, now.local_day) == "There is no good backup yet."
    assert state.due(now)
