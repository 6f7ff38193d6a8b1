# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette keeps its floors: every pair of words, borders and marks on their grounds."""

from __future__ import annotations

import pytest

from ui.theme import tokens

# (what is seen, its ground, floor): 7 for long text, 4.5 for words, 3 for borders and marks.
PAIRS = [
    *((ink, ground, 7.0) for ink in ["ink"] for ground in ("bg", "surface", "surface2")),
    *(("ink2", ground, 4.5) for ground in ("bg", "surface", "surface2", "nav", "sel")),
    *(("ink3", ground, 4.5) for ground in ("bg", "surface")),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    *(("accent", ground, 4.5) for ground in ("surface", "bg", "accent_soft")),
    *(("ink", ground, 7.0) for ground in ("accent_soft", "sel", "warm_soft", "error_soft")),
    *(("control", ground, 3.0) for ground in ("surface", "bg")),
    *(
        ("focus", ground, 3.0)
        for ground in ("surface", "bg", "accent_soft", "warm_soft", "error_soft", "nav")
    ),
    *(("warm", ground, 4.5) for ground in ("surface", "warm_soft")),
    *(("error", ground, 4.5) for ground in ("surface", "error_soft", "bg")),
    ("ok", "surface", 4.5),
    *((f"c{number}", "surface", 3.0) for number in range(1, 6)),
    ("accent", "surface2", 4.5),
    ("accent", "nav", 3.0),
    ("accent", "sel", 3.0),
]


def luminance(colour: str) -> float:
    """Relative luminance by the WCAG 2.x formula."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("seen", "ground", "floor"), PAIRS)
def test_pair_keeps_its_floor(scheme: str, seen: str, ground: str, floor: float) -> None:
    colours = tokens.SCHEMES[scheme]
    assert contrast(colours[seen], colours[ground]) >= floor


def test_the_formula_gives_the_published_figures() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21.0
    assert round(contrast(tokens.LIGHT["ink"], tokens.LIGHT["bg"]), 2) == 12.56
    assert round(contrast(tokens.DARK["accent"], tokens.DARK["accent_soft"]), 2) == 6.26


def test_both_schemes_have_the_same_roles() -> None:
    assert set(tokens.LIGHT) == set(tokens.DARK)
