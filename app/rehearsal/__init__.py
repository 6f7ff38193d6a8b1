# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Practising repair talk with invented people: what was heard in a line, and what it moves."""
