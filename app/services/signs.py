# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What to go by in the room: the writer's own card, and the sign noted most often.

Reflection while it happens, prepared outside the hour: Okamoto & Kazantzis (2021), section 1.8.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain.entry import Kind, State
from app.services.translation import entry_from, guarded
from storage.vault.vault import Vault

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from prompts.schema import Content

CARD = "card"
"""The field of a plan with one if-then sentence for the room."""

CARD_WORDS = 12
LEAST_RECORDS = 8
"""Records with a sign before the most frequent one is named."""

_LOOKED_AT = 200
_NO_SIGN = "none"
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
        """The body sign or own marker noted most often; `None` below eight records with either."""
        own = {marker.id for marker in self._content().markers if marker.type == "therapist"}
        counted: Counter[tuple[str, str]] = Counter()
        records = 0
        for record in self._newest(Kind.RECORD):
            found = {("sensation", m.value) for m in record.marked("sensation")}
            found.discard(("sensation", _NO_SIGN))
            found |= {("marker", m.value) for m in record.marked("marker") if m.value in own}
            records += bool(found)
            counted.update(found)
        if records < LEAST_RECORDS:
            return None
        # by number, then by name, so that the same journal always says the same
        (kind, value), most = min(counted.items(), key=lambda item: (-item[1], item[0]))
        return Sign(kind, value, most, records)

    def _newest(self, kind: Kind) -> tuple[Entry, ...]:
        with guarded():
            page = self._vault.entries.page(kinds=(kind.value,), states=_SHOWN, limit=_LOOKED_AT)
        return tuple(map(entry_from, page.entries))
