# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""First run: from "what is this" to an open, empty journal in four steps.

The journal is made between steps 2 and 3, so that the recovery code on the sheet is a real one.
Whoever leaves after that opens it with the passphrase.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app import places
from ui.local_settings import LocalSettings
from ui.pages.first_run.passphrase import PassphrasePage, next_free
from ui.pages.first_run.recovery import RecoveryPage
from ui.pages.first_run.safety import SafetyChoices, SafetyPage
from ui.pages.first_run.step import StepPage
from ui.pages.first_run.welcome import WelcomePage
from ui.tasks import Tasks
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from app.workspace import Workspace

Create = Callable[[Path, str, bool], tuple["Workspace", str | None]]


class FirstRunFlow(QWidget):
    """Shows one step at a time. `create` runs on the vault lane, never overwrites, and returns
    the open workspace with its recovery code.

    Signals:
        finished: the journal is made and its settings are kept; carries the workspace.
        created: the journal was made and is open, two steps are still to come; carries it too.
        sample_asked: look around the sample instead.
        open_asked: open a journal that there is already instead.
        restore_asked: restore a backup instead.
        back_asked: leave first run for where one came from (only `with_back`).
    """

    finished = Signal(object)
    created = Signal(object)
    sample_asked = Signal()
    open_asked = Signal()
    restore_asked = Signal()
    back_asked = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        tasks: Tasks,
        local: LocalSettings,
        create: Create,
        with_back: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._local = local
        self._create = create
        self._workspace: Workspace | None = None
        self._stack = QStackedLayout(self)
        self._welcome = WelcomePage(theme=theme, with_back=with_back)
        self._welcome.back_asked.connect(self.back_asked)
        self._welcome.create_asked.connect(self._on_create_asked)
        self._welcome.sample_asked.connect(self.sample_asked)
        self._welcome.open_asked.connect(self.open_asked)
        self._welcome.restore_asked.connect(self.restore_asked)
        self._passphrase: PassphrasePage | None = None
        self._recovery: RecoveryPage | None = None
        self._safety: SafetyPage | None = None
        self._confirmed = False
        self._refused = False
        self._stack.addWidget(self._welcome)

    @property
    def workspace(self) -> Workspace | None:
        """The open journal, from the moment it was made."""
        return self._workspace

    def focus_first(self) -> None:
        """Put the focus where the present step begins."""
        step = self._stack.currentWidget()
        if isinstance(step, StepPage):
            step.focus_first()

    def say(self, error: AppError) -> None:
        """Tell of trouble on the first page, e.g. that a chosen folder holds no journal."""
        self._welcome.trouble.show_app_error(error)

    def holds_secret(self) -> bool:
        """Never: copying six words or a sheet by hand takes minutes without a key, and there is
        nothing yet that a door left open would give away."""
        return False

    # -- step 1 ------------------------------------------------------------------------------

    def _on_create_asked(self) -> None:
        if self._passphrase is None:
            self._passphrase = PassphrasePage(
                theme=self._theme,
                tasks=self._tasks,
                folder=next_free(places.default_journal_dir()),
            )
            self._passphrase.back_asked.connect(lambda: self._go(self._welcome))
            self._passphrase.chosen.connect(self._on_passphrase_chosen)
        self._go(self._passphrase)

    # -- step 2 ------------------------------------------------------------------------------

    def _on_passphrase_chosen(self, passphrase: str) -> None:
        page = self._passphrase
        if page is None:
            return
        workspace = self._workspace
        if workspace is not None:
            if not passphrase:
                self._on_passphrase_changed()
                return
            page.wait()
            security = workspace.security
            self._tasks.vault(
                lambda: security.set_passphrase(passphrase),
                owner=self,
                done=lambda _nothing: self._on_passphrase_changed(),
                failed=page.stop_waiting,
            )
            return
        page.wait()
        create, folder = self._create, page.folder

        def make() -> tuple[Workspace, str | None]:
            made = create(folder, passphrase, True)
            # From here on the journal exists: the next start finds it, whatever happens.
            places.remember_journal(folder)
            return made

        self._tasks.vault(make, owner=self, done=self._on_made, failed=page.stop_waiting)

    def _on_made(self, made: tuple[Workspace, str | None]) -> None:
        workspace, code = made
        self._workspace = workspace
        self.created.emit(workspace)
        self._on_passphrase_changed()
        self._recovery = RecoveryPage(theme=self._theme, code=code or "", made=_today())
        self._recovery.back_asked.connect(self._on_back_to_passphrase)
        self._recovery.confirmed.connect(lambda: self._on_sheet_decided(confirmed=True))
        self._recovery.postponed.connect(lambda: self._on_sheet_decided())
        self._recovery.refused.connect(lambda: self._on_sheet_decided(refused=True))
        self._go(self._recovery)

    def _on_passphrase_changed(self) -> None:
        if self._passphrase is not None:
            self._passphrase.stop_waiting()
            self._passphrase.show_made()
        if self._recovery is not None:
            self._go(self._recovery)

    # -- step 3 ------------------------------------------------------------------------------

    def _on_back_to_passphrase(self) -> None:
        if self._passphrase is not None:
            self._go(self._passphrase)

    def _on_sheet_decided(self, *, confirmed: bool = False, refused: bool = False) -> None:
        self._confirmed, self._refused = confirmed, refused
        if self._safety is None:
            self._safety = SafetyPage(theme=self._theme)
            self._safety.back_asked.connect(self._on_back_to_recovery)
            self._safety.chosen.connect(self._on_safety_chosen)
        self._go(self._safety)

    # -- step 4 ------------------------------------------------------------------------------

    def _on_back_to_recovery(self) -> None:
        if self._recovery is not None:
            self._go(self._recovery)

    def _on_safety_chosen(self, choices: SafetyChoices) -> None:
        workspace, page = self._workspace, self._safety
        if workspace is None or page is None:
            return
        preferences = workspace.preferences
        wanted = replace(
            preferences.current,
            lock_after_minutes=choices.lock_after_minutes,
            hide_after_switch=choices.hide_after_switch,
            recovery_confirmed=self._confirmed,
            recovery_refused=self._refused,
            notice_seen=True,
        )
        security, refused = workspace.security, self._refused

        def keep() -> None:
            preferences.save(wanted)
            if refused:
                # The code that was on screen opens nothing from now on.
                security.remove_recovery()

        self._tasks.vault(
            keep,
            owner=self,
            done=lambda _nothing: self.finished.emit(workspace),
            failed=page.show_error,
        )

    def _go(self, step: StepPage) -> None:
        if self._stack.indexOf(step) < 0:
            self._stack.addWidget(step)
        self._stack.setCurrentWidget(step)
        step.focus_first()


def _today() -> date:
    # The sheet carries the day on the writer's own calendar.
    return date.today()  # noqa: DTZ011
