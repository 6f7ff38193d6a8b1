# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a repair stands: legal moves for the chosen day alone, and what is asked once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.entry import Entry, Kind, State
from app.domain.episode import OPEN, Status
from tests.ui.pages.repair_acts import (
    button,
    buttons,
    chips,
    episode,
    hunch,
    new,
    part,
    pressed,
    reading,
    shown,
)
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route

TODAY = NOW.local_day
ENDS = ["repaired", "partly_repaired", "unresolved", "ended"]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def changed(stage: Stage, begun: Entry, status: str, days: int, **words: str) -> Entry:
    """A change of status some days ago."""
    return part(stage, Kind.STATUS, begun, words, ago(days), status=status)


@pytest.fixture
def begun(empty: Stage) -> Entry:
    """A repair that is suspected since a week."""
    session = empty.workspace.drafting.begin_part(Kind.EPISODE)
    session.set_text("hunch", "The answers went short.")
    session.set_day(ago(7))
    return empty.workspace.drafting.keep(session)


def choice(page: Any) -> Any:
    return page.form.editor("status")


def offered(page: Any) -> list[str]:
    return chips(choice(page))


def on(page: Any, day: date) -> None:
    """Choose another day, as from its menu."""
    page.form.editor("day").day._take(day)


def held(page: Any) -> str:
    return str(page.writing.session.entry.mark("status"))


def test_only_what_may_follow_is_offered(stage: Stage) -> None:
    page = new(stage, Kind.STATUS, episode(stage, "R-615"))
    assert offered(page) == ["exploring", *ENDS]
    page = new(stage, Kind.STATUS, episode(stage, "P-047"))
    assert offered(page) == ["exploring"]


def test_a_suspicion_may_become_anything_or_nothing(empty: Stage, begun: Entry) -> None:
    page = new(empty, Kind.STATUS, begun.id)
    assert offered(page) == [*(str(status) for status in OPEN[1:]), *ENDS, "not_a_rupture"]
    changed(empty, begun, "not_a_rupture", 0)
    assert offered(new(empty, Kind.STATUS, begun.id)) == ["suspected"]


def test_an_earlier_day_has_to_fit_what_came_before_and_after(empty: Stage, begun: Entry) -> None:
    changed(empty, begun, "named", 5)
    changed(empty, begun, "negotiating", 2)
    page = new(empty, Kind.STATUS, begun.id)
    assert offered(page) == ["exploring", *ENDS]
    on(page, ago(4))
    assert offered(page) == ["exploring"], "after it was named, before it was negotiated"
    on(page, ago(6))
    assert offered(page) == ["noticed"]
    on(page, TODAY)
    assert offered(page) == ["exploring", *ENDS]


def test_a_choice_that_does_not_fit_the_new_day_is_let_go(empty: Stage, begun: Entry) -> None:
    changed(empty, begun, "named", 5)
    changed(empty, begun, "negotiating", 2)
    page = new(empty, Kind.STATUS, begun.id)
    pressed(choice(page), "ended")
    assert held(page) == "ended"
    on(page, ago(4))
    assert (held(page), offered(page)) == ("", ["exploring"])
    assert choice(page).chips.values() == []
    assert page.form.hint.words.startswith("‘Therapy ended before repair’ does not fit")
    page.form.editor("reason").control.insertPlainText("It was the last one.")
    assert page.form.hint.words.startswith("‘Therapy ended"), "it is said until it is settled"
    pressed(choice(page), "exploring")
    assert not page.form.hint.isVisible()
    page.foot.keep.click()
    empty.settle()
    course = [c.status for c in reading(empty, begun.id).standing.changes]
    assert course == ["suspected", "named", "exploring", "negotiating"]


def test_a_choice_that_was_let_go_comes_back_with_its_day(empty: Stage, begun: Entry) -> None:
    changed(empty, begun, "named", 5)
    changed(empty, begun, "negotiating", 2)
    page = new(empty, Kind.STATUS, begun.id)
    pressed(choice(page), "ended")
    on(page, ago(4))
    on(page, TODAY)
    assert (held(page), choice(page).chips.values()) == ("ended", ["ended"])
    assert not page.form.hint.isVisible()


def test_keep_without_a_status_leads_to_the_question(empty: Stage, begun: Entry) -> None:
    changed(empty, begun, "named", 5)
    changed(empty, begun, "negotiating", 2)
    page = new(empty, Kind.STATUS, begun.id)
    page.form.editor("reason").control.insertPlainText("It was the last one.")
    pressed(choice(page), "ended")
    on(page, ago(4))
    page.foot.keep.click()
    empty.settle()
    assert page.isVisible()
    assert page.form.hint.words.startswith("‘Therapy ended before repair’")
    pressed(choice(page), "exploring")
    pressed(choice(page), "exploring")
    page.foot.keep.click()
    empty.settle()
    assert page.isVisible()
    assert page.form.hint.words.startswith("Where does it stand now?")
    assert choice(page).isAncestorOf(QApplication.focusWidget())
    shown(empty, Route("today"))
    changes = reading(empty, begun.id).of(Kind.STATUS)
    [draft] = [change for change in changes if change.state is State.DRAFT]
    assert draft.text("reason") == "It was the last one."


def test_a_day_that_nothing_fits_on_is_said(empty: Stage, begun: Entry) -> None:
    changed(empty, begun, "noticed", 3)
    page = new(empty, Kind.STATUS, begun.id)
    page.form.editor("reason").control.insertPlainText("A hunch.")
    on(page, ago(5))
    assert offered(page) == []
    assert page.form.hint.words.startswith("Nothing fits on that day.")
    page.foot.keep.click()
    empty.settle()
    assert page.isVisible()
    assert page.form.editor("day").day.hasFocus()


def test_a_kept_change_stays_where_it_fits(empty: Stage, begun: Entry) -> None:
    first = changed(empty, begun, "negotiating", 5)
    changed(empty, begun, "repaired", 4, told="She told me.")
    changed(empty, begun, "exploring", 2)
    page = shown(empty, Route("form", entry_id=first.id))
    assert held(page) == "negotiating"
    assert "negotiating" in offered(page)
    on(page, ago(3))
    assert (held(page), page.writing.session.entry.day) == ("negotiating", ago(5))
    assert page.form.editor("day").day.day == ago(5)
    assert page.form.hint.words == "‘Negotiating’ does not fit on that day.It stays on its day."
    on(page, ago(6))
    assert page.writing.session.entry.day == ago(6)
    assert not page.form.hint.isVisible()


def test_the_middle_of_a_day_is_edited_between_what_stands_there(
    empty: Stage, begun: Entry
) -> None:
    changed(empty, begun, "named", 1)
    middle = changed(empty, begun, "exploring", 1)
    changed(empty, begun, "negotiating", 1)
    page = shown(empty, Route("form", entry_id=middle.id))
    assert offered(page) == ["exploring"]


def test_what_does_not_follow_stands_in_the_course_and_is_not_counted(
    empty: Stage, begun: Entry
) -> None:
    changed(empty, begun, "repaired", 5, told="She told me.")
    middle = changed(empty, begun, "exploring", 4)
    changed(empty, begun, "negotiating", 3)
    empty.workspace.trash.move(middle.id)
    page = shown(empty, Route("repair", entry_id=begun.id))
    assert page.reading.standing.status is Status.REPAIRED
    button(page.course, "Negotiating, not counted").click()
    empty.settle()
    form = empty.page("form")
    assert form.form.hint.words.startswith("‘Negotiating’ is not counted.")
    form.foot.keep.click()
    empty.settle()
    assert page.isVisible(), "what is kept already is left as it is"
    empty.workspace.trash.restore(middle.id)
    page = shown(empty, Route("repair", entry_id=begun.id))
    assert page.reading.standing.status is Status.NEGOTIATING


def test_repaired_without_words_offers_partly_repaired(stage: Stage) -> None:
    page = new(stage, Kind.STATUS, episode(stage, "R-615"))
    hint = page.form.hint
    told = page.form.editor("told")
    assert not told.isVisible()
    pressed(choice(page), "repaired")
    assert told.isVisible()
    assert hint.isVisible()
    assert buttons(hint) == ["Say partly repaired"]
    told.control.insertPlainText("This time she told me.")
    assert not hint.isVisible()
    told.control.selectAll()
    told.control.insertPlainText("")
    button(hint, "Say partly repaired").click()
    assert held(page) == "partly_repaired"
    assert not hint.isVisible()
    assert told.isVisible()
    page.foot.keep.click()
    stage.settle()
    assert reading(stage, episode(stage, "R-615")).standing.status is Status.PARTLY_REPAIRED


def test_repaired_without_words_is_accepted(stage: Stage) -> None:
    repair = episode(stage, "R-615")
    page = new(stage, Kind.STATUS, repair)
    pressed(choice(page), "repaired")
    page.foot.keep.click()
    stage.settle()
    assert reading(stage, repair).standing.status is Status.REPAIRED


def test_giving_up_soon_is_asked_about_once(empty: Stage, begun: Entry) -> None:
    part(empty, Kind.CONTACT, begun, {"note": "A flat fine."}, ago(2), marker="w_fine")
    page = new(empty, Kind.STATUS, begun.id)
    hint = page.form.hint
    pressed(choice(page), "unresolved")
    assert buttons(hint) == ["Leave it", "Plan one more opening"]
    button(hint, "Leave it").click()
    assert not hint.isVisible()
    assert held(page) == "unresolved"
    page.form.editor("reason").control.insertPlainText("He asked for it.")
    pressed(choice(page), "unresolved")
    pressed(choice(page), "unresolved")
    assert not hint.isVisible(), "once is enough"
    page.foot.keep.click()
    empty.settle()
    read = reading(empty, begun.id)
    assert read.standing.status is Status.UNRESOLVED
    again = shown(empty, Route("form", entry_id=read.of(Kind.STATUS)[-1].id))
    assert not again.form.hint.isVisible(), "nor when it is read again"


@pytest.mark.parametrize(
    ("marker", "days", "asks"), [("c_task", 0, True), ("w_fine", 3, False), ("t_explain", 0, False)]
)
def test_it_is_asked_within_two_days_of_a_sign_of_theirs(
    empty: Stage, begun: Entry, marker: str, days: int, asks: bool
) -> None:
    part(empty, Kind.CONTACT, begun, {"note": "An hour."}, ago(days), marker=marker)
    page = new(empty, Kind.STATUS, begun.id)
    pressed(choice(page), "unresolved")
    assert page.form.hint.isVisible() is asks


def test_one_more_opening_leads_to_a_plan(empty: Stage) -> None:
    begun = hunch(empty)
    part(empty, Kind.CONTACT, begun, {"note": "A flat fine."}, TODAY, marker="w_fine")
    page = new(empty, Kind.STATUS, begun.id)
    pressed(choice(page), "unresolved")
    button(page.form.hint, "Plan one more opening").click()
    empty.settle()
    assert page.writing.session.entry.kind == Kind.PLAN
    assert page.writing.session.entry.links[0].target == begun.id
    assert reading(empty, begun.id).of(Kind.STATUS) == (), "nothing is left of the change"


def test_a_draft_of_a_change_can_be_reached_and_does_not_count(empty: Stage, begun: Entry) -> None:
    page = new(empty, Kind.STATUS, begun.id)
    pressed(choice(page), "named")
    draft = page.writing.session.entry.id
    page = shown(empty, Route("repair", entry_id=begun.id))
    assert page.reading.standing.status is Status.SUSPECTED
    button(page.course, "Named, draft").click()
    empty.settle()
    assert empty.page("form").writing.session.entry.id == draft
