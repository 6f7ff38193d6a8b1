# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""After the next contact: a day later, as often as wished."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt

from app.domain.entry import State, When
from app.domain.moment import Moment
from tests.ui.editor.bibi import stored
from tests.ui.editor.conftest import Press
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route

CONTROL = Qt.KeyboardModifier.ControlModifier


def days_later(stage: Stage, days: int) -> None:
    step = timedelta(days=days) // timedelta(microseconds=1)
    stage.clock.put(Moment(NOW.instant_us + step, NOW.offset_s, NOW.zone))


def kept(stage: Stage) -> str:
    entry = stored(stage.workspace)
    stage.workspace.drafting.keep(stage.workspace.drafting.open(entry))
    return entry


def open_followup(stage: Stage, entry: str) -> Any:
    stage.desk.navigate(Route("followup", entry_id=entry))
    stage.settle()
    return stage.page("followup")


def test_on_the_day_of_writing_it_is_too_early(stage: Stage) -> None:
    entry = kept(stage)
    page = open_followup(stage, entry)
    assert page.form is None
    assert stage.desk._here is not None
    assert stage.desk._here.page == "journal"


def test_a_day_later_the_rule_is_rated_again_with_earlier_values_hidden(
    stage: Stage, press: Press
) -> None:
    entry = kept(stage)
    days_later(stage, 1)
    page = open_followup(stage, entry)
    press("I named the resentment and asked.")
    assert page.form.course.isHidden()
    page.form.rating.rating.setFocus()
    press("30", Qt.Key.Key_Return)
    assert page.form.course.text() == "then 85 now 30"
    press(Qt.Key.Key_Return, modifier=CONTROL)
    stage.settle()
    reading = stage.workspace.journal.record(entry)
    (followup,) = reading.followups
    assert followup.state is State.KEPT
    assert followup.text("did") == "I named the resentment and asked."
    assert followup.rating("rule", "", When.LATER) == 30
    assert [point.value for point in reading.rule_course] == [85, 30]


def test_several_follow_ups_each_with_its_own_rating(stage: Stage) -> None:
    entry = kept(stage)
    for days, value in ((1, 40), (8, 30)):
        days_later(stage, days)
        page = open_followup(stage, entry)
        page.form.rating.rating.setFocus()
        page.form._on_rated(value)
        page.writing.keep()
        stage.settle()
    reading = stage.workspace.journal.record(entry)
    assert [point.value for point in reading.rule_course] == [85, 40, 30]
    days_later(stage, 9)
    page = open_followup(stage, entry)
    page.form._on_rated(20)
    assert page.form.course.text() == "then 85, 40, 30 now 20"


def test_an_unfinished_follow_up_is_gone_on_with(stage: Stage, press: Press) -> None:
    entry = kept(stage)
    days_later(stage, 1)
    page = open_followup(stage, entry)
    press("I asked.")
    first = page.writing.session.entry.id
    stage.desk.navigate(Route("today"))
    stage.settle()
    page = open_followup(stage, entry)
    assert page.writing.session.entry.id == first
    assert page.form._controls["did"].text() == "I asked."
