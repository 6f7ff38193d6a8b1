# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the pictures of the README and the documents again, into docs/images.

python3 dev.py screenshots [NAME ...]

A fixed day, the invented journal and the bundled fonts: a picture changes when the program does.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from tests.story import three_years
from tests.ui.editor import shots as writing
from tests.ui.pages import shots as reading
from tests.ui.pages.stage import Stage
from ui.context import Route

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"


@dataclass(frozen=True)
class Picture:
    """A scene and how it is looked at; width and height in pixels at 100 %.

    `years`: in the journal of three years instead of the sample.
    """

    act: writing.Act
    mode: str = "light"
    scale: float = 1.0
    width: int = 1280
    height: int = 800
    years: bool = False


def _episode(stage: Stage, code: str) -> str:
    return next(line.id for line in stage.workspace.repairs.episodes() if line.code == code)


def _repair(stage: Stage) -> None:
    """The course of the repaired strain."""
    stage.desk.navigate(Route("repair", entry_id=_episode(stage, "P-047")))
    stage.settle()


def _rehearsal(stage: Stage) -> None:
    """Opening lines in a plan, as they are heard."""
    stage.desk.navigate(Route("form", kind="plan", parent=_episode(stage, "R-615")))
    stage.settle()
    page: Any = stage.page("form")
    editor = page.form.editor("rehearsal")
    editor.control.setFocus()
    editor.control.insertPlainText(
        "I only wanted the tasks to help you. I explained for ten minutes and did not ask, "
        "and that was my part. What was that like for you?"
    )
    editor.look()
    while editor._draft is None or editor._draft.text != editor.control.text():
        stage.settle(1)
    stage.settle()
    bar = page.scroller.verticalScrollBar()
    bar.setValue(editor.mapTo(page.column, QPoint(0, 0)).y())


def _patterns(view: str, *, months: str = "3", at_dot: bool = False) -> writing.Act:
    """One view of the last months; keys are at its first dot, if asked."""

    def act(stage: Stage) -> None:
        stage.desk.navigate(Route("patterns"))
        page: Any = stage.page("patterns")
        page.looked_at.period.set_value(months)
        page.looked_at.period.chosen.emit(months)
        while page._loader.running:
            stage.settle(1)
        stage.settle()
        page.cards.show_view(view)
        stage.settle(1)
        if at_dot:
            page.cards.cards[view].chart.focus_current()

    return act


YEARS = {"schemas": "v4", "held": "v3", "repairs": "v7", "triggers": "v5"}
"""Views of the journal of three years, by the name of their picture."""

PICTURES = {
    "today": Picture(reading.SCENES["today"][0]),
    "quick-record": Picture(writing.quick_filled),
    "editor": Picture(writing.record(6)),
    "editor-dark": Picture(writing.record(6), mode="dark"),
    "feelings": Picture(writing.picker),
    "journal": Picture(reading.SCENES["journal"][0]),
    "today-200": Picture(reading.SCENES["today"][0], scale=2.0),
    "repair": Picture(_repair, height=860),
    "rehearsal": Picture(_rehearsal, height=860),
    "patterns": Picture(_patterns("v4")),
    "patterns-rule": Picture(_patterns("v1", at_dot=True)),
    **{
        f"years-{name}": Picture(_patterns(view, months="36"), years=True)
        for name, view in YEARS.items()
    },
    "backups": Picture(reading.SCENES["backups"][0], height=660),
}


def draw(name: str, picture: Picture) -> Path:
    """Draw one picture; returns its file."""
    with tempfile.TemporaryDirectory() as home:
        stage = Stage(Path(home), filled=not picture.years)
        if picture.years:
            three_years.fill(stage.workspace._vault)
        stage.theme.set_mode(picture.mode)
        stage.theme.set_scale(picture.scale)
        stage.show(picture.width, picture.height)
        picture.act(stage)
        stage.settle()
        path = IMAGES / f"{name}.png"
        # Quality 0 is the smallest file; a PNG loses nothing by it.
        if not stage.window.grab().save(str(path), "PNG", 0):
            raise OSError(f"{path} could not be written")
        stage.close()
    return path


def main(names: list[str]) -> int:
    """Draw the pictures named, or all of them; returns the exit code."""
    unknown = set(names) - set(PICTURES)
    if unknown:
        print("No such picture:", ", ".join(sorted(unknown)), file=sys.stderr)
        return 2
    app = QApplication(["afterhour"])
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, picture in PICTURES.items():
        if not names or name in names:
            path = draw(name, picture)
            print(f"{path.relative_to(IMAGES.parents[1])}  {path.stat().st_size // 1024} kB")
    app.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
