# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every Qt list of entries can say about its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel

if TYPE_CHECKING:
    from ui.dates import Dates


class EntryListModel(QAbstractListModel):
    """A list of entries, one a row."""

    def id_at(self, row: int) -> str:
        """The entry id of a row, or ""."""
        raise NotImplementedError

    def set_dates(self, dates: Dates) -> None:
        """Write days in another way."""
        raise NotImplementedError
