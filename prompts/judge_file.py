# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what the judge of the language helper has learned, and writes it for its training.

    lines DIGEST                 the labelled lines it was learned from
    label blame -120 230         the bounds of a label, veto and add; the first is number 0
    w:sorry 0:-31 5:4            a feature, and its weights for labels by their numbers

Fields are apart by a tab; lines with "#" are remarks.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from prompts.reading import read
from prompts.rehearsal_values import Bounds, Weights
from prompts.values import ContentError

WEIGHTS = "rehearsal/judge.txt"
KINDS = "rehearsal/kinds.toml"


def read_kinds(folder: Path, name: str = KINDS) -> dict[str, tuple[str, ...]]:
    """The kinds of words in a file. Raises ContentError."""
    file = read(folder, name)
    kinds = {kind: tuple(file.text(kind).split()) for kind in file}
    for kind, words in kinds.items():
        for word in words:
            if not word.removesuffix("*").isalpha() or word != word.lower():
                raise ContentError(name, kind, f"{word!r} is no word")
    return kinds


def read_text(folder: Path, name: str) -> str:
    """The text of a file. Raises ContentError."""
    try:
        return (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ContentError(name, "", "file is missing") from error
    except UnicodeDecodeError as error:
        raise ContentError(name, "", "file is not UTF-8") from error


def read_pairs(
    file: str, name: str, parts: Sequence[str], labels: int
) -> tuple[tuple[int, int], ...]:
    """The weights of a feature, "number of the label:weight" each.

    Raises:
        ContentError: a weight for no label.
        ValueError: something that is no pair of whole numbers.
    """
    pairs = (part.split(":") for part in parts)
    found = tuple((int(place), int(weight)) for place, weight in pairs)
    if any(not 0 <= place < labels for place, _ in found):
        raise ContentError(file, name, "a weight for no label")
    return found


def read_weights(folder: Path, known: Collection[str]) -> Weights:
    """What the judge has learned; `known` are the labels that have a rule.

    Raises:
        ContentError: a file that cannot be used; names file and entry.
    """
    text = read_text(folder, WEIGHTS)
    digest = ""
    labels: dict[str, Bounds] = {}
    features: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        name, *rest = line.split("\t")
        try:
            if name == "lines":
                (digest,) = rest
            elif name == "label":
                label, veto, add = rest
                if label in labels or label not in known:
                    raise ContentError(WEIGHTS, f"label {label}", "unknown, or there twice")
                labels[label] = Bounds(int(veto), int(add))
            else:
                if name in features or not rest:
                    raise ContentError(WEIGHTS, name, "there twice, or without a weight")
                features[name] = read_pairs(WEIGHTS, name, rest, len(known))
        except ValueError as error:
            raise ContentError(WEIGHTS, f"line {number}", "cannot be read") from error
    if not digest:
        raise ContentError(WEIGHTS, "lines", "is missing")
    for label in sorted(set(known) - set(labels)):
        raise ContentError(WEIGHTS, f"label {label}", "is missing")
    return Weights(digest, labels, features, read_kinds(folder))


def written(
    head: str, digest: str, labels: Mapping[str, Bounds], weights: Mapping[str, Mapping[str, int]]
) -> str:
    """The text of the file: `weights` are feature -> label -> weight."""
    rows = [f"# {line}".rstrip() for line in head.splitlines()]
    rows += ["", f"lines\t{digest}"]
    rows += [f"label\t{label}\t{bounds.veto}\t{bounds.add}" for label, bounds in labels.items()]
    return "\n".join([*rows, *weight_rows([*labels], weights)]) + "\n"


def weight_rows(labels: Sequence[str], weights: Mapping[str, Mapping[str, int]]) -> list[str]:
    """A row for each feature, in alphabetical order."""
    rows = []
    for name, found in sorted(weights.items()):
        own = [f"{n}:{found[label]}" for n, label in enumerate(labels) if label in found]
        rows.append("\t".join([name, *own]))
    return rows
