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
from storage.backup.layout import MAGIC
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
    """

    made: Stamp
    generation: int
    counts: dict[tuple[str, str], int]
    rows: dict[str, int]


def seal(facts: Facts, keys: Keys, header: bytes) -> bytes:
    """The facts under AES-GCM, bound to the header of the same file."""
    values = {
        "made": [facts.made.instant_us, facts.made.offset_s, facts.made.zone],
        "generation": facts.generation,
        "counts": [[kind, state, count] for (kind, state), count in sorted(facts.counts.items())],
        "rows": facts.rows,
    }
    nonce = secrets.token_bytes(_NONCE)
    text = json.dumps(values, separators=(",", ":"), sort_keys=True).encode()
    return nonce + AESGCM(keys.of_facts()).encrypt(nonce, text, _bound(header))


def unseal(data: bytes, keys: Keys, header: bytes) -> Facts:
    """The facts again.

    Raises:
        BackupDamaged: they are not what was sealed with these keys for this header.
    """
    try:
        text = AESGCM(keys.of_facts()).decrypt(data[:_NONCE], data[_NONCE:], _bound(header))
    except (InvalidTag, ValueError):
        raise errors.BackupDamaged("facts") from None
    return _facts(json.loads(text))


def _facts(values: Any) -> Facts:
    """Believed as they are: only who holds the key can have written them."""
    made = values["made"]
    return Facts(
        made=Stamp(made[0], made[1], made[2]),
        generation=values["generation"],
        counts={(kind, state): count for kind, state, count in values["counts"]},
        rows=dict(values["rows"]),
    )


def _bound(header: bytes) -> bytes:
    return MAGIC + hashlib.sha256(header).digest()
