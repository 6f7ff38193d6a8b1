# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page on which an entry that is no record is written: a contact, a plan, an agreement."""
