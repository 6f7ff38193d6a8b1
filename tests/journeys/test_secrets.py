# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Strange passphrases at the real door: each wrong one is refused, each right one opens."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.person import Person
from tests.journeys.screen import Screen, missing, screen, wait_until

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]

RIGHT = "  it's \"quoted\" 🙂 déjà -- '); DROP TABLE entry; 100% {0} \\n $HOME "
LONG = "correct horse battery staple " * 34 + "and a tail, so"

WRONG = {
    "a space less at the beginning": RIGHT[1:],
    "none at the end": RIGHT.rstrip(),
    "none at either end": RIGHT.strip(),
    "other quotes": RIGHT.replace("'", "’").replace('"', "“"),
    "another smile": RIGHT.replace("🙂", "🙃"),
    "no accent": RIGHT.replace("é", "e").replace("à", "a"),
    "other capitals": RIGHT.swapcase(),
    "a thousand characters": "x" * 1_000,
    "the right one twice": RIGHT * 2,
    "words for a database": "' OR '1'='1",
    "only spaces": "   ",
}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Screen]:
    with screen(tmp_path) as made:
        yield made


def _at_the_door(place: Screen, passphrase: str) -> Person:
    vault = str(place.home / "journal")
    made = place.command_line(
        "--vault", vault, "--passphrase-stdin", "create", given=passphrase + "\n"
    )
    assert made.returncode == 0, made.stderr
    place.program("--vault", vault)
    person = Person(place)
    person.sees("Open")
    wait_until(lambda: person.reader.focused() == "Passphrase", "focus on the passphrase")
    return person


def _try(person: Person, passphrase: str) -> None:
    person.reader.put("Passphrase", passphrase)
    person.screen.keys("Return")


def _refused(person: Person) -> bool:
    return any("That did not open it." in name for name in person.reader.names())


def test_every_wrong_one_is_refused_and_the_right_one_opens(place: Screen) -> None:
    person = _at_the_door(place, RIGHT)
    for way, wrong in WRONG.items():
        # What was told about the last one goes with the first letter of the next.
        place.keys("ctrl+a")
        place.type("x")
        wait_until(lambda: not _refused(person), f"a clean page before {way}")
        _try(person, wrong)
        wait_until(lambda: _refused(person), f"a word about {way}")
        shown = "\n".join(person.reader.names())
        assert wrong not in shown.replace("\n", "") or not wrong.strip()
    # An accent may be typed as one character or as two: other keyboards do.
    _try(person, unicodedata.normalize("NFD", RIGHT))
    person.sees("Write a record")


def test_a_thousand_characters_open_it(place: Screen) -> None:
    assert len(LONG) == 1_000
    person = _at_the_door(place, LONG)
    _try(person, LONG[:-1])
    wait_until(lambda: _refused(person), "a word about one character less")
    _try(person, LONG)
    person.sees("Write a record")
