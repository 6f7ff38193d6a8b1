# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a backup says about itself, sealed: how much is in it is nobody else's business."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage import errors
from storage.backup.keys import Keys
from storage.backup.layout import MAGIC, WORDS, Layout
from storage.values import Stamp

_NONCE = 12


@dataclass(frozen=True, slots=True)
class Facts:
    """The state of a vault at the moment a backup of it was made.

    Attributes:
        made: the moment.
        generation: committed changes up to then.
        counts: (kind, state) -> number of entries.
        rows: table -> number of rows.
        words: some entries alone, saved from a journal that could not take them: no backup.
    """

    made: Stamp
    generation: int
    counts: dict[tuple[str, str], int]
    rows: dict[str, int]
    words: bool = False

    @property
    def magic(self) -> bytes:
        """How a file with these facts begins."""
        return WORDS if self.words else MAGIC


def seal(facts: Facts, keys: Keys, header: bytes) -> bytes:
    """The facts under AES-GCM, bound to the beginning and the header of the same file."""
    values = {
        "made": [facts.made.instant_us, facts.made.offset_s, facts.made.zone],
        "generation": facts.generation,
        "counts": [[kind, state, count] for (kind, state), count in sorted(facts.counts.items())],
        "rows": facts.rows,
    }
    nonce = secrets.token_bytes(_NONCE)
    text = json.dumps(values, separators=(",", ":"), sort_keys=True).encode()
    return nonce + AESGCM(keys.of_facts()).encrypt(nonce, text, _bound(facts.magic, header))


def unseal(found: Layout, keys: Keys) -> Facts:
    """The facts of a file again.

    Raises:
        BackupDamaged: they are not what was sealed with these keys for such a file.
    """
    data, bound = found.facts, _bound(found.magic, found.header)
    try:
        text = AESGCM(keys.of_facts()).decrypt(data[:_NONCE], data[_NONCE:], bound)
    except (InvalidTag, ValueError):
        raise errors.BackupDamaged("facts") from None
    return _facts(json.loads(text), words=found.magic == WORDS)


def _facts(values: Any, *, words: bool) -> Facts:
    """Believed as they are: only who holds the key can have written them."""
    made = values["made"]
    return Facts(
        made=Stamp(made[0], made[1], made[2]),
        generation=values["generation"],
        counts={(kind, state): count for kind, state, count in values["counts"]},
        rows=dict(values["rows"]),
        words=words,
    )


def _bound(magic: bytes, header: bytes) -> bytes:
    return magic + hashlib.sha256(header).digest()
