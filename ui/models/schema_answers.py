# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said after a question about a schema was answered."""

from __future__ import annotations

from app.domain.schema_answers import Reply
from app.i18n import _


def noted(name: str, reply: str) -> str:
    """What is said after an answer."""
    if reply == Reply.NO:
        return _("Noted: “{name}” does not fit.").format(name=name)
    if reply == Reply.PARTLY:
        return _("“{name}” noted, partly.").format(name=name)
    return _("“{name}” noted.").format(name=name)
