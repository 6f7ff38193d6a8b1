# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas for few numbers of one person: one a module, each with its n, interval and minimum.

Nothing but the standard library. A formula gives None where it cannot be computed. What Patterns
asks for before it shows a value is a constant beside it, and `enough()` says whether it is met. All
numbers given to a formula are finite. All intervals are for 95 % and take entries as independent,
which those of a diary are not: they are probably wider than shown.
"""
