# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""First run, step 3: the recovery sheet, written, printed, saved, or refused in so many words."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.i18n import _
from ui import recovery_sheet
from ui.pages.door.message_line import MessageLine
from ui.pages.first_run.code_sheet import CodeSheet
from ui.pages.first_run.step import StepPage
from ui.recovery_sheet import RecoverySheet
from ui.theme.theme import Theme
from ui.widgets import buttons
from ui.widgets.line_field import LineField
from ui.widgets.prose import Prose
from ui.widgets.radio import Radio
from ui.widgets.sheet import Rule

ON_PAPER, PRINTED, NO_SHEET = range(3)
GROUP_WIDTH = 96

# What a reader may take a character for; the code itself has no I, L and O.
_LOOKS_LIKE = str.maketrans("OIL", "011")


class RecoveryPage(StepPage):
    """Shows the code once and asks for two groups of it, so that the paper is known to be good.

    Signals:
        confirmed: both groups were typed back.
        postponed: later; Today will remind of it.
        refused: no sheet, knowingly.
    """

    confirmed = Signal()
    postponed = Signal()
    refused = Signal()

    def __init__(
        self, *, theme: Theme, code: str, made: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme=theme,
            number=3,
            heading=_("Your recovery sheet"),
            help=_(
                "If you forget the passphrase, this code opens your journal. Nobody else can open "
                "it for you, so keep it with your passport and away from this computer."
            ),
            parent=parent,
        )
        self._groups = recovery_sheet.groups_of(code)
        self._made = made
        self._asked = tuple(sorted(secrets.SystemRandom().sample(range(len(self._groups)), 2)))
        self.body.addWidget(CodeSheet(theme=theme, groups=self._groups, parent=self.column))
        self.body.addSpacing(theme.space("s5"))
        self._ways = QButtonGroup(self)
        for place, (title, help_) in enumerate(
            (
                (
                    _("I write it on paper"),
                    _("Keeps it off printers and disks. About two minutes."),
                ),
                (_("Print it, or save it to a USB stick"), ""),
                (_("No sheet. I accept that a forgotten passphrase loses everything."), ""),
            )
        ):
            radio = Radio(title, help_, parent=self.column)
            self._ways.addButton(radio, place)
            self.body.addWidget(
                radio, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
            self.body.addSpacing(theme.space("s2"))
            if place == PRINTED:
                self._printing = self._printing_row()
                self.body.addWidget(self._printing)
        self.choose(ON_PAPER)
        self._ways.idToggled.connect(self._on_way_chosen)
        self.body.addSpacing(theme.space("s4"))
        self._check = self._check_row()
        self.body.addWidget(self._check)

        later = buttons.ordinary(_("Later"), parent=self.column)
        self.continue_button = buttons.primary(_("Continue"), parent=self.column)
        self.end(later, self.continue_button)
        later.clicked.connect(self.postponed)
        self.continue_button.clicked.connect(self._on_continue_asked)
        self._on_way_chosen(ON_PAPER, True)

    @property
    def asked(self) -> tuple[int, ...]:
        """The numbers of the groups asked for, counted from 1."""
        return tuple(place + 1 for place in self._asked)

    def focus_first(self) -> None:
        """The chosen way."""
        chosen = self._ways.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    def choose(self, way: int) -> None:
        """Choose a way: `ON_PAPER`, `PRINTED` or `NO_SHEET`."""
        self._ways.button(way).setChecked(True)

    def _printing_row(self) -> QWidget:
        theme = self.theme
        row = QWidget(self.column)
        self._name = LineField(name=_("A name for the sheet, if you like"), parent=row)
        print_ = buttons.ordinary(_("Print…"), icon="print", parent=row)
        save = buttons.ordinary(_("Save as PDF…"), parent=row)
        self._said = MessageLine(above=theme.space("s2"), parent=row)
        print_.clicked.connect(self._on_print_asked)
        save.clicked.connect(self._on_save_asked)
        layout = QVBoxLayout(row)
        # Under the title of its choice, not under the ring.
        layout.setContentsMargins(theme.space("s6"), 0, 0, theme.space("s3"))
        layout.setSpacing(0)
        label = Prose(_("A name for the sheet, if you like"), role="help", parent=row)
        label.setBuddy(self._name)
        layout.addWidget(label)
        layout.addSpacing(theme.space("label_to_field"))
        layout.addWidget(self._name)
        layout.addSpacing(theme.space("s3"))
        both = QHBoxLayout()
        both.setSpacing(theme.space("s3"))
        both.addWidget(print_, 0, Qt.AlignmentFlag.AlignVCenter)
        both.addWidget(save, 0, Qt.AlignmentFlag.AlignVCenter)
        both.addStretch(1)
        layout.addLayout(both)
        layout.addWidget(self._said)
        return row

    def _check_row(self) -> QWidget:
        theme = self.theme
        row = QWidget(self.column)
        first, second = self.asked
        words = Prose(
            _(
                "To be sure it is readable, type group {first} and group {second} from your paper."
            ).format(first=first, second=second),
            role="help",
            parent=row,
        )
        fields = QHBoxLayout()
        fields.setSpacing(theme.space("s4"))
        fields.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        self._fields: list[LineField] = []
        for number in self.asked:
            name = _("Group {number}").format(number=number)
            field = LineField(name=name, role="code", parent=row)
            field.setFixedWidth(round(GROUP_WIDTH * theme.text_scale))
            field.edited.connect(self._on_group_edited)
            field.submitted.connect(self._on_continue_asked)
            label = Prose(name, role="caption", parent=row)
            label.setBuddy(field)
            cell = QVBoxLayout()
            cell.setSpacing(theme.space("s1"))
            cell.addWidget(label)
            cell.addWidget(field)
            cell.addStretch(1)
            fields.addLayout(cell)
            self._fields.append(field)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("field_gap"))
        layout.addWidget(Rule(parent=row))
        layout.addLayout(fields)
        theme.changed.connect(self._on_measures_changed)
        return row

    def _on_measures_changed(self) -> None:
        for field in self._fields:
            field.setFixedWidth(round(GROUP_WIDTH * self.theme.text_scale))

    def _on_way_chosen(self, way: int, chosen: bool) -> None:
        if not chosen:
            return
        self._printing.setVisible(way == PRINTED)
        self._check.setVisible(way != NO_SHEET)
        self.trouble.clear()

    def _on_group_edited(self) -> None:
        self.trouble.clear()

    def _on_continue_asked(self) -> None:
        if self._ways.checkedId() == NO_SHEET:
            self.refused.emit()
            return
        for place, field in zip(self._asked, self._fields, strict=True):
            typed = readable(field.text())
            if typed == self._groups[place]:
                continue
            if not typed:
                words = _("Type group {number} as well, or choose Later.").format(number=place + 1)
            else:
                words = _("Group {number} reads differently above.").format(number=place + 1)
            self.trouble.show_error(words)
            field.setAccessibleDescription(words)
            field.setFocus()
            return
        self.confirmed.emit()

    def _sheet(self) -> RecoverySheet:
        return RecoverySheet(self._groups, self._made, self._name.text().strip())

    def _on_print_asked(self) -> None:
        self._do(
            lambda: recovery_sheet.print_sheet(self._sheet(), parent=self),
            _("It was sent to the printer."),
        )

    def _on_save_asked(self) -> None:
        proposed = str(Path.home() / _("sheet.pdf"))
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Save as PDF"), proposed, _("PDF files (*.pdf)")
        )
        if not path:
            return
        target = Path(path) if Path(path).suffix else Path(path).with_suffix(".pdf")

        def save() -> bool:
            recovery_sheet.save_pdf(self._sheet(), target)
            return True

        self._do(save, _("It was saved. Anyone who finds the file can read the code."))

    def _do(self, act: Callable[[], bool], done: str) -> None:
        try:
            if act():
                self._said.show_remark(done)
        except AppError as error:
            self._said.show_app_error(error)


def readable(typed: str) -> str:
    """A typed group as the code writes it: capitals, no spaces, digits for their look-alikes."""
    plain = "".join(character for character in typed.upper() if character.isalnum())
    return plain.translate(_LOOKS_LIKE)
