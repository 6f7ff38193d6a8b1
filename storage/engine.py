# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one connection to the encrypted database, and the transactions on it.

The pool holds exactly one connection, used by one thread at a time (any thread). Every
transaction starts with BEGIN IMMEDIATE. Why each setting is as it is stands beside it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, create_engine, event, update
from sqlalchemy.pool import QueuePool

from storage import errors, tables
from storage.connecting import CACHE_KIB, connect, generation_of
from storage.digest import Digest
from storage.keys import NONE, Keys
from storage.place import Place
from storage.prepared import Prepared, driver
from storage.probe import refuse_unlikely, salt_of
from storage.rollback_journal import journal_of

_COPY_CACHE_KIB = 2048
_STEPS = 1000

_generation = Prepared(
    update(tables.meta)
    .where(tables.meta.c.key == "generation")
    .values(number=tables.meta.c.number + 1)
    .returning(tables.meta.c.number)
)


class Store:
    """Opens the database at `path` with its keys and runs transactions on it.

    Attributes:
        path: the database.
        digest: what its triggers keep in step with every change.
        also_check: called by `check_place` for what lies beside the database.
        writes: how many transactions have written, or tried to.
        told: each is called after a commit with the kinds of entries it has changed, if any, on
            the thread that wrote; it may read, and must not raise.
        stop: where it is set, connections opened from then on give up what they do when it says
            so: `SearchCancelled`.

    Raises (on opening and on every call):
        VaultEmpty, NotAVault, VaultDamaged, InUse, ReadOnly, DiskFull, DiskFailed, Vanished,
        ChangedUnderneath.
    """

    def __init__(self, path: Path, keys: Keys) -> None:
        self.path = path
        self.digest = Digest(keys.digest)
        self.also_check: Callable[[], None] = _nothing_else
        self.told: list[Callable[[frozenset[str]], None]] = []
        self.stop: Callable[[], bool] | None = None
        self._keys = keys
        self._place = Place(path)
        self._salt = salt_of(path)
        self.writes = 0
        self._touched: set[str] = set()
        # Which generations the file may be at: two while it is not known whether a commit arrived.
        self._generations: set[int] = set()
        self._doubtful = False
        self._outer: Connection | None = None
        self._closed = False
        self._engine = create_engine(
            "sqlite+pysqlite://",
            module=sqlcipher,
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            # An error must not print the words it was bound to.
            hide_parameters=True,
            echo=False,
        )
        event.listen(self._engine, "begin", _begin_immediate)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction for reading."""
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction for writing, committed when the block ends and rolled back on an error.

        When the block has ended the data is on the disk. Inside `whole()` it joins that.
        """
        with self._transaction(writing=True) as connection:
            yield connection

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Everything inside this block is committed together, or nothing of it."""
        if self._outer is not None:
            raise RuntimeError("already inside a transaction")
        with self._transaction(writing=True) as connection:
            self._outer = connection
            try:
                yield
            finally:
                self._outer = None

    def touch(self, kind: str) -> None:
        """Note that the open transaction changes an entry of this kind; see `told`."""
        self._touched.add(kind)

    def copy_into(self, path: Path, stop: Callable[[], bool]) -> None:
        """Write a compact copy of the database, with the same key, into the empty file `path`.

        `stop` is asked every few thousand steps of SQLite, in about a millisecond; the copy is
        then worthless.

        Raises:
            BackupStopped: `stop` said so.
            DiskFull, DiskFailed, ReadOnly: of the disk that `path` is on.
        """
        if self._closed:
            raise errors.Closed
        if self._outer is not None:
            raise RuntimeError("inside a transaction")
        if stop():
            raise errors.BackupStopped
        self.check_place()
        with errors.translated(path.parent):
            connection = self._engine.connect()
            raw = driver(connection)
            # Not interrupt(): that could hit a save which follows on the same connection.
            raw.set_progress_handler(lambda: int(stop()), _STEPS)
            # The copy has as large a cache, and what is in it is written in one go at the end.
            raw.execute(f"PRAGMA cache_size = -{_COPY_CACHE_KIB}")
            try:
                raw.execute("VACUUM INTO ?", (path.absolute().as_uri(),))
            except sqlcipher.Error as error:
                if getattr(error, "sqlite_errorcode", 0) == sqlcipher.SQLITE_INTERRUPT:
                    raise errors.BackupStopped from None
                raise
            finally:
                raw.set_progress_handler(None, _STEPS)
                raw.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
                connection.close()

    def reopen(self) -> None:
        """Close the connection; the next transaction opens a fresh one."""
        if self._outer is not None:
            raise RuntimeError("inside a transaction")
        self._engine.dispose()

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """The driver's connection outside of any transaction, for copying all pages."""
        if self._closed:
            raise errors.Closed
        with errors.translated(self.path.parent):
            pooled = self._engine.raw_connection()
            try:
                yield pooled.driver_connection
            finally:
                pooled.close()

    def exchange(self, replacement: Path, keys: Keys) -> None:
        """Put another database, with other keys, into the place of this one.

        Raises:
            RotationFailed: a rollback journal is left, which belongs to the old file.
            Vanished, ChangedUnderneath, ReadOnly, DiskFailed: the old one stays in use.
        """
        self._place.check()
        self.reopen()
        with errors.translated(self.path.parent):
            if journal_of(self.path).exists():
                raise errors.RotationFailed("journal")
            # Windows moves no file that somebody has open, not even this.
            self._place.close()
            try:
                salt = salt_of(replacement)
                os.replace(replacement, self.path)
                self._keys, self.digest, self._salt = keys, Digest(keys.digest), salt
            finally:
                self._place = Place(self.path)

    def check_place(self) -> None:
        """Raise `Vanished` or `ChangedUnderneath` when the vault is not as it was left.

        A drive that was taken out and put back is another one to the system. Its file is taken up
        again when it is the same database in the same state; after a failure of the disk, when it
        is at the generation before or after the save that failed.
        """
        try:
            moved = self._place.check()
        except errors.ChangedUnderneath:
            if not self._doubtful:
                raise
            self._engine.dispose()
            if not self._ours():
                raise
            moved = True
        if moved:
            self._engine.dispose()
            # Only now: see `Place`.
            self._place.take_up()
        self.also_check()

    def _ours(self) -> bool:
        """Whether the file at the path is this database, at a generation it may be at.

        Raises InUse, ReadOnly, DiskFull, DiskFailed: it cannot be told now.
        """
        try:
            # The salt first: SQLite would play back the journal of a stranger with our key.
            if salt_of(self.path) != self._salt:
                return False
            key = self._keys.page
            with errors.translated(self.path.parent), closing(connect(self.path, key)) as raw:
                return generation_of(raw) in self._generations
        except (errors.InUse, errors.ReadOnly, errors.DiskFull, errors.DiskFailed):
            raise
        except errors.StorageError:
            return False

    def close(self) -> None:
        """Close for good. May be called again."""
        self._closed = True
        self._keys = NONE
        self._engine.dispose()
        # Not earlier, see `Place`.
        self._place.close()

    @contextmanager
    def _transaction(self, *, writing: bool = False) -> Iterator[Connection]:
        if self._closed:
            raise errors.Closed
        with errors.translated(self.path.parent):
            if self._outer is not None:
                yield self._outer
                return
            if not writing:
                with self._connection() as connection:
                    yield connection
                return
            self.check_place()
            self._renew()
            self._touched.clear()
            with self._left_behind(), self._connection() as connection:
                yield connection
                ((generation,),) = _generation.run(connection).fetchall()
                self._generations.add(generation)
                self._touch_first_page(connection)
            self._generations = {generation}
        if self._touched:
            touched = frozenset(self._touched)
            self._touched.clear()
            for tell in self.told:
                tell(touched)

    @contextmanager
    def _left_behind(self) -> Iterator[None]:
        """After a transaction that wrote, or was rolled back: what lies there now is ours."""
        try:
            yield
        except Exception as error:
            if not isinstance(errors.translate(error), errors.VaultDamaged):
                self._place.leave()
            raise
        self._place.leave()

    def _renew(self) -> None:
        """Take a new connection after the disk failed: the old one may lead nowhere.

        Raises StorageError when there can be none; the old one goes on reading then.
        """
        if self._doubtful:
            refuse_unlikely(self.path)
            self._engine.dispose()
            self._doubtful = False

    def _touch_first_page(self, connection: Connection) -> None:
        """Have this commit write the first page, by which `Place` knows one commit from another.

        SQLite's own change counter there stands still while the file is held exclusively.
        """
        self.writes += 1
        driver(connection).execute(f"PRAGMA user_version = {self.writes % 2**31}")

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        connection = self._engine.connect()
        try:
            with connection.begin():
                yield connection
        except Exception as error:
            self.digest.forget()
            kind = errors.translate(error)
            self._doubtful = self._doubtful or isinstance(kind, errors.DiskFailed)
            if isinstance(kind, errors.VaultDamaged):
                # One bad page poisons later reads of the same connection.
                connection.invalidate()
            raise
        finally:
            connection.close()

    def _connect(self) -> Any:
        """Open, key and lock a driver connection. The order of the steps matters."""
        self.check_place()
        with errors.translated(self.path.parent):
            raw = connect(self.path, self._keys.page)
            try:
                found = generation_of(raw)
                if self._generations and found not in self._generations:
                    # Another state of the same journal, e.g. an older copy: never written to.
                    raise errors.ChangedUnderneath("generation")
                self._generations = {found} if found is not None else set()
                # A transaction that was cut off has been rolled back by now.
                self._place.leave()
                if (stop := self.stop) is not None:
                    raw.set_progress_handler(lambda: int(stop()), _STEPS)
                self.digest.attach(raw)
            except BaseException:
                raw.close()
                raise
            return raw


def _begin_immediate(connection: Connection) -> None:
    driver(connection).execute("BEGIN IMMEDIATE")


def _nothing_else() -> None:
    pass
