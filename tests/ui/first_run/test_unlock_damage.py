# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door before journals that cannot be opened: each says what it is, and stays a door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap, problems
from app.workspace import Workspace
from tests.unit.app import test_cli_damage as harms
from tests.unit.app.conftest import PASSPHRASE
from tests.unit.app.verbs import folder, template
from ui.pages.door.passphrase_field import PassphraseField
from ui.pages.unlock import UnlockPage
from ui.tasks import Tasks
from ui.theme.theme import Theme

__all__ = ["folder", "template"]  # fixtures

HARMS: dict[str, tuple[Callable[[Path], None], str]] = {
    "missing": (harms._remove_all, "vault_missing"),
    "an empty folder": (harms._empty_folder, "vault_missing"),
    "zero bytes": (harms._zero_bytes, "vault_empty"),
    "truncated": (harms._truncated, "vault_damaged"),
    "garbage": (harms._garbage, "vault_damaged"),
    "plain SQLite": (harms._plain_sqlite, "not_a_vault"),
    "absurd key parameters": (harms._absurd_cost, "header_refused"),
    "newer": (harms._newer, "newer_version"),
    "a folder for a file": (harms._folder_for_lock, "not_a_file"),
}


@pytest.fixture
def page(folder: Path, look: Theme, tasks: Tasks, show: Callable[..., QWidget]) -> UnlockPage:
    def unlock(passphrase: str) -> Workspace:
        return bootstrap.open_journal(folder, passphrase=passphrase)

    made = UnlockPage(theme=look, tasks=tasks, name="", unlock=unlock)
    show(made, 1280, 800)
    return made


def _knock(page: UnlockPage, qtbot: QtBot) -> str:
    field = page.findChild(PassphraseField)
    assert field is not None
    field.setText(PASSPHRASE)
    QTest.keyClick(field, "\r")

    def told() -> bool:
        return bool(page.message.text) and "…" not in page.message.text

    qtbot.waitUntil(told, timeout=20_000)
    return page.message.text


@pytest.mark.parametrize("way", HARMS)
def test_it_is_told_at_the_door(way: str, page: UnlockPage, folder: Path, qtbot: QtBot) -> None:
    harm, code = HARMS[way]
    harm(folder)
    error = problems.problem(code)
    told = _knock(page, qtbot)
    for sentence in (error.happened, error.safe, error.do):
        assert sentence in told


def test_in_use_is_told_at_the_door(page: UnlockPage, folder: Path, qtbot: QtBot) -> None:
    other = bootstrap.open_journal(folder, passphrase=PASSPHRASE)
    try:
        assert "open in another window" in _knock(page, qtbot)
    finally:
        other.close()


def test_no_two_of_them_say_the_same() -> None:
    codes = {code for _, code in HARMS.values()} | {
        "wrong_secret",
        "bad_recovery_code",
        "wrong_recovery_code",
        "in_use",
        "read_only",
        "disk_full",
        "disk_failed",
        "vanished",
    }
    told = [problems.problem(code).happened for code in codes]
    assert len(set(told)) == len(codes)
