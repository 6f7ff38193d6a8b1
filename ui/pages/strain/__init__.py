# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Strains that answer back: choosing an invented situation, and the talk with it."""
