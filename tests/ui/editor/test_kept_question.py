# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One suggestion at most after a short record was kept, as a line that waits for nobody."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.entry import Entry, State
from app.domain.schema_answers import Reply
from app.language import schema_cues
from app.services.content import load
from tests import plain_cues
from tests.ui.editor.conftest import name_of
from tests.ui.editor.test_schema_asking import ANGER, KNOWN, NAME, PLAIN, STANDARDS
from tests.ui.pages.stage import Stage
from ui.context import Route


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_cues, "suggest", plain_cues.suggest)


class Kept:
    """A short record, kept from its page."""

    def __init__(
        self,
        stage: Stage,
        qtbot: QtBot,
        thought: str = KNOWN,
        *,
        depth: str = "quick",
        situation: str = "A call.",
    ) -> None:
        self.stage, self.qtbot = stage, qtbot
        session = stage.workspace.drafting.begin(depth=depth)
        session.set_text("situation", situation)
        session.add_row("thoughts", thought)
        session.add_row("thoughts", ANGER)
        stage.workspace.drafting.save(None, session.snapshot())
        self.id = session.entry.id
        name = "quick" if depth == "quick" else "record"
        stage.desk.navigate(Route(name, entry_id=self.id))
        stage.settle()
        stage.page(name).writing.keep()
        qtbot.waitUntil(lambda: stage.desk._here == Route("today"))

    def looked(self) -> None:
        """Wait until the lanes are through."""
        for _ in range(2):
            done: list[None] = []
            self.stage.settle()
            self.stage.tasks.cpu(lambda: None, owner=self.stage.window, done=done.append)
            self.qtbot.waitUntil(lambda done=done: bool(done))
        self.stage.settle(1)

    @property
    def line(self) -> Any:
        return self.stage.desk._notices._question

    @property
    def entry(self) -> Entry:
        return self.stage.workspace.drafting.open(self.id).entry

    def reply(self, reply: str) -> None:
        self.line.card.buttons[reply].click()
        self.looked()


@pytest.mark.parametrize("depth", ["quick", "ten"])
def test_one_line_follows_with_four_answers(stage: Stage, qtbot: QtBot, depth: str) -> None:
    kept = Kept(stage, qtbot, depth=depth)
    assert kept.entry.state is State.KEPT
    kept.looked()
    card = kept.line.card
    assert card.isVisible()
    assert card.asked.text().endswith(f"sometimes goes with “{NAME}”. Does it fit?")
    assert [name_of(b) for b in card.buttons.values()] == [
        f"{words}, {NAME}" for words in ("Yes", "Partly", "No", "Not now")
    ]
    assert card.asked.text().startswith("Kept.")
    assert stage.desk._notices._toast.isHidden()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not kept.line.isAncestorOf(focused)


def test_with_more_time_the_field_asks_and_no_line_follows(stage: Stage, qtbot: QtBot) -> None:
    session = stage.workspace.drafting.begin(depth="standard")
    session.add_row("thoughts", KNOWN)
    stage.workspace.drafting.save(None, session.snapshot())
    stage.desk.navigate(Route("record", entry_id=session.entry.id))
    stage.settle()
    stage.page("record").writing.keep()
    qtbot.waitUntil(lambda: stage.desk._here == Route("today"))
    assert stage.desk._notices._question is None


@pytest.mark.parametrize("reply", Reply)
def test_an_answer_is_stored_and_undo_takes_it_back(
    stage: Stage, qtbot: QtBot, reply: Reply
) -> None:
    kept = Kept(stage, qtbot)
    kept.looked()
    before = kept.entry.marks
    kept.reply(reply)
    marks = {(m.kind, m.value) for m in kept.entry.marks} - {(m.kind, m.value) for m in before}
    assert (
        marks
        == {
            Reply.YES: {("schema", STANDARDS)},
            Reply.PARTLY: {("schema", STANDARDS), ("schema_partly", STANDARDS)},
            Reply.NO: {("schema_no", STANDARDS)},
        }[reply]
    )
    assert kept.entry.state is State.KEPT
    assert kept.line is None
    toast = stage.desk._notices._toast
    assert NAME in toast.words.text()
    toast.undo_button.click()
    kept.looked()
    assert kept.entry.marks == before


def test_not_now_stores_nothing_and_leaves_the_rest_in_place(stage: Stage, qtbot: QtBot) -> None:
    kept = Kept(stage, qtbot)
    kept.looked()
    before = kept.entry
    kept.line.card.buttons[""].setFocus()
    kept.reply("")
    assert kept.line is None
    assert kept.entry == before
    assert name_of(QApplication.focusWidget()) == name_of(stage.page("today")._write)
    assert stage.desk._notices.foot.isHidden()


def test_leaving_waits_for_nothing_and_the_line_goes_with_the_page(
    stage: Stage, qtbot: QtBot
) -> None:
    kept = Kept(stage, qtbot)
    stage.desk.navigate(Route("journal"))  # before it was looked at
    kept.looked()
    assert kept.line is None
    assert stage.desk._notices.foot.isHidden()


def test_nothing_follows_where_nothing_is_clear(stage: Stage, qtbot: QtBot) -> None:
    session = stage.workspace.drafting.begin(depth="quick")
    session.add_row("thoughts", PLAIN)
    stage.workspace.drafting.save(None, session.snapshot())
    stage.desk.navigate(Route("quick", entry_id=session.entry.id))
    stage.settle()
    stage.page("quick").writing.keep()
    stage.settle()
    stage.settle()
    assert not stage.desk._notices._question.isVisible()


def test_something_real_has_its_line_and_no_question(stage: Stage, qtbot: QtBot) -> None:
    kept = Kept(stage, qtbot, situation="He threatened me.")
    kept.looked()
    assert kept.line.card is None
    assert kept.line.hold.text() == load().hold.line
    assert kept.line.isVisible()
