# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the strains that answer back, and refuses a table in which an answer could be missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from prompts.reading import Table, read, unique
from prompts.strain_values import (
    ANSWERS,
    CONTACTS,
    DECLINES,
    ENDS,
    HIGHEST,
    REPLIES,
    SIDES,
    STRENGTHS,
    USES,
    Move,
    ReplyRule,
    State,
    Strain,
    Strains,
)
from prompts.values import ContentError, Option

STRAINS = "strains/strains.toml"


def read_strains(folder: Path) -> Strains:
    """The situations with their rules.

    Raises:
        ContentError: an unknown or missing key, a duplicate id, a number out of range, a reply that
            nobody wrote, a last move or rule that does not fit always.
    """
    file = read(folder, STRAINS)
    file.text("source")
    most = _needed(file, "most")
    groups = _needed(file, "groups")
    moves = unique((_move(table) for table in file.tables("move")), STRAINS)
    rules = tuple(_rule(table, moves) for table in file.tables("reply_rule"))
    found = Strains(
        version=file.whole("version", least=1),
        limits=file.text("limits"),
        turns_most=file.whole("turns_most", least=1),
        start=_start(_needed(file, "start")),
        gain=_by_strength(most, "gain"),
        cool=_by_strength(most, "cool"),
        strengths=_strengths(file),
        ends=_ends(_needed(file, "ends")),
        groups={name: frozenset(groups.texts(name)) for name in groups},
        moves=moves,
        rules=rules,
        silences=_silences(_needed(file, "silence")),
        all=unique((_strain(table) for table in file.tables("strain")), STRAINS),
    )
    most.done()
    file.done()
    if not moves or moves[-1].any or moves[-1].all:
        raise ContentError(STRAINS, "move", "the last one has to fit always")
    if any(not move.any and not move.all for move in moves[:-1]):
        raise ContentError(STRAINS, "move", "one before the last fits always")
    if not rules or rules[-1] != ReplyRule(rules[-1].reply):
        raise ContentError(STRAINS, "reply_rule", "the last one has to hold always")
    return found


def _needed(file: Table, key: str) -> Table:
    table = file.table(key)
    if table is None:
        raise file.error(f"{key} is missing")
    return table


def _move(table: Table) -> Move:
    trust, openness, heat = _whole_numbers(table, "change", count=3, least=-HIGHEST)
    move = Move(
        id=table.text("id"),
        any=table.texts("any", needed=False),
        all=table.texts("all", needed=False),
        change=State(trust, openness, heat),
        plain=table.text("plain"),
    )
    table.done()
    return move


def _rule(table: Table, moves: Iterable[Move]) -> ReplyRule:
    rule = ReplyRule(
        reply=table.text("reply", among=REPLIES),
        moves=table.texts("moves", needed=False),
        declines=table.flag("declines"),
        heat_least=table.maybe_whole("heat_least"),
        trust_least=table.maybe_whole("trust_least"),
        trust_most=table.maybe_whole("trust_most"),
        openness_most=table.maybe_whole("openness_most"),
    )
    table.done()
    unknown = set(rule.moves) - {move.id for move in moves}
    if unknown:
        raise table.error(f"unknown move {', '.join(sorted(unknown))}")
    return rule


def _start(table: Table) -> Mapping[tuple[str, int], State]:
    found = {}
    for side in SIDES:
        triples = table.items(side)
        if len(triples) != len(STRENGTHS):
            raise table.error(f"{side} has not one triple a strength")
        for strength, triple in zip(STRENGTHS, triples, strict=True):
            numbers = _in_range(table, side, triple, count=3, least=0)
            found[side, strength] = State(*numbers)
    table.done()
    return found


def _by_strength(table: Table, key: str) -> Mapping[int, int]:
    numbers = _whole_numbers(table, key, count=len(STRENGTHS), least=0)
    return dict(zip(STRENGTHS, numbers, strict=True))


def _strengths(file: Table) -> tuple[Option, ...]:
    found = file.options("strength")
    if [option.id for option in found] != [str(strength) for strength in STRENGTHS]:
        raise ContentError(STRAINS, "strength", "there is not one word a strength")
    return found


def _ends(table: Table) -> Mapping[str, str]:
    found = {end: table.text(end, "") for end in ENDS}
    table.done()
    return found


def _silences(table: Table) -> Mapping[str, Mapping[str, str]]:
    found = {}
    for contact in CONTACTS:
        words = _needed(table, contact)
        found[contact] = {reply: words.text(reply) for reply in REPLIES}
        words.done()
    table.done()
    return found


def _strain(table: Table) -> Strain:
    declines = table.flag("declines")
    words = _needed(table, "reply")
    strain = Strain(
        id=table.text("id"),
        kind=table.text("kind", among=SIDES),
        strength=table.whole("strength", least=min(STRENGTHS)),
        use=table.text("use", among=USES),
        declines=declines,
        contact=table.text("contact", among=CONTACTS),
        title=table.text("title"),
        scene=table.text("scene"),
        opens=table.text("opens"),
        behind=table.text("behind"),
        replies={reply: words.texts(reply) for reply in (DECLINES if declines else ANSWERS)},
    )
    words.done()
    table.done()
    if strain.strength not in STRENGTHS:
        raise table.error(f"strength is above {max(STRENGTHS)}")
    return strain


def _whole_numbers(table: Table, key: str, *, count: int, least: int) -> tuple[int, ...]:
    return _in_range(table, key, table.items(key), count=count, least=least)


def _in_range(
    table: Table, key: str, numbers: object, *, count: int, least: int
) -> tuple[int, ...]:
    """So many whole numbers from `least` to `HIGHEST`."""
    given = numbers if isinstance(numbers, list) else []
    found = tuple(n for n in given if isinstance(n, int) and not isinstance(n, bool))
    if len(found) != len(given) or len(found) != count:
        raise table.error(f"{key} is not {count} whole numbers")
    if not all(least <= number <= HIGHEST for number in found):
        raise table.error(f"{key} holds a number that is not {least} to {HIGHEST}")
    return found
