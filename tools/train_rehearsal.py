# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains the judge of the language helper, with the standard library alone.

    python -m tools.train_rehearsal              learn from all lines and write the weights
    python -m tools.train_rehearsal --check      do the shipped weights come from the shipped lines?
    python -m tools.train_rehearsal --figures    also print the figures on lines not learned from

A fold of the lines is left out in turn and judged by what was learned from the others; from these
figures come the bounds as well. That is four trainings, shared among the processors: some minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from app.language.features import Features
from app.language.judge import Judge
from app.language.rules import Heard, Rules
from app.language.sentences import Sentence, sentences
from prompts.judge_file import WEIGHTS, read_kinds, written
from prompts.loader import FOLDER, load
from prompts.rehearsal_file import read_rehearsal
from prompts.rehearsal_values import Bounds, Rehearsal, Weights
from tools.logistic import fit
from tools.rehearsal_bounds import Case, chosen, figures

ROOT = Path(__file__).resolve().parent.parent
LINES = ROOT / "tests" / "language"
# File -> who wrote its lines; none: the first letter of the id says so.
FILES = {
    "rehearsal_dev.toml": "",
    "rehearsal_first.toml": "F",
    "rehearsal_plain.toml": "P",
    "rehearsal_spent.toml": "",
    "rehearsal_lines_1.toml": "T1",
    "rehearsal_lines_2.toml": "T2",
    "rehearsal_lines_3.toml": "T3",
    "rehearsal_lines_4.toml": "T4",
    "rehearsal_lines_5.toml": "",
    "rehearsal_lines_6.toml": "W",
    "rehearsal_lines_7.toml": "Z",
}
# Written to teach: learned from, never counted.
TAUGHT = ("P", "Z")
# The rules were written with the lines of the others: only these tell how well a rule holds.
UNSEEN = ("T1", "T2", "T3", "T4", "U", "V", "W", "X")
# Of these, labelled most carefully, by two readers: the bounds are chosen by them.
LATEST = ("U", "V", "X")

FOLDS = 3
SEEN_LEAST = 2  # lines a feature has to be in
PENALTY = 1.0
BIAS_PENALTY = 0.01
PASSES, ROUNDS = 2, 20
DUST = 10  # weights below this many hundredths are left out

HEAD = """SPDX-FileCopyrightText: 2026 The Afterhour developers
SPDX-License-Identifier: GPL-3.0-or-later

What the judge of the language helper has learned; written by tools/train_rehearsal.py, not by hand.
Learned from {lines} labelled lines of {writers} writers:
{files}
in tests/language. Weights are hundredths of log odds; form in prompts/judge_file.py,
how it decides in docs/rehearsal.md."""


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line, read: its sentences with what the rules heard and what there is to weigh."""

    id: str
    writer: str
    text: str
    labels: frozenset[str]
    parts: tuple[tuple[Sentence, Heard, Features], ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """Feature -> label -> weight in hundredths."""

    weights: dict[str, dict[str, int]]

    def ready(self, content: Rehearsal, labels: dict[str, Bounds]) -> Judge:
        """A judge with these weights and some bounds."""
        place = {label: number for number, label in enumerate(labels)}
        known = {
            name: tuple((place[label], weight) for label, weight in found.items())
            for name, found in self.weights.items()
        }
        kinds = content.weights.kinds
        return Judge(_with(content, Weights("new", labels, known, kinds)))


def _with(content: Rehearsal, weights: Weights) -> Rehearsal:
    values = {name: getattr(content, name) for name in Rehearsal.__dataclass_fields__}
    return Rehearsal(**{**values, "weights": weights})


def digest() -> str:
    """What the lines are known by: changes with every text, label and order."""
    known = hashlib.sha256()
    for name in FILES:
        for line in tomllib.loads((LINES / name).read_text(encoding="utf-8"))["line"]:
            known.update(repr((line["id"], line["text"], line["labels"])).encode())
    return known.hexdigest()[:32]


def read_lines(content: Rehearsal) -> list[Line]:
    """All labelled lines, in the order of the files."""
    rules, judge = Rules(content), Judge(content)
    found = []
    for name, writer in FILES.items():
        for line in tomllib.loads((LINES / name).read_text(encoding="utf-8"))["line"]:
            parts = []
            before: Sentence | None = None
            seen: Features | None = None
            whole = sentences(line["text"], rules.reading)
            for sentence, after in zip(whole, [*whole[1:], None], strict=False):
                heard = rules.heard(sentence, before)
                seen = judge.see(sentence, heard, seen, after)
                parts.append((sentence, heard, seen))
                before = sentence
            labels = frozenset(line["labels"])
            who = writer or line["id"][0]
            found.append(Line(line["id"], who, line["text"], labels, tuple(parts)))
    return found


def learn(lines: list[Line], labels: list[str]) -> Learned:
    """Weights for all labels from some lines."""
    counts = Counter(
        name for line in lines for name in {name for _, _, seen in line.parts for name in seen}
    )
    names = sorted(name for name, count in counts.items() if count >= SEEN_LEAST)
    number = {name: n for n, name in enumerate(names)}
    rows = [
        [number[name] for name in seen if name in number]
        for line in lines
        for _, _, seen in line.parts
    ]
    penalties = [BIAS_PENALTY if name == "bias" else PENALTY for name in names]
    weights: dict[str, dict[str, int]] = {}
    for label in labels:
        learned = _learn_one(lines, label, rows, penalties)
        for name, value in zip(names, learned, strict=True):
            weight = round(100 * value)
            if abs(weight) >= DUST or (name == "bias" and weight):
                weights.setdefault(name, {})[label] = weight
    return Learned(weights)


def _learn_one(
    lines: list[Line], label: str, rows: list[list[int]], penalties: list[float]
) -> list[float]:
    """A line with the label has it in one sentence at least: which one is found out on the way.

    At first in those with a rule's mark, or a part of it in each; then in the likeliest.
    """
    truths, shares = [], []
    for line in lines:
        is_true = label in line.labels
        marked = [label in heard.marks for _, heard, _ in line.parts]
        for mark in marked:
            truths.append(is_true)
            if not is_true:
                shares.append(1.0)
            elif any(marked):
                shares.append(1.0 / len(marked) if mark else 0.0)
            else:
                shares.append(1.0 / len(marked))
    weights = [0.0] * len(penalties)
    for _ in range(PASSES):
        weights = fit(rows, truths, shares, penalties, weights, ROUNDS)
        at = 0
        for line in lines:
            here = range(at, at + len(line.parts))
            at += len(line.parts)
            if label in line.labels and here:
                sums = [sum(map(weights.__getitem__, rows[n])) for n in here]
                for n, total in zip(here, sums, strict=True):
                    shares[n] = 1.0 if total == max(sums) else 0.0
    return weights


def cases(lines: list[Line], judge: Judge, label: str) -> list[Case]:
    """How each line stands to a label: its sums where a rule marks and where none does."""
    found = []
    for line in lines:
        with_mark: list[int] = []
        without: list[int] = []
        for _, heard, seen in line.parts:
            total = judge.sums(seen)[label]
            (with_mark if label in heard.marks else without).append(total)
        found.append(
            Case(
                line.writer,
                label in line.labels,
                max(with_mark, default=None),
                max(without, default=None),
            )
        )
    return found


def fold(line: Line) -> int | None:
    """Which fold a line belongs to, by its text; None for lines that are never left out."""
    return None if line.writer in TAUGHT else crc32(line.text.encode()) % FOLDS


def _task(held_out: int) -> tuple[int, Learned]:
    """What is learned without one fold; with nothing left out for a fold that is none."""
    content = bare()
    lines = [line for line in read_lines(content) if fold(line) != held_out]
    return held_out, learn(lines, [rule.label for rule in content.rules])


def bare() -> Rehearsal:
    """The content without weights."""
    return read_rehearsal(FOLDER, Weights("none", {}, {}, read_kinds(FOLDER)))


def train(show: bool) -> str:
    """The text of the weights file; prints the figures on lines left out if asked to."""
    content = bare()
    lines = read_lines(content)
    labels = [rule.label for rule in content.rules]
    precise = [rule.label for rule in content.rules if rule.precision == "high"]
    with ProcessPoolExecutor() as pool:
        learned = dict(pool.map(_task, range(FOLDS + 1)))
    loose = {label: Bounds(0, 0) for label in labels}
    by_label: dict[str, list[Case]] = {label: [] for label in labels}
    for number in range(FOLDS):
        judge = learned[number].ready(content, loose)
        own = [line for line in lines if fold(line) == number]
        for label in labels:
            by_label[label] += cases(own, judge, label)
    bounds = chosen(by_label, precise, LATEST)
    if show:
        found: dict[str, frozenset[str]] = {}
        for number in range(FOLDS):
            judge = learned[number].ready(content, bounds)
            found |= {line.id: _found(line, judge) for line in lines if fold(line) == number}
        for name, some in (
            ("the latest writers", LATEST),
            ("all writers whose lines no rule was written with", UNSEEN),
        ):
            print(name)
            chosen_lines = [line for line in lines if line.writer in some]
            print(figures([(line.labels, found[line.id]) for line in chosen_lines], precise))
            print()
    writers = len({line.writer for line in lines})
    head = HEAD.format(lines=len(lines), writers=writers, files=",\n".join(FILES))
    return written(head, digest(), bounds, learned[FOLDS].weights)


def _found(line: Line, judge: Judge) -> frozenset[str]:
    return frozenset(
        label
        for sentence, heard, seen in line.parts
        for label in judge.decide(sentence, heard, seen)
    )


def main(arguments: list[str]) -> int:
    """Train or check; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--figures", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.check:
        same = load().rehearsal.weights.lines == digest()
        print("The weights come from these lines." if same else "The lines changed: train again.")
        return 0 if same else 1
    (FOLDER / WEIGHTS).write_text(train(asked.figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
