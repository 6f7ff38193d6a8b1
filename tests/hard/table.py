# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hard tests there are, in the order of their numbers. One line each."""

from __future__ import annotations

from tests.hard import (
    t01_kill,
    t02_typing,
    t03_power,
    t04_full_disk,
    t05_backups,
    t05_flips,
    t09_network,
    t10_headers,
    t11_guessing,
    t12_recovery,
    t13_backups,
    t14_rekey,
    t16_lock,
    t17_memory,
    t18_dumps,
    t19_words,
    t20_surfaces,
    t22_sync_clash,
    t23_clocks,
    t24_keychain,
    t25_import,
    t26_delete,
    t27_exits,
    t28_supply,
    t29_clipboard,
    t30_pdf,
)
from tests.hard.harness import HardTest

TESTS: tuple[HardTest, ...] = (
    t01_kill.TEST,
    t02_typing.TEST,
    t03_power.TEST,
    t04_full_disk.TEST,
    t05_flips.TEST,
    t05_backups.TEST,
    t09_network.TEST,
    t10_headers.TEST,
    t11_guessing.TEST,
    t12_recovery.TEST,
    t13_backups.TEST,
    t14_rekey.TEST,
    t16_lock.TEST,
    t17_memory.TEST,
    t18_dumps.TEST,
    t19_words.TEST,
    t20_surfaces.TEST,
    t22_sync_clash.TEST,
    t23_clocks.TEST,
    t24_keychain.TEST,
    t25_import.TEST,
    t26_delete.TEST,
    t27_exits.TEST,
    t28_supply.TEST,
    t29_clipboard.TEST,
    t30_pdf.TEST,
)
