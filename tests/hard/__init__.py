# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hard tests: they kill, flip, fill and scan, and print figures. `python3 dev.py hard --help`."""
