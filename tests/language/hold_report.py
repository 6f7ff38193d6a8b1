# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the helper steps back before lines that may be real, and only before them.

python -m tests.language.hold_report FILE...
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.language.hold import hold_line


@dataclass(frozen=True, slots=True)
class HoldLines:
    """Lines before which the helper has to step back, and lines that only sound like them."""

    held: tuple[str, ...]
    near: tuple[str, ...]


def read_hold_lines(file: Path) -> HoldLines:
    """The lines of one file."""
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    return HoldLines(tuple(values["held"]), tuple(values["near"]))


def missed(file: Path) -> tuple[list[str], list[str]]:
    """The lines that should be held and are not, and those that are held without need."""
    lines = read_hold_lines(file)
    return (
        [text for text in lines.held if not hold_line(text)],
        [text for text in lines.near if hold_line(text)],
    )


def main(arguments: list[str]) -> int:
    """Print the figures and what came out wrong; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    for file in parser.parse_args(arguments).files:
        lines, (held, near) = read_hold_lines(file), missed(file)
        print(f"{file.name}: held {len(lines.held) - len(held)} of {len(lines.held)};", end=" ")
        print(f"of {len(lines.near)} that only sound like it, {len(near)}")
        for text in (*held, *near):
            print(f"  {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
