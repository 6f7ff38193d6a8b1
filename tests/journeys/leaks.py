# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking for words in files, however they were written down there."""

from __future__ import annotations

import base64
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_SHORT = 8
"""Shorter than this, coded forms are so short that they turn up by chance."""

_DEEPEST = 3
_ZLIB_STARTS = tuple(bytes((0x78, second)) for second in (0x01, 0x5E, 0x9C, 0xDA))
_GZIP_START = b"\x1f\x8b\x08"
_MOST_READ = 256 << 20
_MOST_INFLATED = 64 << 20


@dataclass(frozen=True, slots=True)
class Leak:
    """Words that were found where they do not belong."""

    word: str
    form: str
    path: Path

    def __str__(self) -> str:
        return f"{self.word} as {self.form} in {self.path}"


def forms(word: str) -> Mapping[str, tuple[bytes, ...]]:
    """What a file holds when it holds this word, by the name of the way."""
    plain = word.encode()
    found = {
        "UTF-8": (plain,),
        "UTF-16LE": (word.encode("utf-16-le"),),
        "UTF-16BE": (word.encode("utf-16-be"),),
        "JSON": (json.dumps(word)[1:-1].encode(),),
        "URL": (quote(word).encode(),),
        "settings of Qt": (_of_qt(word),),
    }
    if len(plain) >= _SHORT:
        found["base64"] = (*_base64(plain), *_base64(word.encode("utf-16-le")))
        found["hexadecimal"] = (plain.hex().encode(), plain.hex().upper().encode())
    return found


def _of_qt(word: str) -> bytes:
    """An INI file of QSettings."""
    return b"".join(
        bytes((ord(letter),)) if ord(letter) < 128 else b"\\x%x" % ord(letter) for letter in word
    )


def _base64(data: bytes) -> Iterator[bytes]:
    """The same bytes at each of three places in a longer text, without what its ends change."""
    for before in range(3):
        coded = base64.b64encode(bytes(before) + data)
        start = (0, 2, 3)[before]
        end = len(coded) - (0, 4, 3)[(before + len(data)) % 3]
        yield coded[start:end]
        yield coded[start:end].replace(b"+", b"-").replace(b"/", b"_")


def scan(places: Iterable[Path], words: Iterable[str], allowed: Iterable[Path] = ()) -> list[Leak]:
    """Every word in the names and the content of every file below `places`.

    What lies below `allowed` is left out.
    """
    wanted = {word: forms(word) for word in words}
    left_out = [path.resolve() for path in allowed]
    found: list[Leak] = []
    for place in places:
        for path in _files(place):
            if any(path.resolve().is_relative_to(one) for one in left_out):
                continue
            found += [Leak(word, "a name", path) for word in wanted if word in path.name]
            if path.is_file() and not path.is_symlink():
                found += _in_file(path, wanted)
    return found


def new_files(places: Iterable[Path], since: float, *, deepest: int = 99) -> list[Path]:
    """What was written below `places` since a moment (seconds, as of `time.time`).

    `deepest`: how many folders down is looked.
    """
    found = []
    for place in places:
        for path in _files(place, deepest):
            try:
                if path.is_file() and path.stat().st_mtime >= since:
                    found.append(path)
            except OSError:
                continue
    return found


def _files(place: Path, deepest: int = 99) -> Iterator[Path]:
    if place.is_file():
        yield place
        return
    for folder, folders, names in os.walk(place):
        yield from (Path(folder) / name for name in (*folders, *names))
        if len(Path(folder).relative_to(place).parts) >= deepest:
            folders.clear()


def _in_file(path: Path, wanted: Mapping[str, Mapping[str, tuple[bytes, ...]]]) -> list[Leak]:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_READ)
    except FileNotFoundError:
        return []  # a temporary one that has gone meanwhile
    found = []
    for depth, part in _parts(data):
        for word, ways in wanted.items():
            for form, needles in ways.items():
                if any(needle in part for needle in needles):
                    found.append(Leak(word, form if not depth else f"{form}, deflated", path))
    return found


def _parts(data: bytes, depth: int = 0) -> Iterator[tuple[int, bytes]]:
    """The data itself and every compressed stream inside it, wherever it begins."""
    yield depth, data
    if depth == _DEEPEST:
        return
    for start in (*_ZLIB_STARTS, _GZIP_START):
        at = data.find(start)
        while at >= 0:
            inflated = _inflated(data[at:], gzip=start == _GZIP_START)
            if inflated:
                yield from _parts(inflated, depth + 1)
            at = data.find(start, at + 1)


def _inflated(data: bytes, *, gzip: bool) -> bytes:
    """What a stream holds, as far as it goes; b"" when it is none."""
    machine = zlib.decompressobj(31 if gzip else 15)
    try:
        return machine.decompress(data, _MOST_INFLATED)
    except zlib.error:
        # Streams in the wild may be cut off or broken further on: as much as can be had.
        pass
    machine = zlib.decompressobj(31 if gzip else 15)
    got = bytearray()
    try:
        for at in range(0, len(data), 64):
            got += machine.decompress(data[at : at + 64])
    except zlib.error:
        return bytes(got)
    return bytes(got)
