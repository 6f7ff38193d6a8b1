# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One walk through all scenes a look, shared by the tests of that look."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.floor.walk import Findings, findings

Walked = Callable[[str], Findings]


@pytest.fixture(autouse=True)
def look() -> None:
    """A walk dresses the application itself; between its tests nothing is to be restyled."""


@pytest.fixture(scope="session")
def walked(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    """What the checks found in a look; the walk is made by the first test that asks."""
    known: dict[str, Findings] = {}

    def walk(name: str) -> Findings:
        if name not in known:
            known[name] = findings(name, tmp_path_factory.mktemp(name))
        return known[name]

    yield walk
    known.clear()
