# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A very long repair: the first screenful first, nothing twice, never another's course."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.domain.entry import Kind
from tests.bench.episodes import LONG_CONTACTS, long_episode, short_episode
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.pages.repair.page import RepairPage

SHORT, LONG = short_episode(2), long_episode(3)


@pytest.fixture
def filled(stage: Stage) -> Stage:
    """A short and a very long repair beside those of the sample."""
    stage.workspace._vault.entries.bulk_insert([*SHORT, *LONG])
    return stage


def opened(stage: Stage, qtbot: QtBot, entry_id: str) -> RepairPage:
    stage.desk.navigate(Route("repair", entry_id=entry_id))
    page = stage.page("repair")
    assert isinstance(page, RepairPage)
    qtbot.waitUntil(lambda: page.reading is not None and page.reading.entry.id == entry_id)
    return page


def test_the_first_screenful_comes_first_and_all_of_it_in_the_end(
    filled: Stage, qtbot: QtBot
) -> None:
    page = opened(filled, qtbot, SHORT[0].id)
    assert page.course.complete
    first: list[int] = []
    page.course.completed.connect(lambda: first.append(-1))
    filled.desk.navigate(Route("repair", entry_id=LONG[0].id))
    qtbot.waitUntil(lambda: page.reading is not None and page.reading.entry.id == LONG[0].id)
    assert len(page.course.rows) < 20
    assert page.below.isHidden()
    qtbot.waitUntil(lambda: page.course.complete)
    assert first == [-1]
    assert not page.below.isHidden()
    assert sum(row.row.contact is not None for row in page.course.rows) == LONG_CONTACTS
    assert [row.last for row in page.course.rows[-2:]] == [False, True]


def test_rows_that_did_not_change_stay_where_they_are(filled: Stage, qtbot: QtBot) -> None:
    page = opened(filled, qtbot, LONG[0].id)
    qtbot.waitUntil(lambda: page.course.complete)
    before = page.course.rows
    assert page.reading is not None
    session = filled.workspace.drafting.begin_part(Kind.CONTACT, page.reading.entry)
    session.set_text("note", "She rang.")
    filled.workspace.drafting.keep(session)
    page._load()
    qtbot.waitUntil(lambda: len(page.course.rows) == len(before) + 1 and page.course.complete)
    after = page.course.rows
    assert after[: len(before) - 1] == before[:-1]
    assert after[len(before) - 1] is not before[-1]  # it was the last one


def test_another_repair_is_not_shown_while_this_one_is_read(filled: Stage, qtbot: QtBot) -> None:
    page = opened(filled, qtbot, SHORT[0].id)
    filled.desk.navigate(Route("repairs"))
    filled.desk.navigate(Route("repair", entry_id=LONG[0].id))
    assert page.reading is None
    assert page.course.isHidden()
    assert page.ways.isHidden()
    assert page.below.isHidden()
    assert SHORT[0].client_code not in page._title.text()
    opened(filled, qtbot, LONG[0].id)
    assert LONG[0].client_code in page._title.text()
    assert not page.course.isHidden()


def test_records_stand_in_the_course_by_name(filled: Stage) -> None:
    reading = filled.workspace.repairs.episode(LONG[0].id)
    wanted = {row.id: row for row in LONG if row.kind == Kind.RECORD}
    assert {record.id for record in reading.records} == set(wanted)
    for record in reading.records:
        assert record.linked("part_of") == reading.entry.id
        whole = filled.workspace.drafting.open(record.id).entry
        assert replace(whole, answers=(), ratings=(), marks=()) == record
