# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of the Journal share: opening it, and what is seen there."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.models.record_list import LINE_ROLE
from ui.widgets.prose import Prose


def opened(stage: Stage, route: Route | None = None) -> Any:
    to = route or Route("journal")
    stage.desk.navigate(to)
    stage.settle()
    return stage.page(to.page)


def headlines(page: Any) -> list[str]:
    model = page._list.model
    return [model.index(row).data(LINE_ROLE).headline for row in range(model.rowCount())]


def words(widget: QWidget) -> list[str]:
    return [prose.text() for prose in widget.findChildren(Prose) if prose.isVisible()]


def choose(menu: QMenu, text: str) -> None:
    for action in menu.findChildren(QAction):
        if action.text() == text:
            action.trigger()
            return
    raise AssertionError([action.text() for action in menu.findChildren(QAction)])
