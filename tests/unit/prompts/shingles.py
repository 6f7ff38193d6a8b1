# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of words, to see that no text copies the paper the content is built on.

`paper.bin` holds, for every run of `LENGTH` words of Okamoto & Kazantzis (2021), the first
`SIZE` bytes of its SHA-256, sorted: enough to recognise a run, not to read it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

LENGTH = 7
SIZE = 5
PAPER = Path(__file__).parent / "paper.bin"


def runs(text: str) -> Iterator[str]:
    """Every run of words in a text, lower-case, without punctuation."""
    words = re.findall(r"[a-z]+", re.sub(r"[’']", "", text.lower()))
    for start in range(len(words) - LENGTH + 1):
        yield " ".join(words[start : start + LENGTH])


def digest(run: str) -> bytes:
    """The short digest of one run."""
    return hashlib.sha256(run.encode()).digest()[:SIZE]


def paper() -> frozenset[bytes]:
    """The digests of the paper."""
    data = PAPER.read_bytes()
    return frozenset(data[i : i + SIZE] for i in range(0, len(data), SIZE))
