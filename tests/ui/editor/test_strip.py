# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays in view in a narrow window: a line or two above the step, opened on demand."""

from __future__ import annotations

import time
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.entry import When
from tests.ui.editor.bibi import RULE, THOUGHTS, stored
from tests.ui.editor.conftest import in_view
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.pages.record_editor.in_view import MOST, MOST_LINES, beginning

WORDS = {"The thought with most charge": THOUGHTS[-1][0], "The rule": RULE}


def open_at(stage: Stage, step: int, *, one_page: bool = False) -> Any:
    stage.desk.navigate(Route("record", entry_id=stored(stage.workspace), step=step))
    stage.settle()
    page = stage.page("record")
    if one_page:
        page._on_one_page_toggled()
        stage.settle()
    return page


def editor(page: Any, field: str) -> Any:
    return page.parts.stack.currentWidget().editor_of(field)


def top_of(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, 0)).y()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_thought_and_rule_stay_in_view_however_far_one_scrolls(stage: Stage, scale: float) -> None:
    stage.theme.set_scale(scale)
    stage.show(800, 600)
    page = open_at(stage, 6)
    strip = page.parts.strip
    assert in_view(strip.words) == WORDS
    view = page.parts.stack.currentWidget()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert not strip.glance.visibleRegion().isEmpty()
    line = stage.theme.line_height("body")
    assert strip.height() <= 3 * line
    # it leaves the words their room
    assert view.viewport().height() >= 6 * stage.theme.line_height("writing")


def test_on_one_page_it_follows_the_step_and_nothing_moves(stage: Stage, qtbot: Any) -> None:
    stage.show(800, 600)
    page = open_at(stage, 1, one_page=True)
    assert not page.parts.strip.isVisible()
    field = editor(page, "rule_again").rating.rating
    field.setFocus()
    QApplication.processEvents()
    before = top_of(field)
    qtbot.waitUntil(page.parts.strip.isVisible)
    qtbot.waitUntil(lambda: top_of(field) == before)
    qtbot.waitUntil(lambda: in_view(page.parts.strip.words) == WORDS)
    editor(page, "situation").focus_first()
    qtbot.waitUntil(lambda: not page.parts.strip.isVisible())


def test_it_opens_on_demand_and_leaves_room_for_the_step(stage: Stage) -> None:
    stage.theme.set_scale(2.0)
    stage.show(800, 600)
    page = open_at(stage, 6)
    strip = page.parts.strip
    strip.glance.click()
    stage.settle(1)
    assert strip.words.isVisible()
    assert strip.height() < page.parts.height() * 0.6
    assert strip.glance.accessibleDescription() == "open"
    stage.show(800, 440)
    assert strip.height() < page.parts.height() * 0.7
    strip.glance.click()
    stage.settle(1)
    assert not strip.words.isVisible()


def test_in_a_wide_window_the_words_stand_beside_the_step(stage: Stage) -> None:
    page = open_at(stage, 6)
    assert page.parts.aside.isVisible()
    assert not page.parts.strip.isVisible()
    stage.show(800, 600)
    assert not page.parts.aside.isVisible()
    assert page.parts.strip.isVisible()


def test_of_a_megabyte_the_beginning_is_kept_in_view(stage: Stage) -> None:
    session = stage.workspace.drafting.begin(depth="standard")
    row = session.add_row("thoughts", "What if I missed it. " * 50_000)
    session.rate("thought", row, When.BEFORE, 80)
    stage.workspace.drafting.save(None, session.snapshot())
    began = time.perf_counter()
    stage.desk.navigate(Route("record", entry_id=session.entry.id, step=6))
    stage.settle(2)
    took = time.perf_counter() - began
    (shown,) = in_view(stage.page("record").parts.aside).values()
    assert len(shown) <= MOST + 2
    assert shown.endswith("…")
    assert took < 2  # it was four seconds when all of it was laid out


def test_the_beginning_ends_at_a_word_or_a_line() -> None:
    assert beginning("  short\n") == "short"
    words = beginning("word " * 1000)
    assert words.endswith("word …")
    assert len(words) <= MOST + 2
    assert len(beginning("x" * 9000)) == MOST + 2
    lines = beginning("a\n" * 700)
    assert lines.count("\n") == MOST_LINES - 1
    assert lines.endswith("a …")
