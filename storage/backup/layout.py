# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bytes of a backup file, `docs/backup-format.md`: three parts with lengths, and two sums.

    magic, version, header, facts, image, mac, checksum

`checksum` (SHA-256, no key) tells damage to anybody; `mac` (HMAC-SHA256, keyed from the master
key) tells tampering to who can open it. Nothing in the file names a place on a disk.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from storage import errors
from storage.vault import header

MAGIC = b"AFTERHOUR BACKUP"
WORDS = b"AFTERHOUR WORDS "
"""Begins a file with some entries alone. Told before any key is there: who cannot open a journal
is looking for a whole one."""
VERSION = 1
MAC_BYTES = SUM_BYTES = 32
MOST_FACTS = 16 * 1024
PAGE = 4096
MOST_IMAGE = 1 << 38
"""256 GiB. The length is compared with that of the file before anything is done with it."""

_START = struct.Struct(">16sI")
_LENGTH = struct.Struct(">Q")
_CHUNK = 1 << 20

Stop = Callable[[], bool]


class _Sum(Protocol):
    def update(self, data: bytes, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Layout:
    """Where what lies in one file. `header` and `facts` are read, the image is not."""

    magic: bytes
    header: bytes
    facts: bytes
    image_at: int
    image_bytes: int

    @property
    def mac_at(self) -> int:
        """Where the two sums begin."""
        return self.image_at + self.image_bytes


def never() -> bool:
    """Do not stop."""
    return False


def open_file(path: Path) -> BinaryIO:
    """Open a backup for reading.

    Raises:
        NotABackup: it is a folder, a pipe, a device or a link that leads nowhere.
        Vanished, ReadOnly, DiskFailed: it is not there, or cannot be read.
    """
    with errors.translated():
        if not path.is_file():
            raise errors.NotABackup("file") if path.exists() else errors.Vanished("ENOENT")
        # Not to wait for a pipe that took the place of the file just now.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
        return os.fdopen(handle, "rb")


def read(file: BinaryIO) -> Layout:
    """The layout of an open file, believing nothing in it. Reads 32 KiB at most.

    Raises:
        NotABackup: something else.
        BackupDamaged: lengths that do not fit the file.
        NewerVersion: a later format.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    start = file.read(_START.size)
    if not start:
        raise errors.BackupDamaged("empty")
    magic = start[: len(MAGIC)]
    if not any(one.startswith(magic) for one in (MAGIC, WORDS)):
        raise errors.NotABackup("magic")
    if len(start) < _START.size:
        raise errors.BackupDamaged("short")
    _, version = _START.unpack(start)
    if version > VERSION:
        raise errors.NewerVersion("backup")
    if version != VERSION:
        raise errors.BackupDamaged("version")
    head = _part(file, header.MOST_BYTES, "header")
    facts = _part(file, MOST_FACTS, "facts")
    image_bytes = _length(file, MOST_IMAGE, "image")
    found = Layout(magic, head, facts, file.tell(), image_bytes)
    if image_bytes == 0 or image_bytes % PAGE:
        raise errors.BackupDamaged("image")
    if found.mac_at + MAC_BYTES + SUM_BYTES != size:
        raise errors.BackupDamaged("size")
    return found


def write(
    target: BinaryIO,
    head: bytes,
    facts: bytes,
    image: BinaryIO,
    key: bytes,
    stop: Stop,
    magic: bytes = MAGIC,
) -> None:
    """Write a whole file that begins with `magic`. Raises OSError, BackupStopped."""
    size = image.seek(0, os.SEEK_END)
    image.seek(0)
    plain, keyed = hashlib.sha256(), hmac.new(key, digestmod=hashlib.sha256)

    def put(data: bytes) -> None:
        target.write(data)
        plain.update(data)
        keyed.update(data)

    put(_START.pack(magic, VERSION))
    for part in (head, facts):
        put(_LENGTH.pack(len(part)))
        put(part)
    put(_LENGTH.pack(size))
    left = size
    while left:
        _give_way(stop)
        data = image.read(min(left, _CHUNK))
        if not data:
            raise errors.DiskFailed("short")
        put(data)
        left -= len(data)
    mac = keyed.digest()
    target.write(mac)
    plain.update(mac)
    target.write(plain.digest())


def check_sum(file: BinaryIO, found: Layout, stop: Stop = never) -> None:
    """Compare the whole file with its checksum. Needs no key.

    Raises:
        BackupDamaged: it is not what was written.
        BackupStopped.
    """
    plain = hashlib.sha256()
    file.seek(0)
    _run(file, found.mac_at + MAC_BYTES, stop, plain)
    if not hmac.compare_digest(file.read(SUM_BYTES), plain.digest()):
        raise errors.BackupDamaged("checksum")


def unpack(file: BinaryIO, found: Layout, key: bytes, image: BinaryIO, stop: Stop = never) -> None:
    """Write the image out, and compare the whole file with both sums on the way.

    Raises:
        BackupDamaged: one of them does not fit; what was written to `image` is worth nothing.
        OSError, BackupStopped.
    """
    plain, keyed = hashlib.sha256(), hmac.new(key, digestmod=hashlib.sha256)
    file.seek(0)
    _run(file, found.image_at, stop, plain, keyed)
    _run(file, found.image_bytes, stop, plain, keyed, copy=image)
    mac = file.read(MAC_BYTES)
    plain.update(mac)
    if not hmac.compare_digest(file.read(SUM_BYTES), plain.digest()):
        raise errors.BackupDamaged("checksum")
    if not hmac.compare_digest(mac, keyed.digest()):
        raise errors.BackupDamaged("mac")


def _run(file: BinaryIO, count: int, stop: Stop, *sums: _Sum, copy: BinaryIO | None = None) -> None:
    while count:
        _give_way(stop)
        data = file.read(min(count, _CHUNK))
        if not data:
            raise errors.BackupDamaged("short")
        for one in sums:
            one.update(data)
        if copy is not None:
            copy.write(data)
        count -= len(data)


def _give_way(stop: Stop) -> None:
    if stop():
        raise errors.BackupStopped


def _part(file: BinaryIO, most: int, name: str) -> bytes:
    length = _length(file, most, name)
    data = file.read(length)
    if len(data) != length:
        raise errors.BackupDamaged(name)
    return data


def _length(file: BinaryIO, most: int, name: str) -> int:
    data = file.read(_LENGTH.size)
    if len(data) != _LENGTH.size:
        raise errors.BackupDamaged(name)
    (length,) = _LENGTH.unpack(data)
    if length > most:
        raise errors.BackupDamaged(name)
    return int(length)


_BINARY = getattr(os, "O_BINARY", 0)
