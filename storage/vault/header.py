# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The key header: canonical JSON of at most 16 KiB, kept twice.

    magic, version, vault_id, sequence, slots[], [previous], checksum, mac

Each kind of slot is there once at most, so that opening derives once at most. `previous` stands
there only while all keys are being changed, see `rotation`. `checksum` (SHA-256, no key) tells
damage before anything is believed; `mac` (HMAC-SHA256, keyed from the master key) tells tampering
after a slot was opened. A higher `sequence` is newer.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from storage import errors
from storage.vault import kdf
from storage.vault.kdf import LIMITS, KdfLimits, KdfParams
from storage.vault.slots import (
    KINDS,
    MAGIC,
    NONCE_BYTES,
    PASSPHRASE,
    VERSION,
    WRAPPED_BYTES,
    Slot,
)

MOST_BYTES = 16 * 1024
_MOST_SEQUENCE = 1 << 53
_HEX = re.compile(r"(?:[0-9a-f]{2})*")


@dataclass(frozen=True, slots=True)
class Previous:
    """What a change of all keys started from: the old master key, wrapped under the new one, and
    the slots that opened it."""

    nonce: bytes
    wrapped: bytes
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The content of a header. `mac` is empty until it is sealed."""

    vault_id: str
    sequence: int
    slots: tuple[Slot, ...]
    mac: str = ""
    previous: Previous | None = None

    def of_kind(self, kind: str) -> tuple[Slot, ...]:
        """The slots of one kind."""
        return tuple(slot for slot in self.slots if slot.kind == kind)

    def with_slot(self, slot: Slot) -> Header:
        """The next header, in which `slot` takes the place of all slots of its kind."""
        kept = tuple(other for other in self.slots if other.kind != slot.kind)
        return self.followed_by((*kept, slot))

    def without(self, kind: str) -> Header:
        """The next header, without the slots of one kind.

        Raises:
            LastSlot: no passphrase would be left.
        """
        kept = tuple(slot for slot in self.slots if slot.kind != kind)
        if not any(slot.kind == PASSPHRASE for slot in kept):
            raise errors.LastSlot
        return self.followed_by(kept)

    def followed_by(self, slots: tuple[Slot, ...], *, past: int = 0) -> Header:
        """The next header, with these slots; `past`: a sequence it has to lie beyond as well."""
        return replace(
            self, sequence=max(self.sequence, past) + 1, slots=slots, mac="", previous=None
        )


def sealed(header: Header, master: bytes) -> Header:
    """The header under its message authentication code."""
    return replace(header, mac=_mac(header, master))


def authentic(header: Header, master: bytes) -> bool:
    """Whether the header was sealed with this master key and not changed since."""
    return hmac.compare_digest(header.mac, _mac(header, master))


def encode(header: Header) -> bytes:
    """The bytes of a sealed header."""
    return _canonical({**_checked(header), "mac": header.mac})


def decode(data: bytes, limits: KdfLimits = LIMITS) -> Header:
    """Read a header, believing nothing in it. Allocates no more than its own size.

    Raises:
        VaultDamaged: not what was written.
        NewerVersion: a header of a later format.
        HeaderRefused: key derivation outside `limits`.
    """
    if len(data) > MOST_BYTES:
        raise errors.VaultDamaged("header size")
    values = _parsed(data)
    if values.get("magic") != MAGIC:
        raise errors.VaultDamaged("header magic")
    version = values.get("version")
    if type(version) is int and version > VERSION:
        raise errors.NewerVersion("header")
    if version != VERSION or _canonical(values) != data:
        raise errors.VaultDamaged("header form")
    header = _header(values)
    if not hmac.compare_digest(_text(values, "checksum", 32), str(_checked(header)["checksum"])):
        raise errors.VaultDamaged("header checksum")
    _refuse_costly(header, limits)
    return header


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        values = json.loads(data.decode("ascii"), parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise errors.VaultDamaged("header form") from None
    if not isinstance(values, dict):
        raise errors.VaultDamaged("header form")
    return values


def _refuse(_number: str) -> NoReturn:
    raise ValueError


def _header(values: dict[str, Any]) -> Header:
    names = ("magic", "version", "vault_id", "sequence", "slots", "checksum", "mac")
    changing = "previous" in values
    _keys(values, *names, *(("previous",) if changing else ()))
    return Header(
        vault_id=_text(values, "vault_id", 16),
        sequence=_number(values, "sequence"),
        slots=_slots(values["slots"]),
        mac=_text(values, "mac", 32),
        previous=_previous(values["previous"]) if changing else None,
    )


def _previous(values: Any) -> Previous:
    _keys(values, "nonce", "wrapped", "slots")
    return Previous(
        nonce=bytes.fromhex(_text(values, "nonce", NONCE_BYTES)),
        wrapped=bytes.fromhex(_text(values, "wrapped", WRAPPED_BYTES)),
        slots=_slots(values["slots"]),
    )


def _slots(values: Any) -> tuple[Slot, ...]:
    if not isinstance(values, list) or not values:
        raise errors.VaultDamaged("header slots")
    if len(values) > len(KINDS):
        raise errors.HeaderRefused("slots")
    found = tuple(_slot(value) for value in values)
    if len({slot.id for slot in found}) != len(found):
        raise errors.VaultDamaged("header slots")
    if len({slot.kind for slot in found}) != len(found):
        # Each would cost whoever types a passphrase a derivation of its own.
        raise errors.HeaderRefused("slots")
    return found


def _slot(values: Any) -> Slot:
    _keys(values, "id", "kind", "kdf", "nonce", "wrapped")
    kind = values["kind"]
    if kind not in KINDS:
        raise errors.VaultDamaged("header slot kind")
    derivation = values["kdf"]
    params = None
    if kind == PASSPHRASE:
        _keys(derivation, "name", "salt", "memory_kib", "passes", "lanes")
        _named(derivation, "argon2id")
        params = KdfParams(
            memory_kib=_number(derivation, "memory_kib"),
            passes=_number(derivation, "passes"),
            lanes=_number(derivation, "lanes"),
        )
    else:
        _keys(derivation, "name", "salt")
        _named(derivation, "hkdf-sha256")
    return Slot(
        id=_text(values, "id", 8),
        kind=kind,
        salt=bytes.fromhex(_text(derivation, "salt", kdf.SALT_BYTES)),
        params=params,
        nonce=bytes.fromhex(_text(values, "nonce", NONCE_BYTES)),
        wrapped=bytes.fromhex(_text(values, "wrapped", WRAPPED_BYTES)),
    )


def _refuse_costly(header: Header, limits: KdfLimits) -> None:
    before = header.previous.slots if header.previous is not None else ()
    for slot in (*header.slots, *before):
        if slot.params is not None:
            limits.check(slot.params)


def _keys(values: Any, *names: str) -> None:
    if not isinstance(values, dict) or set(values) != set(names):
        raise errors.VaultDamaged("header keys")


def _named(values: dict[str, Any], name: str) -> None:
    if values["name"] != name:
        raise errors.VaultDamaged("header kdf")


def _text(values: dict[str, Any], name: str, size: int) -> str:
    """A hexadecimal text of exactly `size` bytes."""
    text = values.get(name)
    if not isinstance(text, str) or len(text) != 2 * size or not _HEX.fullmatch(text):
        raise errors.VaultDamaged(f"header {name}")
    return text


def _number(values: dict[str, Any], name: str) -> int:
    number = values.get(name)
    if type(number) is not int or not 0 <= number <= _MOST_SEQUENCE:
        raise errors.HeaderRefused(name)
    return number


def _checked(header: Header) -> dict[str, Any]:
    """The header with its checksum, without its mac."""
    values: dict[str, Any] = {
        "magic": MAGIC,
        "version": VERSION,
        "vault_id": header.vault_id,
        "sequence": header.sequence,
        "slots": [_slot_values(slot) for slot in header.slots],
    }
    if header.previous is not None:
        values["previous"] = {
            "nonce": header.previous.nonce.hex(),
            "wrapped": header.previous.wrapped.hex(),
            "slots": [_slot_values(slot) for slot in header.previous.slots],
        }
    return {**values, "checksum": hashlib.sha256(_canonical(values)).hexdigest()}


def _slot_values(slot: Slot) -> dict[str, object]:
    return {
        "id": slot.id,
        "kind": slot.kind,
        "kdf": slot.kdf_values(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _mac(header: Header, master: bytes) -> str:
    key = kdf.expand(master, bytes.fromhex(header.vault_id), "header")
    return hmac.new(key, _canonical(_checked(header)), hashlib.sha256).hexdigest()


def _canonical(values: dict[str, Any]) -> bytes:
    return json.dumps(values, separators=(",", ":"), sort_keys=True).encode("ascii")
