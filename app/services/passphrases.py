# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How strong a new passphrase is, in words, and six words that would make a good one.

The estimate is zxcvbn's (Wheeler, USENIX Security 2016). It is loaded with the first estimate,
never before the first window is painted. Opening an existing journal asks nothing of this:
any passphrase works.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.i18n import N_, _

SHORTEST = 12
LONGEST_ESTIMATED = 100
GOOD_SCORE = 3
WORDS_SUGGESTED = 6

# What a thief would try first, because it is this program's journal.
_OWN_WORDS = (
    "afterhour",
    "after hour",
    "journal",
    "diary",
    "therapy",
    "therapist",
    "psychotherapy",
    "psychotherapist",
    "passphrase",
    "recovery",
    "session",
    "supervision",
    "rupture",
    "repair",
)

_NAMES = (N_("Very weak"), N_("Weak"), N_("Fair"), N_("Good"), N_("Strong"))

# Upper bounds in seconds, with the words for a time below them. A well-equipped thief is put at
# 1,000 guesses a second: ten large graphics cards against the key derivation of a vault.
_GUESSES_A_SECOND = 1e3
_TIMES = (
    (60.0, N_("Would take a well-equipped thief seconds.")),
    (3_600.0, N_("Would take a well-equipped thief minutes.")),
    (86_400.0, N_("Would take a well-equipped thief hours.")),
    (86_400.0 * 60, N_("Would take a well-equipped thief days.")),
    (86_400.0 * 365 * 2, N_("Would take a well-equipped thief months.")),
    (86_400.0 * 365 * 20, N_("Would take a well-equipped thief years.")),
    (86_400.0 * 365 * 100, N_("Would take a well-equipped thief decades.")),
)
_LONGEST_TIME = N_("Would take a well-equipped thief centuries.")


@dataclass(frozen=True, slots=True)
class Strength:
    """An estimate of one passphrase.

    Attributes:
        score: 0 (guessed at once) to 4 (strong), as zxcvbn counts.
        long_enough: at least `SHORTEST` characters.
        name: the score in one or two words, translated; "" for an empty passphrase.
        sentence: how long it would hold, translated; "" for an empty passphrase.
    """

    score: int
    long_enough: bool
    name: str
    sentence: str

    @property
    def good(self) -> bool:
        """Whether it can be taken without asking."""
        return self.score >= GOOD_SCORE and self.long_enough

    @property
    def advice(self) -> str:
        """One sentence on why it is not `good`, translated; "" if it is."""
        if self.good:
            return ""
        if not self.long_enough:
            return _("It has fewer than {count} characters.").format(count=SHORTEST)
        return _("It could be guessed too soon.")


def strength(passphrase: str) -> Strength:
    """Estimate a passphrase by its first 100 characters. Takes up to about 50 ms."""
    if not passphrase:
        return Strength(0, False, "", "")
    from zxcvbn import zxcvbn

    # The list of own words is consumed by the library, so it gets a fresh one.
    found = zxcvbn(
        passphrase[:LONGEST_ESTIMATED],
        user_inputs=list(_OWN_WORDS),
        max_length=LONGEST_ESTIMATED,
    )
    score = int(found["score"])
    seconds = float(found["guesses"]) / _GUESSES_A_SECOND
    holds = next((words for limit, words in _TIMES if seconds < limit), _LONGEST_TIME)
    return Strength(score, len(passphrase) >= SHORTEST, _(_NAMES[score]), _(holds))


@cache
def word_list() -> tuple[str, ...]:
    """The 2048 words suggestions are drawn from; source and licence stand in the file."""
    text = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def suggest(count: int = WORDS_SUGGESTED) -> tuple[str, ...]:
    """Words drawn independently from the system's random source, 11 bits each."""
    words = word_list()
    return tuple(secrets.choice(words) for _number in range(count))
