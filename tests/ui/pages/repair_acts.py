# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of repairs share: the repairs of the sample, new ones, and pressing what is seen."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.domain.entry import Entry, Kind
from app.domain.moment import Moment
from app.services.repairs import EpisodeReading
from tests.ui.pages.journal_acts import choose
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.row import Row

DAY_US = 86_400_000_000


def episode(stage: Stage, code: str) -> str:
    """The id of the repair with a code."""
    [line] = [line for line in stage.workspace.repairs.episodes() if line.code == code]
    return line.id


def reading(stage: Stage, entry_id: str) -> EpisodeReading:
    return stage.workspace.repairs.episode(entry_id)


def parts_of(stage: Stage, code: str, kind: str) -> tuple[Entry, ...]:
    """The parts of one kind of the repair with a code."""
    return reading(stage, episode(stage, code)).of(kind)


def hunch(stage: Stage, words: str = "The answers went short.", **marks: str) -> Entry:
    """A new repair, kept."""
    return part(stage, Kind.EPISODE, None, {"hunch": words}, **marks)


def part(
    stage: Stage,
    kind: str,
    parent: Entry | None,
    words: dict[str, str] | None = None,
    day: date | None = None,
    **marks: str,
) -> Entry:
    """A new entry with a form, kept; several marks of a kind are told by commas."""
    session = stage.workspace.drafting.begin_part(kind, parent)
    if day is not None:
        session.set_day(day)
    for field, text in (words or {}).items():
        session.set_text(field, text)
    for mark, values in marks.items():
        session.set_marks(mark, values.split(","))
    return stage.workspace.drafting.keep(session)


def days_later(stage: Stage, days: int) -> None:
    """Put the clock ahead."""
    now = stage.clock.now()
    stage.clock.put(Moment(now.instant_us + days * DAY_US, now.offset_s, now.zone))


def shown(stage: Stage, route: Route) -> Any:
    """Go to a page and let it fill."""
    stage.desk.navigate(route)
    stage.settle()
    return stage.page(route.page)


def new(stage: Stage, kind: str, parent: str = "") -> Any:
    """A new entry on the page of forms."""
    return shown(stage, Route("form", kind=kind, parent=parent))


def chips(editor: Any) -> list[str]:
    """The ids of what an editor offers."""
    return [chip.value for chip in editor.chips.chips()]


def pressed(editor: Any, value: str) -> None:
    """Press a chip of an editor; what it brings is laid out."""
    chip: Chip = editor.chips.chip(value)
    chip.click()
    QApplication.processEvents()


def picked(stage: Stage, menu: QMenu, words: str) -> None:
    """Choose a line of an open menu; window or dialog is the active one again."""
    choose(menu, words)
    menu.close()
    stage.settle(1)
    (QApplication.activeModalWidget() or stage.window).activateWindow()
    stage.settle()


def button(widget: QWidget, words: str) -> Button:
    """The visible button with these words."""
    found = [b for b in widget.findChildren(Button) if b.isVisible()]
    return next(b for b in found if b.words == words)


def buttons(widget: QWidget) -> list[str]:
    """The words of the visible buttons."""
    return [b.words for b in widget.findChildren(Button) if b.isVisible()]


def rows(widget: QWidget) -> dict[str, str]:
    """The visible lines that lead somewhere, with what is said in small."""
    return {row.words: row.detail for row in widget.findChildren(Row) if row.isVisible()}


def row(widget: QWidget, words: str) -> Row:
    """The visible line with these words."""
    return next(r for r in widget.findChildren(Row) if r.isVisible() and r.words == words)
