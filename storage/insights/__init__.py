# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the long view reads: one row a record, an episode or a week, of kept entries alone."""
