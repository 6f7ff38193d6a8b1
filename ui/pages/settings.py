# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: one page of headings. Each choice applies at once and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import N_, _
from ui.pages.settings_about import AboutSection
from ui.pages.settings_backups import BackupsSection
from ui.pages.settings_journal import JournalSection
from ui.pages.settings_keeping import KeepingSection
from ui.pages.settings_keys import KeysSection
from ui.pages.settings_look import AppearanceSection, WritingSection
from ui.pages.settings_privacy import PrivacySection
from ui.pages.settings_records import RecordsSection
from ui.widgets.page import Page
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.workspace import ChangeSet
    from ui.context import Context, Route

_BETWEEN = 40


class SettingsPage(Page):
    """Sections one under the other; nothing to save and nothing to leave unsaved."""

    NAME = "settings"
    TITLE = N_("Settings")
    ICON = "settings"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._wanted = ""
        self._context = context
        self.body.addWidget(Prose(_("Settings"), role="h1"))
        self._keys = KeysSection(context=context)
        self._journal = JournalSection(context=context)
        self._sections = (
            PrivacySection(context=context),
            self._keys,
            AppearanceSection(context=context),
            WritingSection(context=context),
            RecordsSection(context=context),
            self._journal,
            BackupsSection(context=context),
            KeepingSection(context=context),
            AboutSection(context=context),
        )
        for section in self._sections:
            self.body.addSpacing(_BETWEEN)
            self.body.addWidget(section)
        self.body.addStretch(1)
        context.bus.preferences_changed.connect(self._show_values)

    def open(self, route: Route) -> None:
        """Show what is in force; `extra` leads to the "recovery" sheet or "export"."""
        self._show_values()
        self._wanted = route.extra

    def leave(self) -> None:
        """Everything applies at once."""

    def refresh(self, changes: ChangeSet) -> None:
        """Nothing here comes from entries."""

    def focus_first(self) -> None:
        """The place that was asked for, else the top."""
        if self._wanted == "recovery":
            self._keys.focus_sheet()
        elif self._wanted == "export":
            self._journal.focus_export()
        else:
            super().focus_first()

    def _show_values(self) -> None:
        for section in self._sections:
            section.show_values()
