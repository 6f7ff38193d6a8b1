# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person who works on a repair by keyboard: its contacts, steps, plans, agreements, feedback."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.journeys.person import Person
from tests.journeys.screen import wait_until

ADD_CONTACT = "Add a contact"
WHAT_HAPPENED = "What happened in this contact?"
KINDS = ("Session", "Phone", "Text message", "Other")
STATUSES = ("Noticed", "Named", "Exploring", "Negotiating", "Repaired")
WAYS = (
    "Notice it and say so",
    "Look together at what led to it",
    "Decide together how to go on",
)
OFFERED = (0, -1, -2)
"""Days the menu of an entry's day offers by name, from today; every other is in the calendar."""

OFFERED_AHEAD = (None, 0, 1, 7, 28)


def short(day: date) -> str:
    """A day as its menu shows it."""
    return f"{day:%a} {day.day} {day:%b}"


class Repairing:
    """Writes for one repair, on any day, and comes back to its page each time."""

    def __init__(self, person: Person, today: date) -> None:
        self.person = person
        self.keys = person.screen.keys
        self.today = today

    def begin(self, hunch: str) -> None:
        """From a hunch, on the page of all repairs; a new code is taken for it."""
        self.keys("ctrl+3")
        self.person.press("Start from a hunch")
        self.begun("What makes me think so")
        self.person.fill("What makes me think so", hunch)
        self.person.choose("me first", "me first")
        self.person.press(self.person.sees_part("More: how I know"))
        self.person.press("New code")
        self.keep()

    def contact(self, kind: str, day: date, gist: str, more: Callable[[], None]) -> None:
        """A contact with its kind, its day and what happened; `more` answers further questions."""
        self.person.press(ADD_CONTACT)
        self.begun(WHAT_HAPPENED)
        self.person.reach(KINDS[0], key="shift+Tab")
        self._choose_in_menu(KINDS.index(kind))
        wait_until(lambda: self.person.reader.focused() == kind, f"{kind!r} chosen")
        self.day(day)
        self.person.fill(WHAT_HAPPENED, gist)
        more()
        self.keep()

    def step(self, status: str, day: date, reason: str, told: str = "") -> None:
        """Where it stands since a day."""
        self.person.press("Change where it stands", key="shift+Tab")
        wait_until(lambda: self.person.reader.focused() in STATUSES, "the statuses")
        self.day(day)
        # What is offered depends on the day; Tab comes to the first of it.
        first = next(name for name in self.person.reader.names() if name in STATUSES)
        self.person.choose(first, status)
        self.person.fill("What makes you say so", reason)
        if told:
            self.person.fill("What did the patient say that tells you?", told)
        self.keep()

    def plan(self, day: date, ways: tuple[str, ...], answers: dict[str, str]) -> None:
        """Plan the contact of a day: ways to repair, and words for questions by their names."""
        self.person.press("Plan it")
        self.begun(WAYS[0])
        self.noted_day(day, key="shift+Tab")
        self.person.choose(WAYS[0], *ways)
        for question, words in answers.items():
            self.person.fill(question, words)

    def day(self, day: date) -> None:
        """Choose the day of an entry, which is today so far, in its menu or the calendar."""
        self.person.reach(self._named(0), key="shift+Tab")
        if day != self.today:
            self._choose_day(day, OFFERED)

    def noted_day(self, day: date, *, key: str = "Tab") -> None:
        """Choose a day that is noted in an entry, where there is none so far."""
        self.person.reach("no day yet", key=key)
        self._choose_day(day, OFFERED_AHEAD)

    def begun(self, question: str) -> None:
        """Wait until a form is there, its first question with the focus."""
        wait_until(lambda: self.person.reader.focused() == question, f"the form at {question!r}")

    def keep(self) -> None:
        """Keep what was written, and come back to the page of the repair."""
        self.person.sees_part("Saved ")
        self.person.press("Keep")
        wait_until(lambda: self.person.reader.focused() == ADD_CONTACT, "back at the repair")

    # ------------------------------------------------------------------ menus

    def _choose_day(self, day: date, offered: tuple[int | None, ...]) -> None:
        offset = (day - self.today).days
        place = offered.index(offset) if offset in offered else len(offered)
        self._choose_in_menu(place)
        if place == len(offered):
            # It opens on today.
            self.keys(*["Left" if offset < 0 else "Right"] * abs(offset), "Return")
        wait_until(
            lambda: self.person.reader.focused() in (short(day), self._named(offset)),
            f"{short(day)!r} chosen",
        )

    def _choose_in_menu(self, place: int) -> None:
        """Open the menu of what has the focus, on its first line, and choose a line.

        A menu and the calendar open within the key that opens them, and take the keys after it.
        """
        self.keys("Down", *["Down"] * place, "Return")

    def _named(self, offset: int) -> str:
        day = short(self.today + timedelta(days=offset))
        words = {0: "Today, {}", 1: "Tomorrow, {}", -1: "Yesterday, {}"}
        return words.get(offset, "{}").format(day)
