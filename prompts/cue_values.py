# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the schema cues have learned, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NONE = "none"


@dataclass(frozen=True, slots=True)
class CueBounds:
    """When something is suggested, in thousandths.

    Attributes:
        two: share of the two likeliest schemas among all schemas, at least.
        none: chance that no schema fits, at most.
        alone: share of the likeliest schema from which it is suggested by itself.
    """

    two: int
    none: int
    alone: int


@dataclass(frozen=True, slots=True)
class CueWords:
    """What the schema cues know of words before anything is learned.

    Attributes:
        kinds: kind of word -> its words, "*" at the end for any ending.
        turns: turn of speech -> patterns of it, as written.
    """

    kinds: Mapping[str, tuple[str, ...]]
    turns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CueWeights:
    """What the schema cues have learned.

    Attributes:
        lines: digest of the labelled lines it was learned from.
        labels: the schemas, and `NONE`, in the order of their numbers.
        bounds: when something is suggested.
        features: feature -> number of a label and weight, in hundredths of log odds.
    """

    lines: str
    labels: tuple[str, ...]
    bounds: CueBounds
    features: Mapping[str, tuple[tuple[int, int], ...]]
