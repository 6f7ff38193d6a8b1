# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of a new vault are those the migrations lead to, and migrating loses nothing."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage import errors, schema, tables
from storage.connecting import connect
from storage.engine import Store
from storage.keys import Keys
from storage.vault.kdf import database_keys
from storage.vault.vault import Vault
from tests.unit.storage.making import ALL, PASSPHRASE, Open, make

KEY = bytes(32)


def _empty(path: Path) -> Path:
    path.touch()
    with closing(connect(path, KEY, new=True)) as raw:
        raw.execute("PRAGMA user_version = 1")
    return path


def _shape(path: Path) -> dict[str, str]:
    """Every object and what its definition says, white space and quotes aside."""
    with closing(connect(path, KEY)) as raw:
        rows = raw.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {name: re.sub(r'[\s"]+', " ", sql).replace(" ,", ",") for name, sql in rows}


def _columns(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with closing(connect(path, KEY)) as raw:
        for name, sql in raw.execute("SELECT name, sql FROM sqlite_schema").fetchall():
            found[name] = {
                "columns": raw.execute(f"PRAGMA table_xinfo({name})").fetchall(),
                "keys": raw.execute(f"PRAGMA foreign_key_list({name})").fetchall(),
                "index": raw.execute(f"PRAGMA index_xinfo({name})").fetchall(),
                "strict": "STRICT" in (sql or ""),
                "rowid": "WITHOUT ROWID" in (sql or ""),
            }
    return found


def test_tables_and_migrations_agree(tmp_path: Path) -> None:
    migrated = _empty(tmp_path / "migrated.db")
    schema.migrate(migrated, Keys(KEY, KEY), "nothing")
    made = _empty(tmp_path / "made.db")
    store = Store(made, Keys(KEY, KEY))
    with store.read() as connection:
        tables.metadata.create_all(connection)
        tables.alembic_metadata.create_all(connection)
    store.close()
    assert _columns(migrated) == _columns(made)
    assert _shape(migrated)["entry_text"] == _shape(made)["entry_text"]
    store = Store(migrated, Keys(KEY, KEY))
    with store.read() as connection:
        assert schema.revision(connection) == schema.HEAD
        context = MigrationContext.configure(connection)
        differences = [
            change
            for change in compare_metadata(context, tables.metadata)
            if not str(getattr(change[1], "name", "")).startswith("entry_text")
        ]
    store.close()
    assert differences == []


def test_the_head_is_the_newest_packaged_revision() -> None:
    scripts = ScriptDirectory(str(schema.SCRIPTS))
    assert scripts.get_current_head() == schema.HEAD == schema.KNOWN[-1]
    assert tuple(s.revision for s in scripts.walk_revisions())[::-1] == schema.KNOWN


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """Migrations of a version to come: a new column, and a rebuilt parent table."""
    scripts = tmp_path / "migrations"
    shutil.copytree(schema.SCRIPTS, scripts)
    (scripts / "versions" / "r0003_later.py").write_text(
        """
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

def upgrade():
    with op.batch_alter_table("entry") as batch:
        batch.add_column(sa.Column("colour", sa.Text))
        batch.create_check_constraint("colour", "colour <> 'grey'")
"""
    )
    return scripts


def test_a_migration_keeps_everything_and_a_copy(vault: Vault, later: Path) -> None:
    entries = [vault.entries.save(None, make(f"text {n}")) for n in range(5)]
    keys = database_keys(vault._master, vault.id)
    path = vault.folder / "journal.db"
    vault.close()
    before = path.read_bytes()
    aside = schema.migrate(path, keys, "0002", scripts=later)
    assert aside.read_bytes() == before
    assert aside.stat().st_mode & 0o777 == 0o600
    with closing(connect(path, keys.page)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("0003",)]
        assert raw.execute("SELECT count(*), count(colour) FROM entry").fetchone() == (5, 0)
        assert raw.execute("SELECT count(*) FROM answer").fetchone() == (5,)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        found = raw.execute("SELECT rowid FROM entry_text WHERE entry_text MATCH 'text'").fetchall()
    assert sorted(found) == [(entry.order,) for entry in entries]


def test_a_vault_of_an_earlier_schema_is_migrated_when_it_is_opened(
    vault: Vault, later: Path, unlock: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = vault.entries.save(None, make("words"))
    vault.close()
    monkeypatch.setattr(schema, "HEAD", "0003")
    monkeypatch.setattr(schema, "needs_migration", lambda found: found != "0003")
    migrate = schema.migrate
    monkeypatch.setattr(schema, "migrate", lambda *a: migrate(*a, scripts=later))
    again = unlock(vault.folder, PASSPHRASE)
    assert again.notices == ("migrated",)
    assert again.entries.get(entry.id) == entry
    assert len(again.search.find("words", **ALL)) == 1
    assert again.verify().ok
    again.close()
    assert unlock(vault.folder, PASSPHRASE).notices == ()


def test_a_failing_migration_changes_nothing(vault: Vault, later: Path) -> None:
    vault.entries.save(None, make())
    keys = database_keys(vault._master, vault.id)
    path = vault.folder / "journal.db"
    vault.close()
    before = path.read_bytes()
    script = later / "versions" / "r0003_later.py"
    script.write_text(script.read_text() + '    op.execute("INSERT INTO nowhere VALUES (1)")\n')
    with pytest.raises(errors.StorageError):
        schema.migrate(path, keys, "0002", scripts=later)
    assert path.read_bytes() == before
    orphan = "    op.execute(\"INSERT INTO link VALUES (99, 'a', 'b', 'c')\")\n"
    script.write_text(script.read_text().rpartition("    op.execute")[0] + orphan)
    with pytest.raises(errors.VaultDamaged):
        schema.migrate(path, keys, "0002", scripts=later)
    assert path.read_bytes() == before


def test_an_unknown_revision_is_newer() -> None:
    assert not schema.needs_migration(schema.HEAD)
    with pytest.raises(errors.NewerVersion):
        schema.needs_migration("0099")


def test_the_connection_is_set_up_as_it_must_be(vault: Vault) -> None:
    expected = {
        "locking_mode": "exclusive",
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cache_size": -65536,
    }
    with vault._store.read() as connection:
        for name, value in expected.items():
            assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value
        assert str(connection.exec_driver_sql("PRAGMA cipher_version").scalar()).startswith("4.")


def test_nothing_in_the_files_is_readable(vault: Vault) -> None:
    vault.entries.save(None, make("canary " * 500, client_code="canary"))
    vault.meta.set("canary", "canary")
    for path in vault.folder.iterdir():
        data = path.read_bytes()
        assert b"canary" not in data
        assert b"SQLite" not in data
