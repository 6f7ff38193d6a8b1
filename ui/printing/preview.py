# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page as it will leave: look, then print it or save it as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QGraphicsView, QWidget

from app.i18n import _
from app.problems import problem
from ui.dialogs.dialog import Dialog
from ui.pages.scroll_stop import ScrollStop
from ui.printing import output
from ui.printing.page_breaks import paginated
from ui.widgets.buttons import ordinary
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextDocument
    from PySide6.QtPrintSupport import QPrinter

    from ui.context import Context

_SCROLLING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class _Pages(QPrintPreviewWidget):
    """Takes the room there is instead of asking for a whole page's."""

    def sizeHint(self) -> QSize:
        """Small enough for a small window."""
        return QSize(300, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are never cut at the side."""
        super().resizeEvent(event)
        for view in self.findChildren(QGraphicsView):
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fitToWidth()


class _Sight(ScrollStop):
    """Takes the focus for the pages, whose own view has no role for a screen reader."""

    def __init__(self, *, pages: _Pages, parent: QWidget | None = None) -> None:
        view = pages.findChildren(QGraphicsView)[0]
        super().__init__(name=_("Preview"), area=view, parent=parent)
        self._bar = view.verticalScrollBar()
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(pages, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow and page keys scroll the pages."""
        if event.key() in _SCROLLING:
            QApplication.sendEvent(self._bar, event)
        else:
            super().keyPressEvent(event)


class PreviewDialog(Dialog):
    """Shows the pages; nothing is written before a button is pressed."""

    def __init__(
        self,
        *,
        document: QTextDocument,
        context: Context,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title=title or _("Print this record"), parent=parent)
        self._document = document
        self._context = context
        self._printer = output.printer()
        self._view = _Pages(self._printer)
        self._view.paintRequested.connect(self._on_paint)
        self._view.setMinimumHeight(200)
        self.column.addWidget(
            Prose(_("What you print or save leaves the encrypted journal."), role="help")
        )
        self.column.addWidget(_Sight(pages=self._view), 1)
        if QPrinterInfo.availablePrinterNames():
            go = ordinary(_("Print…"), icon="print")
            go.clicked.connect(self._on_print)
            self.add_button(go)
        else:
            self.column.addWidget(
                Prose(_("No printer is set up on this computer."), role="caption")
            )
        save = ordinary(_("Save PDF…"))
        save.clicked.connect(self._on_save)
        close = ordinary(_("Close"))
        close.clicked.connect(self.reject)
        self.add_button(save)
        self.add_button(close)
        self.fit(680)
        self.resize(self.width(), max(self.height(), 560))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_paint(self, printer: QPrinter) -> None:
        paginated(self._document, printer).print_(printer)

    def _on_print(self) -> None:
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.finished.connect(self._on_printer_chosen)
        dialog.show()

    def _on_printer_chosen(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            paginated(self._document, self._printer).print_(self._printer)
            self.accept()

    def _on_save(self) -> None:
        dialog = QFileDialog(self, _("Save PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF files") + " (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("page.pdf")
        dialog.fileSelected.connect(self._write)
        dialog.open()

    def _write(self, chosen: str) -> None:
        try:
            output.write_private(Path(chosen), output.pdf(self._document))
        except OSError as error:
            self.reject()
            self._context.report(problem("file_not_written", reason=error.strerror or ""))
            return
        self.accept()
        self._context.toast(_("Saved as PDF. The file is not encrypted."), None)


def show_preview(
    parent: QWidget, document: QTextDocument, context: Context, title: str = ""
) -> PreviewDialog:
    """Open the preview over a window; `title` says what is printed, a record unless told."""
    dialog = PreviewDialog(document=document, context=context, title=title, parent=parent)
    dialog.open()
    return dialog
