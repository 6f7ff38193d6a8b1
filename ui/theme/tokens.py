# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The look's values: the one source for palette, style sheet and painters.

Lengths are logical pixels at 100 % text. The text scale multiplies type and target heights,
never space.
"""

from __future__ import annotations

from typing import Final

LIGHT: Final[dict[str, str]] = {
    "bg": "#F7F5F1",  # the desk: window, pages
    "surface": "#FFFFFF",  # paper: own words and fields
    "surface2": "#EFECE6",  # quiet wells
    "nav": "#EFECE6",
    "ink": "#23302F",
    "ink2": "#4A5856",  # help, secondary words
    "ink3": "#62706E",  # captions, placeholder; only on bg and surface
    "line": "#D9D4CA",  # decoration: dividers, card edge, chart grid
    "control": "#7A8583",  # every border that says "you can act here"
    "accent": "#1F6B63",
    "accent_hover": "#185750",
    "on_accent": "#FFFFFF",
    "accent_soft": "#DCEBE7",  # chosen chip
    "sel": "#CFE4DF",  # current row, current page
    "focus": "#0B57A4",
    "warm": "#8A4B1F",
    "warm_soft": "#F8E9DC",
    "error": "#A3262B",
    "error_soft": "#FBE9E8",
    "ok": "#2B6A3A",
    "c1": "#1F6B63",
    "c2": "#A0521A",
    "c3": "#5B4FA0",
    "c4": "#A23B6E",
    "c5": "#4F6B12",
}

DARK: Final[dict[str, str]] = {
    "bg": "#161B1B",
    "surface": "#1E2525",
    "surface2": "#273030",  # raised things
    "nav": "#1E2525",
    "ink": "#E9EDEB",
    "ink2": "#BCC7C4",
    "ink3": "#9AA7A4",
    "line": "#364241",
    "control": "#7C8A87",
    "accent": "#7CC9BC",
    "accent_hover": "#93D6CA",
    "on_accent": "#0E2A27",
    "accent_soft": "#213B38",
    "sel": "#2C4A46",
    "focus": "#8FC1FF",
    "warm": "#E9B384",
    "warm_soft": "#3A2B1E",
    "error": "#FF9C98",
    "error_soft": "#40211F",
    "ok": "#93D3A0",
    "c1": "#7CC9BC",
    "c2": "#E9A66F",
    "c3": "#B3A8F2",
    "c4": "#F09AC2",
    "c5": "#B5CF6B",
}

SCHEMES: Final[dict[str, dict[str, str]]] = {"light": LIGHT, "dark": DARK}

UI_FACE: Final = "ui"
READING_FACE: Final = "reading"
CODE_FACE: Final = "code"

BODY_PX: Final = 15
# role: (face, factor of body, factor of body above HEADING_CAP_ABOVE, weight)
TYPE: Final[dict[str, tuple[str, float, float, int]]] = {
    "caption": (UI_FACE, 0.87, 0.87, 400),
    "body": (UI_FACE, 1.0, 1.0, 400),
    "label": (UI_FACE, 1.0, 1.0, 600),
    "help": (UI_FACE, 1.0, 1.0, 400),
    "status": (UI_FACE, 0.87, 0.87, 400),
    "timer": (UI_FACE, 1.9, 1.9, 400),
    "writing": (READING_FACE, 1.13, 1.13, 400),
    "reading": (READING_FACE, 1.13, 1.13, 400),
    "h3": (READING_FACE, 1.25, 1.1, 400),
    "h2": (READING_FACE, 1.5, 1.25, 400),
    "h1": (READING_FACE, 1.9, 1.4, 400),
    "brand": (READING_FACE, 1.34, 1.2, 400),
    "code": (CODE_FACE, 1.0, 1.0, 500),
    "bigcode": (CODE_FACE, 1.5, 1.4, 500),
}
HEADING_CAP_ABOVE: Final = 1.5
LINE_UI: Final = 1.33  # of the px size
LINE_READING: Final = 1.5  # of the px size, as a fixed height: Literata already leads 1.53
MEASURE_EM: Final = 34  # widest line of prose

SPACE: Final[dict[str, int]] = {
    "s1": 4,
    "s2": 8,
    "s3": 12,
    "s4": 16,
    "s5": 24,
    "s6": 32,
    "s7": 48,
    "label_to_help": 2,
    "label_to_field": 6,
    "field_gap": 20,
    "question_gap": 28,
    "page_margin": 40,
    "page_margin_medium": 32,  # below 1100 px
    "page_margin_small": 16,  # below 700 px
    "gutter": 32,
    "aside_gutter": 40,
}

RADIUS: Final[dict[str, int]] = {"field": 6, "card": 8, "nav": 8, "focus": 3, "focus_rating": 5}

STROKE: Final[dict[str, float]] = {
    "line": 1,
    "chosen": 1.5,
    "focus": 2,
    "focus_offset": 2,
    "focus_offset_rating": 8,  # so that its end words stay free
    "track": 2,
    "track_filled": 4,
    "handle": 2,
}

TARGET: Final[dict[str, int]] = {
    "primary": 44,
    "hero": 52,
    "ordinary": 36,
    "icon": 32,
    "link": 24,
    "chip": 36,
    "word": 32,
    "nav": 40,
    "rail": 36,
    "row": 44,
    "list_row": 60,
    "field": 44,
    "search": 36,
    "handle": 22,  # the ring; the whole rating is the target: 60 high, its track at y 22
    "rating_compact": 36,
    "number_width": 60,
    "number": 44,
    "number_compact": 36,
}

# Widths of columns; the window decides, so the text scale does not change them.
LAYOUT: Final[dict[str, int]] = {
    "nav": 200,
    "nav_narrow": 72,
    "nav_narrow_below": 900,
    "rail": 168,
    "column": 560,
    "aside": 208,
    "form_label": 150,
    "form_gap": 24,
    "form_field": 610,
    "journal_list": 360,
    "unlock": 400,
    "first_run": 624,
    "side": 256,
}
