# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""On one page the earlier value is not shown while one is asked for it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ui.fields.base import FieldEditor
    from ui.widgets.rating_row import RatingRow


class Veil:
    """Covers the first ratings of what is rated again, until the new one is given or one leaves.

    What is covered keeps its room, so that nothing moves.
    """

    def __init__(self) -> None:
        self._covered: list[RatingRow] = []

    def look(self, editors: Iterable[FieldEditor], focus: QWidget | None) -> None:
        """Cover what belongs to the editor with the focus, and uncover the rest."""
        everyone = list(editors)
        here = next((e for e in everyone if focus is not None and e.isAncestorOf(focus)), None)
        asked = here.rated_again() if here is not None else ()
        wanted = [row for editor in everyone for row in editor.first_ratings(asked)]
        for row in self._covered:
            if row not in wanted:
                row.set_covered(False)
        for row in wanted:
            row.set_covered(True)
        self._covered = wanted
