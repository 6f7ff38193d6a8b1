# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last step reads the record as it will be read later, figures included."""

from __future__ import annotations

from tests.ui.editor.bibi import stored
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.models.outline import Figures


def test_the_rating_of_the_rule_is_read_through(stage: Stage) -> None:
    entry = stored(stage.workspace)
    stage.desk.navigate(Route("record", entry_id=entry, step=8))
    stage.settle()
    shown = stage.page("record").parts.stack.currentWidget().sheet.outline
    (rule,) = (b for b in shown.blocks if isinstance(b, Figures) and b.caption == "The rule")
    assert [row[1] for row in rule.rows] == ["85"]
