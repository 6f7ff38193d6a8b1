# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries with their parts, versions, tombstones, facts, and the search index.

A revision is frozen once released, so it spells its tables out and imports none of ours.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SEARCH = """CREATE VIRTUAL TABLE entry_text USING fts5(
    doc,
    content='',
    contentless_delete=1,
    prefix='1',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
)"""


def upgrade() -> None:
    """Make all tables."""
    _entry()
    _part(
        "answer",
        ("field", "row"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("content_version", sa.Integer, nullable=False),
    )
    _part(
        "rating",
        ("id",),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("when", sa.Text, nullable=False),
        *_moment("at"),
        sa.Column("value", sa.Integer),
        sa.CheckConstraint("value BETWEEN 0 AND 100", name="ck_rating_percent"),
    )
    _part("mark", ("kind", "value", "row"), sa.Column("position", sa.Integer, nullable=False))
    op.create_index("ix_mark_kind_value", "mark", ["kind", "value"])
    _part("link", ("kind", "target", "row"))
    op.create_index("ix_link_target_kind", "link", ["target", "kind"])
    _part(
        "version",
        (),
        sa.Column("number", sa.Integer, nullable=False),
        *_moment("closed"),
        sa.Column("snapshot", sa.LargeBinary, nullable=False),
        also_key=("number",),
    )
    _plain(
        "tombstone",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("deleted_us", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tombstone"),
    )
    _plain(
        "meta",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("text", sa.Text),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.execute(_SEARCH)


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("order_key", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        *_moment("at"),
        *_moment("changed"),
        sa.Column("depth", sa.Text, nullable=False),
        sa.Column("content_version", sa.Integer, nullable=False),
        sa.Column("client_code", sa.Text, nullable=False),
        *_moment("kept", nullable=True),
        *_moment("trashed", nullable=True),
        sa.PrimaryKeyConstraint("order_key", name="pk_entry"),
        sa.UniqueConstraint("id", name="uq_entry_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_entry_kind_state", "entry", ["kind", "state"])
    op.create_index(
        "ix_entry_client_code_kind_state",
        "entry",
        ["client_code", "kind", "state"],
        sqlite_where=sa.text("client_code <> ''"),
    )


def _part(name: str, key: tuple[str, ...], *rest: Any, also_key: tuple[str, ...] = ()) -> None:
    op.create_table(
        name,
        sa.Column("entry_key", sa.Integer, nullable=False),
        *(sa.Column(column, sa.Text, nullable=False) for column in key),
        *rest,
        sa.PrimaryKeyConstraint("entry_key", *key, *also_key, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["entry_key"],
            ["entry.order_key"],
            name=f"fk_{name}_entry_key_entry",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _plain(name: str, *columns: Any) -> None:
    op.create_table(name, *columns, sqlite_strict=True, sqlite_with_rowid=False)


def _moment(name: str, *, nullable: bool = False) -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column(f"{name}_us", sa.Integer, nullable=nullable),
        sa.Column(f"{name}_offset", sa.Integer, nullable=nullable),
        sa.Column(f"{name}_zone", sa.Text, nullable=nullable),
    )
