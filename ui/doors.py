# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands before an open journal: first run, unlock, recovery, choosing another folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import places
from app.i18n import _
from ui.door_ways import ways_on
from ui.local_settings import LocalSettings
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.errors import AppError
    from app.services.backup_files import BackupFile
    from app.workspace import Workspace
    from ui.pages.unlock import UnlockPage


class Doors(QObject):
    """Shows one door at a time in the window.

    Signals:
        opened: a `Workspace`; the journal is open.
        sample_asked: leave this session for the sample journal.
    """

    opened = Signal(object)
    sample_asked = Signal()

    def __init__(
        self,
        *,
        window: Window,
        theme: Theme,
        local: LocalSettings,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._theme, self._local, self._tasks = window, theme, local, tasks
        self._door: QWidget | None = None
        self._tried = False
        self._painted = False
        self._folder: Path | None = None

    def painted(self) -> None:
        """The window is there: what its first frame did not wait for."""
        self._painted = True
        self._look_for_keychain()

    def show(self, folder: Path | None, *, note: str = "") -> None:
        """The right door for a journal folder, or first run where there is none.

        With the note "new" it is first run for another journal, and the folder that of the
        journal one came from.
        """
        if folder is None or note == "new":
            self._show_first_run(folder)
        else:
            self._show_unlock(folder, crashed=note == "crashed")

    def open_sample(self, folder: Path) -> None:
        """Make and open the sample journal; takes a moment, and says so."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QLabel, QVBoxLayout

        waiting = QWidget()
        waiting.setObjectName("Page")
        line = QLabel(_("Opening the sample journal…"), waiting)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(waiting).addWidget(line)
        self._show(waiting)

        def work() -> Workspace:
            from app import bootstrap

            return bootstrap.open_sample(folder)

        self._tasks.vault(
            work,
            owner=self,
            done=self.opened.emit,
            failed=lambda error: line.setText(_sentences(error)),
        )

    def drop(self) -> None:
        """The journal is open: take the door away, and with it what was typed there."""
        if self._door is not None:
            self._window.drop_content(self._door)
            self._door = None

    def holds_secret(self) -> bool:
        """Whether this process may still hold a passphrase that was typed."""
        typed = getattr(self._door, "holds_secret", None)
        return self._tried or bool(typed is not None and typed())

    # ---------------------------------------------------------------- the doors

    def _show_unlock(self, folder: Path, *, crashed: bool = False) -> None:
        from ui.pages.unlock import Keychain, UnlockPage

        def unlock(passphrase: str) -> Workspace:
            from app import bootstrap

            self._tried = True
            return bootstrap.open_journal(folder, passphrase=passphrase)

        page = UnlockPage(
            theme=self._theme,
            tasks=self._tasks,
            name=places.shown_name(folder),
            unlock=unlock,
            keychain=Keychain(
                fetch=lambda: _fetch(folder),
                unlock=self._with_keychain(folder),
                shown=self._local.keychain_journal == str(folder),
            ),
            ways=ways_on(folder, "passphrase"),
            parent=self._window,
        )
        page.opened.connect(self.opened)
        page.wants_recovery.connect(lambda: self._show_recover(folder))
        page.wants_another.connect(
            lambda: self._ask_for_another(folder, page.message.show_app_error)
        )
        page.wants_backup.connect(lambda: self._ask_for_backup(folder))
        page.help_asked.connect(self._show_help)
        page.damaged.connect(lambda: self._look_for_backup(folder, page))
        if crashed:
            page.say(_("It closed unexpectedly. What was saved is safe."))
        self._show(page)
        self._folder = folder
        self._look_for_keychain()

    def _with_keychain(self, folder: Path) -> Callable[[str], Workspace]:
        def unlock(secret: str) -> Workspace:
            from app import bootstrap
            from app.domain.errors import AppError
            from app.services import keychain

            self._tried = True
            try:
                return bootstrap.open_journal(folder, keychain_secret=secret)
            except AppError as error:
                raise keychain.outdated(error) from None

        return unlock

    def _look_for_keychain(self) -> None:
        """Whether the journal at the door names a keychain: asked once the window is there."""
        from ui.pages.unlock import UnlockPage

        door, folder = self._door, self._folder
        if self._painted and isinstance(door, UnlockPage) and folder is not None:
            self._tasks.cpu(lambda: _offered(folder), owner=door, done=door.offer_keychain)

    def _show_recover(self, folder: Path) -> None:
        from ui.pages.recover import RecoverPage

        def recover(code: str) -> Workspace:
            from app import bootstrap

            self._tried = True
            return bootstrap.open_journal(folder, recovery_code=code)

        page = RecoverPage(
            theme=self._theme,
            tasks=self._tasks,
            recover=recover,
            set_passphrase=_set_passphrase,
            ways=ways_on(folder, "recovery_code"),
            parent=self._window,
        )
        page.opened.connect(self.opened)
        page.back.connect(lambda: self._show_unlock(folder))
        self._show(page)

    def _show_first_run(self, back_to: Path | None) -> None:
        from ui.pages.first_run.flow import FirstRunFlow

        def create(
            folder: Path, passphrase: str, with_recovery: bool
        ) -> tuple[Workspace, str | None]:
            from app import bootstrap

            return bootstrap.create_and_open(folder, passphrase, with_recovery=with_recovery)

        flow = FirstRunFlow(
            theme=self._theme,
            tasks=self._tasks,
            local=self._local,
            create=create,
            with_back=back_to is not None,
            parent=self._window,
        )
        flow.finished.connect(self.opened)
        flow.sample_asked.connect(self.sample_asked)
        flow.open_asked.connect(lambda: self._ask_for_another(None, flow.say))
        flow.restore_asked.connect(lambda: self._ask_for_backup(None))
        if back_to is not None:
            flow.back_asked.connect(lambda: self._show_unlock(back_to))
        self._show(flow)

    def _ask_for_backup(self, journal: Path | None) -> None:
        from ui.restore_door import ask_for_backup

        ask_for_backup(
            journal, window=self._window, tasks=self._tasks, chosen=self._show_restore, owner=self
        )

    def _look_for_backup(self, folder: Path, page: UnlockPage) -> None:
        from ui.restore_door import newest_backup

        newest_backup(
            folder,
            tasks=self._tasks,
            found=lambda file, words: page.offer_backup(
                words, lambda: self._show_restore(file, folder)
            ),
            owner=page,
        )

    def _show_restore(self, file: BackupFile, journal: Path | None) -> None:
        from ui.restore_door import restore_page

        def used() -> None:
            self._tried = True

        page = restore_page(
            file,
            journal,
            theme=self._theme,
            tasks=self._tasks,
            used=used,
            parent=self._window,
        )
        page.opened.connect(lambda workspace: self._on_restored(file, workspace))
        page.back.connect(lambda: self.show(journal))
        self._show(page)
        page.focus_first()

    def _on_restored(self, file: BackupFile, workspace: Workspace) -> None:
        from ui.restore_door import said_restored

        workspace.notices = (said_restored(file, workspace.folder), *workspace.notices)
        if not workspace.used_recovery:
            self.opened.emit(workspace)
            return
        from ui.pages.recovered import RecoveredPage

        page = RecoveredPage(
            theme=self._theme,
            tasks=self._tasks,
            set_passphrase=_set_passphrase,
            parent=self._window,
        )
        page.finished.connect(self.opened)
        self._show(page)
        page.show_for(workspace)

    def _ask_for_another(self, here: Path | None, say: Callable[[AppError], None]) -> None:
        from ui.other_journal import OtherJournal

        if self._door is not None:
            OtherJournal(
                tasks=self._tasks,
                here=here,
                chosen=self._open_other,
                failed=say,
                parent=self._door,
            ).ask()

    def _open_other(self, folder: Path) -> None:
        self._show_unlock(folder)

    def _show_help(self) -> None:
        from ui.pages.door_help import DoorHelp

        before = self._door
        page = DoorHelp(theme=self._theme, parent=self._window)
        page.closed.connect(lambda: self._return_to(before, page))
        self._window.show_content(page)
        page.setFocus()

    def _return_to(self, door: QWidget | None, page: QWidget) -> None:
        if door is not None:
            self._window.show_content(door)
        self._window.drop_content(page)

    def _show(self, door: QWidget) -> None:
        before, self._door = self._door, door
        self._window.show_content(door)
        if before is not None:
            self._window.drop_content(before)


def _set_passphrase(workspace: object, new: str) -> None:
    # The page carries the workspace without knowing it.
    cast("Workspace", workspace).security.set_passphrase(new)


def _fetch(folder: Path) -> str:
    from app.services import keychain

    return keychain.fetch(folder)


def _offered(folder: Path) -> bool:
    from app.services import keychain

    return keychain.offered(folder)


def _sentences(error: AppError) -> str:
    return "\n".join(part for part in (error.happened, error.safe, error.do) if part)
