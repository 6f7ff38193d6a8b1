# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a JSON object from a file piece by piece, so that a huge file takes little memory."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from app.exchange.json_format import MAX_ENTRY_CHARS, MAX_ENTRY_VALUES, MAX_FILE_BYTES
from app.i18n import _
from app.problems import problem

_CHUNK = 1 << 20
_SPACE = re.compile(r"[ \t\n\r]*")
_STRING_OR_VALUE = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{,]', re.DOTALL)
_UNTERMINATED = "Unterminated"
_LONGEST_STUMP = 7
_LONGEST_TOKEN = 16


class JsonStream:
    """A JSON object read from its beginning: its names one by one, and one long array in pieces.

    Every method raises `AppError` for what is broken, cut off, too large or not text.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self._json = json.JSONDecoder(object_pairs_hook=_no_name_twice, parse_constant=_no_constant)
        self._text = ""
        self._at = 0
        self._lines = 0
        self._column = 0
        self._bytes = 0
        self._ended = False

    def begin(self) -> None:
        """Step into the object."""
        first = self._peek()
        if not first:
            raise problem("import_empty")
        if first != "{":
            # A file that begins otherwise may still be JSON; either way it is not ours.
            raise problem("import_not_ours")
        self._at += 1

    def names(self) -> Iterator[str]:
        """The names in the object; the value of each must be read before the next is asked."""
        if self._peek() == "}":
            self._at += 1
        else:
            while True:
                if self._peek() != '"':
                    self._broken(self._at)
                name = self.value()
                if self._peek() != ":":
                    self._broken(self._at)
                self._at += 1
                yield name
                if self._comma_or("}"):
                    break
        if self._peek():
            self._broken(self._at)

    def value(self) -> Any:
        """The next value, whole."""
        self._peek()
        wanted = _CHUNK
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                unfinished = error.msg.startswith(_UNTERMINATED)
                near_end = len(self._text) - error.pos < _LONGEST_TOKEN
                if self._ended or not (unfinished or near_end):
                    self._broken(error.pos, error.msg)
            except _BadJson:
                self._broken(self._at)
            except RecursionError:
                raise problem("import_too_deep") from None
            except ValueError:
                # Python refuses to read numbers of more than some thousand digits.
                self._broken(self._at)
            else:
                self._check_length(end)
                # A number may go on in the next piece of the file.
                if end < len(self._text) or self._ended:
                    self._at = end
                    return value
            self._check_length(len(self._text))
            self._check_values()
            wanted = min(2 * wanted, MAX_ENTRY_CHARS + 1)
            self._fill(wanted)

    def _check_length(self, end: int) -> None:
        """Refuse a value that goes on for longer than an entry may."""
        if end - self._at > MAX_ENTRY_CHARS:
            raise problem(
                "import_too_large",
                what=_("one entry, with all its signs"),
                limit=f"{MAX_ENTRY_CHARS:,}",
            )

    def _check_values(self) -> None:
        """Refuse a value that is not at its end yet and would be millions of small ones."""
        values = sum(self._text.count(sign, self._at) for sign in "[{,")
        if values <= MAX_ENTRY_VALUES:
            return
        signs = (found[0][0] for found in _STRING_OR_VALUE.finditer(self._text, self._at))
        values = sum(1 for sign in signs if sign != '"')
        if values > MAX_ENTRY_VALUES:
            raise problem(
                "import_too_large",
                what=_("the values in one entry"),
                limit=f"{MAX_ENTRY_VALUES:,}",
            )

    def elements(self) -> Iterator[Any]:
        """The elements of an array, one by one."""
        if self._peek() != "[":
            self._broken(self._at)
        self._at += 1
        if self._peek() == "]":
            self._at += 1
            return
        while True:
            yield self.value()
            if self._comma_or("]"):
                return

    def _comma_or(self, closing: str) -> bool:
        found = self._peek()
        if found not in (",", closing) or not found:
            self._broken(self._at)
        self._at += 1
        return found == closing

    def _peek(self) -> str:
        """The next character that is no space, or "" at the end of the file."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._fill(1)

    def _fill(self, wanted: int) -> None:
        """Read until `wanted` characters are ahead, or the file ends."""
        if self._at > _CHUNK:
            newlines = self._text.count("\n", 0, self._at)
            self._lines += newlines
            after = self._at - self._text.rfind("\n", 0, self._at) - 1
            self._column = after if newlines else self._column + after
            self._text = self._text[self._at :]
            self._at = 0
        pieces = [self._text]
        ahead = len(self._text) - self._at
        while ahead < wanted and not self._ended:
            try:
                raw = self._file.read(_CHUNK)
            except OSError as error:
                raise problem("file_not_read", reason=error.strerror or "") from None
            self._bytes += len(raw)
            if self._bytes > MAX_FILE_BYTES:
                raise problem(
                    "import_too_large", what=_("the file"), limit=f"{MAX_FILE_BYTES >> 20} MiB"
                )
            self._ended = not raw
            try:
                piece = self._decode.decode(raw, final=not raw)
            except UnicodeDecodeError:
                # At the very end only a character that was cut in half is left to complain of.
                raise problem("import_not_text" if raw else "import_cut_off") from None
            pieces.append(piece)
            ahead += len(piece)
        self._text = "".join(pieces)

    def _broken(self, position: int, message: str = "") -> NoReturn:
        rest = self._text[position:].strip()
        stump = len(rest) < _LONGEST_STUMP and rest[-1:] not in ("}", "]", '"', ",", ":")
        if self._ended and (not rest or message.startswith(_UNTERMINATED) or stump):
            raise problem("import_cut_off")
        before = self._text[:position]
        newlines = before.count("\n")
        column = len(before) - before.rfind("\n") - 1 + (0 if newlines else self._column)
        raise problem("import_broken", line=self._lines + newlines + 1, column=column + 1)


class _BadJson(Exception):
    """Well-formed text that is still no JSON of ours."""


def _no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise _BadJson
    return values


def _no_constant(name: str) -> NoReturn:
    raise _BadJson
