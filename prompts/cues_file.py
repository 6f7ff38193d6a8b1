# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what the schema cues have learned, and writes it for their training.

    lines DIGEST                 the labelled lines it was learned from
    label need_to_like           a schema; the first is number 0
    bounds 740 100 970           the bounds, see `CueBounds`
    rare 645                     how much the vector of a word counts that is in no row below
    rare the 91                  how much that of a word in many lines counts
    w:sorry 0:-31 5:4            a feature, and its weights for labels by their numbers

Fields are apart by a tab; lines with "#" are remarks. The vectors are rows of a word and, in base
64, a signed byte each way.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Mapping, Sequence
from pathlib import Path

from prompts.cue_values import NONE, CueBounds, CueWeights, CueWords
from prompts.judge_file import read_kinds, read_pairs, read_text, weight_rows
from prompts.reading import read
from prompts.values import ContentError

LEARNED = "schemas/cues_learned.txt"
KINDS = "schemas/cue_kinds.toml"
TURNS = "schemas/cue_turns.toml"
VECTORS = "schemas/cue_vectors.txt"


def read_words(folder: Path) -> CueWords:
    """Kinds, turns of speech and vectors. Raises ContentError."""
    file = read(folder, TURNS)
    turns = {name: file.texts(name) for name in file}
    return CueWords(read_kinds(folder, KINDS), turns, _vectors(folder))


def _vectors(folder: Path) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    length = 0
    for number, line in enumerate(read_text(folder, VECTORS).splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        word, _, code = line.partition("\t")
        try:
            vector = tuple(memoryview(b64decode(code, validate=True)).cast("b"))
        except (ValueError, binascii.Error) as error:
            raise ContentError(VECTORS, f"line {number}", "cannot be read") from error
        length = length or len(vector)
        if not vector or len(vector) != length or word in found:
            raise ContentError(VECTORS, word, "there twice, or of another length")
        found[word] = vector
    return found


def read_learned(folder: Path, known: Sequence[str]) -> CueWeights:
    """What the schema cues have learned; `known` are the schemas of the catalogue.

    Raises:
        ContentError: a file that cannot be used; names file and entry.
    """
    digest, rarest = "", 0
    labels: list[str] = []
    bounds: CueBounds | None = None
    rarity: dict[str, int] = {}
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
            elif name == "rare" and len(rest) == 1:
                rarest = int(rest[0])
            elif name == "rare":
                word, value = rest
                rarity[word] = int(value)
            else:
                if name in features or not rest:
                    raise ContentError(LEARNED, name, "there twice, or without a weight")
                features[name] = read_pairs(LEARNED, name, rest, len(known) + 1)
        except ValueError as error:
            raise ContentError(LEARNED, f"line {number}", "cannot be read") from error
    for label in sorted({*known, NONE} - set(labels)):
        raise ContentError(LEARNED, f"label {label}", "is missing")
    if not digest or bounds is None or not rarest:
        raise ContentError(LEARNED, "lines, bounds or rare", "is missing")
    return CueWeights(digest, tuple(labels), bounds, rarity, rarest, features)


def written(head: str, learned: CueWeights, weights: Mapping[str, Mapping[str, int]]) -> str:
    """The text of the file: `weights` are feature -> label -> weight, for those of `learned`."""
    bounds = learned.bounds
    rows = [f"# {line}".rstrip() for line in head.splitlines()]
    rows += ["", f"lines\t{learned.lines}", *(f"label\t{label}" for label in learned.labels)]
    rows += [f"bounds\t{bounds.two}\t{bounds.none}\t{bounds.alone}", f"rare\t{learned.rarest}"]
    rows += [f"rare\t{word}\t{value}" for word, value in sorted(learned.rarity.items())]
    return "\n".join([*rows, *weight_rows(learned.labels, weights)]) + "\n"
