# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The row that holds the keyed digest over all rows.

No script knows a key: `storage.schema` verifies what is there before the first revision and puts
the sum into this row after the last one, in the same transaction.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the row."""
    op.execute("INSERT INTO meta (key, number, text) VALUES ('digest', NULL, '')")
