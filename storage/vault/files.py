# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of a vault folder, and writing the header copies without ever losing both."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from storage import errors
from storage.probe import open_plain
from storage.vault import header
from storage.vault.header import Header
from storage.vault.kdf import LIMITS, KdfLimits

DATABASE = "journal.db"
HEADERS = ("header.a", "header.b")
LOCK = "lock"


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that at every moment the old or the new content is whole on the disk.

    Raises OSError.
    """
    new = path.with_name(path.name + ".new")
    # What lies there is a leftover, or a pipe or link that is not written through.
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def writable(folder: Path) -> bool:
    """Whether files can be made in `folder`, as far as that can be told without making one."""
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut. Nothing to do on Windows."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_headers(folder: Path, sealed: Header) -> None:
    """Write both copies, one after the other. Raises errors of `translate`."""
    data = header.encode(sealed)
    with errors.translated(folder):
        for name in HEADERS:
            replace_file(folder / name, data)


def read_headers(folder: Path, limits: KdfLimits = LIMITS) -> list[Header]:
    """The readable header copies, newest first: one or two.

    Raises:
        VaultMissing: neither the folder nor anything of a vault is there.
        NewerVersion: a copy has a later format.
        HeaderRefused: no copy is readable, and one asks for too much.
        NotAFile: no copy is readable, and one is no file.
        VaultDamaged: no copy is readable.
    """
    found: list[Header] = []
    refusals: list[errors.StorageError] = []
    for name in HEADERS:
        try:
            found.append(header.decode(_read(folder / name), limits))
        except FileNotFoundError:
            continue
        except errors.NewerVersion:
            raise
        except errors.StorageError as error:
            refusals.append(error)
        except OSError as error:
            refusals.append(errors.translate(error))
    if found:
        return sorted(found, key=lambda one: one.sequence, reverse=True)
    for kind in (errors.HeaderRefused, errors.ReadOnly, errors.NotAFile, errors.VaultDamaged):
        for refusal in refusals:
            if isinstance(refusal, kind):
                raise refusal
    if refusals:
        raise refusals[0]
    if not (folder / DATABASE).exists():
        raise errors.VaultMissing
    raise errors.VaultDamaged("header missing")


def whole(folder: Path, wanted: Header) -> bool:
    """Whether both copies hold exactly this header."""
    data = header.encode(wanted)
    return all(_holds(folder / name, data) for name in HEADERS)


def refuse_changed(folder: Path, wanted: Header) -> None:
    """Raise `ChangedUnderneath` when neither copy is this header any more.

    One is enough: the other is written anew at the next opening. With none, what is saved now
    could not be opened again.
    """
    data = header.encode(wanted)
    if not any(_holds(folder / name, data) for name in HEADERS):
        raise errors.ChangedUnderneath("header")


def _holds(path: Path, data: bytes) -> bool:
    try:
        return _read(path) == data
    except (OSError, errors.StorageError):
        return False


def _read(path: Path) -> bytes:
    with os.fdopen(open_plain(path, os.O_RDONLY), "rb") as file:
        return file.read(header.MOST_BYTES + 1)
