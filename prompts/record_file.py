# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads record.toml: depths, screens and fields, checked against each other."""

from __future__ import annotations

from pathlib import Path

from prompts.field_table import record_field
from prompts.reading import Table, read, unique
from prompts.values import DEPTHS, ContentError, Depth, Field, Record, Screen

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
    fields = unique((record_field(table) for table in file.tables("field")), NAME)
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
