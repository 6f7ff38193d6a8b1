# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known about asking while one record is open. Nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.schema_questions import Remembered


@dataclass(slots=True)
class Visit:
    """One opened record, until it is left.

    Attributes:
        put_off: schemas answered "not now".
        remembered: what earlier records tell, once it was read.
        words: the words that were last asked about.
        asked: schemas asked about for these words.
        hold_told: the line about something real was shown.
    """

    put_off: set[str] = field(default_factory=set)
    remembered: Remembered | None = None
    words: tuple[str, ...] = ()
    asked: set[str] = field(default_factory=set)
    hold_told: bool = False
