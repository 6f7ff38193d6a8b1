# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A forgotten passphrase: the code in, a new passphrase on offer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import AppError
from tests.ui.first_run.conftest import CODE, GOOD
from tests.ui.first_run.test_flow import fill, named, press
from ui.pages.recover import RecoverPage
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.widgets.line_field import LineField

OFF = AppError("bad_recovery_code", "One character seems off.", "Nothing was changed.", "Compare.")


class Journal:
    """Opens with the code of these tests alone."""

    def __init__(self) -> None:
        self.new: list[str] = []
        self.refuse: AppError | None = None

    def recover(self, code: str) -> object:
        if code != CODE:
            raise OFF
        return self

    def set_passphrase(self, workspace: object, new: str) -> None:
        assert workspace is self
        if self.refuse is not None:
            raise self.refuse
        self.new.append(new)


@pytest.fixture
def journal() -> Journal:
    return Journal()


@pytest.fixture
def page(look: Theme, tasks: Tasks, journal: Journal, show: Callable[..., QWidget]) -> RecoverPage:
    made = RecoverPage(
        theme=look, tasks=tasks, recover=journal.recover, set_passphrase=journal.set_passphrase
    )
    show(made, 1280, 800)
    made.focus_first()
    return made


def open_with_code(page: RecoverPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(named(page, "Recovery code"), CODE)
    assert page.holds_secret()
    qtbot.keyClick(named(page, "Recovery code"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.workspace is not None)


def test_a_wrong_code_is_told_beside_the_field(page: RecoverPage, qtbot: QtBot) -> None:
    field = named(page, "Recovery code")
    assert isinstance(field, LineField)
    qtbot.keyClicks(field, "7QK4")
    press(page, "Open", qtbot)
    qtbot.waitUntil(lambda: field.accessibleDescription() != "")
    assert field.accessibleDescription() == OFF.sentence
    assert field.text() == "7QK4"
    assert field.hasFocus()


def test_a_new_passphrase_is_offered_and_set(
    page: RecoverPage, journal: Journal, qtbot: QtBot
) -> None:
    open_with_code(page, qtbot)
    fill(named(page, "New passphrase"), GOOD, qtbot)
    fill(named(page, "Again"), GOOD, qtbot)
    with qtbot.waitSignal(page.opened) as opened:
        press(page, "Set passphrase", qtbot)
    assert opened.args == [journal]
    assert journal.new == [GOOD]
    assert not page.holds_secret()


def test_the_old_passphrase_can_stay(page: RecoverPage, journal: Journal, qtbot: QtBot) -> None:
    open_with_code(page, qtbot)
    with qtbot.waitSignal(page.opened):
        press(page, "Keep the old passphrase", qtbot)
    assert journal.new == []


def test_a_passphrase_that_cannot_be_set_is_told(
    page: RecoverPage, journal: Journal, qtbot: QtBot
) -> None:
    journal.refuse = AppError("disk_full", "The disk is full.", "The old passphrase still works.")
    open_with_code(page, qtbot)
    fill(named(page, "New passphrase"), GOOD, qtbot)
    fill(named(page, "Again"), GOOD, qtbot)
    press(page, "Set passphrase", qtbot)
    qtbot.waitUntil(lambda: named(page, "Set passphrase").hasFocus())
    journal.refuse = None
    with qtbot.waitSignal(page.opened):
        press(page, "Set passphrase", qtbot)
    assert journal.new == [GOOD]


def test_back_leads_to_the_passphrase(page: RecoverPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.back):
        press(page, "Back", qtbot)
