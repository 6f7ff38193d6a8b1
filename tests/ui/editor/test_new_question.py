# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A question added to the content file alone is asked, stored, found, exported and read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.services import content as contents
from app.services.journal import JournalQuery
from prompts.loader import FOLDER, Files
from prompts.schema import Content
from tests.ui.editor.conftest import Press
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.models.blocks import Figures, Marks, Words

COMMON = """
help = "One word is enough."
example = "fog"
example_basis = "illustrative"
source = "design"
tier = {standard = "more"}
"""
QUESTIONS = {
    "weather": """kind = "line"
screen = {standard = 2}""",
    "wish": """kind = "rated_text"
low = "hardly"
high = "very much"
rating_label = "How much?"
screen = {standard = 2}""",
    "wish_again": """kind = "rate_again"
subject = "wish"
low = "hardly"
high = "very much"
rating_label = "How much now?"
screen = {standard = 6}""",
    "people": """kind = "parts"
parts = [{id = "people.me", text = "Me"}, {id = "people.them", text = "Them"}]
screen = {standard = 2}""",
    "colours": """kind = "multi_choice"
options = [{id = "red", text = "red"}, {id = "blue", text = "blue"}]
screen = {standard = 2}""",
    "energy": """kind = "rating"
low = "none"
high = "a lot"
rating_label = "How much?"
screen = {standard = 2}""",
}


@pytest.fixture(autouse=True)
def with_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content as it is, and six questions more in its one file."""
    folder = tmp_path / "prompts"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    file = folder / "records/record.toml"
    added = "".join(
        f'[[field]]\nstep = 3\nid = "{name}"\nlabel = "My {name}"\nshort = "{name}"{COMMON}{rest}\n'
        for name, rest in QUESTIONS.items()
    )
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{added}", encoding="utf-8")
    asked = Content(Files(folder))
    monkeypatch.setattr(contents, "load", lambda: asked)


def test_a_question_in_the_file_is_asked_stored_found_exported_and_read(
    stage: Stage, press: Press, tmp_path: Path
) -> None:
    stage.desk.navigate(Route("record", depth="standard"))
    stage.settle(1)
    page = stage.page("record")
    page.show_step(2)
    view = page.parts.stack.currentWidget()
    for name in ("weather", "people", "wish"):
        view.editor_of(name).focus_first()
        press(f"lighthouse{name}")
    view.editor_of("wish").rating.rating.setFocus()
    press("70")
    view.editor_of("energy").focus_first()
    press(Qt.Key.Key_Home)
    view.editor_of("colours").focus_first()
    press(Qt.Key.Key_Space)
    page.show_step(6)
    again = page.parts.stack.currentWidget().editor_of("wish_again")
    assert again.course.isHidden()
    again.rating.rating.setFocus()
    press("30", Qt.Key.Key_Return)
    assert again.course.text() == "then 70 now 30"
    page.writing.keep()
    stage.settle()

    workspace = stage.workspace
    (record,) = workspace.journal.last(5)
    for name in ("weather", "people", "wish"):
        (line,) = workspace.journal.page(JournalQuery(text=f"lighthouse{name[:3]}")).lines
        assert line.id == record.id
    exported = tmp_path / "all.json"
    workspace.exchange.export(exported)
    assert all(
        f'"{name}' in exported.read_text("utf-8") for name in QUESTIONS if name != "wish_again"
    )

    stage.desk.navigate(Route("journal", entry_id=record.id))
    stage.settle()
    shown = stage.page("journal")._pane.outline
    assert shown is not None
    for block in (
        Words("My weather", (("lighthouseweather", ""),)),
        Words("My wish", (("lighthousewish", "believed 70"),)),
        Marks("My wish_again", ("30",)),
        Words("Me", (("lighthousepeople", ""),)),
        Marks("My colours", ("red",)),
    ):
        assert block in shown.blocks
    assert any(
        "0" in (block.words if isinstance(block, Marks) else block.rows[0])
        for block in shown.blocks
        if isinstance(block, Marks | Figures) and block.caption == "My energy"
    )
