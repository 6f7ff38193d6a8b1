# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a folder may look like after a power cut, from a log of what was written to it.

A disk promises little: a file has what it had at its last fsync; of what was written after that
any part may be there, sector by sector, in any order. A name made, moved or removed is so for
certain once its folder was synced. The model follows that, and is told every call by strace.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink,rename"
STRACE = ("strace", "-f", "-y", "-xx", "-s", "200000", "-e", f"trace={CALLS}", "-o")
SECTOR = 512

State = dict[str, bytes]
"""The files of a folder: their names and what is in them."""

_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"^(\d+)<([^>]*)>")


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its name, the file's name in the folder ("" for the folder itself), and more."""

    name: str
    file: str
    data: bytes = b""
    number: int = 0
    other: str = ""


def calls(log: Path, folder: Path, after: bytes) -> Iterator[Call]:
    """The calls that changed something in `folder`, and what was said on standard output.

    What comes before `after` was said is left out: threads may be at work there.

    Raises:
        ValueError: a line that is not understood.
    """
    start = "".join(f"\\x{byte:02x}" for byte in after)
    for line in log.read_text(encoding="utf-8").partition(start)[2].splitlines()[1:]:
        found = _CALL.match(line)
        if found is None:
            if "+++" in line or "---" in line:
                continue
            raise ValueError(f"not understood: {line[:200]}")
        name, given, result, opened = found.groups()
        if int(result) < 0:
            continue
        call = _call(name, given, opened or "", folder)
        if call is not None:
            yield call


def _call(name: str, given: str, opened: str, folder: Path) -> Call | None:
    texts = [bytes.fromhex(hexes.replace("\\x", "")) for hexes in _TEXT.findall(given)]
    handle = _HANDLE.match(given)
    if name == "write" and handle is not None and handle[1] == "1":
        return Call("said", "", texts[0])
    if name == "openat":
        file = _inside(_plain(opened), folder)
        return Call("create", file, other=given) if file and "O_CREAT" in given else None
    if name in ("unlink", "rename"):
        names = [_inside(text.decode(), folder) for text in texts]
        return Call(name, names[0] or "", other=names[-1] or "") if names[0] else None
    file = _inside(_plain(handle[2]), folder) if handle else None
    if file is None:
        return None
    rest = given.rpartition(", ")[2]
    if name == "pwrite64":
        return Call("write", file, texts[0], int(rest))
    if name == "write":
        return Call("append", file, texts[0])
    if name == "ftruncate":
        return Call("truncate", file, number=int(rest))
    return Call("sync", file)


def _plain(path: str) -> str:
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path


def _inside(path: str, folder: Path) -> str | None:
    """The name in the folder, "" for the folder, `None` for elsewhere."""
    if path == str(folder):
        return ""
    place = Path(path)
    return place.name if place.parent == folder else None


@dataclass(slots=True)
class _File:
    synced: bytes = b""
    later: list[tuple[int, bytes] | int] = field(default_factory=list)

    def size(self) -> int:
        return len(_applied(self.synced, self.later))


class Disk:
    """A folder on a disk that loses its power at any moment."""

    def __init__(self, state: State) -> None:
        self._durable = {name: _File(content) for name, content in state.items()}
        self._names = dict(self._durable)
        self._moves: list[dict[str, _File]] = []

    def do(self, call: Call) -> None:
        """Do what a call did."""
        here = self._names.get(call.file)
        if call.name == "create":
            if here is None:
                self._moved({**self._names, call.file: _File()})
            elif "O_TRUNC" in call.other:
                here.later.append(0)
        elif call.name == "unlink":
            self._moved({name: file for name, file in self._names.items() if name != call.file})
        elif call.name == "rename":
            kept = {name: file for name, file in self._names.items() if name != call.file}
            self._moved({**kept, call.other: self._names[call.file]})
        elif call.name == "sync" and call.file == "":
            self._durable, self._moves = self._names, []
        elif here is not None:
            self._write(here, call)

    def _moved(self, names: dict[str, _File]) -> None:
        self._names = names
        self._moves.append(names)

    def _write(self, file: _File, call: Call) -> None:
        if call.name == "write":
            file.later.append((call.number, call.data))
        elif call.name == "append":
            file.later.append((file.size(), call.data))
        elif call.name == "truncate":
            file.later.append(call.number)
        elif call.name == "sync":
            file.synced, file.later = _applied(file.synced, file.later), []

    def after_power_cut(self, chance: random.Random, times: int) -> Iterator[State]:
        """What may be found: the least, the most, and `times` mixtures."""
        yield {name: file.synced for name, file in self._durable.items()}
        yield {name: _applied(file.synced, file.later) for name, file in self._names.items()}
        for _ in range(times):
            names = chance.choice([self._durable, *self._moves])
            yield {name: _some(file, chance) for name, file in names.items()}


def _applied(content: bytes, later: Iterable[tuple[int, bytes] | int]) -> bytes:
    made = bytearray(content)
    for change in later:
        if isinstance(change, int):
            del made[change:]
            made.extend(bytes(change - len(made)))
        else:
            place, data = change
            made.extend(bytes(max(0, place - len(made))))
            made[place : place + len(data)] = data
    return bytes(made)


def _some(file: _File, chance: random.Random) -> bytes:
    kept: list[tuple[int, bytes] | int] = []
    for change in file.later:
        lot = chance.randrange(3)
        if lot == 0:
            continue
        if lot == 1 or isinstance(change, int):
            kept.append(change)
            continue
        place, data = change
        for start in range(0, len(data), SECTOR):
            if chance.random() < 0.5:
                kept.append((place + start, data[start : start + SECTOR]))
    return _applied(file.synced, kept)
