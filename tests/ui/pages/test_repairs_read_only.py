# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Repairs in a damaged journal that is only read: all of it can be read, nothing offers to act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.entry import Kind
from storage.values import Salvaged
from tests.ui.pages.conftest import _shown
from tests.ui.pages.journal_acts import words
from tests.ui.pages.repair_acts import (
    buttons,
    episode,
    parts_of,
    row,
    rows,
    shown,
)
from tests.ui.pages.stage import Stage
from ui.context import Route


@pytest.fixture
def rescued(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """A window over the sample journal as if it were damaged."""
    made = Stage(tmp_path)
    made.workspace.rescued = Salvaged(whole=40, partial=1, lost=2)
    yield from _shown(qtbot, made)


def told(stage: Stage) -> list[str]:
    """What is reported from now on."""
    said: list[str] = []
    stage.context.report = lambda error: said.append(error.code)
    stage.desk._report = lambda error: said.append(error.code)  # type: ignore[method-assign]
    return said


def test_the_list_leads_to_what_can_be_read(rescued: Stage) -> None:
    page = shown(rescued, Route("repairs"))
    assert buttons(page) == []
    assert list(rows(page)) == ["Ways used so far", "Negotiating · R-615", "Repaired · P-047"]
    focused: Any = QApplication.focusWidget()
    assert page.isAncestorOf(focused)
    row(page, "Repaired · P-047").click()
    rescued.settle()
    assert rescued.page("repair").isVisible()


@pytest.mark.parametrize("code", ["P-047", "R-615"])
def test_a_repair_offers_nothing_to_write(rescued: Stage, code: str) -> None:
    page = shown(rescued, Route("repair", entry_id=episode(rescued, code)))
    hung = [b.words for b in page.course._buttons()]
    ways = ["5 more ways"]
    assert [w for w in buttons(page) if w not in hung and w not in ways] == ["Repairs"]
    assert "Was it kept? Note it" not in rows(page.below)
    assert not page.questions.isVisible()
    assert page._back.hasFocus()


def test_a_contact_is_read_in_the_journal(rescued: Stage) -> None:
    page = shown(rescued, Route("repair", entry_id=episode(rescued, "P-047")))
    page.course._buttons()[0].click()
    rescued.settle()
    contact = parts_of(rescued, "P-047", Kind.CONTACT)[0]
    assert rescued.page("journal")._pane.entry_id == contact.id
    assert "She needed someone on her side." in words(rescued.page("journal"))


def test_nothing_can_be_begun(rescued: Stage) -> None:
    said = told(rescued)
    rescued.desk.navigate(Route("form", kind=Kind.EPISODE))
    rescued.settle()
    assert said == ["rescue_read_only"]
