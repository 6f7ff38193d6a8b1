# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through all scenes dresses the application by itself."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def look() -> None:
    """A walk dresses the application itself; between its tests nothing is to be restyled."""
