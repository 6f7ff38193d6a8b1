# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From "I have a backup" to the page that restores it. Loaded only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, Qt, QTime
from PySide6.QtWidgets import QFileDialog, QWidget

from app import places
from app.i18n import _
from app.services import backup_files, restore
from ui import paths
from ui.pages.first_run.passphrase import is_free, nearest_existing
from ui.pages.restore import RestorePage

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from app.services.backup_files import BackupFile
    from ui.tasks import Tasks
    from ui.theme.theme import Theme


def ask_for_backup(
    journal: Path | None,
    *,
    window: QWidget,
    tasks: Tasks,
    chosen: Callable[[BackupFile, Path | None], None],
    owner: QObject,
) -> None:
    """Let a file be chosen, and look at it without its keys; `chosen` gets one that may do."""
    beginning = nearest_existing(
        backup_files.default_place(journal or places.default_journal_dir())
    )
    dialog = QFileDialog(window, _("Choose a backup"), str(beginning))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_("Backups") + f" (*{backup_files.SUFFIX})", _("All files") + " (*)"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def look(path: str) -> None:
        tasks.files(
            lambda: backup_files.seen(Path(path)),
            owner=owner,
            done=lambda file: chosen(file, journal),
            failed=lambda error: _say(window, error),
        )

    dialog.fileSelected.connect(look)
    dialog.open()


def newest_backup(
    journal: Path,
    *,
    tasks: Tasks,
    found: Callable[[BackupFile, str], None],
    owner: QObject,
) -> None:
    """Look for the newest intact backup of a journal that does not open, in the background.

    `found` gets it with a sentence that names its day; it is not called when there is none.
    """

    def told(file: BackupFile | None) -> None:
        if file is not None:
            day, time = _when(file)
            words = _("The newest intact backup is from {day}, {time}.")
            found(file, words.format(day=day, time=time))

    tasks.files(
        lambda: backup_files.newest_whole(journal),
        owner=owner,
        done=told,
        # It is an offer; what happened has been said already.
        failed=lambda _error: None,
    )


def restore_page(
    file: BackupFile,
    journal: Path | None,
    *,
    theme: Theme,
    tasks: Tasks,
    used: Callable[[], None],
    parent: QWidget,
) -> RestorePage:
    """The page for one backup. `used` is called when a secret has been tried."""
    usual = places.default_journal_dir()
    folder = usual if is_free(usual) else restore.free_folder(file.path, journal or usual)

    def work(folder: Path, secret: str, tell: Callable[[str], None]) -> object:
        used()
        return restore.restore_and_open(file.path, folder, secret, tell)

    return RestorePage(
        theme=theme, tasks=tasks, file=file, folder=folder, restore=work, parent=parent
    )


def said_restored(file: BackupFile, folder: Path) -> str:
    """Which journal one is in after a restore."""
    day, time = _when(file)
    return _(
        "This journal was restored from the backup of {day}, {time}. It lies in {folder}. Nothing "
        "else was changed."
    ).format(day=day, time=time, folder=paths.shown(folder))


def _when(file: BackupFile) -> tuple[str, str]:
    """The day and the time it was made, on this computer's clock and in its language."""
    made = file.made.astimezone()
    locale = QLocale()
    time = QTime(made.hour, made.minute)
    return (
        locale.toString(QDate(made.year, made.month, made.day)),
        locale.toString(time, QLocale.FormatType.ShortFormat),
    )


def _say(window: QWidget, error: AppError) -> None:
    from ui.dialogs.dialog import Dialog
    from ui.widgets.buttons import ordinary

    dialog = Dialog(
        title=error.happened.rstrip("."), text=f"{error.safe}\n{error.do}".strip(), parent=window
    )
    close = ordinary(_("Close"))
    close.clicked.connect(dialog.accept)
    dialog.add_button(close)
    dialog.fit()
    dialog.open()
    close.setFocus(Qt.FocusReason.OtherFocusReason)
