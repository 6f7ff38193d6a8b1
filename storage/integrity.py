# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The full check of an open vault."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, func, select, text

from storage import digest, errors, meta, pages, schema, tables, versions
from storage.digest import Digest
from storage.engine import Store
from storage.prepared import driver
from storage.values import Checked, Report

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

_STEPS = 1000
_TAMPERED = "digest: the rows are not those that were written"

_unindexed = text(
    "SELECT count(*) FROM (SELECT order_key FROM entry EXCEPT SELECT id FROM entry_text_docsize)"
)
_stray = text(
    "SELECT count(*) FROM (SELECT id FROM entry_text_docsize EXCEPT SELECT order_key FROM entry)"
)
_misplaced = text(
    """SELECT count(*) FROM entry
    WHERE order_key >> 24 <> CAST(julianday(day) - julianday('0001-01-01') AS INTEGER)"""
)


def verify(store: Store, vault_id: str, sequence: int, progress: Progress | None = None) -> Report:
    """Check every page and every rule. `progress` is told (steps done, steps in all).

    Problems found: "page" (SQLCipher's authentication), "structure" (SQLite's own check, which
    covers the search index), "digest" (rows were changed from outside, see `storage.digest`),
    "orphan", "index", "order", "vault_id", "header_older", "schema", "version". Each is followed
    by what the check said, without anybody's words.

    Raises errors of `Store` other than damage.
    """
    problems: list[str] = []
    checked = 0
    steps: dict[str, Callable[[Connection], list[str]]] = {
        "pages": _pages,
        "structure": _structure,
        "rules": _rules,
        "versions": _versions,
        "digest": lambda connection: _digest(connection, store.digest),
    }
    for done, (name, step) in enumerate(steps.items()):
        if progress is not None:
            progress(done, len(steps))
        # A damaged page spoils later checks on the same connection.
        store.reopen()
        try:
            with store.read() as connection:
                if step is _rules:
                    checked = _count(connection)
                    problems += _identity(connection, vault_id, sequence)
                problems += step(connection)
        except errors.VaultDamaged as error:
            problems.append(f"{name}: {error.detail}")
    if progress is not None:
        progress(len(steps), len(steps))
    return Report(ok=not problems, problems=tuple(problems), checked=checked)


def check_step(store: Store) -> Checked:
    """Compare some hundred rows more with the digest: about 2 ms. Begins anew when it is done.

    Raises errors of `Store` other than damage.
    """
    try:
        with store.read() as connection:
            walk = store.digest.step(driver(connection))
            return Checked(walk.rows, walk.finished)
    except errors.VaultDamaged as error:
        if error.detail == digest.ROW:
            return Checked(0, finished=True, problems=(_TAMPERED,))
        return Checked(0, finished=True, problems=(f"page: {error.detail}",))


def check_structure(store: Store, stop: Callable[[], bool]) -> Checked:
    """SQLite's own check of all pages, for a quiet moment: 2 s for 50,000 entries.

    `stop` is asked each millisecond; when it says so, the outcome is not finished.

    Raises errors of `Store` other than damage.
    """
    problems: list[str] = []
    try:
        with store.read() as connection:
            raw = driver(connection)
            raw.set_progress_handler(lambda: int(stop()), _STEPS)
            try:
                problems = _structure(connection)
            finally:
                raw.set_progress_handler(None, _STEPS)
    except errors.VaultDamaged as error:
        problems = [f"structure: {error.detail}"]
    except errors.SearchCancelled:
        return Checked(0, finished=False)
    return Checked(0, finished=True, problems=tuple(problems))


def _digest(connection: Connection, kept: Digest) -> list[str]:
    try:
        kept.verify(driver(connection))
    except errors.VaultDamaged as error:
        if error.detail != digest.ROW:
            raise
        return [_TAMPERED]
    return []


def _pages(connection: Connection) -> list[str]:
    return [f"page: {one}" for one in pages.damaged(driver(connection))]


def _structure(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("PRAGMA integrity_check").all()
    return [f"structure: {row[0]}" for row in rows if row[0] != "ok"]


def _rules(connection: Connection) -> list[str]:
    problems = []
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        problems.append(f"orphan: {row[0]}")
    for query in (_unindexed, _stray):
        if connection.execute(query).scalar():
            problems.append("index: entries and search index differ")
    if connection.execute(_misplaced).scalar():
        problems.append("order: an entry is out of its day")
    return problems


def _identity(connection: Connection, vault_id: str, sequence: int) -> list[str]:
    problems = []
    if meta.get_text(connection, "vault_id") != vault_id:
        problems.append("vault_id: the database belongs to another header")
    recorded = meta.get_number(connection, "header_sequence")
    if recorded is None or recorded > sequence:
        problems.append("header_older: an older key header was put back")
    if schema.revision(connection) != schema.HEAD:
        problems.append("schema: unexpected revision")
    return problems


def _versions(connection: Connection) -> list[str]:
    damaged = 0
    for (snapshot,) in connection.execute(select(tables.version.c.snapshot)):
        try:
            versions.unpack(snapshot)
        except errors.VaultDamaged:
            damaged += 1
    return [f"version: {damaged} cannot be read"] if damaged else []


def _count(connection: Connection) -> int:
    counted = (tables.entry, tables.answer, tables.rating, tables.mark, tables.link, tables.version)
    return sum(
        connection.execute(select(func.count()).select_from(table)).scalar() or 0
        for table in counted
    )
