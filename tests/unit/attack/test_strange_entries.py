# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries no editor would make, as an import may bring them: every page shows them, none breaks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.ui.pages.stage import Stage
from tests.unit.app.files import ID, OTHER, TIME, document, plain_entry
from ui.context import Route

HTML = '<img src="file:///etc/passwd"><b>bold</b> &amp; <script>alert(1)</script>'
BIDI = "\u202eabc\u202c \u2066\u2067 שלום العربية \u200f"
MARKS = "👩‍👩‍👧‍👦 e" + "\u0301" * 300 + " ก็็็ \U000e0041\u2028line\u2029\ufffc\ufffe" + "x" * 20_000
FIELDS = ("situation", "rule", "chain.they", "zzz.unknown", "decision")
ROWS = ("thoughts", "evidence_for", "socratic")


def _links(target: str) -> list[dict[str, str]]:
    return [{"kind": "follows", "target": target}]


def _strange(depth: str, text: str) -> dict[str, Any]:
    def rating(number: int, subject: str, key: str, when: str = "before") -> dict[str, Any]:
        name = f"{number:032x}"
        return {"id": name, "subject": subject, "key": key, "when": when, "at": TIME, "value": 99}

    answers = [{"field": field, "text": text} for field in FIELDS]
    answers += [{"field": f, "text": text, "row": f"{f}{n}"} for f in ROWS for n in range(2)]
    marks = [{"kind": "emotion", "value": value, "row": value} for value in ("own:", "own:x", "no")]
    for kind in ("hot_thought", "schema", "coping", "rupture_type", "contact_kind", "decision.by"):
        marks.append({"kind": kind, "value": "nothing known"})
    marks += [{"kind": "next", "value": "come_back"}, {"kind": "schema", "value": "none"}]
    ratings = [rating(1, "rule", ""), rating(2, "schema", "gone"), rating(3, "odd", "", "again")]
    return plain_entry(
        state="kept",
        depth=depth,
        client_code=text[:40],
        answers=answers,
        marks=marks,
        ratings=[
            *ratings,
            rating(4, "emotion", "own:"),
            rating(5, "thought", "thoughts0", "after"),
        ],
    )


ENTRIES = {
    "html": _strange("deep", HTML),
    "directions": _strange("standard", BIDI),
    "marks": _strange("quick", MARKS),
    "unknown depth": _strange("nonsense", "{0} {name} %s %(a)s"),
    "follows itself": plain_entry(kind="followup", links=_links(ID)),
    "record follows itself": plain_entry(links=_links(ID), client_code="A1"),
    "follows nothing": plain_entry(kind="followup", links=_links(OTHER)),
    "no link": plain_entry(kind="followup", client_code="A1"),
    "unknown kind": plain_entry(kind="strange", state="kept"),
    "first day": plain_entry(day="0001-01-01", at={"time": "0001-01-02T00:00:00+23:59"}),
    "last day": plain_entry(day="9999-12-31", at={"time": "9999-12-30T00:00:00-23:59"}),
    "empty rows": plain_entry(
        depth="deep", answers=[{"field": f, "text": "", "row": "r"} for f in ROWS]
    ),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_every_page_shows_it(name: str, stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "strange.json"
    path.write_text(json.dumps(document(ENTRIES[name])))
    assert stage.workspace.exchange.read(path).added == 1
    for page in ("journal", "record", "quick", "followup", "journal", "today", "trash"):
        stage.context.navigate(Route(page, entry_id=ID))
        stage.settle(2)
    assert not stage.desk.unsaved()
    assert stage.workspace.security.verify().ok
