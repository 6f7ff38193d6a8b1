# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keychain at the door, and a lock that falls due while all keys are being changed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.supervisor import SessionStart
from storage import errors, keychain
from storage.vault import files, rotation
from storage.vault import vault as vaults
from tests.ui.session.running import LONG, PASSPHRASE, Running
from ui.dialogs.change_keys import ChangeKeysDialog

SECRET = "ab" * 32


@pytest.fixture
def with_keychain(
    qtbot: QtBot, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Running, list[str]]]:
    """A session at the door of a journal with a keychain slot, and what the keychain keeps."""
    with closing(vaults.unlock(journal, passphrase=PASSPHRASE)) as vault:
        vault.set_keychain(SECRET)
        vault_id = vault.id
    kept = [SECRET]

    def fetch(asked: str) -> str:
        assert asked == vault_id
        if not kept:
            raise errors.KeychainForgot
        return kept[0]

    monkeypatch.setattr(keychain, "fetch", fetch)
    running = Running(qtbot, SessionStart())
    yield running, kept
    running.close()


def test_the_keychain_opens_the_journal_at_the_door(
    with_keychain: tuple[Running, list[str]], qtbot: QtBot
) -> None:
    running, _kept = with_keychain
    door: Any = running.session._doors._door
    qtbot.waitUntil(lambda: door._other is not None and door._other.isVisible(), timeout=LONG)
    door._other.click()
    qtbot.waitUntil(lambda: running.session._desk is not None, timeout=LONG)


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ([], "The keychain holds nothing for this journal."),
        (["cd" * 32], "What the keychain holds does not open this journal any more."),
        (["no secret"], "What the keychain holds does not open this journal any more."),
    ],
)
def test_a_keychain_of_no_use_costs_only_the_convenience(
    with_keychain: tuple[Running, list[str]], qtbot: QtBot, kept: list[str], words: str
) -> None:
    running, keeps = with_keychain
    keeps[:] = kept
    door: Any = running.session._doors._door
    qtbot.waitUntil(lambda: door._other is not None and door._other.isVisible(), timeout=LONG)
    door._other.click()
    qtbot.waitUntil(lambda: door.message.is_error, timeout=LONG)
    assert door.message.text.startswith(words)
    running.unlock(qtbot)


def test_a_journal_without_a_keychain_offers_none(running: Running, qtbot: QtBot) -> None:
    door: Any = running.session._doors._door
    looked = threading.Event()
    running.session._tasks.cpu(looked.set, owner=running.session)
    qtbot.waitUntil(looked.is_set, timeout=LONG)
    assert door._other is None


def test_a_lock_waits_for_the_end_of_a_change_of_keys(
    running: Running, qtbot: QtBot, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = running.unlock(qtbot)
    begun, go_on, real = threading.Event(), threading.Event(), files.write_headers

    def slow(folder: Path, sealed: Any) -> None:
        real(folder, sealed)
        if sealed.previous is not None:
            # Announced, and not yet exchanged: the middle of it.
            begun.set()
            assert go_on.wait(30)

    monkeypatch.setattr(rotation.files, "write_headers", slow)
    code = desk.context.workspace.security.new_recovery_code()
    ChangeKeysDialog(
        passphrase=PASSPHRASE, code=code, context=desk.context, parent=running.window
    ).open()
    qtbot.waitUntil(begun.is_set, timeout=LONG)
    running.session.lock()
    assert running.window.covered
    assert "locked" not in running.said()
    go_on.set()
    qtbot.waitUntil(lambda: "locked" in running.said(), timeout=LONG)
    assert [one.previous for one in files.read_headers(journal)] == [None, None]
    with closing(vaults.unlock(journal, recovery_code=code)) as vault:
        assert vault.notices == ()
        assert vault.verify().ok
