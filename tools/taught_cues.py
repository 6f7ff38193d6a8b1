# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences that a larger model labelled, for the training of the schema cues.

`cues_taught.txt.xz` holds a sentence a line, and after tabs the labels that the larger model finds
possible, each with its chance in hundredths:

    I went cold on her and hated myself for that.   need_to_like 91   anger_prohibition 6

How the sentences and the chances were made is told in docs/decisions/0024-schema-cues.md.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

TAUGHT = Path(__file__).resolve().parent / "cues_taught.txt.xz"
LEAST = 3  # hundredths; what is less likely is left out


@dataclass(frozen=True, slots=True)
class Taught:
    """A sentence, and label -> chance in hundredths; chances left out as small are not in it."""

    text: str
    chances: Mapping[str, int]


def read_taught(file: Path = TAUGHT) -> list[Taught]:
    """All sentences, in the order of the file."""
    found = []
    for line in lzma.decompress(file.read_bytes()).decode().splitlines():
        text, *fields = line.split("\t")
        pairs = (field.split(" ") for field in fields)
        found.append(Taught(text, {label: int(chance) for label, chance in pairs}))
    return found


def write_taught(some: Iterable[Taught], file: Path = TAUGHT) -> None:
    """Keep sentences, with the chances that count."""
    rows = []
    for one in some:
        kept = sorted(one.chances.items(), key=lambda pair: (-pair[1], pair[0]))
        fields = [f"{label} {chance}" for label, chance in kept if chance >= LEAST]
        rows.append("\t".join([one.text, *fields]))
    packed = lzma.compress("".join(f"{row}\n" for row in rows).encode(), preset=9)
    file.write_bytes(packed)
