# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making backups of an open vault: a copy in one go, then a file that counts once it was opened.

Only `snapshot` touches the vault. All the rest works on files of its own and may run beside it,
on another thread.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from storage import errors
from storage.backup import layout, opened, restoring
from storage.backup.facts import Facts, seal
from storage.backup.keys import Keys
from storage.backup.layout import Stop, never
from storage.engine import Store
from storage.entries import Entries
from storage.values import EntryRow, Stamp
from storage.vault import files, header, opening
from storage.vault.header import Header
from storage.vault.kdf import database_keys
from storage.vault.placing import built_aside
from storage.vault.vault import Vault


def _nothing(_vault: Vault) -> None:
    """Leave the restored vault as it was."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An encrypted copy of the database, and what belongs to it. Of no use by itself."""

    folder: Path
    header: bytes
    facts: Facts

    @property
    def image(self) -> Path:
        """The copy."""
        return self.folder / files.DATABASE

    def discard(self) -> None:
        """Remove the copy. May be called again."""
        shutil.rmtree(self.folder, ignore_errors=True)


class BackupMaker:
    """The backups of one vault with the keys it had when this was asked for."""

    def __init__(self, store: Store, sealed: Header, keys: Keys) -> None:
        self._store = store
        self._header = sealed
        self.keys = keys

    def snapshot(self, folder: Path, made: Stamp, stop: Stop = never) -> Snapshot:
        """Copy the database into `folder`, encrypted as it is. Holds the connection meanwhile.

        Raises:
            BackupStopped: `stop` said so; it can be tried again at once.
            DiskFull, DiskFailed, ReadOnly: of the disk that `folder` is on.
            Vanished, VaultDamaged: of the vault itself.
        """
        # A change of a secret may have been cut off before it was recorded.
        opening.settle_sequence(self._store, self._header.sequence)
        info = opening.info(self._store, ())
        facts = Facts(made, info.generation, info.counts, opening.rows(self._store))
        with errors.translated(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            place = opened.unfinished(folder, self.keys.vault_id, "copy")
            place.mkdir(mode=0o700)
        snapshot = Snapshot(place, header.encode(self._header), facts)
        try:
            with errors.translated(place):
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
                os.close(os.open(snapshot.image, flags, 0o600))
            self._store.copy_into(snapshot.image, stop)
        except BaseException:
            snapshot.discard()
            raise
        return snapshot

    def of_entries(self, entries: Iterable[EntryRow], target: Path, made: Stamp) -> Facts:
        """A file with these entries alone, made without a look at the vault itself.

        For words that cannot be saved where they belong: the vault may be full, damaged or gone.
        It is restored like a backup, and says of itself that it is none.

        Raises what `finish` raises.
        """
        with errors.translated():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with opened.aside(target.parent, self.keys.vault_id, "copy") as place:
            path = place / files.DATABASE
            keys = database_keys(self.keys.master, self.keys.vault_id)
            opening.create_database(path, keys, self._header)
            store = Store(path, keys)
            try:
                Entries(store).bulk_insert(entries)
                info = opening.info(store, ())
                rows = opening.rows(store)
                facts = Facts(made, info.generation, info.counts, rows, words=True)
            finally:
                store.close()
            return self.finish(Snapshot(place, header.encode(self._header), facts), target)

    def finish(self, snapshot: Snapshot, target: Path, stop: Stop = never) -> Facts:
        """Make the file `target` of a snapshot. It is there only once it was opened and checked.

        Raises:
            AlreadyThere: there is something called `target`.
            BackupUnproven: what was written did not pass its check, and was removed.
            BackupStopped, DiskFull, DiskFailed, ReadOnly: nothing was left.
        """
        with snapshot.image.open("rb") as image, self._proven(target, stop) as part:
            sealed = seal(snapshot.facts, self.keys, snapshot.header)
            with open(part, "xb", opener=_private) as file:
                key = self.keys.of_file()
                magic = snapshot.facts.magic
                layout.write(file, snapshot.header, sealed, image, key, stop, magic)
                _settle(file)
        return snapshot.facts

    def copy(self, source: Path, target: Path, stop: Stop = never) -> Facts:
        """Put a copy of a backup into another place; it is checked there like a new one.

        Raises what `finish` raises, and errors of `opened.read` for the source.
        """
        facts = opened.read(source, self.keys)
        with (
            layout.open_file(source) as file,
            self._proven(target, stop) as part,
            open(part, "xb", opener=_private) as copied,
        ):
            while data := file.read(1 << 20):
                if stop():
                    raise errors.BackupStopped
                copied.write(data)
            _settle(copied)
        return facts

    def read(self, path: Path) -> Facts:
        """See `opened.read`."""
        return opened.read(path, self.keys)

    def claimed_id(self, path: Path) -> str | None:
        """The vault a file claims to belong to, or `None` when that cannot be read."""
        try:
            return restoring.look(path, limits=self.keys.limits).vault_id
        except errors.StorageError:
            return None

    def check_sum(self, path: Path, stop: Stop = never) -> None:
        """Compare a file with its checksum, without its keys. See `restoring.look`."""
        restoring.look(path, with_sum=True, limits=self.keys.limits, stop=stop)

    def check(self, path: Path, stop: Stop = never, scratch: Path | None = None) -> Facts:
        """Open a backup and compare all of it, see `opened.check`.

        Works in `scratch`, or beside the file; what is unpacked there is encrypted.
        """
        return opened.check(path, self.keys, scratch or path.parent, stop)

    def restore(
        self, path: Path, folder: Path, change: Callable[[Vault], None] = _nothing
    ) -> Facts:
        """Make a vault in `folder`, which is empty or not there, of a backup with these keys.

        Raises AlreadyThere, BackupDamaged, DiskFull, DiskFailed, ReadOnly and errors of `read`.
        """
        with layout.open_file(path) as file, errors.translated():
            found = layout.read(file)
            opened.known(found, self.keys)
            with built_aside(folder) as building:
                return opened.take_out(file, found, self.keys, building, change=change)

    def tidy(self, folder: Path) -> None:
        """Remove what a process that was killed left of its own unfinished work in `folder`.

        Nobody else works there for this vault: it is locked by this process.
        """
        with contextlib.suppress(OSError):
            for left in folder.glob(f".{self.keys.vault_id[:8]}-*"):
                if left.is_symlink() or left.suffix not in opened.UNFINISHED:
                    continue
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink()

    @contextmanager
    def _proven(self, target: Path, stop: Stop) -> Iterator[Path]:
        """A file to write; when that is done it is opened and checked, and only then `target`."""
        folder = target.parent
        part = opened.unfinished(folder, self.keys.vault_id, "part")
        try:
            with errors.translated(folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                _refuse_existing(target)
                yield part
            self._prove(part, folder, stop)
            with errors.translated(folder):
                _refuse_existing(target)
                part.rename(target)
                files.sync_folder(folder)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def _prove(self, part: Path, folder: Path, stop: Stop) -> None:
        try:
            opened.check(part, self.keys, folder, stop)
        except (errors.BackupDamaged, errors.NotABackup, errors.BackupOfOtherKeys) as error:
            raise errors.BackupUnproven(error.detail) from None


def _refuse_existing(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise errors.AlreadyThere


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _settle(file: BinaryIO) -> None:
    """Wait until a file is on the disk, and let the next reading of it come from there."""
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
