# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, Backups: one sentence, and the way to their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _
from ui.context import Route
from ui.dates import dates_of
from ui.models.backup_lines import summary, why_none
from ui.pages.settings_section import Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context


class BackupsSection(Section):
    """What is known of the backups, and the way to them."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Backups"), context=context, parent=parent)
        if context.backups.none:
            self.add_words(why_none(is_sample=context.workspace.is_sample))
            return
        self._said = self.add_words("")
        self.add_buttons((_("Backups and restoring"), lambda: context.navigate(Route("backups"))))
        context.backups.changed.connect(self.show_values)

    def show_values(self) -> None:
        """Say what the last look found."""
        super().show_values()
        workspace = self.context.workspace
        if self.context.backups.none:
            return
        state = self.context.backups.state
        words = _("One a day, encrypted, and opened once before it counts.")
        if state.places:
            dates = dates_of(workspace.preferences.current)
            words += " " + summary(state, dates, workspace.clock.now().local_day)
        self._said.set_text(words)
