# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The word for the people one works with: patient, client or service user, as the writer says it.

The texts say "patient". In English another word takes its place where they are shown; own words
are never touched. A language in which that would break sentences has no such choice.
"""

from __future__ import annotations

import re

from app import i18n
from app.domain.preferences import PEOPLE

PATIENT, CLIENT, SERVICE_USER = PEOPLE

_FORMS = {CLIENT: ("client", "Client"), SERVICE_USER: ("service user", "Service user")}
_WORD = re.compile(r"\b[Pp]atient(s?)\b")
_used = PATIENT


def use(word: str) -> bool:
    """Use one of `PEOPLE` from now on; tells whether that changes anything that is shown."""
    global _used
    changed, _used = word != _used, word
    i18n.reword(_reword if word in _FORMS else None)
    return changed


def _reword(text: str) -> str:
    lower, upper = _FORMS[_used]
    return _WORD.sub(lambda found: (upper if found[0][0] == "P" else lower) + found[1], text)
