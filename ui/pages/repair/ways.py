# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The eight ways to repair beside a course: those used with their day, the others as an offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.i18n import content as translated
from ui.widgets.disclosure import Disclosure
from ui.widgets.icon_mark import IconMark
from ui.widgets.prose import Prose
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from datetime import date

    from app.services.content import Content, Strategy
    from ui.dates import Dates

SHOWN = 3


class Ways(QWidget):
    """Three cards, the others behind a line. Neutral: what was not used is no gap.

    Signals:
        toggled: more or fewer cards are shown.
    """

    toggled = Signal()

    def __init__(self, *, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(Prose(_("Ways to repair"), role="label", parent=self))
        self._box.addSpacing(12)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self._box.addLayout(self._cards)
        self._box.addStretch(1)

    def show_used(
        self, used: dict[str, list[date]], planned: set[str], dates: Dates, today: date
    ) -> None:
        """Show the ways used or planned first, in the order of the eight; then the others."""
        clear_layout(self._cards)
        ways = sorted(
            self._content.strategies, key=lambda way: way.id not in used and way.id not in planned
        )
        cards = [
            self._card(way, used.get(way.id, []), way.id in planned, dates, today) for way in ways
        ]
        rest = QWidget(self)
        box = QVBoxLayout(rest)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        for number, card in enumerate(cards):
            (self._cards if number < SHOWN else box).addWidget(card)
        hidden = len(cards) - SHOWN
        words = ngettext("{count} more way", "{count} more ways", hidden).format(count=hidden)
        more = Disclosure(words, parent=self)
        more.toggled.connect(rest.setVisible)
        more.toggled.connect(self.toggled)
        rest.hide()
        self._cards.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        self._cards.addWidget(rest)

    def _card(
        self, way: Strategy, days: list[date], planned: bool, dates: Dates, today: date
    ) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "paper")
        box = QVBoxLayout(card)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(2)
        box.addWidget(Prose(translated(way.name), role="label", parent=card))
        box.addWidget(Prose(translated(way.plan[0]), role="help", parent=card))
        said = ""
        if days:
            said = _("Used {days}.").format(days=", ".join(dates.brief(day, today) for day in days))
        elif planned:
            said = _("Planned for the next contact.")
        if said:
            line = QHBoxLayout()
            line.setSpacing(8)
            mark = IconMark(icon="check" if days else "line", colour="accent", size=16)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Prose(said, role="caption", parent=card), 1)
            box.addSpacing(6)
            box.addLayout(line)
        return card
