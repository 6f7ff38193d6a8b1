# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every field for own words knows how much room its entry has left."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from app.domain.entry import When
from app.domain.limits import ANSWER_CHARACTERS, ENTRY_CHARACTERS
from app.domain.moment import Moment
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.pages.record_editor.steps import steps_of
from ui.widgets.line_field import LineField
from ui.widgets.writing_field import WritingField


def _own_words(place: QWidget) -> list[WritingField | LineField]:
    lines = [one for one in place.findChildren(LineField) if one.role == "writing"]
    return [*place.findChildren(WritingField), *lines]


def _without_room(place: QWidget) -> list[str]:
    """Fields for more than a word that take any number of characters."""
    return [
        one.accessibleName()
        for one in _own_words(place)
        if one.room is None and one.most_characters >= ANSWER_CHARACTERS
    ]


def test_in_every_field_of_the_deepest_record(stage: Stage) -> None:
    stage.desk.navigate(Route("record", depth="deep"))
    stage.settle(1)
    page = stage.page("record")
    found = 0
    for step in steps_of(stage.workspace.content, "deep")[:-1]:
        page.show_step(step.number)
        found += len(_own_words(page))
        assert _without_room(page) == []
    assert found > 15


def test_in_the_quick_record_the_fields_share_it(stage: Stage) -> None:
    stage.desk.navigate(Route("quick"))
    stage.settle(1)
    page = stage.page("quick")
    assert _without_room(page) == []
    first, other = (
        next(one for one in _own_words(page) if one.accessibleName() == name)
        for name in ("What happened", "Thought")
    )
    first.insertPlainText("words " * (ANSWER_CHARACTERS // 6))
    other.insertPlainText("words " * 100)
    room = page.writing.session.room()
    assert room == ENTRY_CHARACTERS - ANSWER_CHARACTERS - 600
    assert other.room is not None
    assert other.room() == room


def test_in_a_follow_up(stage: Stage) -> None:
    drafting = stage.workspace.drafting
    session = drafting.begin()
    session.set_text("rule", "a rule")
    session.rate("rule", "", When.BEFORE, 80)
    record = drafting.keep(session)
    now = stage.clock.now()
    stage.clock.put(Moment.of(now.local + timedelta(days=2), now.zone))
    stage.desk.navigate(Route("followup", entry_id=record.id))
    stage.settle(1)
    page = stage.page("followup")
    assert len(_own_words(page)) >= 3
    assert _without_room(page) == []
