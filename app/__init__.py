# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Afterhour: a private, offline, encrypted desktop journal for psychotherapists."""

__version__ = "0.1.0"
