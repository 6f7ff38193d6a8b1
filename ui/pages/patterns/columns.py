# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How wide the columns of a table are; and when they have to stand beneath each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets import painting

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from app.insights.values import Cell, Table
    from ui.theme.theme import Theme

GAP = 24
_LOOKED_AT = 50
_WIDEST = 420


def font_of(cell: Cell, theme: Theme) -> QFont:
    """Own words are set in the reading face."""
    return theme.font("reading" if cell.own else "body")


def widths(table: Table, room: int, theme: Theme) -> list[int] | None:
    """The width of each column, its gap included; `None` where they do not fit side by side.

    Columns take what their words ask for, the last one takes the rest. Where that is too much,
    those with long words give way and wrap.
    """
    count = len(table.columns)
    if not count:
        return []
    wished, least = _asked(table, theme)
    gaps = GAP * (count - 1)
    if sum(least) + gaps > room:
        return None
    over = sum(wished) + gaps - room
    given = _narrowed(wished, least, over)
    given = [width + GAP for width in given]
    given[-1] = room - sum(given[:-1])
    return given


def _narrowed(wished: list[int], least: list[int], over: int) -> list[int]:
    """Take away what is too much, from the widest column first."""
    given = list(wished)
    while over > 0:
        able = [at for at in range(len(given)) if given[at] > least[at]]
        widest = max(able, key=lambda at: given[at])
        rest = [given[at] for at in able if given[at] < given[widest]]
        less = min(over, given[widest] - max(least[widest], max(rest, default=0), 1))
        given[widest] -= max(1, less)
        over -= max(1, less)
    return given


def _asked(table: Table, theme: Theme) -> tuple[list[int], list[int]]:
    label = theme.font("body")
    wished = [painting.words_width(label, words) for words in table.columns]
    least = [painting.longest_word(label, words) for words in table.columns]
    for row in table.rows[:_LOOKED_AT]:
        for at, cell in enumerate(row.cells[: len(wished)]):
            font = font_of(cell, theme)
            words = cell.words[:_WIDEST]
            wished[at] = max(wished[at], painting.words_width(font, words))
            least[at] = max(least[at], painting.longest_word(font, words))
    most = round(_WIDEST * theme.text_scale)
    least = [min(need, most) for need in least]
    return [max(min(wish, most), need) for wish, need in zip(wished, least, strict=True)], least
