# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Earlier versions of a record: a list of moments, the version as it was, and a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QSizePolicy, QWidget

from app.domain.record import belief_course, followed_subject
from app.i18n import _
from ui.dialogs.dialog import Dialog
from ui.models.outline import outline
from ui.pages.reading_sheet import ReadingSheet
from ui.theme.theme import current
from ui.widgets.buttons import ordinary

if TYPE_CHECKING:
    from datetime import date

    from app.services.content import Content
    from app.services.versions import Version
    from ui.dates import Dates


class VersionsDialog(Dialog):
    """Signals:
    restore_asked: carries the number of the version to bring back.
    """

    restore_asked = Signal(int)

    def __init__(
        self,
        *,
        versions: tuple[Version, ...],
        content_set: Content,
        dates: Dates,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        text = _(
            "The last twenty versions are kept, under a legal hold all from then on. The newest "
            "stands first."
        )
        if not versions:
            text = _("No earlier version yet. One is kept each time you leave the record.")
        super().__init__(title=_("Earlier versions"), text=text, parent=parent)
        self._versions = versions
        self._content = content_set
        self._dates = dates
        self._today = today
        self._list = QListWidget()
        self._list.setAccessibleName(_("Versions"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._list.setTabKeyNavigation(False)
        for version in versions:
            self._list.addItem(dates.day_and_time(version.closed))
        self._list.setStyleSheet(
            "QListWidget { background: transparent; border: 0; }"
            "QListWidget::item { padding: 6px 12px; border-radius: 6px; }"
            "QListWidget::item:selected { background: palette(highlight); color: palette(text); }"
        )
        self._list.setFixedHeight(round(36 * current().text_scale) * min(len(versions), 4) + 4)
        self._sheet = ReadingSheet()
        self._restore = ordinary(_("Bring this version back"))
        self._restore.clicked.connect(self._on_restore)
        close = ordinary(_("Close"))
        close.clicked.connect(self.reject)
        if versions:
            self.column.addWidget(self._list)
            self.column.addWidget(self._sheet, 1)
            self.add_button(self._restore)
            self._list.currentRowChanged.connect(self._on_row)
            self._list.setCurrentRow(0)
        self.add_button(close)
        if versions:
            self.fit_around(self._sheet, 620)
        else:
            self.fit(620)
        (self._list if versions else close).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._versions):
            entry = self._versions[row].entry
            self._sheet.show_outline(
                outline(
                    entry,
                    self._content,
                    self._dates,
                    self._today,
                    subject=followed_subject(entry),
                    course=belief_course(entry, ()),
                )
            )

    def _on_restore(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._versions):
            self.accept()
            self.restore_asked.emit(self._versions[row].number)
