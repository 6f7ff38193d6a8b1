# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every page on which one writes has around it: the ways out, trouble, the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.domain.entry import State
from app.problems import problem
from tests.ui.editor.bibi import stored
from tests.ui.editor.conftest import Press
from tests.ui.editor.test_followup import days_later, kept, open_followup
from tests.ui.pages.stage import Stage
from ui.context import Route

CONTROL = Qt.KeyboardModifier.ControlModifier


def quick(stage: Stage) -> Any:
    stage.desk.navigate(Route("quick"))
    stage.settle()
    return stage.page("quick")


def record(stage: Stage) -> Any:
    stage.desk.navigate(Route("record", entry_id=stored(stage.workspace), step=1))
    stage.settle()
    return stage.page("record")


def followup(stage: Stage) -> Any:
    entry = kept(stage)
    days_later(stage, 1)
    return open_followup(stage, entry)


PAGES: dict[str, Callable[[Stage], Any]] = {
    "quick": quick,
    "record": record,
    "followup": followup,
}


def enough(page: Any) -> Any:
    return page.foot.enough if hasattr(page, "foot") else page.parts.footer.enough


@pytest.mark.parametrize("name", PAGES)
def test_enough_for_today_leaves_a_draft_that_today_goes_on_with(
    stage: Stage, press: Press, name: str
) -> None:
    page = PAGES[name](stage)
    press("Enough.")
    entry = page.writing.session.entry.id
    enough(page).click()
    stage.settle()
    assert stage.desk._here == Route("today")
    said = stage.desk._notices._toast.words.text()
    assert said == "Saved as a draft. You can go on from Today."
    assert stage.workspace.drafting.open(entry).entry.state is State.DRAFT
    draft = stage.workspace.journal.continue_draft()
    assert draft is not None
    assert draft.id == entry
    stage.desk.navigate(Route("record", entry_id=entry))
    stage.settle()
    assert stage.desk._here is not None
    assert stage.desk._here.page == name
    assert any("Enough." in answer.text for answer in page.writing.session.entry.answers)


@pytest.mark.parametrize("name", PAGES)
def test_words_that_cannot_be_stored_can_be_copied(
    stage: Stage, press: Press, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGES[name](stage)

    def full(*_args: object) -> object:
        raise problem("disk_full")

    with monkeypatch.context() as broken:
        broken.setattr(stage.workspace.drafting, "save", full)
        press("Not lost.")
        page.writing.flush()
        stage.settle()
        assert page.frame.banner.isVisible()
        page.frame.banner.copy_wanted.emit()
        assert "Not lost." in QGuiApplication.clipboard().text()
    page.writing.retry()
    stage.settle()
    assert not page.frame.banner.isVisible()
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("name", PAGES)
def test_date_and_time_go_in_where_one_writes(stage: Stage, press: Press, name: str) -> None:
    page = PAGES[name](stage)
    press(Qt.Key.Key_D, modifier=CONTROL)
    assert any("Nov" in answer.text for answer in page.writing.session.entry.answers)


@pytest.mark.parametrize("name", PAGES)
def test_the_cursor_is_found_again_after_an_unlock(stage: Stage, press: Press, name: str) -> None:
    page = PAGES[name](stage)
    press("Here", Qt.Key.Key_Left, Qt.Key.Key_Left)
    field = QApplication.focusWidget()
    assert field is not None
    called, at = field.accessibleName(), field.textCursor().position()  # type: ignore[attr-defined]
    place = page.place()
    stage.desk.leave_page()
    stage.settle()
    stage.desk.navigate(place)
    stage.settle()
    found: Any = QApplication.focusWidget()
    assert found.accessibleName() == called
    assert found.textCursor().position() == at
