# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a passphrase to a key: Argon2id (RFC 9106), its limits, and its calibration."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage import errors
from storage.keys import Keys

KEY_BYTES = 32
SALT_BYTES = 16
MIB = 1024


@dataclass(frozen=True, slots=True)
class KdfParams:
    """The cost of a derivation. `memory_kib` in KiB, `passes` over it, `lanes` in parallel."""

    memory_kib: int = 64 * MIB
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class KdfLimits:
    """What a header may ask for: a floor against weakening, a ceiling against exhaustion.

    `work_kib` bounds memory times passes. Tests pass cheaper limits; no file can.
    """

    memory_kib: tuple[int, int] = (64 * MIB, 1024 * MIB)
    passes: tuple[int, int] = (2, 10)
    lanes: tuple[int, int] = (1, 8)
    work_kib: int = 4 * 1024 * MIB

    def check(self, params: KdfParams) -> None:
        """Raise `HeaderRefused` unless every number lies inside."""
        inside = (
            self.memory_kib[0] <= params.memory_kib <= self.memory_kib[1]
            and self.passes[0] <= params.passes <= self.passes[1]
            and self.lanes[0] <= params.lanes <= self.lanes[1]
            and params.memory_kib * params.passes <= self.work_kib
        )
        if not inside:
            raise errors.HeaderRefused("kdf")


LIMITS = KdfLimits()


def passphrase_key(
    passphrase: str, salt: bytes, params: KdfParams, limits: KdfLimits = LIMITS
) -> bytes:
    """32 bytes from a passphrase. Takes about a second, and lets other threads run meanwhile.

    Any text is a passphrase: it is normalised (NFC), since systems differ in how they type an
    accent, and otherwise taken as it is, spaces at its ends included.

    Raises:
        HeaderRefused: `params` lie outside `limits`; nothing was allocated.
        TooLittleMemory: the system did not give the memory.
    """
    limits.check(params)
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=params.passes,
            lanes=params.lanes,
            memory_cost=params.memory_kib,
        ).derive(secret)
    except MemoryError:
        raise errors.TooLittleMemory from None


def expand(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose from a secret that is random already: HKDF-SHA256 (RFC 5869)."""
    return HKDF(
        algorithm=hashes.SHA256(),
        length=KEY_BYTES,
        salt=salt,
        info=b"afterhour/1/" + purpose.encode("ascii"),
    ).derive(secret)


def database_key(master: bytes, vault_id: str) -> bytes:
    """The raw key of the database, derived from the master key."""
    return expand(master, bytes.fromhex(vault_id), "database")


def database_keys(master: bytes, vault_id: str) -> Keys:
    """That and the key of the digest over its rows, derived apart from it."""
    digest = expand(master, bytes.fromhex(vault_id), "digest")
    return Keys(page=database_key(master, vault_id), digest=digest)


def calibrate(limits: KdfLimits = LIMITS, *, seconds: float = 1.0) -> KdfParams:
    """Parameters that take about `seconds` on this computer, from 64 to 256 MiB.

    One derivation with 64 MiB is timed; memory, then passes, grow to fill the time.
    """
    least = KdfParams(memory_kib=limits.memory_kib[0])
    started = time.perf_counter()
    passphrase_key("calibration", bytes(SALT_BYTES), least, limits)
    taken = max(time.perf_counter() - started, 1e-6)
    fits = max(1, int(seconds / taken))
    times = min(fits, 4)
    memory = min(least.memory_kib * times, limits.memory_kib[1])
    # Twice the passes only where four times the memory is still far too quick.
    passes = least.passes * 2 if fits >= 8 else least.passes
    return replace(least, memory_kib=memory, passes=min(passes, limits.passes[1]))
