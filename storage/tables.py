# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the journal.

`entry.order_key` is the sort key, the primary key and the row id of the search index in one:
(days since 0001-01-01) << 24 | running number in that day. So the tables, the indexes that end
in it and the search index all lie in the order of the journal, and a page is one range of it.
The parts of an entry are clustered by it. It moves when the day of an entry changes; the
identity of an entry is `id`, which never does.

Each change here needs a revision in `migrations/versions`; a test compares the two.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    event,
    text,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)


def _belongs(**options: Any) -> Column[int]:
    return Column(
        "entry_key",
        Integer,
        ForeignKey("entry.order_key", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
        **options,
    )


def _moment(name: str, *, nullable: bool = False) -> tuple[Column[Any], ...]:
    return (
        Column(f"{name}_us", Integer, nullable=nullable),
        Column(f"{name}_offset", Integer, nullable=nullable),
        Column(f"{name}_zone", Text, nullable=nullable),
    )


entry = Table(
    "entry",
    metadata,
    Column("order_key", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("day", Text, nullable=False),
    *_moment("at"),
    *_moment("changed"),
    Column("depth", Text, nullable=False),
    Column("content_version", Integer, nullable=False),
    Column("client_code", Text, nullable=False),
    *_moment("kept", nullable=True),
    *_moment("trashed", nullable=True),
    # Both indexes end in the row id, order_key: a page is read straight off them.
    Index(None, "kind", "state"),
    Index(None, "client_code", "kind", "state", sqlite_where=text("client_code <> ''")),
    sqlite_strict=True,
)

answer = Table(
    "answer",
    metadata,
    _belongs(primary_key=True),
    Column("field", Text, primary_key=True),
    Column("row", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("content_version", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

rating = Table(
    "rating",
    metadata,
    _belongs(primary_key=True),
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("when", Text, nullable=False),
    *_moment("at"),
    Column("value", Integer, CheckConstraint("value BETWEEN 0 AND 100", name="percent")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

mark = Table(
    "mark",
    metadata,
    _belongs(primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("row", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    # Without a row id the index carries the primary key: (kind, value, entry_key, row).
    Index(None, "kind", "value"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    metadata,
    _belongs(primary_key=True),
    Column("kind", Text, primary_key=True),
    # The id of another entry. No foreign key: what it points to may be deleted for good.
    Column("target", Text, primary_key=True),
    Column("row", Text, primary_key=True),
    Index(None, "target", "kind"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

version = Table(
    "version",
    metadata,
    _belongs(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    *_moment("closed"),
    Column("snapshot", LargeBinary, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# What is left of an entry that was deleted for good: that it existed, and nothing of it.
tombstone = Table(
    "tombstone",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("deleted_us", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# Facts about the vault itself, and its preferences. A row has a number or a text.
meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("number", Integer),
    Column("text", Text),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# The search index: tokens only, no copy of the text. Row ids are entry.order_key.
SEARCH = """CREATE VIRTUAL TABLE entry_text USING fts5(
    doc,
    content='',
    contentless_delete=1,
    prefix='1',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
)"""


@event.listens_for(metadata, "after_create")
def _create_search(_target: MetaData, connection: Connection, **_: Any) -> None:
    connection.exec_driver_sql(SEARCH)


# Alembic's own table, spelt out so that a new vault is stamped without importing Alembic.
alembic_metadata = MetaData()
alembic_version = Table(
    "alembic_version",
    alembic_metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
