# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Key slots: the master key, wrapped once for each way of opening the vault.

A slot is wrapped with AES-256-GCM. Its associated data name the vault, the slot, its kind and
its derivation, so that no slot can be moved, relabelled or weakened.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage import errors
from storage.vault import kdf, recovery
from storage.vault.kdf import LIMITS, KdfLimits, KdfParams

PASSPHRASE = "passphrase"
RECOVERY = "recovery"
KINDS = (PASSPHRASE, RECOVERY)
MOST_SLOTS = 8
MAGIC = "afterhour-vault"
VERSION = 1
NONCE_BYTES = 12
WRAPPED_BYTES = kdf.KEY_BYTES + 16


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the master key. `params` is `None` where the secret is random."""

    id: str
    kind: str
    salt: bytes
    params: KdfParams | None
    nonce: bytes
    wrapped: bytes

    def kdf_values(self) -> dict[str, object]:
        """The derivation as it stands in the header."""
        if self.params is None:
            return {"name": "hkdf-sha256", "salt": self.salt.hex()}
        return {
            "name": "argon2id",
            "salt": self.salt.hex(),
            "memory_kib": self.params.memory_kib,
            "passes": self.params.passes,
            "lanes": self.params.lanes,
        }

    def associated(self, vault_id: str) -> bytes:
        """What the wrap is bound to."""
        return json.dumps(
            [MAGIC, VERSION, vault_id, self.id, self.kind, self.kdf_values()],
            separators=(",", ":"),
            sort_keys=True,
        ).encode("ascii")


def for_passphrase(
    master: bytes,
    vault_id: str,
    passphrase: str,
    params: KdfParams,
    limits: KdfLimits = LIMITS,
) -> Slot:
    """A slot that a passphrase opens. Raises `HeaderRefused` for parameters outside `limits`."""
    salt = secrets.token_bytes(kdf.SALT_BYTES)
    key = kdf.passphrase_key(passphrase, salt, params, limits)
    return _wrap(master, vault_id, PASSPHRASE, key, salt, params)


def for_recovery(master: bytes, vault_id: str, code: str) -> Slot:
    """A slot that a recovery code opens."""
    salt = secrets.token_bytes(kdf.SALT_BYTES)
    key = kdf.expand(recovery.check(code), salt, RECOVERY)
    return _wrap(master, vault_id, RECOVERY, key, salt, None)


def open_with_passphrase(
    slot: Slot, vault_id: str, passphrase: str, limits: KdfLimits = LIMITS
) -> bytes:
    """The master key.

    Raises:
        WrongSecret: the passphrase does not fit.
        HeaderRefused, TooLittleMemory: see `kdf.passphrase_key`.
    """
    if slot.params is None:
        raise errors.HeaderRefused("kdf")
    return _unwrap(slot, vault_id, kdf.passphrase_key(passphrase, slot.salt, slot.params, limits))


def open_with_recovery(slot: Slot, vault_id: str, code: str) -> bytes:
    """The master key.

    Raises:
        BadRecoveryCode: the code has a slip in it.
        WrongSecret: it is the code of another vault, or an older one.
    """
    return _unwrap(slot, vault_id, kdf.expand(recovery.check(code), slot.salt, RECOVERY))


def _wrap(
    master: bytes, vault_id: str, kind: str, key: bytes, salt: bytes, params: KdfParams | None
) -> Slot:
    nonce = secrets.token_bytes(NONCE_BYTES)
    bare = Slot(secrets.token_hex(8), kind, salt, params, nonce, b"")
    wrapped = AESGCM(key).encrypt(nonce, master, bare.associated(vault_id))
    return Slot(bare.id, kind, salt, params, nonce, wrapped)


def _unwrap(slot: Slot, vault_id: str, key: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(slot.nonce, slot.wrapped, slot.associated(vault_id))
    except InvalidTag:
        raise errors.WrongSecret from None
