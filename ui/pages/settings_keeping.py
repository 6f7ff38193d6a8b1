# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, Keeping and deleting: the review of old records, a legal hold, and the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.retention import REVIEW_MONTHS
from app.i18n import _, ngettext
from app.problems import problem
from ui.context import Route
from ui.pages.settings_section import Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context


class KeepingSection(Section):
    """How long things stay, and who decides."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Keeping and deleting"), context=context, parent=parent)
        self.preference(
            _("Ask about old records after"),
            "review_after_months",
            [
                (count, ngettext("{count} month", "{count} months", count).format(count=count))
                for count in REVIEW_MONTHS
            ],
            help_text=_("Today then has a line that leads to them. Nothing is deleted by itself."),
        )
        self.preference(
            _("Legal hold"),
            "legal_hold",
            [(False, _("Off")), (True, _("On"))],
            help_text=_(
                "Stops every deletion. Destroying notes after you know of a complaint or request "
                "can be an offence. Ask your adviser."
            ),
        )
        self.add_buttons((_("Review old records"), lambda: context.navigate(Route("review"))))
        if context.workspace.is_sample:
            return
        self.add_words(
            _(
                "Uninstalling Afterhour leaves your journal and its backups where they are, and a "
                "small folder with the places of your journals and the window’s size."
            )
        )
        self.add_buttons((_("Delete everything…"), self._on_delete))

    def _on_delete(self) -> None:
        if self.context.workspace.preferences.current.legal_hold:
            self.context.report(problem("legal_hold"))
            return
        from ui.dialogs.delete_everything import DeleteEverythingDialog

        DeleteEverythingDialog(context=self.context, parent=self.window()).open()
