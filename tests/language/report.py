# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the language helper labels lines that people labelled.

python -m tests.language.report FILE... [--errors]

A line counts once for each label. Intervals are Wilson's (1927), 95 %. Errors are lines with a
label too many (+) or too few (-).
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.insights.statistics.share import share
from app.language.rehearsal import annotate

# A false mark of these does harm: it accuses, or praises what is not there.
PRECISE = (
    "yes_but",
    "minimise_intent",
    "justify",
    "pseudo_apology",
    "blame",
    "guess_my_motive",
    "ownership",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the labels that people gave it, and those that were found."""

    id: str
    text: str
    labels: frozenset[str]
    found: frozenset[str]


@dataclass(slots=True)
class Count:
    """Hits, marks too many and marks too few."""

    hit: int = 0
    many: int = 0
    few: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0-1; 1 where nothing was found."""
        return self.hit / (self.hit + self.many) if self.hit + self.many else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found, 0-1; 1 where nothing is there."""
        return self.hit / (self.hit + self.few) if self.hit + self.few else 1.0


def read(files: Iterable[Path]) -> list[Line]:
    """The labelled lines of some files, annotated."""
    lines = []
    for file in files:
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["line"]:
            found = frozenset(mark.label for mark in annotate(entry["text"]))
            lines.append(Line(entry["id"], entry["text"], frozenset(entry["labels"]), found))
    return lines


def counted(lines: Iterable[Line]) -> dict[str, Count]:
    """Label -> its counts, in alphabetical order."""
    counts: dict[str, Count] = {}
    for line in lines:
        for label in sorted(line.labels | line.found):
            count = counts.setdefault(label, Count())
            count.hit += label in line.labels and label in line.found
            count.many += label not in line.labels
            count.few += label not in line.found
    return dict(sorted(counts.items()))


def total(counts: Iterable[Count]) -> Count:
    """All of some counts as one: figures over it are micro averages."""
    whole = Count()
    for count in counts:
        whole.hit += count.hit
        whole.many += count.many
        whole.few += count.few
    return whole


def _row(name: str, count: Count) -> str:
    precision = _share(count.hit, count.hit + count.many)
    recall = _share(count.hit, count.hit + count.few)
    return f"{name:<18}{count.hit + count.few:>5}   {precision}   {recall}"


def _share(hits: int, of: int) -> str:
    found = share(hits, of)
    if found is None:
        return "1.00 (0.00-1.00)"
    return f"{found.value:.2f} ({found.interval.low:.2f}-{found.interval.high:.2f})"


def table(lines: list[Line]) -> str:
    """The figures per label, of the seven precise labels, and of all."""
    counts = counted(lines)
    rows = [f"{'label':<18}{'n':>5}   {'precision':<18}{'recall'}"]
    rows += [_row(label, count) for label, count in counts.items()]
    precise = [count for label, count in counts.items() if label in PRECISE]
    rows += ["", _row("the seven", total(precise)), _row("all labels", total(counts.values()))]
    return "\n".join([*rows, f"{len(lines)} lines"])


def errors(lines: Iterable[Line]) -> str:
    """The lines that went wrong, with what was too many and too few."""
    rows = []
    for line in lines:
        many = [f"+{label}" for label in sorted(line.found - line.labels)]
        few = [f"-{label}" for label in sorted(line.labels - line.found)]
        if many or few:
            rows.append(f"{line.id}  {' '.join(many + few)}\n      {line.text}")
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    """Print the figures; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="the lines that went wrong as well")
    asked = parser.parse_args(arguments)
    lines = read(asked.files)
    if asked.errors:
        print(errors(lines), end="\n\n")
    print(table(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
