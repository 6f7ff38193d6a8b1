# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""First run, step 2: a passphrase, and where the journal will lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import AppError
from app.i18n import _
from app.services.synced_folder import synced_by
from ui import paths
from ui.pages.door.passphrase_chooser import PassphraseChooser
from ui.pages.first_run.step import StepPage
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.widgets import buttons
from ui.widgets.prose import Prose
from ui.widgets.sheet import Rule

PATIENCE_MS = 400


class PassphrasePage(StepPage):
    """Asks for the passphrase of a new journal.

    Once the journal was made, coming back here offers to change the passphrase or to keep it.

    Signals:
        chosen: a passphrase is to be used; carries it. "" keeps the one that is set.
    """

    chosen = Signal(str)

    def __init__(
        self, *, theme: Theme, tasks: Tasks, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme=theme,
            number=2,
            heading=_("Choose a passphrase"),
            help=_("Several unrelated words are easier to remember and stronger."),
            parent=parent,
        )
        self._folder = folder
        self._made = False
        self._busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_ended)

        self.chooser = PassphraseChooser(theme=theme, tasks=tasks, parent=self.column)
        self.chooser.submitted.connect(self._on_continue_asked)
        self.chooser.edited.connect(self.trouble.clear)
        self.body.addWidget(self.chooser)
        self.body.addSpacing(theme.space("s5"))
        self.body.addWidget(
            Prose(
                _("Nobody can reset it. The next step makes a recovery sheet."),
                role="help",
                parent=self.column,
            )
        )
        self.body.addSpacing(theme.space("s5"))
        self.body.addWidget(Rule(parent=self.column))
        self.body.addSpacing(theme.space("s5"))
        self._place_label = Prose(_("Where it will lie"), role="label", parent=self.column)
        self._place = Prose(role="body", selectable=True, parent=self.column)
        self._note = Prose(role="help", parent=self.column)
        self._other = buttons.link(_("Choose another folder…"), parent=self.column)
        self._other.clicked.connect(self._on_folder_asked)
        self.body.addWidget(self._place_label)
        self.body.addSpacing(theme.space("label_to_help"))
        self.body.addWidget(self._place)
        self.body.addWidget(self._note)
        self.body.addSpacing(theme.space("s1"))
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.body.addWidget(self._other, 0, start)
        self.continue_button = buttons.primary(_("Continue"), parent=self.column)
        self.continue_button.clicked.connect(self._on_continue_asked)
        self.end(self.continue_button)
        self._show_place()

    @property
    def folder(self) -> Path:
        """Where the journal is to lie."""
        return self._folder

    def focus_first(self) -> None:
        """The first field."""
        self.chooser.focus_first()

    def choose_folder(self, folder: Path) -> None:
        """Let the journal lie in this folder; a folder in use gets a folder of its own inside."""
        self._folder = free_folder(folder)
        self.trouble.clear()
        self._show_place()

    def show_made(self) -> None:
        """The journal is there now: its place is settled, its passphrase may still change."""
        self._made = True
        self._other.hide()
        self._note.hide()
        self._place_label.set_text(_("Where it lies"))
        self.heading.set_text(_("Your passphrase is set"))
        self.help.set_text(_("Type another one to change it, or continue."))
        self.chooser.forget()

    def wait(self) -> None:
        """The journal is being made."""
        self._busy = True
        self._patience.start()

    def stop_waiting(self, error: AppError | None = None) -> None:
        """It was made, or this came in between."""
        self._busy = False
        self._patience.stop()
        if error is None:
            self.trouble.clear()
        else:
            self.trouble.show_app_error(error)
            self.continue_button.setFocus()

    def _on_patience_ended(self) -> None:
        if self._busy:
            self.trouble.show_remark(_("Making your journal… about a second"))

    def _on_continue_asked(self) -> None:
        if self._busy:
            return
        if self._made and self.chooser.empty:
            self.chosen.emit("")
            return
        passphrase = self.chooser.take()
        if passphrase:
            self.chosen.emit(passphrase)

    def _on_folder_asked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Where the journal will lie"), str(nearest_existing(self._folder))
        )
        if chosen:
            self.choose_folder(Path(chosen))

    def _show_place(self) -> None:
        # A path reads from left to right in any language.
        self._place.set_text(paths.shown(self._folder))
        program = synced_by(self._folder)
        self._note.setVisible(bool(program))
        if program:
            self._note.set_text(
                _(
                    "{program} seems to copy this folder to other computers. The journal stays "
                    "encrypted there. A folder that is not copied is the quieter choice."
                ).format(program=program)
            )


def free_folder(folder: Path) -> Path:
    """The folder itself if nothing is in it, else a new one inside, numbered if need be."""
    if is_free(folder):
        return folder
    name = _("Journal")
    inside = folder / name
    number = 2
    while not is_free(inside):
        inside = folder / f"{name} {number}"
        number += 1
    return inside


def next_free(folder: Path) -> Path:
    """The folder itself if nothing is in it, else a numbered one beside it."""
    candidate, number = folder, 2
    while not is_free(candidate):
        candidate = folder.with_name(f"{folder.name} {number}")
        number += 1
    return candidate


def is_free(folder: Path) -> bool:
    """Whether nothing is there, or an empty folder. One that cannot be read counts as free:
    making the journal will tell what is the matter with it."""
    try:
        return next(folder.iterdir(), None) is None
    except OSError:
        return not folder.is_file()


def nearest_existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next((level for level in (folder, *folder.parents) if level.is_dir()), Path.home())
