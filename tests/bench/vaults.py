# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Journals of the sizes that are measured, made once a run in a folder of their own."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from storage.vault import vault as vaults
from tests.bench.generate import entries

PASSPHRASE = "bench harbour quilt mint"


def make(folder: Path, sizes: tuple[int, ...]) -> dict[int, Path]:
    """One journal for each number of entries; tells on standard error how long it took."""
    made = {}
    for size in sizes:
        place = folder / f"journal-{size}"
        start = time.perf_counter()
        vaults.create(place, PASSPHRASE, with_recovery=False)
        vault = vaults.unlock(place, passphrase=PASSPHRASE)
        try:
            vault.entries.bulk_insert(entries(size))
        finally:
            vault.close()
        seconds = time.perf_counter() - start
        sys.stderr.write(f"made a journal of {size:,} entries in {seconds:.0f} s\n")
        made[size] = place
    return made
