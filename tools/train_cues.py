# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains the schema cues.

    python -m tools.train_cues              learn from all lines and write the weights
    python -m tools.train_cues --check      do the shipped weights come from the shipped lines?
    python -m tools.train_cues --held-out   print the figures on lines and writers left out

A training takes some minutes. It learns from labelled lines and from sentences that a larger model
labelled (`tools/taught_cues.py`). Left out are in turn a fifth of the lines of each of the first
three writers, then all lines of each writer; the larger model knew those, so what it taught is then
left out as well.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from app.language.cue_features import CueReader, Seen
from app.language.cue_judge import CueJudge, share
from app.language.hold import hold_line
from app.language.schema_cues import phrases_in
from app.language.sentences import sentences
from prompts.cue_values import NONE, CueBounds, CueWeights
from prompts.cues_file import LEARNED, written
from prompts.loader import FOLDER, load
from tools.softmax import Row, fit_softmax
from tools.taught_cues import TAUGHT, Taught, read_taught

ROOT = Path(__file__).resolve().parent.parent
LINES = ROOT / "tests" / "language"
FILES = (*(f"schema_lines_{number}.toml" for number in range(1, 12)), "schema_spent.toml")
# Written after what came out wrong was seen: figures on lines left out are reached without these.
LATE = "schema_lines_9.toml"
# The writers of whom a fifth is left out at a time.
FIRST, FOLDS = "KLM", 5

BOUNDS = CueBounds(two=560, none=38, alone=985)
SEEN_LEAST, SEEN_LEAST_TAUGHT = 3, 5  # lines a feature has to be in
FEATURES_MOST = 36_000
CATALOGUE_COUNTS = 10.0  # a thought of the catalogue: it is expected to be heard
TAUGHT_COUNTS = 0.5  # of what a line counts that was labelled by people
PENALTY, BIAS_PENALTY = 1.0, 0.01
ROUNDS = 60
DUST = 8  # weights below this many hundredths are left out

HEAD = """SPDX-FileCopyrightText: 2026 The Afterhour developers
SPDX-License-Identifier: GPL-3.0-or-later

What the schema cues have learned; written by tools/train_cues.py, not by hand.
Learned from {lines} labelled lines of {writers} writers:
{files}
in tests/language, from the controls in cues.toml, the thoughts in schemas.toml and {taught}
sentences that a larger model labelled (tools/cues_taught.txt.xz). Weights are hundredths of log
odds; form in prompts/cues_file.py, how it decides in docs/schema-cues.md."""


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line; the first letter of `id` says who wrote it."""

    id: str
    text: str
    schema: str


def read_lines(without: str = "") -> list[Line]:
    """All labelled lines in the order of the files, then the controls, which nothing goes with, and
    the thoughts of the catalogue.

    `without` is a file that is left out.
    """
    found = [
        Line(line["id"], line["text"], line["schema"])
        for name in FILES
        if name != without
        for line in tomllib.loads((LINES / name).read_text(encoding="utf-8"))["line"]
    ]
    controls = (text for text, held in load().cues.controls if not held)
    found += [Line(f"control {n}", text, NONE) for n, text in enumerate(controls)]
    return found + [
        Line(f"catalogue {schema.id} {n}", text, schema.id)
        for schema in load().schemas
        for n, text in enumerate(schema.thoughts)
    ]


def digest(lines: Sequence[Line]) -> str:
    """What the lines and what was taught are known by: changes with every text, label and order."""
    known = hashlib.sha256(TAUGHT.read_bytes())
    for line in lines:
        known.update(repr((line.id, line.text, line.schema)).encode())
    return known.hexdigest()[:32]


def see(text: str, reader: CueReader) -> Seen | None:
    """What there is to weigh in a whole line; None where all of it is quoted."""
    some = sentences(text, load().rehearsal.reading)
    parts = [reader.part(sentence) for sentence in some]
    return reader.see(parts, phrases_in(text, (0, len(text)))) if parts else None


def learn(
    lines: Sequence[Line], taught: Sequence[Taught] = ()
) -> tuple[CueWeights, dict[str, dict[str, int]]]:
    """What lines and taught sentences teach: the weights, and feature -> label -> weight."""
    labels = tuple(sorted({line.schema for line in lines}))
    known = [
        (line.text, {line.schema: CATALOGUE_COUNTS if line.id[:9] == "catalogue" else 1.0})
        for line in lines
    ]
    known += [
        (one.text, {label: TAUGHT_COUNTS * n / 100 for label, n in one.chances.items()})
        for one in taught
    ]
    reader = CueReader(load().cue_words)
    all_seen = [
        (seen, {labels.index(label): much for label, much in chances.items()})
        for text, chances in known
        if (seen := see(text, reader))
    ]
    counts = Counter(name for seen, _ in all_seen for name in (*seen.words, *seen.whole))
    least = SEEN_LEAST_TAUGHT if taught else SEEN_LEAST
    names = sorted(name for name, count in counts.items() if count >= least)
    weights = _fitted(names, all_seen, len(labels))
    if len(names) > FEATURES_MOST:
        names = _strongest(weights)
        weights = _fitted(names, all_seen, len(labels))
    kept: dict[str, dict[str, int]] = {}
    for name, found in weights.items():
        dust = 1 if name == "bias" else DUST
        own = {
            label: round(100 * value)
            for label, value in zip(labels, found, strict=True)
            if abs(round(100 * value)) >= dust
        }
        if own:
            kept[name] = own
    features = {
        name: tuple((labels.index(label), weight) for label, weight in own.items())
        for name, own in kept.items()
    }
    return CueWeights(digest(lines), labels, BOUNDS, features), kept


def _fitted(
    names: Sequence[str], all_seen: Sequence[tuple[Seen, Mapping[int, float]]], labels: int
) -> dict[str, list[float]]:
    number = {name: n for n, name in enumerate(names)}
    rows: list[Row] = [
        (
            [number[name] for name in seen.words if name in number],
            share(len(seen.words)) / 1000,
            [number[name] for name in seen.whole if name in number],
        )
        for seen, _ in all_seen
    ]
    penalties = [BIAS_PENALTY if name == "bias" else PENALTY for name in names]
    truths = [chances for _, chances in all_seen]
    values = fit_softmax(rows, truths, penalties, labels, ROUNDS)
    return dict(zip(names, values, strict=True))


def _strongest(weights: Mapping[str, Sequence[float]]) -> list[str]:
    """The features that say most, as many as there may be, in alphabetical order."""

    def says(name: str) -> tuple[float, str]:
        row = weights[name]
        return max(abs(value - sum(row) / len(row)) for value in row), name

    return sorted(sorted(weights, key=says, reverse=True)[:FEATURES_MOST])


@dataclass(frozen=True, slots=True)
class Figures:
    """How lines left out came out, in numbers of lines."""

    right: int
    wrong: int
    silent: int
    marked: int
    neutral: int


def held_out(task: tuple[Sequence[Line], Sequence[Line]]) -> Figures:
    """Learn from the first lines, and judge the second by it."""
    known, others = task
    weights, _ = learn(known)
    judge, reader = CueJudge(weights), CueReader(load().cue_words)
    right = wrong = silent = marked = neutral = 0
    for line in others:
        found: tuple[str, ...] = ()
        if not hold_line(line.text):
            seen = see(line.text, reader)
            found = judge.chosen(judge.verdict(judge.sums(seen))) if seen else ()
        if line.schema == NONE:
            neutral += 1
            marked += bool(found)
        else:
            right += line.schema in found
            wrong += bool(found) and line.schema not in found
            silent += not found
    return Figures(right, wrong, silent, marked, neutral)


def parts(lines: Sequence[Line]) -> dict[str, tuple[list[Line], list[Line]]]:
    """What is learned from and what is left out, by a name for it."""
    first = sorted(
        (line for line in lines if line.id[0] in FIRST),
        key=lambda line: (line.id[0], line.schema, line.id),
    )
    left = {f"fold {n}": first[n::FOLDS] for n in range(FOLDS)}
    for writer in sorted({line.id[0] for line in lines} - {"c", "R"}):
        left[f"writer {writer}"] = [line for line in lines if line.id[0] == writer]
    found = {}
    for name, out in left.items():
        ids = {line.id for line in out}
        found[name] = ([line for line in lines if line.id not in ids], out)
    return found


def main(arguments: list[str]) -> int:
    """Train or check; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--held-out", action="store_true")
    asked = parser.parse_args(arguments)
    lines = read_lines()
    if asked.check:
        same = load().cue_weights.lines == digest(lines)
        print("The weights come from these lines." if same else "The lines changed: train again.")
        return 0 if same else 1
    if asked.held_out:
        tasks = parts(read_lines(LATE))
        with ProcessPoolExecutor() as pool:
            for name, figures in zip(tasks, pool.map(held_out, tasks.values()), strict=True):
                print(name, figures)
        return 0
    taught = read_taught()
    weights, kept = learn(lines, taught)
    writers = len({line.id[0] for line in lines} - {"c"})
    head = HEAD.format(
        lines=len(lines), taught=len(taught), writers=writers, files=",\n".join(FILES)
    )
    (FOLDER / LEARNED).write_text(written(head, weights, kept), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
