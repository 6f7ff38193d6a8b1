# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where nothing is written nothing is kept, and nothing is said to be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.pages.stage import Stage
from ui.context import Route


@pytest.fixture
def said(stage: Stage) -> list[str]:
    """What the line at the foot has said."""
    heard: list[str] = []

    def say(text: str, undo: Callable[[], None] | None = None) -> None:
        heard.append(text)

    stage.context.toast = say
    return heard


@pytest.mark.parametrize("page", ["record", "quick"])
def test_an_untouched_page(stage: Stage, said: list[str], page: str) -> None:
    stage.desk.navigate(Route(page, depth="standard"))
    stage.settle(1)
    stage.page(page).writing.keep()
    stage.settle()
    assert stage.desk._here == Route("today")
    assert said == []


def test_enough_on_an_untouched_page(stage: Stage, said: list[str]) -> None:
    stage.desk.navigate(Route("record", depth="standard"))
    stage.settle(1)
    stage.page("record").parts.footer.enough.click()
    stage.settle()
    assert stage.desk._here == Route("today")
    assert said == []


def test_enough_on_a_kept_record_does_not_call_it_a_draft(stage: Stage, said: list[str]) -> None:
    session = stage.workspace.drafting.begin(depth="standard")
    session.set_text("situation", "x")
    kept = stage.workspace.drafting.keep(session)
    stage.desk.navigate(Route("record", entry_id=kept.id))
    stage.settle()
    stage.page("record").parts.footer.enough.click()
    stage.settle()
    assert said == ["Saved. The record is in the Journal, as before."]


def test_a_stored_draft_that_was_emptied(stage: Stage, said: list[str]) -> None:
    stage.desk.navigate(Route("quick"))
    stage.settle(1)
    page = stage.page("quick")
    words = page.form.rows["situation"].editor.control
    words.insertPlainText("x")
    page.writing.flush()
    stage.settle()
    words.clear()
    page.writing.keep()
    stage.settle()
    assert said == []
    assert stage.workspace.journal.last(5) == ()
    assert stage.workspace.journal.continue_draft() is None
