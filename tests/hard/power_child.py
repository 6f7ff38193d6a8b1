# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves a few times and changes the passphrase once, under strace, for T03.

    python -m tests.hard.power_child VAULT SEED SAVES [FAULT]

On standard output it writes `ACK n` once save n is committed, `ACK passphrase` once the new one
holds. It begins when a line comes on standard input.
"""

from __future__ import annotations

import os
import random
import sys
from dataclasses import replace
from pathlib import Path

from storage.values import AnswerRow, EntryRow
from storage.vault.vault import Vault
from tests.bench.generate import entries
from tests.hard import faults, material

ENTRIES = 3
NEW_PASSPHRASE = "another lantern thimble oat"


def main(vault: str, seed: str, saves: str, fault: str = "") -> None:
    """Do it."""
    with faults.planted(fault):
        opened = material.open_vault(Path(vault))
        try:
            _tell("READY")
            sys.stdin.readline()
            _save(opened, random.Random(seed), int(saves))
        finally:
            opened.close()


def _save(vault: Vault, chance: random.Random, count: int) -> None:
    rows: list[EntryRow | None] = [None] * ENTRIES
    for number in range(count):
        place = number % ENTRIES
        rows[place] = vault.entries.save(rows[place], _row(place, number, chance))
        _tell(f"ACK {number}")
        if number == count // 2:
            vault.set_passphrase(NEW_PASSPHRASE, params=material.LIGHT)
            _tell("ACK passphrase")


def _row(place: int, number: int, chance: random.Random) -> EntryRow:
    text = f"{number} " + "word " * chance.randrange(1, 3000)
    pattern = next(iter(entries(1)))
    return replace(pattern, id=f"{place:032x}", answers=(AnswerRow("situation", text),))


def _tell(words: str) -> None:
    os.write(1, f"{words}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
