# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages before a journal is open, each in a window of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import AppError
from app.problems import problem
from app.services.backup_files import BackupFile
from ui.pages.door_help import DoorHelp
from ui.pages.first_run.passphrase import PassphrasePage
from ui.pages.first_run.recovery import PRINTED, RecoveryPage
from ui.pages.first_run.safety import SafetyPage
from ui.pages.first_run.welcome import WelcomePage
from ui.pages.recover import RecoverPage
from ui.pages.restore import RestorePage
from ui.pages.unlock import Keychain, UnlockPage
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.window import Window

CODE = "7QK4-M2XD-9VTA-H0PE-RW3C-5ZNB-8JGS-1YFK"
READ_ONLY = AppError(
    "read_only",
    "This folder does not let anything be written.",
    "Your journal is not touched.",
    "You could choose another folder.",
)


class Porch:
    """A window that shows one door after the other."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.tasks = Tasks()
        self.window = Window()
        self._door: QWidget | None = None

    def show(self, width: int = 1280, height: int = 800) -> None:
        """Show the window at a size."""
        self.window.resize(width, height)
        self.window.show()
        self.settle()

    def put(self, door: Any) -> Any:
        """Show a door in place of the one before, focused where it begins."""
        before, self._door = self._door, door
        self.window.show_content(door)
        if before is not None:
            self.window.drop_content(before)
        if hasattr(door, "focus_first"):
            door.focus_first()
        else:
            door.setFocus()
        return door

    def settle(self, rounds: int = 4) -> None:
        """Let everything be laid out."""
        for _again in range(rounds):
            QApplication.processEvents()

    def close(self) -> None:
        """Let everything go."""
        self.window.close()
        self.tasks.close()
        self.window.deleteLater()
        QApplication.processEvents()


def unlock(porch: Porch) -> None:
    """The door to the journal."""
    _unlock(porch)


def unlock_refused(porch: Porch) -> None:
    """The door after a passphrase that did not open it."""
    page = _unlock(porch)
    page.message.show_app_error(READ_ONLY)


def unlock_keychain(porch: Porch) -> None:
    """The door with the other way in, after a keychain that kept silent."""
    page = _unlock(porch)
    page.offer_keychain(True)
    page.message.show_app_error(problem("keychain_silent"))


def _unlock(porch: Porch) -> Any:
    return porch.put(
        UnlockPage(
            keychain=Keychain(fetch=lambda: "", unlock=lambda _secret: None, shown=False),
            theme=porch.theme,
            tasks=porch.tasks,
            name="Thursday group",
            unlock=lambda typed: typed,
            parent=porch.window,
        )
    )


def door_help(porch: Porch) -> None:
    """Help before the journal is open."""
    porch.put(DoorHelp(theme=porch.theme, parent=porch.window))


def recover(porch: Porch) -> None:
    """The recovery code is asked for."""
    _recover(porch)


def recover_new(porch: Porch) -> None:
    """The code opened the journal; a new passphrase is offered."""
    page = _recover(porch)
    page._on_recovered(object())
    page._recovered._said.show_app_error(READ_ONLY)


def _recover(porch: Porch) -> Any:
    return porch.put(
        RecoverPage(
            theme=porch.theme,
            tasks=porch.tasks,
            recover=lambda code: code,
            set_passphrase=lambda _workspace, _passphrase: None,
            parent=porch.window,
        )
    )


def restore(porch: Porch) -> None:
    """A backup was chosen, and its secret is asked for; the first one did not open it."""
    file = BackupFile(
        path=Path.home() / "journal-backups" / "journal-2026-11-23T1640Z-g00412.vaultbackup",
        made=datetime(2026, 11, 23, 16, 40, tzinfo=UTC),
        generation=412,
        size=3_456_789,
        journal="journal",
    )
    page = porch.put(
        RestorePage(
            theme=porch.theme,
            tasks=porch.tasks,
            file=file,
            folder=Path.home() / "journal",
            restore=lambda _folder, secret, _tell: secret,
            parent=porch.window,
        )
    )
    page._on_failed(READ_ONLY)


def welcome(porch: Porch) -> None:
    """First run, step 1."""
    porch.put(WelcomePage(theme=porch.theme, with_back=True))


def passphrase(porch: Porch) -> None:
    """First run, step 2, with words suggested, a short passphrase typed, and trouble."""
    page = porch.put(
        PassphrasePage(
            theme=porch.theme, tasks=porch.tasks, folder=Path.home() / "Dropbox" / "journal"
        )
    )
    page.chooser.findChildren(Button)[1].click()
    page.chooser.take()
    page.stop_waiting(READ_ONLY)


def recovery(porch: Porch) -> None:
    """First run, step 3, the sheet to be written on paper."""
    porch.put(RecoveryPage(theme=porch.theme, code=CODE, made=date(2026, 11, 23)))


def recovery_printed(porch: Porch) -> None:
    """First run, step 3, printing chosen, and trouble."""
    page = porch.put(RecoveryPage(theme=porch.theme, code=CODE, made=date(2026, 11, 23)))
    page.choose(PRINTED)
    page.findChildren(Button)[-1].setFocus()
    page.trouble.show_app_error(READ_ONLY)


def safety(porch: Porch) -> None:
    """First run, step 4."""
    porch.put(SafetyPage(theme=porch.theme))
