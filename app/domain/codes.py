# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Client codes: one letter and three digits, drawn at random, never from a name or a date."""

from __future__ import annotations

import re

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which read as digits."""

_CODE = re.compile(r"([A-Za-z])[\s\u2010-\u2015-]?([0-9]{3})")


def tidy(text: str) -> str:
    """A typed code in its usual shape: "p47" is none, "p047" and "P 047" are "P-047".

    Raises:
        ValueError: this is not one letter and three digits.
    """
    found = _CODE.fullmatch(text.strip())
    if found is None:
        raise ValueError("not a client code")
    return f"{found[1].upper()}-{found[2]}"
