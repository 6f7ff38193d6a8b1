# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A recovery code survives being written down, and no slip of one symbol gets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import BadRecoveryCode
from storage.vault import recovery
from storage.vault.recovery import ALPHABET, SYMBOLS

codes = st.lists(st.integers(0, 31), min_size=30, max_size=30).map(
    lambda values: recovery.grouped(recovery._completed(values))
)


def _passes(code: str) -> bool:
    try:
        recovery.check(code)
    except BadRecoveryCode:
        return False
    return True


def test_a_code_has_eight_groups_of_four_and_enough_chance() -> None:
    made = {recovery.generate() for _ in range(200)}
    assert len(made) == 200
    assert all([len(group) for group in code.split("-")] == [4] * 8 for code in made)
    assert recovery.RANDOM_SYMBOLS * 5 >= 128


def test_multiplication_is_that_of_a_field() -> None:
    times = recovery._times
    for a in range(1, 32):
        assert sorted(times(a, b) for b in range(32)) == list(range(32))
        for b in range(32):
            assert times(a, b) == times(b, a)
            for c in range(32):
                assert times(a, b ^ c) == times(a, b) ^ times(a, c)


@given(codes)
def test_every_substitution_is_caught(code: str) -> None:
    plain = code.replace("-", "")
    for place in range(SYMBOLS):
        for symbol in ALPHABET:
            if symbol != plain[place]:
                assert not _passes(plain[:place] + symbol + plain[place + 1 :])


@given(codes)
def test_every_exchange_of_two_symbols_is_caught(code: str) -> None:
    plain = list(code.replace("-", ""))
    for first in range(SYMBOLS):
        for second in range(first + 1, SYMBOLS):
            if plain[first] != plain[second]:
                changed = plain.copy()
                changed[first], changed[second] = changed[second], changed[first]
                assert not _passes("".join(changed))


@given(codes, st.integers(0, 31), st.integers(0, 31), st.integers(1, 31), st.integers(1, 31))
def test_two_substitutions_are_caught(code: str, i: int, j: int, e: int, f: int) -> None:
    values = [ALPHABET.index(symbol) for symbol in code.replace("-", "")]
    values[i] ^= e
    if i != j:
        values[j] ^= f
    assert not _passes(recovery.grouped(values))


@given(codes)
def test_it_may_be_typed_as_people_type(code: str) -> None:
    secret = recovery.check(code)
    assert recovery.check(code.lower()) == secret
    assert recovery.check(code.replace("-", " ")) == secret
    assert recovery.check(f"  {code.replace('-', '')}\n") == secret
    assert recovery.check(code.replace("-", "\u2013")) == secret
    assert recovery.check(code.replace("0", "O").replace("1", "l")) == secret
    assert recovery.check(code.replace("0", "o").replace("1", "I")) == secret


@pytest.mark.parametrize("code", ["", "-", "ABCD", "U" * 32, "0" * 31, "0" * 33, "é" * 32, "🙂"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(BadRecoveryCode):
        recovery.check(code)
