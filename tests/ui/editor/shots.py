# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the pages where one writes, with the record of Bibi's therapist.

python -m tests.ui.editor.shots FOLDER [NAME ...]
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.errors import AppError
from tests.ui.editor.bibi import stored
from tests.ui.pages.stage import Stage
from ui.context import Route


@dataclass(frozen=True)
class Look:
    """How a picture is taken."""

    mode: str = "light"
    scale: float = 1.0
    width: int = 1280
    height: int = 800
    rtl: bool = False


LOOKS = {
    "": Look(),
    "-dark": Look(mode="dark"),
    "-200": Look(scale=2.0, width=1280),
    "-small": Look(width=800, height=600),
    "-small-200": Look(width=800, height=600, scale=2.0),
    "-small-dark": Look(mode="dark", width=800, height=600),
    "-rtl": Look(rtl=True),
    "-mid": Look(width=1000, height=700),
}

Act = Callable[[Stage], None]


def record(step: int, depth: str = "standard", *, more: bool = False) -> Act:
    """A step of Bibi's record."""

    def act(stage: Stage) -> None:
        entry = stored(stage.workspace, depth)
        stage.desk.navigate(Route("record", entry_id=entry, step=step))
        stage.settle()
        page = stage.page("record")
        view = page.parts.stack.currentWidget()
        if more:
            for section in view.sections:
                if section.folded is not None:
                    section.disclosure.set_open(True)

    return act


def one_page(stage: Stage) -> None:
    """All steps beneath each other."""
    record(1)(stage)
    stage.page("record")._on_one_page_toggled()


def strip(stage: Stage) -> None:
    """What stays in view in a narrow window, opened."""
    record(6)(stage)
    stage.page("record").parts.strip.glance.click()


def one_page_again(stage: Stage) -> None:
    """All on one page, at a fairer view."""
    one_page(stage)
    stage.settle()
    stage.page("record").parts.stack.currentWidget().editor_of("balanced").focus_first()
    QTest.qWait(300)


def new(stage: Stage) -> None:
    """An empty record."""
    stage.desk.navigate(Route("record", depth="standard"))


def picker(stage: Stage) -> None:
    """The list of feelings, open."""
    record(2)(stage)
    editor = stage.page("record").parts.stack.currentWidget().editor_of("emotions")
    editor._open(True)
    editor.list.focus_first()


def searching(stage: Stage) -> None:
    """A word that is not in the list."""
    record(2)(stage)
    editor = stage.page("record").parts.stack.currentWidget().editor_of("emotions")
    editor.search.setPlainText("frozen")


def schemas(stage: Stage) -> None:
    """The catalogue, open."""
    record(4, more=True)(stage)
    editor = stage.page("record").parts.stack.currentWidget().editor_of("schemas")
    editor._open(True)


def again(stage: Stage) -> None:
    """A fairer view with the rule rated again."""
    record(6, more=True)(stage)
    editor = stage.page("record").parts.stack.currentWidget().editor_of("rule_again")
    editor.rating.rating.setFocus()
    editor._on_rating_rated(40)
    editor.load()


def trouble(stage: Stage) -> None:
    """It could not be saved."""
    record(6)(stage)
    page = stage.page("record")
    error = AppError(
        "disk_full",
        "This could not be saved: the disk is full.",
        "Your words are still here.",
        "Free some space and it saves itself.",
    )
    page.writing._on_failed(error)


def quick(stage: Stage) -> None:
    """The quick record, empty."""
    stage.desk.navigate(Route("quick"))


def quick_list(stage: Stage) -> None:
    """The list beneath the one feeling."""
    quick(stage)
    stage.settle()
    next(e for e in stage.page("quick").form.editors if e.field.id == "emotions").focus_first()


def thoughts(stage: Stage) -> None:
    """The lower half of the second step."""
    record(2)(stage)
    stage.settle()
    view = stage.page("record").parts.stack.currentWidget()
    view.editor_of("hot_thought").focus_first()


def asked(stage: Stage) -> None:
    """One question answered, the next one offered."""
    record(5)(stage)
    editor = stage.page("record").parts.stack.currentWidget().editor_of("socratic")
    editor.control.insertPlainText("That I could say it is too late to call tonight.")
    editor.following.click()


def chosen_schemas(stage: Stage) -> None:
    """Schemas with their strength."""
    record(4, more=True)(stage)
    editor = stage.page("record").parts.stack.currentWidget().editor_of("schemas")
    for schema in ("anger_prohibition", "judgmental"):
        editor.toggle(schema)
    editor._on_row_rated("anger_prohibition", 80)
    editor.load()
    editor.browse.setFocus()


def asked_about(stage: Stage) -> None:
    """A question about a schema, in its field."""
    record(6, "deep")(stage)
    stage.settle()
    editor = stage.page("record").parts.stack.currentWidget().editor_of("schemas")
    _until(lambda: editor.asking.card is not None)
    stage.settle(1)
    editor.asking.card.focus_first()
    stage.page("record").parts.stack.currentWidget().ensureWidgetVisible(editor.asking, 0, 16)


def held_back(stage: Stage) -> None:
    """Something real may be going on: its line in place of a question."""
    entry = stored(stage.workspace, "deep")
    session = stage.workspace.drafting.open(entry)
    session.set_text("situation", "He shouted, and then he threatened me.")
    stage.workspace.drafting.save(session.saved, session.snapshot())
    stage.desk.navigate(Route("record", entry_id=entry, step=6))
    stage.settle()
    editor = stage.page("record").parts.stack.currentWidget().editor_of("schemas")
    _until(lambda: editor.asking.hold is not None)
    stage.settle(1)
    editor.focus_first()


def kept(stage: Stage) -> None:
    """Today, with one suggestion after a quick record was kept."""
    entry = stored(stage.workspace, "quick")
    stage.desk.navigate(Route("quick", entry_id=entry))
    stage.settle()
    stage.page("quick").writing.keep()
    notices = stage.desk._notices
    _until(lambda: notices._question is not None and notices._question.isVisible())


def _until(fact: Callable[[], bool]) -> None:
    for _again in range(250):
        if fact():
            return
        QTest.qWait(20)
    raise TimeoutError


def quick_filled(stage: Stage) -> None:
    """The quick record of picture 04."""
    stage.desk.navigate(Route("quick"))
    stage.settle()
    page = stage.page("quick")
    editors = {editor.field.id: editor for editor in page.form.editors}
    editors["situation"].control.setPlainText(
        "Call in tears. I asked about drinking; the answers went short."
    )
    feeling = editors["emotions"]
    feeling.word.setPlainText("annoyance")
    feeling.list.hide()
    feeling.rating.rating.set_value(70)
    feeling.rating.number.set_value(70)
    feeling._on_rating_rated(70)
    thought = editors["thoughts"]
    thought.words.setPlainText("I am no use to her in this state")
    thought.rating.set_value(75)
    thought._on_rating_rated(75)
    editors["coping"].chips.set_values(["suppress", "closed_questions"])
    editors["next"].chips.set_values(["come_back"])
    page.writing.flush()
    page.foot.keep.setFocus()


def quick_more(stage: Stage) -> None:
    """What is folded, open."""
    quick_filled(stage)
    stage.page("quick").form.more.set_open(True)


def line(stage: Stage) -> None:
    """Just one line."""
    stage.desk.navigate(Route("quick", extra="line"))


def followup(stage: Stage) -> None:
    """After the next contact."""
    first = stage.workspace.journal.last(50)[-1]
    stage.desk.navigate(Route("followup", entry_id=first.id))


SHOTS: dict[str, Act] = {
    "01-what-happened": record(1),
    "01-what-happened-more": record(1, more=True),
    "01-new": new,
    "02-feelings": record(2),
    "02-picker": picker,
    "02-searching": searching,
    "02-thoughts": thoughts,
    "03-what-i-did": record(3, more=True),
    "04-rule": record(4),
    "04-schemas": schemas,
    "04-chosen": chosen_schemas,
    "04-asked-about": asked_about,
    "04-held-back": held_back,
    "05-asked": asked,
    "05-questions": record(5),
    "06-fairer": record(6),
    "06-again": again,
    "07-one-step": record(7),
    "07-one-step-more": record(7, more=True),
    "08-read-through": record(8),
    "09-one-page": one_page,
    "09-one-page-fairer": one_page_again,
    "09-strip": strip,
    "10-trouble": trouble,
    "11-deep-2": record(2, "deep"),
    "11-deep-11": record(11, "deep", more=True),
    "11-deep-5": record(5, "deep", more=True),
    "11-deep-7": record(7, "deep"),
    "20-quick": quick,
    "20-quick-list": quick_list,
    "21-quick-filled": quick_filled,
    "22-quick-more": quick_more,
    "23-line": line,
    "24-kept": kept,
    "30-followup": followup,
}


def take(folder: Path, name: str, suffix: str) -> None:
    """One picture in one look."""
    look = LOOKS[suffix]
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    direction = Qt.LayoutDirection.RightToLeft if look.rtl else Qt.LayoutDirection.LeftToRight
    app.setLayoutDirection(direction)
    with tempfile.TemporaryDirectory() as place:
        stage = Stage(Path(place))
        stage.theme.set_mode(look.mode)
        stage.theme.set_scale(look.scale)
        stage.show(look.width, look.height)
        stage.window.activateWindow()
        SHOTS[name](stage)
        stage.settle()
        stage.window.grab().save(str(folder / f"{name}{suffix}.png"))
        stage.close()


def main() -> int:
    """Take all pictures, or those whose name begins with one of the words given."""
    app = QApplication.instance() or QApplication([])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:]
    for name in SHOTS:
        for suffix in LOOKS:
            full = name + suffix
            if not wanted or full in wanted or (name in wanted and not suffix):
                take(folder, name, suffix)
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
