# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, Privacy and lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _, ngettext
from ui.pages.settings_section import Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context

_MINUTES = (2, 5, 15)


class PrivacySection(Section):
    """When it locks and hides."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Privacy and lock"), context=context, parent=parent)
        self.preference(
            _("Lock without typing after"),
            "lock_after_minutes",
            [
                (count, ngettext("{count} minute", "{count} minutes", count).format(count=count))
                for count in _MINUTES
            ],
        )
        self.preference(
            _("After 20 seconds in another program"),
            "hide_after_switch",
            [(True, _("Hide the window")), (False, _("Leave it as it is"))],
        )
