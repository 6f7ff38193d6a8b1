# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Strict reading of one content file: every key is known, typed and, where needed, present."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from prompts.values import ContentError, Option, T


class Table:
    """One table of a content file. Each key may be taken once; `done` refuses the rest."""

    def __init__(self, values: object, file: str, entry: str) -> None:
        if not isinstance(values, dict):
            raise ContentError(file, entry, "expected a table")
        self._left: dict[str, object] = dict(values)
        self.file = file
        self.entry = entry

    def error(self, problem: str) -> ContentError:
        """An error that names this file and entry."""
        return ContentError(self.file, self.entry, problem)

    def _take(self, key: str, kind: type, what: str) -> object:
        value = self._left.pop(key)
        # bool is an int in Python; in a content file it is not.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.error(f"{key} is not {what}")
        return value

    def text(self, key: str, default: str | None = None, *, among: Iterable[str] = ()) -> str:
        """A text; without a default it has to be there and not be empty."""
        if key not in self._left:
            if default is None:
                raise self.error(f"{key} is missing")
            return default
        value = str(self._take(key, str, "a text"))
        if default is None and not value.strip():
            raise self.error(f"{key} is empty")
        allowed = tuple(among)
        if allowed and value not in allowed:
            raise self.error(f"{key} is {value!r}, known are {', '.join(allowed)}")
        return value

    def whole(self, key: str, default: int | None = None, *, least: int = 0) -> int:
        """A whole number of at least `least`."""
        if key not in self._left:
            if default is None:
                raise self.error(f"{key} is missing")
            return default
        value = self._take(key, int, "a whole number")
        assert isinstance(value, int)
        if value < least:
            raise self.error(f"{key} is below {least}")
        return value

    def maybe_whole(self, key: str) -> int | None:
        """A whole number, or nothing when the key is absent."""
        return self.whole(key) if key in self._left else None

    def number(self, key: str) -> float:
        """A number above zero."""
        if key not in self._left:
            raise self.error(f"{key} is missing")
        value = self._left.pop(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise self.error(f"{key} is not a number above zero")
        return float(value)

    def flag(self, key: str) -> bool:
        """True or false; false when absent."""
        return bool(self._take(key, bool, "true or false")) if key in self._left else False

    def texts(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        if key not in self._left:
            if needed:
                raise self.error(f"{key} is missing")
            return ()
        values = self._take(key, list, "a list")
        assert isinstance(values, list)
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.error(f"{key} holds something that is not a text")
        if needed and not values:
            raise self.error(f"{key} is empty")
        return tuple(values)

    def items(self, key: str) -> list[object]:
        """A list of anything; what is in it is looked at by who asked."""
        if key not in self._left:
            raise self.error(f"{key} is missing")
        values = self._take(key, list, "a list")
        assert isinstance(values, list)
        return values

    def table(self, key: str) -> Table | None:
        """A table inside this one, or nothing."""
        if key not in self._left:
            return None
        return Table(self._left.pop(key), self.file, f"{self.entry}.{key}" if self.entry else key)

    def tables(self, key: str, *, named_by: str = "id") -> tuple[Table, ...]:
        """A list of tables, each named by one of its keys in errors."""
        values = self._left.pop(key, [])
        if not isinstance(values, list):
            raise self.error(f"{key} is not a list of tables")
        found = []
        for place, value in enumerate(values, start=1):
            name = value.get(named_by) if isinstance(value, dict) else None
            label = f"{key} {name}" if isinstance(name, str) and name else f"{key} {place}"
            entry = f"{self.entry}, {label}" if self.entry else label
            found.append(Table(value, self.file, entry))
        return tuple(found)

    def options(self, key: str) -> tuple[Option, ...]:
        """A list of options, unique by id."""
        found = []
        for table in self.tables(key):
            found.append(
                Option(
                    id=table.text("id"),
                    text=table.text("text"),
                    headline=table.text("headline", ""),
                )
            )
            table.done()
        return unique(found, self.file)

    def __iter__(self) -> Iterator[str]:
        """The keys not yet taken."""
        return iter(tuple(self._left))

    def done(self) -> None:
        """Refuse what nobody asked for: a misspelt key must not vanish without a word."""
        if self._left:
            raise self.error(f"unknown key {', '.join(sorted(self._left))}")


def read(folder: Path, name: str) -> Table:
    """The whole of one file, as a table without entry name.

    Raises:
        ContentError: the file is missing, not UTF-8 or not TOML.
    """
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ContentError(name, "", "file is missing") from error
    except UnicodeDecodeError as error:
        raise ContentError(name, "", "file is not UTF-8") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(name, "", str(error)) from error
    return Table(values, name, "")


def unique(found: Iterable[T], file: str) -> tuple[T, ...]:
    """The same values as a tuple; an id that comes twice is refused."""
    by_id: dict[str, T] = {}
    for value in found:
        if value.id in by_id:
            raise ContentError(file, value.id, "duplicate id")
        by_id[value.id] = value
    return tuple(by_id.values())
