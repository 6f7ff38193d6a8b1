# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hard tests there are, in the order of their numbers. One line each."""

from __future__ import annotations

from tests.hard import t05_flips
from tests.hard.harness import HardTest

TESTS: tuple[HardTest, ...] = (t05_flips.TEST,)
