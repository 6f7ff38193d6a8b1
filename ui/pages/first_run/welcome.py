# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""First run, step 1: what this is, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from ui.pages.door.line_icon import LineIcon
from ui.pages.first_run.step import StepPage
from ui.theme.theme import Theme
from ui.widgets import buttons
from ui.widgets.flow import Flow
from ui.widgets.prose import Prose


class WelcomePage(StepPage):
    """Says in three lines what may be expected of the program.

    Signals:
        create_asked, sample_asked, open_asked, restore_asked: the ways on.
    """

    create_asked = Signal()
    sample_asked = Signal()
    open_asked = Signal()
    restore_asked = Signal()

    def __init__(
        self, *, theme: Theme, with_back: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme=theme,
            number=1,
            heading=_("A private place to think after difficult sessions."),
            back=_("Back to the unlock window") if with_back else None,
            parent=parent,
        )
        for name, words in (
            ("folder", _("Stays on this computer. It never uses the internet.")),
            ("lock", _("Encrypted with a passphrase that stays with you.")),
            ("pencil", _("For your own reactions. It is not a client record.")),
        ):
            self.body.addLayout(self._fact(name, words))
            self.body.addSpacing(theme.space("s3"))
        self.body.addSpacing(theme.space("s4"))
        self._create = buttons.primary(_("Create my journal"), parent=self.column)
        sample = buttons.ordinary(_("Look around a sample first"), parent=self.column)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s3"))
        row.addWidget(self._create, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(sample, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addSpacing(theme.space("s5"))
        open_ = buttons.link(_("Open a journal…"), parent=self.column)
        restore = buttons.link(_("I have a backup…"), parent=self.column)
        links = QWidget(self.column)
        flow = Flow(gap=theme.space("s5"), parent=links)
        flow.addWidget(open_)
        flow.addWidget(restore)
        self.body.addWidget(links)
        self.end()
        self._create.clicked.connect(self.create_asked)
        sample.clicked.connect(self.sample_asked)
        open_.clicked.connect(self.open_asked)
        restore.clicked.connect(self.restore_asked)

    def focus_first(self) -> None:
        """The first way on."""
        self._create.setFocus()

    def _fact(self, name: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("s3"))
        sign = LineIcon(icon=name, colour="ink2", parent=self.column)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Prose(words, role="body", parent=self.column), 1)
        return row
