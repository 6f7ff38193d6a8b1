# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new recovery code: to write down, print or save, and two groups typed back.

It counts once they are: until then the journal opens as before, so that there is no moment in
which the only sheet is one that nobody has.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.i18n import _
from ui.dialogs.dialog import Dialog
from ui.pages.first_run.code_sheet import CodeSheet
from ui.recovery_sheet import RecoverySheet, groups_of, print_sheet, save_pdf
from ui.widgets.buttons import ordinary, primary
from ui.widgets.flow import Flow
from ui.widgets.line_field import LineField
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from datetime import date

    from ui.context import Context

_LOOK_ALIKES = str.maketrans("OIL", "011")


class RecoverySheetDialog(Dialog):
    """Signals:
    confirmed: two groups were typed back; the code may be put to use.
    """

    confirmed = Signal()

    def __init__(
        self, *, code: str, today: date, context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            title=_("Your new recovery sheet"),
            text=_(
                "If you forget the passphrase, this code opens your journal. "
                "It counts once two groups are typed back. Until then nothing is changed."
            ),
            parent=parent,
        )
        self._context = context
        self._sheet = RecoverySheet(groups=groups_of(code), made=today)
        count = len(self._sheet.groups)
        self._asked = sorted(secrets.SystemRandom().sample(range(count), 2))
        self.column.addWidget(CodeSheet(theme=context.theme, groups=self._sheet.groups))
        self.column.addLayout(self._ways())
        self.column.addWidget(
            Prose(
                _("Type group {first} and group {second} from your sheet.").format(
                    first=self._asked[0] + 1, second=self._asked[1] + 1
                ),
                role="label",
            )
        )
        self._fields = [
            LineField(name=_("Group {number}").format(number=number + 1), role="code")
            for number in self._asked
        ]
        row = QHBoxLayout()
        row.setSpacing(12)
        for field, number in zip(self._fields, self._asked, strict=True):
            pair = QVBoxLayout()
            pair.setSpacing(6)
            pair.addWidget(Prose(_("Group {number}").format(number=number + 1), role="body"))
            pair.addWidget(field)
            field.submitted.connect(self._on_check)
            row.addLayout(pair)
        self.column.addLayout(row)
        self._answer = Prose("", role="body")
        self._answer.hide()
        self.column.addWidget(self._answer)
        check, later = primary(_("Use this sheet")), ordinary(_("Keep things as they are"))
        check.clicked.connect(self._on_check)
        later.clicked.connect(self.reject)
        self.add_button(check)
        self.add_button(later)
        self.fit(600)
        self.begin(self._fields[0])

    def _ways(self) -> Flow:
        ways = Flow(gap=8)
        printed, saved = ordinary(_("Print it…"), icon="print"), ordinary(_("Save as PDF…"))
        printed.clicked.connect(self._on_print)
        saved.clicked.connect(self._on_save)
        ways.addWidget(printed)
        ways.addWidget(saved)
        return ways

    def _on_print(self) -> None:
        try:
            print_sheet(self._sheet, parent=self)
        except AppError as error:
            self._say(error.sentence)

    def _on_save(self) -> None:
        dialog = QFileDialog(self, _("Save as PDF"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("sheet.pdf")
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, chosen: str) -> None:
        try:
            save_pdf(self._sheet, Path(chosen))
        except AppError as error:
            self._say(error.sentence)
        else:
            self._say(_("Saved. Keep the file away from this computer."))

    def _on_check(self) -> None:
        for field, number in zip(self._fields, self._asked, strict=True):
            if _plain(field.text()) != _plain(self._sheet.groups[number]):
                words = _("Group {number} is not the same yet.").format(number=number + 1)
                self._say(words)
                field.setAccessibleDescription(words)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                field.selectAll()
                return
        self.accept()
        self.confirmed.emit()

    def _say(self, words: str) -> None:
        self._answer.set_text(words)
        self._answer.show()


def _plain(text: str) -> str:
    kept = "".join(character for character in text.upper() if character.isalnum())
    return kept.translate(_LOOK_ALIKES)
