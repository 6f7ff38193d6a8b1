# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A header is believed only when it is exactly what was written."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import errors
from storage.vault import header, kdf, recovery, slots
from storage.vault.header import Header
from tests.unit.storage.making import CHEAP, LIGHT

VAULT = "ab" * 16
MASTER = bytes(range(32))


def _sealed(sequence: int = 1) -> Header:
    made = (
        slots.for_passphrase(MASTER, VAULT, "p", LIGHT, CHEAP),
        slots.for_recovery(MASTER, VAULT, recovery.generate()),
    )
    return header.sealed(Header(VAULT, sequence, made), MASTER)


SEALED = _sealed()
DATA = header.encode(SEALED)


def _rewritten(change: Any) -> bytes:
    """A header changed by somebody who can compute the checksum, but has no key."""
    values = json.loads(DATA)
    change(values)
    bare = {k: v for k, v in values.items() if k not in ("checksum", "mac")}
    values["checksum"] = header.hashlib.sha256(header._canonical(bare)).hexdigest()
    return header._canonical(values)


def test_round_trip() -> None:
    assert header.decode(DATA, CHEAP) == SEALED
    assert header.authentic(SEALED, MASTER)
    assert len(DATA) < header.MOST_BYTES


@given(st.integers(0, len(DATA) * 8 - 1))
def test_every_flipped_bit_is_noticed(bit: int) -> None:
    changed = bytearray(DATA)
    changed[bit // 8] ^= 1 << bit % 8
    try:
        found = header.decode(bytes(changed), CHEAP)
    except (errors.VaultDamaged, errors.HeaderRefused, errors.NewerVersion):
        return
    # Only the mac lies outside the checksum.
    assert replace(found, mac=SEALED.mac) == SEALED
    assert not header.authentic(found, MASTER)


@given(st.integers(0, len(DATA) - 1))
def test_every_truncation_is_noticed(size: int) -> None:
    with pytest.raises(errors.VaultDamaged):
        header.decode(DATA[:size], CHEAP)


@given(st.binary(max_size=300))
def test_garbage_is_no_header(data: bytes) -> None:
    with pytest.raises(errors.StorageError):
        header.decode(data, CHEAP)


def _kdf(name: str, value: object) -> Any:
    def change(values: dict[str, Any]) -> None:
        values["slots"][0]["kdf"][name] = value

    return change


HOSTILE = [
    _rewritten(_kdf("memory_kib", 2**31)),
    _rewritten(_kdf("memory_kib", 8)),
    _rewritten(_kdf("memory_kib", -1)),
    _rewritten(_kdf("memory_kib", 2**200)),
    _rewritten(_kdf("memory_kib", True)),
    _rewritten(_kdf("memory_kib", "65536")),
    _rewritten(_kdf("memory_kib", 65536.5)),
    _rewritten(_kdf("memory_kib", float("nan"))),
    _rewritten(_kdf("memory_kib", float("inf"))),
    _rewritten(_kdf("memory_kib", [[]])),
    _rewritten(_kdf("passes", 2**32 - 1)),
    _rewritten(_kdf("passes", 0)),
    _rewritten(_kdf("lanes", 2**24)),
    _rewritten(_kdf("lanes", 0)),
    _rewritten(_kdf("salt", "00" * 7000)),
    _rewritten(_kdf("salt", "")),
    _rewritten(_kdf("name", "md5")),
    _rewritten(lambda v: v.update(slots=v["slots"] * 5)),
    _rewritten(lambda v: v.update(slots=[])),
    _rewritten(lambda v: v.update(slots={})),
    _rewritten(lambda v: v.update(slots=[v["slots"][0]] * 2)),
    _rewritten(lambda v: v.update(sequence=-1)),
    _rewritten(lambda v: v.update(more=1)),
    _rewritten(lambda v: v.update(magic="other")),
    _rewritten(lambda v: v.update(version=0)),
    _rewritten(lambda v: v.update(version="1")),
    b"[" * 10_000,
    b'{"a":' * 2_000,
    b"9" * 10_000,
    b"{" + b" " * header.MOST_BYTES + b"}",
    b"null",
    b'"x"',
    "{\u00e9}".encode(),
    DATA + b"\n",
    DATA.replace(b'":', b'": ', 1),
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_headers_are_refused_before_any_derivation(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(**_: object) -> None:
        raise AssertionError("derived")

    monkeypatch.setattr(kdf, "Argon2id", never)
    with pytest.raises((errors.VaultDamaged, errors.HeaderRefused)):
        header.decode(data)


def test_a_later_format_is_told_apart() -> None:
    with pytest.raises(errors.NewerVersion):
        header.decode(_rewritten(lambda v: v.update(version=2, anything={"new": 1})), CHEAP)


@pytest.mark.parametrize(
    "change",
    [
        lambda v: v["slots"].pop(),
        lambda v: v.update(sequence=9),
        lambda v: v["slots"].reverse(),
        lambda v: v.update(vault_id="cd" * 16),
        _kdf("passes", 2),
        _kdf("memory_kib", 128),
    ],
)
def test_what_was_changed_without_the_key_is_not_authentic(change: Any) -> None:
    found = header.decode(_rewritten(change), CHEAP)
    assert not header.authentic(found, MASTER)


def test_a_slot_is_bound_to_its_vault_and_its_derivation() -> None:
    slot = SEALED.of_kind(slots.PASSPHRASE)[0]
    assert slots.open_with_passphrase(slot, VAULT, "p", CHEAP) == MASTER
    with pytest.raises(errors.WrongSecret):
        slots.open_with_passphrase(slot, "cd" * 16, "p", CHEAP)
    for other in (
        replace(slot, id="00" * 8),
        replace(slot, params=replace(LIGHT, passes=2)),
        replace(slot, salt=secrets.token_bytes(16)),
        replace(slot, nonce=secrets.token_bytes(12)),
    ):
        with pytest.raises(errors.WrongSecret):
            slots.open_with_passphrase(other, VAULT, "p", CHEAP)


def test_a_new_slot_takes_the_place_of_its_kind() -> None:
    slot = slots.for_passphrase(MASTER, VAULT, "q", LIGHT, CHEAP)
    changed = SEALED.with_slot(slot)
    assert changed.sequence == 2
    assert changed.of_kind(slots.PASSPHRASE) == (slot,)
    assert changed.of_kind(slots.RECOVERY) == SEALED.of_kind(slots.RECOVERY)
    assert not header.authentic(changed, MASTER)
