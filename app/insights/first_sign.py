# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which sign in the body or on one's own side is noted most often: "jaw, 5 of 8"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.i18n import gettext as _
from app.i18n import ngettext
from app.insights import words
from app.insights.titles import title
from app.insights.values import Cell, Insight, Table, TableRow

if TYPE_CHECKING:
    from app.insights.frame import Frame
    from storage.insights.values import Signed

VIEW = "first_sign"
MINIMUM = 8
"""Records with a sign before the most frequent one is named."""


def most_frequent(found: Sequence[Signed]) -> list[Signed]:
    """By number, then by name, so that the same journal always says the same."""
    return sorted(found, key=lambda sign: (-sign.records, sign.kind, sign.value))


def first_sign(found: Sequence[Signed], records: int, frame: Frame) -> Insight:
    """From how many records have each sign, and how many have any."""
    signs = most_frequent(found)
    enough = records >= MINIMUM and bool(signs)
    return Insight(
        id=VIEW,
        title=title(VIEW),
        n=records,
        sentence=_sentence(signs, records, frame) if enough else _too_few(records),
        table=_table(signs, records, frame),
        enough=enough,
        waits=False,
        reading=words.told(words.SELECTION),
    )


def _sentence(signs: Sequence[Signed], records: int, frame: Frame) -> str:
    name = frame.names.mark(signs[0].kind, signs[0].value)
    if name.own:
        text = _("Noted most often in {count} of {n} records: a sign in your own words.")
    else:
        text = _("Noted most often in {count} of {n} records: {sign}.")
    return text.format(count=signs[0].records, n=records, sign=name.words)


def _too_few(records: int) -> str:
    return ngettext(
        "{n} record has a sign of yours; the most frequent one is named from {least} on.",
        "{n} records have a sign of yours; the most frequent one is named from {least} on.",
        records,
    ).format(n=records, least=MINIMUM)


def _table(signs: Sequence[Signed], records: int, frame: Frame) -> Table:
    rows = []
    for sign in signs:
        name = frame.names.mark(sign.kind, sign.value)
        told = _("{count} of {n}").format(count=sign.records, n=records)
        rows.append(TableRow((Cell(name.words, own=name.own), Cell(told, number=True))))
    return Table((_("Sign"), _("Noted in")), tuple(rows))
