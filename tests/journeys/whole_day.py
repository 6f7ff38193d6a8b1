# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole scripted day in the real window, with a word of its own for everything typed."""

from __future__ import annotations

import ast
import json
import re
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.journeys.person import Person
from tests.journeys.screen import Screen, wait_until

FAULTY = str(Path(__file__).with_name("faulty.py"))


class Canaries:
    """Words that mean nothing and are nowhere else, made as they are needed."""

    def __init__(self) -> None:
        self.by_place: dict[str, str] = {}

    def word(self, place: str) -> str:
        """A new word for a place; with letters that codings treat differently."""
        letters = "".join(secrets.choice("bcdfghjkmnpqrtvwxz") for _ in range(12))
        return self.known(place, f"{letters}ßž{len(self.by_place)}")

    def typed(self, place: str) -> str:
        """A new word that every keyboard can type."""
        return self.known(place, self.word(place).replace("ßž", "sz"))

    def known(self, place: str, word: str) -> str:
        """A word that the program made itself."""
        self.by_place[place] = word
        return word

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_place.values())


class Day:
    """One scripted day with the program, and the folder its exports were asked to go to."""

    def __init__(self, place: Screen, *, fault: str = "") -> None:
        self.place = place
        place.environment["PLANTED"] = fault
        self.person = Person(place)
        self.words = Canaries()
        self.passphrase = f'it\'s "{self.words.typed("passphrase")}" 1'
        self.chosen = place.home / self.words.typed("folder of exports")
        self.chosen.mkdir()
        self.vault = place.home / ".local/share/afterhour/journal"
        self._start()

    def parts(self) -> Iterator[str]:
        """All of it, in the order a person might do it; the name of each part when it is over."""
        for part in (
            self.first_run,
            self.write_a_line,
            self.write,
            self.search,
            self.print,
            self.export,
            self.take_in,
            self.knock,
            self.fail,
            self.end_badly,
        ):
            part()
            yield part.__name__

    def _start(self) -> None:
        with (self.place.home / "program.log").open("a") as log:
            self.program = self.place.start(sys.executable, FAULTY, stdout=log, stderr=log)

    # -- the parts of the day

    def first_run(self) -> None:
        """The journal is made; the recovery sheet is saved where it was asked for."""
        person, words = self.person, self.words
        person.sees("Create my journal")
        person.reader.press("Create my journal")
        person.sees("Continue")
        person.reach("Passphrase")
        self.place.type(self.passphrase)
        person.reach("Again")
        self.place.type(self.passphrase)
        person.press("Continue")
        person.sees("Your recovery sheet")
        groups = {
            name.split(":")[0]: name.split(":")[1].replace(" ", "")
            for name in person.reader.names()
            if name.startswith("Group ") and ":" in name
        }
        self.code = words.known("recovery code", "-".join(groups.values()))
        words.known("recovery code, joined", "".join(groups.values()))
        person.reader.press("Print it, or save it to a USB stick")
        person.reader.put("A name for the sheet, if you like", words.word("name of the sheet"))
        person.reader.press("Save as PDF…")
        self.choose("sheet.pdf")
        person.sees_part("It was saved.")
        person.reader.press("I write it on paper")
        asked = (name for name in self.editable() if name in groups)
        for name in asked:
            person.reader.put(name, groups[name])
        person.press("Continue")
        person.sees("When you step away")
        person.press("Open my journal")
        person.sees("Write a record")

    def write(self) -> None:
        """Every field of the deepest record, one after the other."""
        person, keys = self.person, self.place.keys
        keys("ctrl+n")
        person.sees("Take ten minutes")
        person.fill("What happened", self.words.typed("taken back"))
        person.sees_part("Saved ")
        keys("ctrl+a", "BackSpace")
        person.fill("What happened", self.words.typed("typed"))
        person.press("Take ten minutes")
        person.sees("Read through")
        person.press("Ten minutes", key="shift+Tab")
        keys("Down", "Down", "Return")
        person.sees("Deep")
        filled = {"What happened?"}
        while "Keep" not in self.names("push button"):
            self._unfold()
            if "New code" in self.names("push button"):
                person.reader.press("New code")
                self.words.known("client code", wait_until(self._code, "a new code"))
            fresh = [name for name in self.editable() if name not in filled]
            for name in fresh:
                filled.add(name)
                person.reader.put(name, self.words.word(name))
            if "Feelings and strength" in fresh:
                # Put there it is searched for; typed and confirmed it becomes a word of one's own.
                person.reach("Feelings and strength")
                keys("ctrl+a")
                self.place.type(self.words.typed("own feeling"))
                keys("Return")
            keys("ctrl+Next")
            self._another_step(fresh)
        assert len(filled) > 15, filled
        keys("ctrl+Prior")
        person.reach("Who are we each in this?")
        keys("ctrl+a", "ctrl+c")
        person.sees_part("Saved ")
        person.reader.press("Enough for today")
        person.sees("Write a record")

    def write_a_line(self) -> None:
        """The shortest record there is."""
        self.person.reader.press("Just one line")
        self.person.fill("What happened", self.words.typed("one line"))
        self.person.sees_part("Saved ")

    def search(self) -> None:
        """For what is there, and for what is not."""
        self.place.keys("ctrl+f")
        wait_until(lambda: self.person.reader.focused() == "Search records", "the search field")
        self.place.type(self.words.typed("searched for"))
        self.person.sees_part("Clear")
        self.place.keys("ctrl+a")
        self.place.type(self.words.by_place["typed"])
        self.person.sees_part("not rated")
        self.place.keys("Down")
        self.person.sees_part("More actions")

    def print(self) -> None:
        """The record as a PDF, where it was asked for."""
        self.person.press("More actions")
        self.place.keys("Down", "Return")
        self.person.sees("Go on")
        self.person.reader.press("Go on")
        self.person.sees("Save PDF…")
        self.person.reader.press("Save PDF…")
        self.choose("page.pdf")
        self.person.sees_part("Saved as PDF.")

    def export(self) -> None:
        """The journal as JSON, where it was asked for."""
        self.settings()
        self.person.reader.press("Export as JSON…")
        self.person.sees("Go on")
        self.person.reader.press("Go on")
        self.choose("out.json")
        self.person.sees_part("entries exported.")

    def take_in(self) -> None:
        """A file from somewhere else, and one that is broken."""
        out = json.loads((self.chosen / "out.json").read_text())
        entry = out["entries"][0]
        entry["id"] = secrets.token_hex(16)
        entry["answers"] = [{"field": "situation", "text": self.words.word("imported")}]
        entry["ratings"] = entry["marks"] = []
        entry[self.words.typed("unknown property")] = self.words.word("unknown value")
        out |= {"count": 1, "entries": [entry]}
        (self.chosen / "in.json").write_text(json.dumps(out))
        (self.chosen / "broken.json").write_text(
            json.dumps(out)[:-9] + self.words.word("in a broken file")
        )
        self.settings()
        self.person.reader.press("Import JSON…")
        self.choose("in.json")
        self.person.sees("Import this file?")
        self.person.reader.press("Import")
        self.person.sees_part("entry imported.")
        self.settings()
        self.person.reader.press("Import JSON…")
        self.choose("broken.json")
        self.person.sees_part("Nothing was imported")

    def knock(self) -> None:
        """Locked; wrong secrets of both kinds; then the right one."""
        person = self.person
        self.place.keys("ctrl+l")
        person.sees("Your journal is closed and encrypted.")
        person.reader.press("Use my recovery sheet")
        person.sees("Recovery code")
        # Backwards it is a code in order, only of another journal; with another letter it is none.
        slipped = ("A" if self.code[0] != "A" else "B") + self.code[1:]
        for place, wrong, told in (
            ("code of another journal", self.code[::-1], "does not belong to this journal"),
            ("code with a slip", slipped, "is off, or two"),
        ):
            person.reader.put("Recovery code", self.words.known(place, wrong))
            person.press("Open")
            person.sees_part(told)
        person.press("Back")
        person.sees("Your journal is closed and encrypted.")
        wait_until(lambda: person.reader.focused() == "Passphrase", "focus on the passphrase")
        self.place.type(self.words.typed("wrong passphrase"))
        self.place.keys("Return")
        person.sees_part("That did not open it.")
        self.place.keys("ctrl+a")
        self.place.type(self.passphrase)
        self.place.keys("Return")
        person.sees("Lock")

    def fail(self) -> None:
        """Bugs in all kinds of places, with words in them. It is said, and work goes on."""
        self.place.keys("ctrl+n")
        self.person.sees("Take ten minutes")
        self.person.fill("What happened", self.words.typed("in an exception"))
        self.place.keys("ctrl+plus")
        self.person.sees_part("Something did not work that should have.")
        self.person.fill("Thought", self.words.typed("after an exception"))
        self.person.sees_part("Saved ")

    def end_badly(self) -> None:
        """Killed with words on their way."""
        self.place.type(self.words.typed("not saved"))
        self.program.kill()
        self.program.wait()

    # -- helpers

    def _code(self) -> str:
        found = (re.search(r"\b[A-Z]-[0-9]{3}\b", name) for name in self.person.reader.names())
        return next((one[0] for one in found if one), "")

    def _unfold(self) -> None:
        for name in [name for name in self.names("push button") if name.startswith("More: ")]:
            before = self.person.reader.names()
            self.person.reader.press(name)
            wait_until(lambda seen=before: self.person.reader.names() != seen, f"more of {name}")

    def _another_step(self, before: list[str]) -> None:
        wait_until(
            lambda: "Keep" in self.names("push button") or not set(before) & set(self.editable()),
            "the next step",
        )

    def settings(self) -> None:
        """To the part of the settings that is about the journal."""
        self.person.reader.press("Settings")
        self.person.sees("Export as JSON…")

    def choose(self, name: str) -> None:
        """In the file dialog: go to the chosen folder, then type the name of a file."""
        wait_until(lambda: "File name:" in " ".join(self.person.reader.names()), "the file dialog")
        self.place.type(str(self.chosen))
        self.place.keys("Return", "ctrl+a")
        self.place.type(name)
        self.place.keys("Return")
        wait_until(lambda: "File name:" not in " ".join(self.person.reader.names()), "it closed")

    def names(self, role: str) -> list[str]:
        """The names of everything of one role that is showing."""
        lines = self.person.reader.ask("tree").split("\n")
        found = (line.partition(": ") for line in lines)
        return [ast.literal_eval(name) for kind, _, name in found if kind == role]

    def editable(self) -> list[str]:
        """The names of the fields for words."""
        return [name for name in self.names("text") if name and not name.endswith("as a number")]
