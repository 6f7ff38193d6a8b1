# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of field has an editor; every field of the content opens in every depth."""

from __future__ import annotations

import pytest

from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.fields.registry import EDITORS, ON_A_PAGE_OF_ITS_OWN
from ui.pages.record_editor.steps import steps_of


def test_every_kind_in_the_content_has_an_editor(stage: Stage) -> None:
    kinds = {field.kind for field in stage.workspace.content.fields}
    assert kinds <= set(EDITORS) | ON_A_PAGE_OF_ITS_OWN


@pytest.mark.parametrize("depth", ["ten", "standard", "deep"])
def test_every_field_of_a_depth_is_on_one_of_its_steps(stage: Stage, depth: str) -> None:
    stage.desk.navigate(Route("record", depth=depth))
    stage.settle(1)
    page = stage.page("record")
    shown: list[str] = []
    for step in steps_of(stage.workspace.content, depth)[:-1]:
        page.show_step(step.number)
        view = page.parts.stack.currentWidget()
        shown += [editor.field.id for section in view.sections for editor in section.editors]
    wanted = [f.id for f in stage.workspace.content.fields if depth in f.tier]
    assert sorted(shown) == sorted(set(wanted) - {"followup"})


def test_no_step_has_more_than_three_core_questions(stage: Stage) -> None:
    for depth in ("ten", "standard", "deep"):
        for step in steps_of(stage.workspace.content, depth):
            assert len([field for field in step.core if not field.prefilled]) <= 3
