# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last step reads the record as it will be read later, figures included."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.ui.editor.bibi import stored
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.models.blocks import Figures
from ui.pages.reading_sheet import LongWords
from ui.widgets.prose import Prose


def test_the_rating_of_the_rule_is_read_through(stage: Stage) -> None:
    entry = stored(stage.workspace)
    stage.desk.navigate(Route("record", entry_id=entry, step=8))
    stage.settle()
    shown = stage.page("record").parts.stack.currentWidget().sheet.outline
    (rule,) = (b for b in shown.blocks if isinstance(b, Figures) and b.caption == "The rule")
    assert [row[1] for row in rule.rows] == ["85"]


def test_of_a_hundred_thousand_lines_a_part_is_laid_out(stage: Stage) -> None:
    session = stage.workspace.drafting.begin(depth="standard")
    session.set_text("situation", "".join(f"line {n}\n" for n in range(100_000)))
    stage.workspace.drafting.save(None, session.snapshot())
    stage.desk.navigate(Route("record", entry_id=session.entry.id, step=8))
    stage.settle()
    (words,) = stage.page("record").parts.stack.currentWidget().findChildren(LongWords)

    def lines() -> int:
        return sum(part.text().count("\n") + 1 for part in words.findChildren(Prose))

    assert lines() == 400
    words._more.click()
    QApplication.processEvents()
    assert lines() == 800
    assert [part.text().split("\n")[0] for part in words.findChildren(Prose)] == [
        "line 0",
        "line 400",
    ]


def test_a_very_long_answer_opens_at_its_top(stage: Stage) -> None:
    session = stage.workspace.drafting.begin(depth="standard")
    session.set_text("situation", "a line\n" * 20_000)
    stage.workspace.drafting.save(None, session.snapshot())
    stage.desk.navigate(Route("record", entry_id=session.entry.id, step=1))
    stage.settle()
    field = stage.page("record").parts.stack.currentWidget().editor_of("situation").control
    assert field.hasFocus()
    assert field.textCursor().position() == 0
