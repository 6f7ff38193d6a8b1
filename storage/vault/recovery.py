# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery code: 150 random bits that a person can copy from paper without fear of typos.

32 symbols of Crockford's alphabet (https://www.crockford.com/base32.html) in eight groups of
four. Each symbol is an element of GF(32); the last two are chosen so that

    sum(c[i]) = 0   and   sum(i * c[i]) = 0      (i = 0..31, all in GF(32)).

Why that catches every slip of one symbol: a substitution by e != 0 changes the first sum by e.
An exchange of two different symbols at i != j changes the second by (i + j) * (c[i] + c[j]),
a product of two elements that are not zero. Two substitutions at once are caught as well, since
(1, i) and (1, j) are linearly independent. All of it before any key is derived.
"""

from __future__ import annotations

import secrets

from storage import errors

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SYMBOLS = 32
GROUP = 4
RANDOM_SYMBOLS = SYMBOLS - 2

_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}
_VALUES |= {"O": 0, "I": 1, "L": 1}
_IGNORED = str.maketrans("", "", " \t\r\n\u00a0-\u2010\u2011\u2012\u2013\u2014\u2212_.")


def generate() -> str:
    """A new code, in groups: "7K2M-…"."""
    values = [secrets.randbelow(32) for _ in range(RANDOM_SYMBOLS)]
    return grouped(_completed(values))


def check(code: str) -> bytes:
    """The secret in a code as typed: case, spaces and dashes do not matter, O is 0, I and L 1.

    Raises:
        BadRecoveryCode: wrong length, a symbol that is not in the alphabet, or a slip.
    """
    typed = code.upper().translate(_IGNORED)
    values = [_VALUES.get(symbol, -1) for symbol in typed]
    if len(values) != SYMBOLS or min(values) < 0:
        raise errors.BadRecoveryCode("symbols")
    if _sums(values) != (0, 0):
        raise errors.BadRecoveryCode("check")
    return "".join(ALPHABET[value] for value in values[:RANDOM_SYMBOLS]).encode("ascii")


def grouped(values: list[int]) -> str:
    """Symbol values as text in groups."""
    text = "".join(ALPHABET[value] for value in values)
    return "-".join(text[i : i + GROUP] for i in range(0, len(text), GROUP))


def _completed(values: list[int]) -> list[int]:
    """`values` with the two symbols that make both sums zero.

    With a = c[30] and b = c[31]: a + b = s and 30a + 31b = t. As 30 + 31 = 1 in GF(32),
    t + 31s = a.
    """
    plain, weighted = _sums(values)
    last_but_one = weighted ^ _times(31, plain)
    return [*values, last_but_one, plain ^ last_but_one]


def _sums(values: list[int]) -> tuple[int, int]:
    plain = weighted = 0
    for place, value in enumerate(values):
        plain ^= value
        weighted ^= _times(place, value)
    return plain, weighted


def _times(a: int, b: int) -> int:
    """The product in GF(32) = GF(2)[x] / (x^5 + x^2 + 1)."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 32:
            a ^= 0b100101
        b >>= 1
    return product
