# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads record.toml: depths, screens and fields, checked against each other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from prompts.reading import Table, read, unique
from prompts.values import (
    DEPTHS,
    KINDS,
    TIERS,
    ContentError,
    Depth,
    Field,
    Record,
    Screen,
    Wording,
)

NAME = "records/record.toml"


def read_record(folder: Path) -> Record:
    """The record of a content folder.

    Raises:
        ContentError: an unknown or missing key, a duplicate id, an unknown depth, tier or kind,
            a field on a screen that its depth does not have, a screen without field.
    """
    file = read(folder, NAME)
    version = file.whole("version", least=1)
    depths = unique((_depth(table) for table in file.tables("depth")), NAME)
    if tuple(depth.id for depth in depths) != DEPTHS:
        raise ContentError(NAME, "depth", f"the depths are {', '.join(DEPTHS)}, in this order")
    screens = tuple(_screen(table) for table in file.tables("screen", named_by="title"))
    fields = unique((_field(table) for table in file.tables("field")), NAME)
    file.done()
    _check_screens(depths, screens, fields)
    return Record(version, depths, screens, tuple(sorted(fields, key=lambda field: field.step)))


def _depth(table: Table) -> Depth:
    depth = Depth(
        id=table.text("id", among=DEPTHS),
        name=table.text("name"),
        minutes=table.number("minutes"),
        screens=table.whole("screens", least=1),
        ends_with=table.text("ends_with"),
    )
    table.done()
    return depth


def _screen(table: Table) -> Screen:
    screen = Screen(
        depth=table.text("depth", among=DEPTHS),
        number=table.whole("number", least=1),
        title=table.text("title"),
        heading=table.text("heading"),
        help=table.text("help", ""),
        lead=table.text("lead", ""),
    )
    table.done()
    return screen


def _field(table: Table) -> Field:
    field = Field(
        id=table.text("id"),
        step=table.whole("step", least=1),
        label=table.text("label"),
        short=table.text("short", ""),
        kind=table.text("kind", among=sorted(KINDS)),
        help=table.text("help"),
        tier=_tiers(table),
        screen=_numbers(table, "screen"),
        source=table.text("source"),
        example=table.text("example"),
        example_basis=table.text("example_basis"),
        mark=table.text("mark", ""),
        subject=table.text("subject", ""),
        prefilled=table.flag("prefilled"),
        vocab=table.text("vocab", ""),
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
    if not field.tier:
        raise table.error("tier names no depth")
    if set(field.tier) != set(field.screen):
        raise table.error("tier and screen name different depths")
    if not set(field.wording) <= set(field.tier):
        raise table.error("wording for a depth it is hidden in")
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
    found = {d: numbers.whole(d, least=1) for d in DEPTHS if d in set(numbers)}
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


def _check_screens(
    depths: tuple[Depth, ...], screens: tuple[Screen, ...], fields: tuple[Field, ...]
) -> None:
    for depth in depths:
        numbers = sorted(screen.number for screen in screens if screen.depth == depth.id)
        if numbers != list(range(1, depth.screens + 2)):
            problem = f"needs screens 1 to {depth.screens} and the follow-up, each once"
            raise ContentError(NAME, f"depth {depth.id}", problem)
    filled = {(depth, number) for field in fields for depth, number in field.screen.items()}
    for screen in screens:
        entry = f"screen {screen.depth} {screen.number}"
        if (screen.depth, screen.number) not in filled:
            raise ContentError(NAME, entry, "holds no field")
        lead = next((field for field in fields if field.id == screen.lead), None)
        if screen.lead and (lead is None or lead.screen.get(screen.depth) != screen.number):
            raise ContentError(NAME, entry, f"its lead {screen.lead} is not on it")
    standing = {(screen.depth, screen.number) for screen in screens}
    for field in fields:
        for depth_id, number in field.screen.items():
            if (depth_id, number) not in standing:
                raise ContentError(NAME, f"field {field.id}", f"{depth_id} has no screen {number}")
