# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""All on one page: what stays in view, and what is covered while one rates again."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.entry import When
from tests.ui.editor.bibi import RULE, THOUGHTS, stored
from tests.ui.editor.conftest import Press, in_view
from tests.ui.pages.stage import Stage
from ui.context import Route


@pytest.fixture
def page(stage: Stage) -> Any:
    """The record of Bibi's therapist, all on one page, at its first step."""
    entry = stored(stage.workspace)
    stage.desk.navigate(Route("record", entry_id=entry, step=1))
    stage.settle()
    shown = stage.page("record")
    shown.parts.rail.one_page.click()
    stage.settle()
    return shown


def _editor(page: Any, field: str) -> Any:
    return page.parts.stack.currentWidget().editor_of(field)


def test_thought_and_rule_stay_in_view(stage: Stage, page: Any, qtbot: Any) -> None:
    _editor(page, "balanced").focus_first()
    wanted = {"The thought with most charge": THOUGHTS[-1][0], "The rule": RULE}
    qtbot.waitUntil(lambda: in_view(page.parts.aside) == wanted)
    assert page.parts.aside.isVisible()


def test_the_first_belief_is_covered_until_the_new_one_is_given(
    stage: Stage, page: Any, press: Press
) -> None:
    first, again = _editor(page, "rule").rating, _editor(page, "rule_again")
    height = first.height()
    again.focus_first()
    assert not first.rating.isVisible()
    assert not first.number.isVisible()
    assert first.height() == height
    press("40")
    assert page.writing.session.entry.rating("rule", "", When.AFTER) == 40
    assert first.rating.isVisible()
    assert again.course.text() == "then 85 now 40"


def test_leaving_it_uncovers(stage: Stage, page: Any) -> None:
    first, again = _editor(page, "rule").rating, _editor(page, "rule_again")
    again.focus_first()
    assert not first.rating.isVisible()
    _editor(page, "balanced").focus_first()
    QApplication.processEvents()
    assert first.rating.isVisible()


def test_feelings_and_the_thought_are_covered_one_by_one(
    stage: Stage, page: Any, press: Press
) -> None:
    again, thoughts = _editor(page, "rerate"), _editor(page, "thoughts")
    feelings = list(_editor(page, "emotions")._rows.values())
    again.focus_first()
    shown = [row.rating.rating.isVisible() for row in thoughts._rows]
    assert shown == [True, True, False]
    assert not any(row.rating.isVisible() for row in feelings)
    press("35")
    assert thoughts._rows[-1].rating.rating.isVisible()
    assert not any(row.rating.isVisible() for row in feelings)
