# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What to go by in the room: the writer's own card, and the sign noted most often.

Reflection while it happens, prepared outside the hour: Okamoto & Kazantzis (2021), section 1.8.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.entry import Kind, State
from app.services.translation import entry_from, guarded
from storage.insights.values import Within
from storage.vault.vault import Vault

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from prompts.schema import Content

CARD = "card"
"""The field of a plan with one if-then sentence for the room."""

CARD_WORDS = 12
_LOOKED_AT = 200
_SHOWN = (State.DRAFT.value, State.KEPT.value)


@dataclass(frozen=True, slots=True)
class Card:
    """The card that holds now, and since which day."""

    text: str
    since: date


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign noted in most records: a mark, in how many of how many."""

    kind: str
    value: str
    records: int
    of: int


class Signs:
    """Reads them. Runs on the vault lane."""

    def __init__(self, *, vault: Vault, content: Callable[[], Content]) -> None:
        self._vault = vault
        self._content = content

    def card(self) -> Card | None:
        """The newest card of all plans, or `None`. Older ones stay with their plans."""
        for plan in self._newest(Kind.PLAN):
            text = plan.text(CARD).strip()
            if text:
                return Card(text, plan.day)
        return None

    def first(self) -> Sign | None:
        """The body sign or own marker in most kept records; `None` below eight with either."""
        from app.insights.first_sign import MINIMUM, most_frequent

        with guarded():
            found, records = self._vault.insights.signed(Within(), self._content().own_markers)
        if records < MINIMUM:
            return None
        first = most_frequent(found)[0]
        return Sign(first.kind, first.value, first.records, records)

    def _newest(self, kind: Kind) -> tuple[Entry, ...]:
        with guarded():
            page = self._vault.entries.page(kinds=(kind.value,), states=_SHOWN, limit=_LOOKED_AT)
        return tuple(map(entry_from, page.entries))
