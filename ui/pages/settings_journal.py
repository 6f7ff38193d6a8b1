# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, Journal: where it lies, other journals, export and import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from app.i18n import _, ngettext
from app.services.synced_folder import synced_by
from ui.dialogs.confirm import confirm
from ui.dialogs.export_notice import before_export
from ui.pages.settings_section import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.exchange.report import ExportReport, ImportReport
    from ui.context import Context


class JournalSection(Section):
    """The journal as a folder on this computer."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Journal"), context=context, parent=parent)
        workspace = context.workspace
        if workspace.is_sample:
            self.add_words(_("This is the sample journal. It goes when you leave it."))
        else:
            self.add_words(_("It lies here:"))
            self._place = self.add_words(str(workspace.folder), role="code")
            program = synced_by(workspace.folder)
            if program:
                self.add_words(
                    _(
                        "{program} seems to copy this folder to other places. The copies stay "
                        "encrypted. Writing on two computers at once can leave two versions."
                    ).format(program=program)
                )
            self.add_buttons(
                (_("Move the journal…"), self._on_move),
                (_("Open another journal…"), self._on_open),
                (_("Create another journal…"), context.new_journal),
            )
        self.add_words(
            _("An export holds every record as readable text. It is not encrypted."), role="help"
        )
        self._export_button, _import = self.add_buttons(
            (_("Export as JSON…"), self._on_export), (_("Import JSON…"), self._on_import)
        )

    def focus_export(self) -> None:
        """Put the focus on the button that exports."""
        self._export_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- other journals

    def _on_open(self) -> None:
        from ui.other_journal import OtherJournal

        OtherJournal(
            tasks=self.context.tasks,
            here=self.context.workspace.folder,
            chosen=lambda folder: self.context.leave_to(str(folder)),
            failed=self.context.report,
            parent=self,
        ).ask()

    def _on_move(self) -> None:
        self._choose_folder(_("Move the journal into this folder"), self._ask_move)

    def _ask_move(self, chosen: str) -> None:
        target = Path(chosen)
        if target.exists() and any(target.iterdir()):
            target = target / self.context.workspace.folder.name
        text = _("It is copied to {folder}, checked there, and then removed from the old place.")
        text = text.format(folder=str(target))
        program = synced_by(target)
        if program:
            text += "\n" + _("{program} seems to copy this folder to other places.").format(
                program=program
            )
        from ui.dialogs.move_journal import MoveJournalDialog

        MoveJournalDialog(
            target=target, text=text, context=self.context, parent=self.window()
        ).open()

    # -- export and import

    def _on_export(self) -> None:
        before_export(self.window(), go_on=self._ask_export)

    def _ask_export(self) -> None:
        dialog = QFileDialog(self.window(), _("Export as JSON"), _documents())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.setNameFilter(_("JSON files") + " (*.json)")
        dialog.selectFile("export.json")
        self._run(dialog, self._export)

    def _export(self, chosen: str) -> None:
        exchange = self.context.workspace.exchange

        def done(report: ExportReport) -> None:
            words = ngettext(
                "{count} entry exported. The file is not encrypted.",
                "{count} entries exported. The file is not encrypted.",
                report.entries,
            )
            self.context.toast(words.format(count=report.entries), None)

        # the file dialog has asked about replacing an older file of that name
        self.context.tasks.vault(
            lambda: exchange.export(Path(chosen), overwrite=True), owner=self, done=done
        )

    def _on_import(self) -> None:
        dialog = QFileDialog(self.window(), _("Import JSON"), _documents())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("JSON files") + " (*.json)")
        self._run(dialog, self._preview_import)

    def _preview_import(self, chosen: str) -> None:
        exchange = self.context.workspace.exchange

        def show(report: ImportReport) -> None:
            confirm(
                self.window(),
                title=_("Import this file?"),
                text="\n".join(_preview_words(report)),
                do=_("Import"),
                keep=_("Leave it"),
                confirmed=lambda: self._import(chosen),
            )

        self.context.tasks.vault(
            lambda: exchange.read(Path(chosen), dry_run=True), owner=self, done=show
        )

    def _import(self, chosen: str) -> None:
        workspace = self.context.workspace

        def done(report: ImportReport) -> None:
            from app.workspace import ChangeSet

            kinds = frozenset(report.kinds)
            self.context.bus.announce(ChangeSet(frozenset(), kinds, workspace.clock.now()))
            words = ngettext("{count} entry imported.", "{count} entries imported.", report.added)
            self.context.toast(words.format(count=report.added), None)

        self.context.tasks.vault(
            lambda: workspace.exchange.read(Path(chosen)), owner=self, done=done
        )

    # -- helpers

    def _choose_folder(self, title: str, chosen: Callable[[str], None]) -> None:
        dialog = QFileDialog(self.window(), title, str(self.context.workspace.folder.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._run(dialog, chosen)

    def _run(self, dialog: QFileDialog, chosen: Callable[[str], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(chosen)
        dialog.open()


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _preview_words(report: ImportReport) -> list[str]:
    words = [
        ngettext(
            "The file holds {count} entry.", "The file holds {count} entries.", report.read
        ).format(count=report.read),
        ngettext("{count} would be added.", "{count} would be added.", report.added).format(
            count=report.added
        ),
    ]
    if report.skipped:
        words.append(
            ngettext(
                "{count} is here already, unchanged.",
                "{count} are here already, unchanged.",
                report.skipped,
            ).format(count=report.skipped)
        )
    if report.removed_characters:
        words.append(
            ngettext(
                "{count} invisible control character would be left out.",
                "{count} invisible control characters would be left out.",
                report.removed_characters,
            ).format(count=report.removed_characters)
        )
    if report.ignored:
        words.append(
            _("Not kept, since nothing here knows it: {names}.").format(
                names=", ".join(report.ignored)
            )
        )
    return words
