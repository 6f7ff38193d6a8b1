# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the catalogue of schemas stands: below Patterns; below the Journal until there is one."""

from __future__ import annotations

from app.i18n import _
from ui.context import Route
from ui.pages import registry


def above() -> tuple[str, Route]:
    """The words and the way back from the catalogue."""
    if "patterns" in registry.PAGES:
        return _("Patterns"), Route("patterns")
    return _("Journal"), Route("journal")
