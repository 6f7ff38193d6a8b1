# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a plan and a contact show of their client: open feedback, the third cancelled contact."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.domain.entry import Entry, Kind
from tests.ui.pages.journal_acts import words
from tests.ui.pages.repair_acts import hunch, new, part, pressed, row, rows, shown
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route

TODAY = NOW.local_day
OPEN = "What they told me, still open"
THIRD = "Third time noted with P-047. Is it something to bring up?"


def repair(stage: Stage, code: str = "P-047") -> Entry:
    """A new repair with a client code."""
    session = stage.workspace.drafting.open(hunch(stage).id)
    session.set_code(code)
    return stage.workspace.drafting.keep(session)


def told(stage: Stage, words: str, parent: Entry | None, ago: int = 0, code: str = "") -> Entry:
    """Feedback that is open."""
    session = stage.workspace.drafting.begin_part(Kind.FEEDBACK, parent, code=code)
    session.set_text("gist", words)
    session.set_day(TODAY - timedelta(days=ago))
    return stage.workspace.drafting.keep(session)


def cancelled(stage: Stage, parent: Entry, ago: int) -> Entry:
    """A contact that was moved or missed."""
    day = TODAY - timedelta(days=ago)
    return part(stage, Kind.CONTACT, parent, None, day, marker="w_contact")


def hint(page: Any) -> str:
    """What is said once the contact on the page is a cancelled one."""
    page.form.session.set_marks("marker", ["w_contact"])
    page.form.load()
    page.form.edited.emit()
    return str(page.form.hint.words)


@pytest.mark.parametrize("kind", [Kind.PLAN, Kind.CONTACT])
def test_open_feedback_is_shown_before_the_next_contact(empty: Stage, kind: Kind) -> None:
    begun = repair(empty)
    assert OPEN not in words(new(empty, kind, begun.id).form)
    told(empty, "Too fast.", begun, ago=3)
    told(empty, "Never mine.", None, ago=2, code="P-047")
    told(empty, "Of somebody else.", None, code="R-615")
    page = new(empty, kind, begun.id)
    assert OPEN in words(page.form)
    assert rows(page.form) == {"Never mine.": "25 Nov", "Too fast.": "24 Nov"}


def test_feedback_is_answered_from_a_plan_and_gone(empty: Stage) -> None:
    begun = repair(empty)
    feedback = told(empty, "Too fast.", begun)
    page = new(empty, Kind.PLAN, begun.id)
    page.form.editor("rehearsal").control.insertPlainText("My part in it.")
    row(page.form, "Too fast.").click()
    empty.settle()
    form = empty.page("form")
    assert form.writing.session.entry.id == feedback.id
    pressed(form.form.editor("answer"), "talked")
    form.foot.keep.click()
    empty.settle()
    [plan] = empty.workspace.repairs.episode(begun.id).of(Kind.PLAN)
    assert plan.text("rehearsal") == "My part in it.", "what was on the page is a draft"
    page = shown(empty, Route("form", entry_id=plan.id))
    assert OPEN not in words(page.form)


def test_three_of_much_feedback_are_shown(empty: Stage) -> None:
    begun = repair(empty)
    for ago in range(5):
        told(empty, f"{ago} days ago.", begun, ago=ago)
    page = new(empty, Kind.PLAN, begun.id)
    assert list(rows(page.form)) == ["0 days ago.", "1 days ago.", "2 days ago."]


def test_a_contact_shows_no_feedback_that_came_later(empty: Stage) -> None:
    begun = repair(empty)
    contact = part(empty, Kind.CONTACT, begun, {"note": "Short."}, TODAY - timedelta(days=9))
    told(empty, "Too fast.", begun)
    assert OPEN not in words(shown(empty, Route("form", entry_id=contact.id)).form)


def test_cancelled_contacts_count_by_client_code(empty: Stage) -> None:
    first, second, other = repair(empty), repair(empty), repair(empty, "R-615")
    cancelled(empty, first, 9)
    cancelled(empty, other, 8)
    assert hint(new(empty, Kind.CONTACT, second.id)) == ""
    empty.page("form").foot.keep.click()
    empty.settle()
    assert hint(new(empty, Kind.CONTACT, second.id)) == THIRD
    page = empty.page("form")
    page.form.session.set_day(TODAY - timedelta(days=4))
    page.form.edited.emit()
    assert page.form.hint.words == "", "on that day it was the second one"


def test_it_is_said_on_the_third_and_not_on_earlier_or_later_ones(empty: Stage) -> None:
    begun = repair(empty)
    contacts = [cancelled(empty, begun, ago) for ago in (9, 7, 7, 2)]
    said = [
        shown(empty, Route("form", entry_id=contact.id)).form.hint.words for contact in contacts
    ]
    assert said == ["", "", THIRD, ""]
