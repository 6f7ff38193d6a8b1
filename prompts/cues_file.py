# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what the schema cues have learned, and writes it for their training.

    lines DIGEST                 the labelled lines it was learned from
    label need_to_like           a schema; the first is number 0
    bounds 740 100 970           the bounds, see `CueBounds`
    w:sorry 0:-31 5:4            a feature, and its weights for labels by their numbers

Fields are apart by a tab; lines with "#" are remarks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from prompts.cue_values import NONE, CueBounds, CueWeights, CueWords
from prompts.judge_file import read_kinds, read_pairs, read_text, weight_rows
from prompts.reading import read
from prompts.values import ContentError

LEARNED = "schemas/cues_learned.txt"
KINDS = "schemas/cue_kinds.toml"
TURNS = "schemas/cue_turns.toml"


def read_words(folder: Path) -> CueWords:
    """Kinds of words and turns of speech. Raises ContentError."""
    file = read(folder, TURNS)
    turns = {name: file.texts(name) for name in file}
    return CueWords(read_kinds(folder, KINDS), turns)


def read_learned(folder: Path, known: Sequence[str]) -> CueWeights:
    """What the schema cues have learned; `known` are the schemas of the catalogue.

    Raises:
        ContentError: a file that cannot be used; names file and entry.
    """
    digest = ""
    labels: list[str] = []
    bounds: CueBounds | None = None
    features: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, line in enumerate(read_text(folder, LEARNED).splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        name, *rest = line.split("\t")
        try:
            if name == "lines":
                (digest,) = rest
            elif name == "label":
                (label,) = rest
                if label in labels or label not in (*known, NONE):
                    raise ContentError(LEARNED, f"label {label}", "unknown, or there twice")
                labels.append(label)
            elif name == "bounds":
                two, none, alone = map(int, rest)
                bounds = CueBounds(two, none, alone)
            else:
                if name in features or not rest:
                    raise ContentError(LEARNED, name, "there twice, or without a weight")
                features[name] = read_pairs(LEARNED, name, rest, len(known) + 1)
        except ValueError as error:
            raise ContentError(LEARNED, f"line {number}", "cannot be read") from error
    for label in sorted({*known, NONE} - set(labels)):
        raise ContentError(LEARNED, f"label {label}", "is missing")
    if not digest or bounds is None:
        raise ContentError(LEARNED, "lines or bounds", "is missing")
    return CueWeights(digest, tuple(labels), bounds, features)


def written(head: str, learned: CueWeights, weights: Mapping[str, Mapping[str, int]]) -> str:
    """The text of the file: `weights` are feature -> label -> weight, for those of `learned`."""
    bounds = learned.bounds
    rows = [f"# {line}".rstrip() for line in head.splitlines()]
    rows += ["", f"lines\t{learned.lines}", *(f"label\t{label}" for label in learned.labels)]
    rows.append(f"bounds\t{bounds.two}\t{bounds.none}\t{bounds.alone}")
    return "\n".join([*rows, *weight_rows(learned.labels, weights)]) + "\n"
