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
from ui.dialogs.export_notice import before_picture, before_print
from ui.routes import route_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from app.insights.values import Insight
    from ui.context import Context, Route


class ViewActs(QObject):
    """Carries out the wishes of a card. What leaves the journal is told of first."""

    def __init__(self, *, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def copy(self, insight: Insight) -> None:
        """Put a picture on the clipboard; it is cleared from there as words are."""

        def go_on() -> None:
            QGuiApplication.clipboard().setImage(_drawn(insight))
            self._context.toast(_("The picture is copied. It is cleared after a minute."), None)

        before_picture(self._page.window(), go_on=go_on)

    def save(self, insight: Insight) -> None:
        """Save a picture where the writer says."""
        before_picture(self._page.window(), go_on=lambda: self._ask(insight))

    def print_view(self, insight: Insight) -> None:
        """Preview the view for paper or a PDF."""

        def preview() -> None:
            from ui.printing.insight_document import insight_document
            from ui.printing.preview import show_preview

            title = _("Print this view")
            show_preview(self._page.window(), insight_document(insight), self._context, title)

        before_print(self._page.window(), go_on=preview)

    def open_entry(self, entry_id: str) -> None:
        """Go to the page an entry is read on."""
        workspace = self._context.workspace

        def work() -> Route:
            return route_of(workspace.journal.record(entry_id).entry, workspace.content)

        self._context.tasks.vault(work, owner=self, done=self._context.navigate)

    def write(self, insight: Insight, chosen: str) -> None:
        """Write the picture to a file that only this user can read."""
        from ui.printing.output import write_private

        try:
            write_private(Path(chosen), _png(_drawn(insight)))
        except OSError as error:
            self._context.report(problem("file_not_written", reason=error.strerror or ""))
            return
        self._context.toast(_("Saved as a picture. The file is not encrypted."), None)

    def _ask(self, insight: Insight) -> None:
        dialog = QFileDialog(self._page.window(), _("Save as picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Pictures") + " (*.png)")
        dialog.setDefaultSuffix("png")
        dialog.selectFile("picture.png")
        dialog.fileSelected.connect(lambda chosen: self.write(insight, chosen))
        dialog.open()


def _drawn(insight: Insight) -> QImage:
    from ui.charts.picture import insight_image

    return insight_image(insight)


def _png(image: QImage) -> bytes:
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(store.data())
