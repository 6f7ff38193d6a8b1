# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of links between entries."""

from __future__ import annotations

FOLLOWS = "follows"
"""From a follow-up to its record."""

PART_OF = "part_of"
"""From a contact, plan, record and so on to its episode."""

ABOUT = "about"
"""From a review to its plan, from a line of the log to its agreement, from an experiment and
positive data to their belief."""

SAME_RULE = "same_rule"
"""From a record to the belief that its rule is an instance of, after the writer said so."""
