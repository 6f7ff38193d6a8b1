# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making the tables of a new vault, and bringing an older one up to date.

Alembic is imported only for a vault that needs a migration: its import is slow and the usual
start does without it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, create_engine, inspect, select
from sqlalchemy.pool import StaticPool

from storage import aside, connecting, digest, errors, meta, pages, search_index, tables
from storage.keys import Keys
from storage.prepared import driver
from storage.values import Stamp

HEAD = "0002"
# Every revision that a released version has written, oldest first.
KNOWN = ("0001", "0002")
# The first revision with a digest.
DIGEST_SINCE = "0002"
SCRIPTS = Path(__file__).parent / "migrations"


def create(
    connection: Connection, key: bytes, vault_id: str, sequence: int, created: Stamp
) -> None:
    """All tables and first rows of a new vault. `key` is that of the digest."""
    tables.metadata.create_all(connection)
    tables.alembic_metadata.create_all(connection)
    connection.execute(tables.alembic_version.insert(), {"version_num": HEAD})
    meta.put_text(connection, "vault_id", vault_id)
    meta.put_number(connection, "header_sequence", sequence)
    meta.put_number(connection, "generation", 0)
    meta.put_number(connection, "created_us", created.instant_us)
    meta.put_number(connection, "created_offset", created.offset_s)
    meta.put_text(connection, "created_zone", created.zone)
    digest.write(driver(connection), key)


def revision(connection: Connection) -> str:
    """The schema revision of the database.

    Raises:
        VaultDamaged: there is none, so this is no journal of ours or a cut-off one.
    """
    if not inspect(connection).has_table(tables.alembic_version.name):
        raise errors.VaultDamaged("schema")
    found = connection.execute(select(tables.alembic_version.c.version_num)).scalars().all()
    if len(found) != 1:
        raise errors.VaultDamaged("schema")
    return str(found[0])


def needs_migration(found: str, known: tuple[str, ...] = KNOWN, head: str = HEAD) -> bool:
    """Whether a vault with this revision must be migrated before use.

    Raises:
        NewerVersion: this program does not know the revision.
    """
    if found not in known:
        raise errors.NewerVersion(found)
    return found != head


def migrate(path: Path, keys: Keys, found: str, *, scripts: Path = SCRIPTS) -> Path:
    """Bring the database at `path`, which nobody has open, from revision `found` to the newest.

    A copy of the file is put aside first; its path is returned. What is there is verified before
    anything is changed, and the digest is worked out anew in the same transaction. Foreign keys
    are off meanwhile: rebuilding a parent table would delete its children.

    Raises:
        VaultDamaged: it was not whole before, or has rows without their parents afterwards. The
            file is as it was.
        DiskFull: not enough space for the copy or the work.
    """
    with errors.translated(path.parent):
        copy = _copy_aside(path, found)
        raw = connecting.connect(path, keys.page)
        try:
            _verify(raw, keys.digest, found)
            raw.execute("PRAGMA foreign_keys = OFF")
            _upgrade(raw, keys.digest, scripts)
        finally:
            raw.close()
    return copy


def _verify(raw: Any, key: bytes, found: str) -> None:
    """Refuse to migrate what is not whole: the digest is about to be worked out anew."""
    if pages.damaged(raw):
        raise errors.VaultDamaged("page")
    if raw.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise errors.VaultDamaged("structure")
    if found not in KNOWN:
        return
    if found >= DIGEST_SINCE:
        digest.verify(raw, key)
    elif digest.read(raw) != digest.ABSENT:
        # It has been newer than this before: an old page is back.
        raise errors.VaultDamaged("digest")


def _upgrade(raw: Any, key: bytes, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    one = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: raw,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with one.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise errors.VaultDamaged("foreign_key_check")
        search_index.rebuild(connection)
        digest.write(raw, key)
        connection.commit()


def _copy_aside(path: Path, found: str) -> Path:
    """A synced copy of the closed database beside it; an earlier one is kept if complete."""
    copy = aside.before_migration(path, found)
    unfinished = copy.with_suffix(aside.UNFINISHED)
    shutil.copyfile(path, unfinished)
    unfinished.chmod(0o600)
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(copy)
    return copy
