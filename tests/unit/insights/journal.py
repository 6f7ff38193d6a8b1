# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes entries into a journal in few words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow, Stamp
from storage.vault.vault import Vault

Ratings = tuple[tuple[str, str, str, int | None], ...]
"""Subject, key, moment of the work, value."""


class Told:
    """Each method saves one entry and gives its id."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def entry(
        self,
        kind: str,
        day: str,
        *,
        state: str = "kept",
        code: str = "",
        marks: tuple[tuple[str, str], ...] = (),
        links: tuple[tuple[str, str], ...] = (),
        texts: dict[str, str] | None = None,
        ratings: Ratings = (),
        apart_us: int = 0,
    ) -> str:
        """Any entry; each rating `apart_us` microseconds after the one before it."""
        noon = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
        us = int(noon.timestamp()) * 1_000_000 + 12 * 3_600_000_000
        at = Stamp(us)
        row = EntryRow(
            id=uuid4().hex,
            kind=kind,
            state=state,
            day=day,
            at=at,
            changed=at,
            client_code=code,
            kept=at,
            answers=tuple(AnswerRow(field, text) for field, text in (texts or {}).items()),
            marks=tuple(MarkRow(k, v, f"{n}") for n, (k, v) in enumerate(marks)),
            links=tuple(LinkRow(k, target) for k, target in links),
            ratings=tuple(
                RatingRow(subject, key, when, Stamp(us + n * apart_us), value, uuid4().hex)
                for n, (subject, key, when, value) in enumerate(ratings)
            ),
        )
        return self._vault.entries.save(None, row).id

    def record(
        self,
        day: str,
        *,
        rule: tuple[int | None, ...] = (),
        schemas: tuple[str, ...] = (),
        marks: tuple[tuple[str, str], ...] = (),
        episode: str = "",
        belief: str = "",
        state: str = "kept",
        code: str = "",
        ratings: Ratings = (),
    ) -> str:
        """A record with a rule rated before (and after), and schemas with a strength of 50."""
        moments = ("before", "after")
        links = (("part_of", episode),) if episode else ()
        links += (("same_rule", belief),) if belief else ()
        return self.entry(
            "record",
            day,
            state=state,
            code=code,
            marks=(*marks, *(("schema", schema) for schema in schemas)),
            links=links,
            texts={"rule": "Never angry"} if rule else {},
            ratings=(
                *(("rule", "", moments[n], value) for n, value in enumerate(rule)),
                *(("schema", schema, "before", 50) for schema in schemas),
                *ratings,
            ),
        )

    def followup(self, record: str, day: str, value: int | None, *, state: str = "kept") -> str:
        """A follow-up in which the rule was rated again."""
        return self.entry(
            "followup",
            day,
            state=state,
            links=(("follows", record),),
            ratings=(("rule", "", "later", value),),
        )

    def episode(self, day: str, *, code: str = "", state: str = "kept", by: str = "") -> str:
        """A strain."""
        marks = (("noticed_by", by),) if by else ()
        return self.entry("episode", day, code=code, state=state, marks=marks)

    def part(
        self, episode: str, kind: str, day: str, *marks: tuple[str, str], state: str = "kept"
    ) -> str:
        """What belongs to a strain."""
        return self.entry(kind, day, state=state, marks=marks, links=(("part_of", episode),))
