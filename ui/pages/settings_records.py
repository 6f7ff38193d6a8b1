# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, Records: how a new one begins, and the way back for questions that were hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _, ngettext
from app.i18n import content as translated
from ui.pages.settings_section import Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context

# Not a text of the catalogue: the word itself is offered, whatever is in use.
PATIENTS = "patients"


class RecordsSection(Section):
    """Kept in the journal."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Records"), context=context, parent=parent)
        self.preference(
            _("A new record begins as"),
            "usual_depth",
            [(depth.id, translated(depth.name)) for depth in context.workspace.content.depths],
            _("Its depth can be changed at any time."),
        )
        self.preference(
            _("The people you work with are called"),
            "word_for_people",
            [("patient", PATIENTS), ("client", _("clients")), ("service_user", _("service users"))],
        )
        self.preference(
            _("While writing, say what may identify somebody"),
            "privacy_hints",
            [(True, _("yes")), (False, _("no"))],
            _("A calm line below the field. It is not stored, and it never claims to find all."),
        )
        self.column.addSpacing(12)
        self._hidden = self.add_words("")
        (self._offer,) = self.add_buttons((_("Offer hidden questions again"), self._on_offer_again))
        self._marks_off = self.add_words("")
        words = _("Show all marks in rehearsals again")
        (self._show_marks,) = self.add_buttons((words, self._on_show_marks))
        self._show_hidden()

    def show_values(self) -> None:
        """Show what is in force now."""
        super().show_values()
        self._show_hidden()

    def _show_hidden(self) -> None:
        off = len(self.context.workspace.preferences.current.rehearsal_off)
        self._marks_off.setVisible(off > 0)
        self._show_marks.setVisible(off > 0)
        self._marks_off.set_text(
            ngettext(
                "{count} kind of mark is switched off in rehearsals.",
                "{count} kinds of marks are switched off in rehearsals.",
                off,
            ).format(count=off)
        )
        count = len(self.context.workspace.preferences.current.hidden_questions)
        self._hidden.setVisible(count > 0)
        self._offer.setVisible(count > 0)
        self._hidden.set_text(
            ngettext(
                "{count} question is not offered any more.",
                "{count} questions are not offered any more.",
                count,
            ).format(count=count)
        )

    def _on_show_marks(self) -> None:
        self.change_preference(_("Marks in rehearsals"), rehearsal_off=())

    def _on_offer_again(self) -> None:
        self.change_preference(_("Questions that are hidden"), hidden_questions=())
