# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The two keys that an open database needs. Light: nothing of SQLAlchemy is loaded for it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Keys:
    """32 bytes each, both derived from the master key and neither from the other.

    Attributes:
        page: encrypts the pages of the database.
        digest: keys the digest over its rows, see `storage.digest`. Whoever got hold of one old
            page still could not work out a digest that fits it.
    """

    page: bytes = field(repr=False)
    digest: bytes = field(repr=False)


NONE = Keys(b"", b"")
