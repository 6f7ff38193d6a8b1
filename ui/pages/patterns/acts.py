# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with a view: copy or save it as a picture, print it, open what it shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImageWriter
from PySide6.QtWidgets import QFileDialog

from app.i18n import _
from app.problems import problem
from ui.dates import dates_of
from ui.dialogs.export_notice import before_picture, before_print
from ui.models.insight_words import looked_at
from ui.routes import route_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from app.insights.values import Insight, Scope
    from ui.context import Context, Route

PRINT, COPY, SAVE = "print", "copy", "save"


class ViewActs(QObject):
    """Carries out the wishes of a card. What leaves the journal is told of first."""

    def __init__(self, *, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def carry_out(self, what: str, insight: Insight, scope: Scope) -> None:
        """`PRINT`, `COPY` or `SAVE`; `scope` is what the view was made from, and is said on it."""
        {PRINT: self.print_view, COPY: self.copy, SAVE: self.save}[what](insight, scope)

    def copy(self, insight: Insight, scope: Scope) -> None:
        """Put a picture on the clipboard; it is cleared from there as words are."""

        def go_on() -> None:
            QGuiApplication.clipboard().setImage(self._drawn(insight, scope))
            self._context.toast(_("The picture is copied. It is cleared after a minute."), None)

        before_picture(self._page.window(), go_on=go_on)

    def save(self, insight: Insight, scope: Scope) -> None:
        """Save a picture where the writer says."""
        before_picture(self._page.window(), go_on=lambda: self._ask(insight, scope))

    def print_view(self, insight: Insight, scope: Scope) -> None:
        """Preview the view for paper or a PDF."""

        def preview() -> None:
            from ui.printing.insight_document import insight_document
            from ui.printing.preview import show_preview

            document = insight_document(insight, self._looked_at(scope))
            show_preview(self._page.window(), document, self._context, _("Print this view"))

        before_print(self._page.window(), go_on=preview)

    def open_entry(self, entry_id: str) -> None:
        """Go to the page an entry is read on."""
        workspace = self._context.workspace

        def work() -> Route:
            return route_of(workspace.journal.record(entry_id).entry, workspace.content)

        self._context.tasks.vault(work, owner=self, done=self._context.navigate)

    def write(self, insight: Insight, scope: Scope, chosen: str) -> None:
        """Write the picture to a file that only this user can read.

        It is painted here, and encoded and written beside: both may take long.
        """
        image = self._drawn(insight, scope)

        def done(_none: None) -> None:
            self._context.toast(_("Saved as a picture. The file is not encrypted."), None)

        self._context.tasks.files(
            lambda: _save(image, Path(chosen)), owner=self, done=done, failed=self._context.report
        )

    def _ask(self, insight: Insight, scope: Scope) -> None:
        dialog = QFileDialog(self._page.window(), _("Save as picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Pictures") + " (*.png)")
        dialog.setDefaultSuffix("png")
        dialog.selectFile(_("picture") + ".png")
        dialog.fileSelected.connect(lambda chosen: self.write(insight, scope, chosen))
        dialog.open()

    def _looked_at(self, scope: Scope) -> str:
        workspace = self._context.workspace
        dates = dates_of(workspace.preferences.current)
        return looked_at(scope, dates, workspace.clock.now().local_day)

    def _drawn(self, insight: Insight, scope: Scope) -> QImage:
        from ui.charts.picture import insight_image

        return insight_image(insight, self._looked_at(scope))


def _save(image: QImage, path: Path) -> None:
    """Encode and write; on any thread.

    Raises:
        AppError: "file_not_written".
    """
    from ui.printing.output import write_private

    try:
        write_private(path, _png(image))
    except OSError as error:
        raise problem("file_not_written", reason=error.strerror or "") from None


def _png(image: QImage) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(store.data())
