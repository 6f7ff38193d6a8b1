# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one error a page or the command line has to know."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the command line answers with."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    WRONG_PASSPHRASE = 3
    DAMAGED = 4
    IN_USE = 5
    NEWER = 6


class AppError(Exception):
    """Something could not be done. Holds three ready, translated parts and never record text.

    Attributes:
        code: a stable word for tests, "Details" and `--json`, e.g. "wrong_secret".
        happened: what happened, one sentence.
        safe: what is safe, one sentence, or "".
        do: what could be done now, one sentence, or "".
        exit_code: what a command answers with.
    """

    def __init__(
        self,
        code: str,
        happened: str,
        safe: str = "",
        do: str = "",
        exit_code: Exit = Exit.FAILED,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.happened = happened
        self.safe = safe
        self.do = do
        self.exit_code = exit_code

    @property
    def sentence(self) -> str:
        """The three parts as one paragraph."""
        return " ".join(part for part in (self.happened, self.safe, self.do) if part)

    def __str__(self) -> str:
        return f"{self.code}: {self.happened}"
