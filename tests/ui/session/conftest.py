# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal and a session that stands at its door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import places
from app.supervisor import SessionStart
from storage.vault import vault as vaults
from storage.vault.kdf import KdfParams
from tests.ui.session.running import PASSPHRASE, Running


@pytest.fixture
def journal(home: Path) -> Path:
    """A journal that was opened last on this computer."""
    folder = home / "journal"
    vaults.create(folder, PASSPHRASE, params=KdfParams())
    places.remember_journal(folder)
    return folder


@pytest.fixture
def running(qtbot: QtBot, journal: Path) -> Iterator[Running]:
    made = Running(qtbot, SessionStart())
    yield made
    made.close()
