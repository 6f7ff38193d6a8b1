# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An open journal for the tests of queries and of the service."""

from __future__ import annotations

import pytest

from app.workspace import Workspace
from tests.unit.app.conftest import clock, make, workspace
from tests.unit.insights.journal import Told

__all__ = ["clock", "make", "told", "workspace"]


@pytest.fixture
def told(workspace: Workspace) -> Told:
    """Writes entries into the journal."""
    return Told(workspace._vault)
