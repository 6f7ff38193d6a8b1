# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journals of this computer: which are known, and moving one to another folder safely."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app import places
from app.problems import problem
from app.services import backup_folders, freshness
from app.services.translation import guarded
from storage import errors
from storage.vault import files
from storage.vault.lock import VaultLock
from storage.vault.vault import unlock as unlock_vault


@dataclass(frozen=True, slots=True)
class KnownJournal:
    """A journal opened on this computer before. `there` tells whether it is found now."""

    folder: Path
    name: str
    there: bool


def known(*, but: Path | None = None) -> tuple[KnownJournal, ...]:
    """The journals opened on this computer, newest first; without the one in the folder `but`.

    Asks the disks, which may take its time.
    """
    left_out = None if but is None else Path(os.path.abspath(but))
    return tuple(
        KnownJournal(folder, places.shown_name(folder), lies_in(folder))
        for folder in places.known_journals()
        if folder != left_out
    )


def lies_in(folder: Path) -> bool:
    """Whether there is a journal in a folder, whole or not."""
    names = (*files.HEADERS, files.DATABASE)
    return any(os.path.lexists(folder / name) for name in names)


def checked(folder: Path) -> Path:
    """A chosen folder.

    Raises:
        AppError: "vault_missing": there is no journal in it.
    """
    if not lies_in(folder):
        raise problem("vault_missing")
    return folder


def move(
    source: Path,
    target: Path,
    *,
    passphrase: str,
    progress: Callable[[str], None] | None = None,
) -> Path:
    """Move a closed journal into a folder that is empty or not there yet; returns the folder.

    Copied first, then opened and checked in full at its new place, then the list of journals is
    switched, and only then is the old folder removed. `progress` is told "copy", "check",
    "remove".

    Raises:
        AppError: "wrong_secret", "in_use", "already_there", "move_check_failed" and the like:
            the journal lies where it was. "move_left_old": it was moved, the old one is left.
    """
    source, target = Path(os.path.abspath(source)), Path(os.path.abspath(target))
    if target.resolve().is_relative_to(source.resolve()):
        raise problem("move_inside")
    tell = progress or (lambda step: None)
    # The lock is held from here to the end: nothing is written while it is copied.
    with guarded():
        held = unlock_vault(source, passphrase=passphrase)
    try:
        tell("copy")
        copied = _copy(source, target)
        try:
            tell("check")
            _check(copied, passphrase)
            with guarded(), errors.translated():
                _put_in_place(copied, target)
        except BaseException:
            shutil.rmtree(copied, ignore_errors=True)
            raise
        places.remember_journal(target)
        places.forget_journal(source)
        backup_folders.forget(source)
        freshness.forget(source)
    finally:
        held.close()
    tell("remove")
    _remove(source)
    return target


def copy_beside(source: Path) -> Path:
    """Copy a closed journal into a new folder beside it; returns that folder.

    Raises:
        AppError: "in_use", "disk_full", "read_only" and the like; nothing is left then.
    """
    source = Path(os.path.abspath(source))
    number, target = 1, source.with_name(f"{source.name}-older")
    while target.exists() or target.is_symlink():
        number += 1
        target = source.with_name(f"{source.name}-older-{number}")
    with guarded():
        # Held from here to the end: nothing is written while it is copied.
        lock = VaultLock(source / files.LOCK)
    try:
        copied = _copy(source, target)
        try:
            with guarded(), errors.translated():
                _put_in_place(copied, target)
        except BaseException:
            shutil.rmtree(copied, ignore_errors=True)
            raise
    finally:
        lock.release()
    return target


def _copy(source: Path, target: Path) -> Path:
    """A copy of the journal's files beside the target, on the disk."""
    with guarded(), errors.translated():
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            raise errors.AlreadyThere
        if target.is_dir() and any(target.iterdir()):
            raise errors.AlreadyThere
        target.parent.mkdir(parents=True, exist_ok=True)
        copied = target.with_name(f".{target.name}.{secrets.token_hex(4)}.moving")
        copied.mkdir(mode=0o700)
        try:
            for path in sorted(source.iterdir()):
                if path.is_file() and not path.is_symlink() and path.name != "lock":
                    _copy_file(path, copied / path.name)
        except BaseException:
            shutil.rmtree(copied, ignore_errors=True)
            raise
    return copied


def _copy_file(source: Path, target: Path) -> None:
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with source.open("rb") as original, os.fdopen(handle, "wb") as copy:
        shutil.copyfileobj(original, copy, 1 << 20)
        copy.flush()
        os.fsync(copy.fileno())


def _check(folder: Path, passphrase: str) -> None:
    with guarded():
        vault = unlock_vault(folder, passphrase=passphrase)
        try:
            report = vault.verify()
        finally:
            vault.close()
    if not report.ok:
        raise problem("move_check_failed")


def _put_in_place(copied: Path, target: Path) -> None:
    if target.exists():
        # Empty: rmdir refuses anything else.
        target.rmdir()
    copied.rename(target)
    with suppress(OSError):
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove(source: Path) -> None:
    """Remove the old files. The keys go first: without them the rest opens for nobody."""
    try:
        files = [path for path in source.iterdir() if path.is_file() and not path.is_symlink()]
        for path in sorted(files, key=lambda path: (not path.name.startswith("header"), path.name)):
            path.unlink()
        with suppress(OSError):
            source.rmdir()
    except OSError:
        raise problem("move_left_old", folder=str(source)) from None
