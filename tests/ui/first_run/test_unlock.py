# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door: any passphrase, errors beside the field, nothing loaded that the start waits for."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import AppError
from app.problems import problem
from ui.pages.door.passphrase_field import PassphraseField
from ui.pages.unlock import Keychain, UnlockPage
from ui.tasks import Tasks
from ui.theme.theme import Theme

WRONG = AppError("wrong_secret", "That did not open it.", "Nothing was changed.", "Try again.")
DAMAGED = AppError("vault_damaged", "It is damaged.", "Nothing was changed.", "Copy it first.")


@pytest.fixture
def door(look: Theme, tasks: Tasks, show: Callable[..., QWidget]) -> Callable[..., UnlockPage]:
    def make(unlock: Callable[[str], Any]) -> UnlockPage:
        page = UnlockPage(theme=look, tasks=tasks, name="", unlock=unlock)
        show(page, 1280, 800)
        return page

    return make


def field_of(page: UnlockPage) -> PassphraseField:
    found = page.findChild(PassphraseField)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (WRONG, "That did not open it. Try again."),
        (DAMAGED, "It is damaged. Nothing was changed. Copy it first."),
    ],
)
def test_trouble_is_told_in_its_own_words(
    door: Callable[..., UnlockPage], qtbot: QtBot, error: AppError, words: str
) -> None:
    def refuse(_typed: str) -> object:
        raise error

    page = door(refuse)
    field_of(page).setText("owl")
    qtbot.keyClick(field_of(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.message.is_error)
    assert page.message.text == words


@pytest.mark.parametrize(
    "passphrase",
    ['it\'s "quoted"; DROP TABLE --', "🌧☂ déjà-vu", "x" * 1000, "  spaces around  ", "עברית", "a"],
)
def test_any_passphrase_arrives_as_typed(
    door: Callable[..., UnlockPage], qtbot: QtBot, passphrase: str
) -> None:
    heard: list[str] = []
    page = door(lambda typed: heard.append(typed) or "workspace")
    field_of(page).setText(passphrase)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(field_of(page), Qt.Key.Key_Return)
    assert heard == [passphrase]
    assert opened.args == ["workspace"]
    assert not page.holds_secret()


def test_the_cursor_is_in_the_field_and_letters_are_dots(
    door: Callable[..., UnlockPage], qtbot: QtBot
) -> None:
    page = door(lambda typed: typed)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field_of(page))
    qtbot.keyClicks(field_of(page), "owl")
    assert field_of(page).displayText() != "owl"
    assert page.holds_secret()


def test_an_error_stands_beside_the_field_and_keeps_what_was_typed(
    door: Callable[..., UnlockPage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )

    def refuse(_typed: str) -> object:
        raise WRONG

    page = door(refuse)
    field = field_of(page)
    qtbot.keyClicks(field, "owl")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.message.is_error)
    assert page.message.text == "That did not open it. Try again."
    assert page.message.isVisible()
    assert said == [page.message.text]
    assert field.accessibleDescription() == page.message.text
    assert field.text() == "owl"
    assert field.selectedText() == "owl"
    assert field.hasFocus()
    assert page.message.geometry().top() > field.geometry().bottom()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert not page.message.isVisible()


def test_caps_lock_is_concluded_from_letters(door: Callable[..., UnlockPage], qtbot: QtBot) -> None:
    def refuse(_typed: str) -> object:
        raise WRONG

    page = door(refuse)
    field = field_of(page)
    qtbot.keyClick(field, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not field.caps_lock
    qtbot.keyClick(field, "B")
    assert page.message.text == "Caps Lock is on."
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.message.is_error)
    assert page.message.text == "That did not open it. Caps Lock is on."
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClick(field, "c")
    assert not page.message.isVisible()


def test_waiting_is_told_after_a_moment_and_asks_once(
    door: Callable[..., UnlockPage], qtbot: QtBot
) -> None:
    go_on = threading.Event()
    asked: list[str] = []

    def slow(typed: str) -> str:
        asked.append(typed)
        go_on.wait(10)
        return "workspace"

    page = door(slow)
    qtbot.keyClicks(field_of(page), "owl")
    qtbot.keyClick(field_of(page), Qt.Key.Key_Return)
    qtbot.keyClick(field_of(page), Qt.Key.Key_Return)
    try:
        qtbot.waitUntil(lambda: page.message.text == "Opening… about a second")
        assert not page.message.is_error
    finally:
        with qtbot.waitSignal(page.opened):
            go_on.set()
    assert asked == ["owl"]


def test_an_empty_field_is_asked_for_not_tried(
    door: Callable[..., UnlockPage], qtbot: QtBot
) -> None:
    asked: list[str] = []
    page = door(asked.append)
    qtbot.keyClick(field_of(page), Qt.Key.Key_Return)
    assert page.message.text == "Type your passphrase, then open."
    assert not asked


def test_all_of_it_by_keyboard(door: Callable[..., UnlockPage], qtbot: QtBot) -> None:
    page = door(lambda typed: typed)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field_of(page))
    met = []
    for _stop in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        met.append(focused.accessibleName())
        if met[-1] == "Show":
            qtbot.keyClick(focused, Qt.Key.Key_Space)
            assert field_of(page).shown
            assert focused.accessibleName() == "Hide"
        page.focusNextChild()
    assert met == [
        "Passphrase",
        "Show",
        "Open",
        "Use my recovery sheet",
        "Open another journal",
        "Help",
    ]
    for name, signal in (
        ("Use my recovery sheet", page.wants_recovery),
        ("Open another journal", page.wants_another),
        ("Help", page.help_asked),
    ):
        button = next(w for w in page.findChildren(QWidget) if w.accessibleName() == name)
        with qtbot.waitSignal(signal):
            qtbot.keyClick(button, Qt.Key.Key_Return)


def test_the_start_waits_for_little() -> None:
    code = (
        "import sys, ui.pages.unlock\n"
        "late = ('zxcvbn', 'sqlalchemy', 'sqlcipher3', 'json', 'app.workspace', 'PySide6.QtSvg',"
        " 'PySide6.QtPrintSupport', 'ui.widgets.prose', 'app.services.passphrases')\n"
        "print(*(name for name in late if name in sys.modules))"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, check=False, capture_output=True, text=True
    )
    assert done.stdout.strip() == ""
    assert done.returncode == 0, done.stderr


# ---------------------------------------------------------------- the other way in


@pytest.fixture
def with_keychain(look: Theme, tasks: Tasks, show: Callable[..., QWidget]) -> Any:
    def make(fetch: Callable[[], str], unlock: Callable[[str], Any]) -> UnlockPage:
        def typed(passphrase: str) -> object:
            return f"typed {passphrase}"

        other = Keychain(fetch=fetch, unlock=unlock, shown=True)
        page = UnlockPage(theme=look, tasks=tasks, name="", unlock=typed, keychain=other)
        show(page, 1280, 800)
        return page

    return make


def test_the_keychain_opens_it(with_keychain: Any, qtbot: QtBot) -> None:
    page = with_keychain(lambda: "secret", lambda secret: f"kept {secret}")
    with qtbot.waitSignal(page.opened) as opened:
        page._other.click()
    assert opened.args == ["kept secret"]


def test_a_keychain_that_does_not_answer_is_in_nobodys_way(
    with_keychain: Any, qtbot: QtBot
) -> None:
    answer = threading.Event()

    def fetch() -> str:
        assert answer.wait(20)
        raise problem("keychain_silent")

    page = with_keychain(fetch, lambda _secret: None)
    page._other.click()
    assert field_of(page).hasFocus()
    assert not field_of(page).isReadOnly()
    assert page.message.text.startswith("Asking the keychain…")
    field_of(page).setText("owl")
    with qtbot.waitSignal(page.opened) as opened:
        page._on_open_asked()
    assert opened.args == ["typed owl"]
    answer.set()
    qtbot.waitUntil(lambda: page.message.is_error)
    assert page.message.text.startswith("The keychain did not answer")


def test_what_the_keychain_keeps_may_be_of_no_use(with_keychain: Any, qtbot: QtBot) -> None:
    def refuse(_secret: str) -> object:
        raise problem("keychain_outdated")

    page = with_keychain(lambda: "old", refuse)
    page._other.click()
    qtbot.waitUntil(lambda: page.message.is_error)
    assert not field_of(page).isReadOnly()
    field_of(page).setText("owl")
    with qtbot.waitSignal(page.opened):
        page._on_open_asked()


def test_the_keychain_is_offered_where_there_is_one(door: Any, qtbot: QtBot) -> None:
    page = door(lambda _typed: None)
    page.offer_keychain(True)
    assert page._other is None
    page._keychain = Keychain(fetch=str, unlock=str, shown=False)
    page.offer_keychain(True)
    qtbot.waitUntil(page._other.isVisible)
    page.offer_keychain(False)
    assert page._other is None
