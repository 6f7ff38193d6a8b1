# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the language helper takes for the longest draft there may be."""

from __future__ import annotations

import tomllib
from pathlib import Path

from app.language.rehearsal import annotate, own_rules
from tests.bench.measure import Line, interleaved, median_ms

LINES = Path(__file__).parents[1] / "language" / "rehearsal_dev.toml"
LONGEST = 1_200  # characters of a draft
LIMIT_MS = 20.0


def run(rounds: int) -> list[Line]:
    """Labelled lines, one behind the other, as drafts of full length."""
    own_rules().make_ready()
    entries = tomllib.loads(LINES.read_text(encoding="utf-8"))["line"]
    whole = " ".join(entry["text"] for entry in entries)
    drafts = [whole[start : start + LONGEST] for start in range(0, len(whole) - LONGEST, LONGEST)]

    def work() -> None:
        for draft in drafts:
            annotate(draft)

    (taken,) = interleaved([work], rounds)
    figure = median_ms(taken) / len(drafts)
    marks = sum(len(annotate(draft)) for draft in drafts) / len(drafts)
    detail = f"median of {len(drafts)} drafts with {marks:.0f} marks each"
    return [Line(f"marks in a draft of {LONGEST:,} characters", figure, LIMIT_MS, "ms", detail)]
