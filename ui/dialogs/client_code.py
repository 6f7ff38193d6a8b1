# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Give a record another client code, or correct a code wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.i18n import _, ngettext
from ui.dialogs.dialog import Dialog
from ui.widgets.buttons import ordinary
from ui.widgets.chip_group import ChipGroup
from ui.widgets.prose import Prose
from ui.widgets.radio import Radio

if TYPE_CHECKING:
    from collections.abc import Sequence

_NONE = "-"


class ClientCodeDialog(Dialog):
    """Codes are chosen or generated, never typed: so that none is ever a name.

    A code that no other entry carries goes for good, from the Trash and earlier versions too.

    Signals:
        chosen: the code ("" for none), and whether it replaces the old one everywhere.
    """

    chosen = Signal(str, bool)

    def __init__(
        self,
        *,
        code: str,
        codes: Sequence[tuple[str, int]],
        fresh: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            title=_("Change client code"),
            text=_("A code has no link to a name, a birth date or a file number."),
            parent=parent,
        )
        count = dict(codes).get(code, 0)
        options = [(name, name) for name, _count in codes]
        options += [(fresh, _("New code {code}").format(code=fresh)), (_NONE, _("No code"))]
        self._codes = ChipGroup(name=_("Client code"), options=options, multiple=False, shown=12)
        self._codes.set_values([code or _NONE])
        self._old = code
        self.column.addWidget(self._codes)
        self._everywhere: Radio | None = None
        if code and count > 1:
            self.column.addWidget(Prose(_("Where"), role="label"))
            here = Radio(_("In this record"), "")
            words = ngettext(
                "In the one entry that has {code}",
                "In all {count} entries that have {code}",
                count,
            ).format(count=count, code=code)
            self._everywhere = Radio(words, "")
            group = QButtonGroup(self)
            for radio in (here, self._everywhere):
                group.addButton(radio)
                self.column.addWidget(radio)
            here.setChecked(True)
        change, stay = ordinary(_("Change")), ordinary(_("Leave as it is"))
        change.clicked.connect(self._on_change)
        stay.clicked.connect(self.reject)
        self.add_button(change)
        self.add_button(stay)
        self.fit()
        self._codes.chip(code or _NONE).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_change(self) -> None:
        values = self._codes.values()
        code = values[0] if values else _NONE
        self.accept()
        new = "" if code == _NONE else code
        if new != self._old:
            wide = self._everywhere
            everywhere = bool(self._old) and (wide is None or wide.isChecked())
            self.chosen.emit(new, everywhere)
