# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""To which repair a record belongs: one of those there are, a new one, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.i18n import _
from ui.dialogs.dialog import Dialog
from ui.models.lines import repair_headline
from ui.models.repair_words import spoken
from ui.widgets.buttons import ordinary
from ui.widgets.row import Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.services.content import Content
    from app.services.repairs import EpisodeLine
    from ui.dates import Dates


class ChooseRepairDialog(Dialog):
    """Signals:
    chosen(line): the `EpisodeLine` the record is to belong to.
    begin_asked: a new repair is to be begun from the record.
    none_asked: it is to belong to none any more.
    """

    chosen = Signal(object)
    begin_asked = Signal()
    none_asked = Signal()

    def __init__(
        self,
        *,
        lines: Sequence[EpisodeLine],
        held: str,
        content: Content,
        dates: Dates,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title=_("To which repair does it belong?"), parent=parent)
        offered = [line for line in lines if line.id != held]
        column = QVBoxLayout()
        column.setSpacing(0)
        rows = []
        for line in offered:
            since = _("since {day}").format(day=dates.brief(line.since, today))
            words = repair_headline(line, content)
            row = Row(icon="repairs", text=words, detail=since)
            row.setAccessibleName(spoken((words, since)))
            row.clicked.connect(lambda _checked=False, line=line: self._take(line))
            column.addWidget(row)
            rows.append(row)
        self.column.addLayout(column)
        stay = ordinary(_("Cancel"))
        stay.clicked.connect(self.reject)
        self.add_button(stay)
        if held:
            none = ordinary(_("To none"))
            none.clicked.connect(self._on_none)
            self.add_button(none)
        begin = ordinary(_("Start a new one"), icon="plus")
        begin.clicked.connect(self._on_begin)
        self.add_button(begin)
        self.fit(560)
        self.begin(rows[0] if rows else begin)

    def _take(self, line: EpisodeLine) -> None:
        self.accept()
        self.chosen.emit(line)

    def _on_begin(self) -> None:
        self.accept()
        self.begin_asked.emit()

    def _on_none(self) -> None:
        self.accept()
        self.none_asked.emit()
