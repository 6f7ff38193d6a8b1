# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One strain and its repair: the course of days, the ways to repair, agreements and feedback."""
