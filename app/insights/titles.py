# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The views in their order, with the names under which they are shown and switched off."""

from __future__ import annotations

from app.i18n import N_, gettext

TITLES = {
    "v1": N_("One rule"),
    "v2": N_("Typical change of a rule"),
    "v3": N_("Held change of a rule"),
    "v4": N_("Schemas over time"),
    "v5": N_("Contacts, signs and schemas"),
    "v6": N_("What I did, and where it stands"),
    "v7": N_("Time to name, to own, to repair"),
    "v8": N_("Practice and strong feelings"),
    "v9": N_("Which step was useful"),
    "v10": N_("One schema over months"),
    "v11": N_("Before and since a day you set"),
    "v12": N_("Who noticed first"),
    "wobble": N_("Your usual wobble"),
    "feared": N_("Feared and happened"),
    "noticed_when": N_("When I noticed"),
    "first_sign": N_("First sign"),
    "guesses": N_("Guesses checked"),
}

VIEWS = tuple(TITLES)
"""The twelve views, the wobble check and the small counts, in their order on the page."""


def title(view: str) -> str:
    """The name of a view on screen."""
    return gettext(TITLES[view])
