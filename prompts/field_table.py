# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads one `[[field]]`, of the record or of a form."""

from __future__ import annotations

from collections.abc import Mapping

from prompts.reading import Table
from prompts.values import DEPTHS, FORM, KINDS, TIERS, Field, Wording


def record_field(table: Table) -> Field:
    """A field of the record: its tier and screen at each depth that shows it."""
    field = _field(table, table.whole("step", least=1), _tiers(table), _numbers(table, "screen"))
    if not field.tier:
        raise table.error("tier names no depth")
    if set(field.tier) != set(field.screen):
        raise table.error("tier and screen name different depths")
    if not set(field.wording) <= set(field.tier):
        raise table.error("wording for a depth it is hidden in")
    return field


def form_field(table: Table, step: int) -> Field:
    """A field of a form, which has one page and one depth; `part` is the part it stands in."""
    tier, part = table.text("tier", among=TIERS), table.whole("part", 1, least=1)
    return _field(table, step, {FORM: tier}, {FORM: part})


def _field(table: Table, step: int, tier: Mapping[str, str], screen: Mapping[str, int]) -> Field:
    field = Field(
        id=table.text("id"),
        step=step,
        label=table.text("label"),
        short=table.text("short", ""),
        kind=table.text("kind", among=sorted(KINDS)),
        help=table.text("help", "" if FORM in tier else None),
        tier=tier,
        screen=screen,
        source=table.text("source"),
        example=table.text("example", "" if FORM in tier else None),
        example_basis=table.text("example_basis", "" if FORM in tier else None),
        mark=table.text("mark", ""),
        subject=table.text("subject", ""),
        prefilled=table.flag("prefilled"),
        vocab=table.text("vocab", ""),
        without=table.texts("without", needed=False),
        options=table.options("options"),
        parts=table.options("parts"),
        core_parts=table.whole("core_parts", 0),
        rows_min=table.whole("rows_min", 0),
        rows_max=_numbers(table, "rows_max"),
        with_text=table.flag("with_text"),
        low=table.text("low", ""),
        high=table.text("high", ""),
        rating_label=table.text("rating_label", ""),
        suggested_chars=table.whole("suggested_chars", 0),
        shown=table.whole("shown", 0),
        wording=_wordings(table),
    )
    table.done()
    if "more" in field.tier.values() and not field.short:
        raise table.error("short is missing, for the line that unfolds it")
    return field


def _tiers(table: Table) -> Mapping[str, str]:
    tiers = table.table("tier")
    if tiers is None:
        raise table.error("tier is missing")
    found = {d: tiers.text(d, among=TIERS) for d in DEPTHS if d in set(tiers)}
    tiers.done()
    return found


def _numbers(table: Table, key: str) -> Mapping[str, int]:
    numbers = table.table(key)
    if numbers is None:
        return {}
    found = {d: numbers.whole(d, least=1) for d in (*DEPTHS, FORM) if d in set(numbers)}
    numbers.done()
    return found


def _wordings(table: Table) -> Mapping[str, Wording]:
    wording = table.table("wording")
    if wording is None:
        return {}
    found = {}
    for depth in DEPTHS:
        words = wording.table(depth)
        if words is not None:
            found[depth] = Wording(
                label=words.text("label", ""),
                help=words.text("help", ""),
                rating_label=words.text("rating_label", ""),
            )
            words.done()
    wording.done()
    return found
