# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the keyboard: reaches things by name with Tab and arrows, types, reads the screen."""

from __future__ import annotations

from tests.journeys.screen import Reader, Screen, wait_until

_PATIENCE = 90


class Person:
    """Works a program by keyboard alone. What has the focus is read as a screen reader reads it."""

    def __init__(self, place: Screen) -> None:
        self.screen = place
        self.reader = Reader(place)

    def reach(self, name: str, *, key: str = "Tab") -> None:
        """Press a key (Tab by default) until the focus is on the thing with this name."""
        passed: list[str] = []
        here = self.reader.focused()
        for _ in range(_PATIENCE):
            if here == name:
                # what was told last may have been passed meanwhile: now it is looked for
                here = self.reader.focused(looking=True)
                if here == name:
                    return
            passed.append(here)
            self.screen.keys(key)
            here = self.reader.focused(moving=True)
        raise AssertionError(f"{name!r} was never reached; passed {passed}")

    def press(self, name: str, *, key: str = "Tab") -> None:
        """Reach a button and press it."""
        self.reach(name, key=key)
        self.screen.keys("space")

    def fill(self, name: str, text: str) -> None:
        """Reach a field and type into it."""
        self.reach(name)
        self.screen.type(text)
        wait_until(lambda: text.replace("\n", "") in self._text(name), f"{text!r} in {name!r}")

    def choose(self, first: str, *names: str) -> None:
        """In a group of chips: reach its first chip, then each named one by arrows."""
        self.reach(first)
        for name in names:
            self.press(name, key="Right")

    def rate(self, name: str, value: int) -> None:
        """Reach a rating and give it a number; the digits go to the number beside it."""
        self.reach(name)
        self.screen.type(str(value))

    def sees(self, name: str, seconds: float = 30.0) -> None:
        """Wait until something with this name is on the screen."""
        self.reader.wait_for(name, seconds)

    def sees_part(self, words: str) -> str:
        """Wait until something whose name holds these words is on the screen; its whole name."""

        def found() -> str:
            return next((name for name in self.reader.names() if words in name), "")

        return wait_until(found, f"{words!r} somewhere on screen")

    def _text(self, name: str) -> str:
        return self.reader.text_of(name).replace("\n", "")
