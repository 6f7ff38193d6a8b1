# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The long view: one module a view, from rows of the journal to an `Insight`."""
