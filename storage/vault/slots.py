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
KEYCHAIN = "keychain"
KINDS = (PASSPHRASE, RECOVERY, KEYCHAIN)
MAGIC = "afterhour-vault"
VERSION = 1
NONCE_BYTES = 12
WRAPPED_BYTES = kdf.KEY_BYTES + 16
_PREVIOUS = "previous"


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


def for_keychain(master: bytes, vault_id: str, secret: str) -> Slot:
    """A slot that the random secret kept in a keychain opens. Raises `WrongSecret` for no secret
    of `new_keychain_secret`."""
    salt = secrets.token_bytes(kdf.SALT_BYTES)
    key = kdf.expand(_keychain_bytes(secret), salt, KEYCHAIN)
    return _wrap(master, vault_id, KEYCHAIN, key, salt, None)


def new_keychain_secret() -> str:
    """A random secret of 32 bytes as text, which is what keychains hold."""
    return secrets.token_hex(kdf.KEY_BYTES)


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


def open_with_keychain(slot: Slot, vault_id: str, secret: str) -> bytes:
    """The master key. Raises `WrongSecret`: what the keychain holds does not fit."""
    return _unwrap(slot, vault_id, kdf.expand(_keychain_bytes(secret), slot.salt, KEYCHAIN))


def open_slot(slot: Slot, vault_id: str, secret: str, limits: KdfLimits = LIMITS) -> bytes:
    """The master key, by the way this slot is opened. Raises what those three raise."""
    if slot.kind == PASSPHRASE:
        return open_with_passphrase(slot, vault_id, secret, limits)
    if slot.kind == RECOVERY:
        return open_with_recovery(slot, vault_id, secret)
    return open_with_keychain(slot, vault_id, secret)


def wrap_previous(previous: bytes, vault_id: str, master: bytes) -> tuple[bytes, bytes]:
    """The master key that is on its way out, under the one that takes its place: nonce, wrapped.

    This way round: whoever has an old secret and catches this header learns nothing new.
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    key = kdf.expand(master, bytes.fromhex(vault_id), _PREVIOUS)
    return nonce, AESGCM(key).encrypt(nonce, previous, _previous_bound(vault_id))


def unwrap_previous(nonce: bytes, wrapped: bytes, vault_id: str, master: bytes) -> bytes:
    """The master key on its way out. Raises `VaultDamaged`: it was not wrapped under this one."""
    key = kdf.expand(master, bytes.fromhex(vault_id), _PREVIOUS)
    try:
        return AESGCM(key).decrypt(nonce, wrapped, _previous_bound(vault_id))
    except InvalidTag:
        raise errors.VaultDamaged("header previous") from None


def _previous_bound(vault_id: str) -> bytes:
    return json.dumps([MAGIC, VERSION, vault_id, _PREVIOUS], separators=(",", ":")).encode("ascii")


def _keychain_bytes(secret: str) -> bytes:
    try:
        found = bytes.fromhex(secret)
    except ValueError:
        raise errors.WrongSecret from None
    if len(found) != kdf.KEY_BYTES:
        raise errors.WrongSecret
    return found


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
