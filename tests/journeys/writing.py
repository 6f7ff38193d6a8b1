# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window with a new journal or a record being written, and what it holds in the end."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from storage.vault.kdf import LIMITS, KdfParams
from storage.vault.vault import create
from tests.journeys import bibi
from tests.journeys.person import Person
from tests.journeys.screen import Screen, wait_until

FIRST = "The crying stopped and the answers went short."
SECOND = " I asked a row of questions."
QUESTION = "What happened"


def verb(place: Screen, vault: str, *words: str) -> subprocess.CompletedProcess[str]:
    """One verb of the command line on a journal."""
    return place.command_line(
        "--vault", vault, "--passphrase-stdin", *words, given=bibi.PASSPHRASE + "\n"
    )


def export(place: Screen, vault: str, out: Path) -> None:
    """Verify a journal, and write it to a file."""
    for words in (("verify",), ("export", "--format", "json", str(out))):
        done = verb(place, vault, *words)
        assert done.returncode == 0, done.stdout + done.stderr


class Opened:
    """A program with a new journal open on Today."""

    def __init__(self, place: Screen, vault: Path) -> None:
        self.place = place
        self.vault = str(vault)
        # As cheap to open as may be: it is opened often.
        lowest = KdfParams(LIMITS.memory_kib[0], LIMITS.passes[0])
        create(vault, bibi.PASSPHRASE, params=lowest)
        self.program = place.program("--vault", self.vault)
        self.person = Person(place)
        self.unlock()
        self.person.sees("Write a record")

    def unlock(self) -> None:
        """Type the passphrase at the door."""
        self.person.sees("Open")
        wait_until(lambda: self.person.reader.focused() == "Passphrase", "focus on the passphrase")
        self.place.type(bibi.PASSPHRASE)
        self.place.keys("Return")

    def sessions(self) -> list[int]:
        """The session processes of the program."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.program.pid)], capture_output=True, text=True
        )
        return [int(word) for word in listed.stdout.split()]

    def quit(self) -> None:
        """Leave by the keyboard; it ends well."""
        self.place.keys("ctrl+q")
        assert self.program.wait(timeout=60) == 0

    def entries(self) -> list[dict[str, Any]]:
        """What the journal holds, read from outside; it has to verify first."""
        out = self.place.home / "out.json"
        self.export(out)
        entries: list[dict[str, Any]] = json.loads(out.read_text())["entries"]
        out.unlink()
        return entries

    def export(self, out: Path) -> None:
        """Write the journal to a file from outside; it has to verify first."""
        export(self.place, self.vault, out)

    def verb(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One verb of the command line on this journal."""
        return verb(self.place, self.vault, *words)


class Writing(Opened):
    """The same with a quick record open, its first sentence saved."""

    def __init__(self, place: Screen, vault: Path) -> None:
        super().__init__(place, vault)
        place.keys("ctrl+n")
        wait_until(lambda: self.person.reader.focused() == QUESTION, "the first question")
        self.write(FIRST)
        self.person.sees_part("Saved ")

    def write(self, words: str) -> None:
        """Type on, until the words are on screen."""
        self.place.type(words)
        self.shows(words)

    def paste(self, words: str) -> None:
        """Put many words behind those that are there, at once."""
        before = self.person.reader.text_of(QUESTION)
        self.person.reader.put(QUESTION, before + words)
        self.shows(words)

    def shows(self, words: str) -> None:
        """Wait until the words stand in the first field."""
        wait_until(lambda: words in self.person.reader.text_of(QUESTION), f"{words!r} on screen")

    def stored(self) -> str:
        """The words of the one record, read from outside."""
        (entry,) = self.entries()
        return str(next(a["text"] for a in entry["answers"] if a["field"] == "situation"))
