# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a schema stands, where that is out of the ordinary, each line with the way back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.schemas import ARCHIVED, QUIET
from app.i18n import _
from ui.models.schema_words import own_name
from ui.widgets.buttons import link
from ui.widgets.prose import Prose
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.schemas import HeldSchemas
    from app.services.content import Content
    from ui.pages.schemas.acts import SchemaActs


class Standing(QWidget):
    """Archived, kept quiet, other schemas that count as it. Takes no room without any of them.

    `writes` is False where the journal is only read: then nothing offers a way back.
    """

    def __init__(
        self, *, content: Content, acts: SchemaActs, writes: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._content = content
        self._acts = acts
        self._writes = writes
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def show_schema(self, schema: str, merged: Sequence[str], held: HeldSchemas) -> None:
        """Show how a schema stands now."""
        clear_layout(self._box)
        if held.is_trashed(schema):
            self._line(_("It is in the Trash. What was noted with it keeps its name."))
        if held.has(schema, ARCHIVED):
            told = _("Archived: no longer offered. What was noted with it stays.")
            self._line(told, _("Offer it again"), lambda: self._acts.bring_back(schema))
        if held.has(schema, QUIET):
            told = _("Not suggested until you turn it on again.")
            self._line(told, _("Suggest it again"), lambda: self._acts.wake(schema))
        for other in merged:
            self._merged(other, held)
        self.setVisible(self._box.count() > 0)

    def _merged(self, other: str, held: HeldSchemas) -> None:
        name = own_name(other, self._content)
        told = _("“{name}” counts as this one.").format(name=name)
        if held.is_trashed(other):
            self._line(told)
            return
        part = _("Part “{name}” again").format(name=name)
        self._line(told, part, lambda: self._acts.part(other))

    def _line(self, told: str, words: str = "", act: Callable[[], None] | None = None) -> None:
        holder = QWidget(self)
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(0)
        box.addWidget(Prose(told, role="help", parent=holder))
        if act is not None and self._writes:
            button = link(words, parent=holder)
            button.clicked.connect(act)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._box.addWidget(holder)
