# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the program, written out. A new page is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.i18n import N_

if TYPE_CHECKING:
    from ui.context import Context
    from ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: where its class is, and where it stands in the navigation.

    Attributes:
        module: the module of the page; loaded when it is first needed.
        cls: its class.
        nav: the navigation button that is current while the page is shown.
    """

    module: str
    cls: str
    nav: str

    def load(self) -> Callable[..., Page]:
        """The page's class."""
        found: Callable[..., Page] = getattr(import_module(self.module), self.cls)
        return found

    def make(self, context: Context, parent: QWidget) -> Page:
        """A new page."""
        return self.load()(context=context, parent=parent)


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One button of the navigation: its page or command, its words, its icon."""

    name: str
    words: str
    icon: str


PAGES: dict[str, PageEntry] = {
    "today": PageEntry("ui.pages.today", "TodayPage", "today"),
    "quick": PageEntry("ui.pages.quick_record", "QuickRecordPage", "today"),
    "record": PageEntry("ui.pages.record_editor.page", "RecordEditorPage", "journal"),
    "followup": PageEntry("ui.pages.followup", "FollowupPage", "journal"),
    "journal": PageEntry("ui.pages.journal", "JournalPage", "journal"),
    "repairs": PageEntry("ui.pages.repairs", "RepairsPage", "repairs"),
    "repair": PageEntry("ui.pages.repair.page", "RepairPage", "repairs"),
    "ways": PageEntry("ui.pages.ways_used", "WaysUsedPage", "repairs"),
    "form": PageEntry("ui.pages.entry_form.page", "EntryFormPage", "repairs"),
    "strains": PageEntry("ui.pages.strain.chooser", "StrainsPage", "repairs"),
    "strain": PageEntry("ui.pages.strain.page", "StrainPage", "repairs"),
    "patterns": PageEntry("ui.pages.patterns.page", "PatternsPage", "patterns"),
    "beliefs": PageEntry("ui.pages.beliefs", "BeliefsPage", "patterns"),
    "belief": PageEntry("ui.pages.belief.page", "BeliefPage", "patterns"),
    "schemas": PageEntry("ui.pages.schemas.catalogue", "SchemasPage", "patterns"),
    "schema": PageEntry("ui.pages.schemas.page", "SchemaPage", "patterns"),
    "trash": PageEntry("ui.pages.trash", "TrashPage", "journal"),
    "review": PageEntry("ui.pages.review", "ReviewPage", "today"),
    "settings": PageEntry("ui.pages.settings", "SettingsPage", "settings"),
    "backups": PageEntry("ui.pages.backups", "BackupsPage", "settings"),
    "help": PageEntry("ui.pages.help", "HelpPage", "help"),
}

NAVIGATION: tuple[NavEntry, ...] = (
    NavEntry("today", N_("Today"), "today"),
    NavEntry("journal", N_("Journal"), "journal"),
    NavEntry("repairs", N_("Repairs"), "repairs"),
    NavEntry("patterns", N_("Patterns"), "patterns"),
)

NAVIGATION_FOOT: tuple[NavEntry, ...] = (
    NavEntry("settings", N_("Settings"), "settings"),
    NavEntry("help", N_("Help"), "help"),
    NavEntry("hide", N_("Hide"), "hide"),
    NavEntry("lock", N_("Lock"), "lock"),
)


def load_all() -> None:
    """Import every page, while a person is still typing the passphrase."""
    for entry in PAGES.values():
        entry.load()
