# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Afterhour promises about a journal, by which tests, and what these last found.

`figures.json` beside this file is written by `dev.py hard --soak --write`, never by hand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.i18n import _, ngettext

FIGURES = Path(__file__).with_name("figures.json")


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise.

    Attributes:
        number: "P1" to "P14", as in `docs/security.md`.
        text: the promise in words for the person who relies on it.
        tests: the numbers of the hard tests that prove it.
    """

    number: str
    text: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """What the last full run of one test found: how often it was tried, and how often it failed."""

    test: str
    trials: int
    failures: int
    day: date


def promises() -> tuple[Promise, ...]:
    """All promises, in the order in which losing them would hurt."""
    return (
        Promise(
            "P1",
            _(
                "What was shown as saved is there again after a crash, a killed program or a power "
                "cut. At most two seconds of typing are lost."
            ),
            ("T01", "T02", "T03", "T15", "T27", "T32"),
        ),
        Promise(
            "P2",
            _(
                "A full, read-only or vanished disk damages nothing that is stored. The words on "
                "the screen stay there and can be saved elsewhere."
            ),
            ("T04", "T31"),
        ),
        Promise(
            "P3",
            _(
                "Damage is noticed. A changed file brings a clear message and the newest intact "
                "backup, never a journal that changed in silence."
            ),
            ("T05", "T05b", "T06"),
        ),
        Promise(
            "P4",
            _(
                "All that is kept is encrypted. Nothing you type is in any other file on this "
                "computer, except what you export or print."
            ),
            ("T07", "T18", "T26", "T28"),
        ),
        Promise("P5", _("It never talks to a network."), ("T09",)),
        Promise(
            "P6",
            _(
                "A stolen computer or a copy of a locked journal shows sizes, dates and the number "
                "of backups, and nothing else, as far as the passphrase holds."
            ),
            ("T11",),
        ),
        Promise(
            "P7",
            _(
                "If the passphrase is forgotten, the recovery sheet opens the journal. Without "
                "both, nobody can."
            ),
            ("T12", "T14", "T24"),
        ),
        Promise(
            "P8",
            _(
                "It locks by itself when you are away, when the computer sleeps and when its "
                "session is locked. Drafts are kept, encrypted. Locking asks nothing."
            ),
            ("T16",),
        ),
        Promise("P9", _("Every backup it made can be restored."), ("T13",)),
        Promise(
            "P10",
            _("Files from others, imports and backups too, are taken as hostile."),
            ("T10", "T25"),
        ),
        Promise(
            "P11",
            _(
                "Two windows, or a program that synchronises folders, cannot damage or overwrite "
                "the journal."
            ),
            ("T21", "T22"),
        ),
        Promise(
            "P12",
            _(
                "A day stays the day you lived. Another clock, time zone or summer time never "
                "moves, reorders or loses a record."
            ),
            ("T23",),
        ),
        Promise(
            "P13",
            _(
                "Logs, error messages, window titles, notifications and file names hold none of "
                "your words."
            ),
            ("T19", "T20", "T29", "T30"),
        ),
        Promise(
            "P14",
            _("Sixty seconds after locking, your words are no longer in the program’s memory."),
            ("T17",),
        ),
    )


def figures(place: Path = FIGURES) -> dict[str, Figure]:
    """What the last full runs found, by the number of the test. Empty where none was kept."""
    if not place.exists():
        return {}
    rows = json.loads(place.read_text(encoding="utf-8"))
    return {
        row["number"]: Figure(
            row["number"], row["done"], row["bad"], date.fromisoformat(row["day"])
        )
        for row in rows
    }


def proof(promise: Promise, found: dict[str, Figure]) -> str:
    """How often a promise was tried and how often it failed, in one sentence; "" if never."""
    kept = [found[number] for number in promise.tests if number in found]
    if not kept:
        return ""
    trials = sum(figure.trials for figure in kept)
    failures = sum(figure.failures for figure in kept)
    tried = ngettext("Tried {count} time", "Tried {count} times", trials)
    failed = ngettext("{count} failure", "{count} failures", failures)
    return _("{tried}, {failed} ({tests}).").format(
        tried=tried.format(count=f"{trials:,}"),
        failed=failed.format(count=f"{failures:,}"),
        tests=", ".join(figure.test for figure in kept),
    )
