# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line beside the window: one verb, one journal, one exit code."""

from app.cli.run import main

__all__ = ["main"]
