# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derivation stays within its limits, and takes any text for a passphrase."""

from __future__ import annotations

import pytest

from storage.errors import HeaderRefused
from storage.vault import kdf
from storage.vault.kdf import LIMITS, MIB, KdfLimits, KdfParams
from tests.unit.storage.making import CHEAP, LIGHT

SALT = bytes(16)


@pytest.mark.parametrize(
    "params",
    [
        KdfParams(64 * MIB - 1, 3, 4),
        KdfParams(1024 * MIB + 1, 3, 4),
        KdfParams(64 * MIB, 1, 4),
        KdfParams(64 * MIB, 11, 4),
        KdfParams(64 * MIB, 3, 0),
        KdfParams(64 * MIB, 3, 9),
        KdfParams(1024 * MIB, 5, 4),
        KdfParams(2**31, 3, 4),
        KdfParams(64 * MIB, 2**32 - 1, 4),
        KdfParams(64 * MIB, 3, 2**24),
        KdfParams(-1, -1, -1),
        LIGHT,
    ],
)
def test_outside_the_limits_nothing_is_derived(
    params: KdfParams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kdf, "Argon2id", _never)
    with pytest.raises(HeaderRefused):
        kdf.passphrase_key("x", SALT, params)


def _never(**_: object) -> None:
    raise AssertionError("derived")


def test_the_limits_hold_what_they_promise() -> None:
    for params in (KdfParams(), KdfParams(256 * MIB, 3, 4), KdfParams(1024 * MIB, 4, 8)):
        LIMITS.check(params)


def test_an_accent_typed_either_way_is_the_same_passphrase() -> None:
    one = kdf.passphrase_key("Café", SALT, LIGHT, CHEAP)
    assert kdf.passphrase_key("Cafe\u0301", SALT, LIGHT, CHEAP) == one
    assert kdf.passphrase_key("Cafe", SALT, LIGHT, CHEAP) != one


def test_it_is_argon2id() -> None:
    """A value from the test suite of the reference implementation (phc-winner-argon2)."""
    key = kdf.passphrase_key("password", b"somesalt", KdfParams(64 * MIB, 2, 1))
    assert key.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


@pytest.mark.parametrize(
    ("taken", "memory_mib", "passes"),
    [(2.0, 64, 3), (0.9, 64, 3), (0.45, 128, 3), (0.26, 192, 3), (0.2, 256, 3), (0.05, 256, 6)],
)
def test_calibration_fills_the_time_and_stays_in_bounds(
    taken: float, memory_mib: int, passes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, taken])
    monkeypatch.setattr(kdf.time, "perf_counter", lambda: next(clock))
    monkeypatch.setattr(kdf, "passphrase_key", lambda *_: b"")
    params = kdf.calibrate()
    LIMITS.check(params)
    assert (params.memory_kib, params.passes) == (memory_mib * MIB, passes)


def test_calibration_obeys_other_limits() -> None:
    limits = KdfLimits(memory_kib=(64, 128), passes=(1, 3))
    limits.check(kdf.calibrate(limits))
