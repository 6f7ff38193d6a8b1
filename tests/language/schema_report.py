# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the schema cues find the schema that people gave a line.

python -m tests.language.schema_report FILE...

Right: the schema is among those suggested. Wrong: something is suggested, and it is not. Lines
that nothing goes with count as marked where anything is suggested. Intervals are Wilson's (1927),
95 %.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.insights.statistics.share import share
from app.language.schema_cues import suggest
from app.services.content import NONE


@dataclass(slots=True)
class Count:
    """Lines with a schema, by how they came out."""

    right: int = 0
    wrong: int = 0
    silent: int = 0

    @property
    def lines(self) -> int:
        """All lines."""
        return self.right + self.wrong + self.silent


def counted(files: Iterable[Path]) -> dict[str, Count]:
    """Schema -> its counts, in alphabetical order; what is marked of `NONE` counts as wrong."""
    counts: dict[str, Count] = {}
    for file in files:
        for line in tomllib.loads(file.read_text(encoding="utf-8"))["line"]:
            found = [suggestion.schema for suggestion in suggest(line["text"])]
            count = counts.setdefault(line["schema"], Count())
            count.right += line["schema"] in found
            count.wrong += bool(found) and line["schema"] not in found
            count.silent += not found
    return dict(sorted(counts.items()))


def table(counts: dict[str, Count]) -> str:
    """The figures per schema, of all schemas, and of the lines that nothing goes with."""
    schemas = {name: count for name, count in counts.items() if name != NONE}
    whole = Count()
    for count in schemas.values():
        whole.right += count.right
        whole.wrong += count.wrong
        whole.silent += count.silent
    rows = [f"{'schema':<22}{'n':>5}   {'right':<18}{'wrong':<18}{'silent'}"]
    rows += [_row(name, count) for name, count in schemas.items()]
    rows += ["", _row("all schemas", whole)]
    neutral = counts.get(NONE, Count())
    rows.append(f"{NONE:<22}{neutral.lines:>5}   marked {_share(neutral.wrong, neutral.lines)}")
    return "\n".join(rows)


def _row(name: str, count: Count) -> str:
    shares = (_share(n, count.lines) for n in (count.right, count.wrong, count.silent))
    return f"{name:<22}{count.lines:>5}   " + "".join(f"{text:<18}" for text in shares).rstrip()


def _share(hits: int, of: int) -> str:
    found = share(hits, of)
    if found is None:
        return "none"
    return f"{found.value:.2f} ({found.interval.low:.2f}-{found.interval.high:.2f})"


def main(arguments: list[str]) -> int:
    """Print the figures; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    print(table(counted(parser.parse_args(arguments).files)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
