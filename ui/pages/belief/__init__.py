# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One belief on a page: the rule and its course, the flexible belief, what speaks for it."""
