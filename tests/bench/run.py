# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the speed table and writes it to `docs/performance.md`.

python3 dev.py bench [--quick]

Everything is compared within one run: these figures are ratios and medians, not promises in
milliseconds. Exit code 1 when a limit is passed.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")

from tests.bench import language, patterns, saving, start_up, vaults
from tests.bench.measure import Line, reference_loop

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "performance.md"

_MEMORY = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication([])
from tests.bench import window
print(window.resident(Path(sys.argv[1])))
"""


def main(argv: list[str]) -> int:
    """Run the benchmarks; prints the table and writes it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small journals, few rounds")
    parser.add_argument("--no-write", action="store_true", help="print only")
    asked = parser.parse_args(argv)
    sizes = (1_000, 5_000) if asked.quick else (1_000, 10_000, 50_000)
    rounds = 5 if asked.quick else 15
    lines = start_up.run(rounds)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, XDG_STATE_HOME=home + "/state", XDG_DATA_HOME=home + "/data")
        journals = vaults.make(Path(home), sizes)
        lines += _in_the_window(journals, rounds)
        lines += _memory(journals[max(sizes)], Path(home))
        lines += saving.run(journals, rounds * 4)
        lines += _repairs(journals, rounds)
        lines += patterns.run(Path(home), max(sizes), max(3, rounds // 3))
    lines += language.run(rounds)
    text = _table(lines, sizes)
    sys.stdout.write(text)
    if not (asked.quick or asked.no_write):
        TABLE.write_text(text, encoding="utf-8")
    return 0 if all(line.reached for line in lines) else 1


def _in_the_window(journals: dict[int, Path], rounds: int) -> list[Line]:
    from PySide6.QtWidgets import QApplication

    from tests.bench import window

    application = QApplication.instance() or QApplication([])
    lines = window.opening(journals, max(3, rounds // 2))
    lines += window.searching(journals, rounds)
    lines += window.typing(journals)
    del application
    return lines


def _repairs(journals: dict[int, Path], rounds: int) -> list[Line]:
    """Last: the two episodes are in the largest journal from then on."""
    from PySide6.QtWidgets import QApplication

    from tests.bench import repairs

    application = QApplication.instance() or QApplication([])
    lines = repairs.run(journals, rounds)
    del application
    return lines


def _memory(journal: Path, home: Path) -> list[Line]:
    """Each in a process of its own."""
    from tests.bench import window

    nothing = window.empty(home)

    def measured(place: Path) -> float:
        answer = subprocess.run(
            [sys.executable, "-c", _MEMORY, str(place)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            text=True,
            capture_output=True,
            check=True,
            timeout=300,
        )
        return float(answer.stdout)

    full, bare = measured(journal), measured(nothing)
    detail = f"{full:.0f} MiB against {bare:.0f} MiB"
    return [
        Line("memory, unlocked and idle, against an empty journal", full / bare, 1.3, "x", detail)
    ]


def _table(lines: list[Line], sizes: tuple[int, ...]) -> str:
    rows = "\n".join(
        f"| {line.what} | {line.figure:.2f} {line.unit} | {line.limit:g} {line.unit} "
        f"| {'yes' if line.reached else '**no**'} | {line.detail} |"
        for line in lines
    )
    loop = reference_loop() * 1000
    counted = ", ".join(f"{size:,}" for size in sizes)
    today = datetime.now().astimezone()
    return f"""# Performance

Measured on {today:%d %B %Y} with `python3 dev.py bench`: {platform.python_implementation()}
{platform.python_version()}, {os.cpu_count()} cores, journals of {counted} entries of about 1 kB,
offscreen. Medians of one run, the variants in turn. A loop of two million additions took
{loop:.0f} ms beside it, so that absolute times can be read.

| what | figure | limit | reached | behind it |
|---|---|---|---|---|
{rows}

The generators are `tests/bench/generate.py` and `episodes.py`; word frequencies follow Zipf's law,
the common word is in a third of all records, the rare one in twelve. The window is the real one
with its real pages. "The bare FTS5 query" ranks by bm25 and makes snippets for fifty hits, as a
plain notebook would ask; "ids alone" is the same question without words, newest first. Key
derivation is taken off where it says so: it is slow on purpose. The episodes are put into the
largest journal last; the long one has 200 parts, 100 of them contacts, and 20 records. Its course
is painted at every place it can be scrolled to, and what counts is the time of the GUI thread.
Patterns looks at a journal of its own, from `years.py`: ten years with schemas, rules that return,
episodes and follow-ups. "The bare SQL" is every statement of the first opening, read to the end.
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
