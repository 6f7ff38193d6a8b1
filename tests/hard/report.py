# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures as text: a line on the screen, a row in docs/security.md, a file for the Help page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from app.promises import FIGURES
from tests.hard.harness import HardTest, Outcome

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
COMMAND = "python3 dev.py hard --soak"


def line(test: HardTest, outcome: Outcome, wanted: int) -> str:
    """For example "T05  flips  1000/1000  0 bad  refused 981, intact 19  (42 s)"."""
    words = f"{test.number}  {test.title}  {outcome.done}/{wanted}  {len(outcome.problems)} bad"
    if outcome.figures:
        words += "  " + figures(outcome.figures)
    return f"{words}  ({outcome.seconds:.0f} s)"


def figures(found: Mapping[str, float]) -> str:
    """Names with numbers, whole ones without a point."""
    return ", ".join(f"{name} {value:,.6g}" for name, value in found.items())


def keep(folder: Path, test: HardTest, outcome: Outcome) -> None:
    """Remember the outcome of a soak for the table."""
    folder.mkdir(parents=True, exist_ok=True)
    row = {
        "number": test.number,
        "done": outcome.done,
        "bad": len(outcome.problems),
        "figures": dict(outcome.figures),
        "day": datetime.now().astimezone().date().isoformat(),
    }
    (folder / f"{test.number}.json").write_text(json.dumps(row), encoding="utf-8")


def write(root: Path, folder: Path, tests: tuple[HardTest, ...]) -> None:
    """Put what all soaks so far found into docs/security.md, between its two marks, and for Help.

    A test that was not soaked on this computer keeps the row that stands there.

    Raises:
        ValueError: the marks are not there.
    """
    rows = [
        "| test | proves | what | trials | bad | figures | day |",
        "|---|---|---|---|---|---|---|",
    ]
    page = root / "docs" / "security.md"
    text = page.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise ValueError("docs/security.md has no place for the figures")
    stood = dict(re.findall(r"^(?=\| (\w+) )(.*)$", _between(text), re.MULTILINE))
    earlier = {row["number"]: row for row in json.loads(FIGURES.read_text(encoding="utf-8"))}
    kept = []
    for test in tests:
        place = folder / f"{test.number}.json"
        if not place.exists():
            if test.number in stood and test.number in earlier:
                rows.append(stood[test.number])
                kept.append(earlier[test.number])
            continue
        row = json.loads(place.read_text(encoding="utf-8"))
        kept.append({name: row[name] for name in ("number", "done", "bad", "day")})
        rows.append(
            f"| {test.number} | {' '.join(test.promises)} | {test.title} | {row['done']:,} | "
            f"{row['bad']} | {figures(row['figures'])} | {row['day']} |"
        )
    table = f"{BEGIN}\nMeasured with `{COMMAND}`.\n\n" + "\n".join(rows) + f"\n{END}"
    page.write_text(
        re.sub(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: table, text, flags=re.DOTALL),
        encoding="utf-8",
    )
    FIGURES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _between(text: str) -> str:
    return text.partition(BEGIN)[2].partition(END)[0]
