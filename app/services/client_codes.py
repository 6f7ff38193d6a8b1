# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making and checking client codes."""

from __future__ import annotations

import secrets
from collections.abc import Container

from app.domain.codes import LETTERS, tidy
from app.problems import problem

_TRIES = 10_000


def unused(taken: Container[str]) -> str:
    """A random code, one letter and three digits, that is not taken.

    When practically all are taken, one is drawn all the same: codes may be shared.
    """
    code = _draw()
    for _ in range(_TRIES):
        if code not in taken:
            break
        code = _draw()
    return code


def checked(text: str) -> str:
    """A typed code in its usual shape.

    Raises:
        AppError: "not_a_code".
    """
    try:
        return tidy(text)
    except ValueError:
        raise problem("not_a_code") from None


def _draw() -> str:
    return f"{secrets.choice(LETTERS)}-{secrets.randbelow(1000):03d}"
