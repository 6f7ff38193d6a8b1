# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens the journal is changed only by whoever knows the passphrase, and never half."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.domain.errors import AppError
from app.problems import problem
from app.services import keychain
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.dialogs.ask_passphrase import AskPassphraseDialog
from ui.dialogs.change_keys import ChangeKeysDialog
from ui.dialogs.dialog import Dialog
from ui.dialogs.new_passphrase import NewPassphraseDialog
from ui.dialogs.recovery_sheet import RecoverySheetDialog
from ui.widgets.buttons import Button
from ui.widgets.chip_group import ChipGroup

PASSPHRASE = "six plain words"
NEW = "seven other plain words for a door"


def settings(stage: Stage) -> Any:
    stage.desk.navigate(Route("settings"))
    stage.settle()
    return stage.page("settings")._keys


def press(page: Any, words: str) -> None:
    next(b for b in page.findChildren(Button) if b.words == words).click()


def shown(page: Any, words: str) -> bool:
    return any(b.words == words and b.isVisible() for b in page.findChildren(Button))


def modal(qtbot: QtBot, kind: type[Dialog] = Dialog) -> Any:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def prove(qtbot: QtBot, passphrase: str = PASSPHRASE) -> None:
    dialog = modal(qtbot, AskPassphraseDialog)
    dialog._field.setText(passphrase)
    dialog._on_asked()


def type_back(qtbot: QtBot) -> str:
    """Confirm the sheet that is shown; gives its code."""
    dialog = modal(qtbot, RecoverySheetDialog)
    groups: tuple[str, ...] = dialog._sheet.groups
    for field, number in zip(dialog._fields, dialog._asked, strict=True):
        field.set_text(groups[number].lower())
    dialog._on_check()
    return "-".join(groups)


def opens(folder: Path, **secret: str) -> bool:
    try:
        bootstrap.open_journal(folder, **secret).close()  # type: ignore[arg-type]
    except AppError as error:
        if error.code not in ("wrong_secret", "wrong_recovery_code"):
            raise
        return False
    return True


def test_the_passphrase_changes_for_who_knows_the_old_one(empty: Stage, qtbot: QtBot) -> None:
    press(settings(empty), "Change passphrase…")
    dialog = modal(qtbot, NewPassphraseDialog)
    dialog._on_change()
    assert dialog._said.text == "Type the passphrase that opens it now."
    dialog._current.setText("not this one")
    for field in (dialog._chooser._first, dialog._chooser._again):
        field.setText(NEW)
    dialog._on_change()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog._said.is_error)
    assert dialog._said.text.startswith("This is not the passphrase of this journal.")
    dialog._current.setText(PASSPHRASE)
    dialog._on_change()
    qtbot.waitUntil(lambda: modal(qtbot).accessibleName() == "The passphrase is changed")
    modal(qtbot).reject()
    folder = empty.workspace.folder
    empty.workspace.close()
    assert opens(folder, passphrase=NEW)
    assert not opens(folder, passphrase=PASSPHRASE)


def test_a_new_sheet_counts_once_it_was_typed_back(empty: Stage, qtbot: QtBot) -> None:
    page = settings(empty)
    press(page, "Make a recovery sheet…")
    prove(qtbot, "not this one")
    dialog = modal(qtbot, AskPassphraseDialog)
    qtbot.waitUntil(lambda: dialog._said.is_error)
    prove(qtbot)
    sheet = modal(qtbot, RecoverySheetDialog)
    unused = "-".join(sheet._sheet.groups)
    sheet._fields[0].set_text("0000")
    sheet._on_check()
    assert sheet.isVisible()
    sheet.reject()
    empty.settle()
    press(page, "Make a recovery sheet…")
    prove(qtbot)
    used = type_back(qtbot)
    empty.settle()
    assert empty.workspace.preferences.load().recovery_confirmed
    folder = empty.workspace.folder
    empty.workspace.close()
    assert opens(folder, recovery_code=used)
    assert not opens(folder, recovery_code=unused)


def test_the_sheet_can_be_taken_away_and_the_passphrase_stays(empty: Stage, qtbot: QtBot) -> None:
    page = settings(empty)
    assert shown(page, "Remove the recovery sheet…")
    press(page, "Remove the recovery sheet…")
    prove(qtbot)
    qtbot.waitUntil(lambda: not shown(page, "Remove the recovery sheet…"))
    empty.settle()
    assert empty.workspace.preferences.load().recovery_refused
    assert empty.workspace.security.info().slots == ("passphrase",)


def test_all_keys_change(empty: Stage, qtbot: QtBot) -> None:
    page = settings(empty)
    press(page, "Change all keys…")
    prove(qtbot)
    code = type_back(qtbot)
    dialog = modal(qtbot, ChangeKeysDialog)
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog._done.isEnabled(), timeout=20_000)
    assert dialog._said.text().startswith("All keys are new.")
    dialog.accept()
    empty.settle()
    folder = empty.workspace.folder
    empty.workspace.close()
    assert opens(folder, passphrase=PASSPHRASE)
    assert opens(folder, recovery_code=code)


def test_too_little_room_is_told_before_anything_is_done(
    empty: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage.vault import rotation

    monkeypatch.setattr(rotation, "SPARE_BYTES", 1 << 60)
    dialog = ChangeKeysDialog(
        passphrase=PASSPHRASE,
        code=empty.workspace.security.new_recovery_code(),
        context=empty.context,
        parent=empty.window,
    )
    dialog.open()
    qtbot.waitUntil(lambda: dialog._done.isEnabled(), timeout=20_000)
    assert dialog._said.text().startswith("There is not enough room")
    dialog.accept()


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keychain that is only a dictionary."""
    found: dict[str, str] = {}

    def keep(vault_id: str) -> str:
        found[vault_id] = "ab" * 32
        return found[vault_id]

    monkeypatch.setattr(keychain, "keep", keep)
    monkeypatch.setattr(keychain, "forget", lambda vault_id: found.pop(vault_id, None))
    return found


def _chips(page: Any) -> ChipGroup:
    return next(g for g in page.findChildren(ChipGroup) if "keychain" in g.accessibleName())


def test_the_keychain_is_off_and_goes_on_with_the_passphrase(
    empty: Stage, qtbot: QtBot, kept: dict[str, str]
) -> None:
    page, workspace = settings(empty), empty.workspace
    chips = _chips(page)
    assert chips.values() == ["off"]
    chips.chip("on").click()
    assert (chips.values(), kept) == (["off"], {})
    prove(qtbot)
    qtbot.waitUntil(lambda: chips.values() == ["on"])
    assert workspace.security.info().slots == ("passphrase", "recovery", "keychain")
    assert kept == {workspace.vault_id: "ab" * 32}
    assert empty.context.local.keychain_journal == str(workspace.folder)
    chips.chip("off").click()
    qtbot.waitUntil(lambda: chips.values() == ["off"] and not kept)
    assert workspace.security.info().slots == ("passphrase", "recovery")
    assert empty.context.local.keychain_journal == ""


def test_a_keychain_that_refuses_leaves_everything_as_it_was(
    empty: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_vault_id: str) -> str:
        raise problem("keychain_silent")

    monkeypatch.setattr(keychain, "keep", refuse)
    told: list[AppError] = []
    report: Callable[[AppError], None] = told.append
    empty.context.report = report
    page = settings(empty)
    _chips(page).chip("on").click()
    prove(qtbot)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].code == "keychain_silent"
    assert _chips(page).values() == ["off"]
    assert empty.workspace.security.info().slots == ("passphrase", "recovery")
