# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Suggestions of schemas as questions in the schemas field."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.entry import When
from app.domain.schema_answers import Reply
from app.language import schema_cues
from app.problems import problem
from app.services.content import load
from app.services.schema_questions import Remembered
from tests import plain_cues
from tests.ui.editor.conftest import Press, name_of
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.models.outline import outline

Key = Qt.Key
KNOWN = "I should have known better."
STANDARDS = "demanding_standards"
NAME = "The bar is always higher"
ANGER = "A good therapist is never angry with a patient"
PLAIN = "She was late."


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_cues, "suggest", plain_cues.suggest)


class Opened:
    """A deep record at the step of its schemas."""

    def __init__(
        self, stage: Stage, qtbot: QtBot, thought: str, rule: str = "", situation: str = ""
    ) -> None:
        self.stage, self.qtbot = stage, qtbot
        session = stage.workspace.drafting.begin(depth="deep")
        session.add_row("thoughts", thought)
        session.set_text("rule", rule)
        session.set_text("situation", situation or "A call.")
        stage.workspace.drafting.save(None, session.snapshot())
        self.id = session.entry.id
        self.open()

    def open(self) -> None:
        self.stage.desk.navigate(Route("record", entry_id=self.id, step=6))
        self.stage.settle()
        self.page = self.stage.page("record")
        self.looked()

    def looked(self) -> None:
        """Wait until the record as it stands was looked at."""
        done: list[None] = []
        self.stage.settle()
        self.stage.tasks.cpu(lambda: None, owner=self.stage.window, done=done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        self.stage.settle(1)

    @property
    def field(self) -> Any:
        return self.page.parts.stack.currentWidget().editor_of("schemas")

    @property
    def card(self) -> Any:
        return self.field.asking.card

    @property
    def asked(self) -> str:
        return self.card.question.schema if self.card else ""

    def reply(self, reply: str) -> None:
        self.card.buttons[reply].click()
        self.looked()

    def marks(self) -> dict[str, list[str]]:
        entry = self.page.writing.session.entry
        kinds = ("schema", "schema_partly", "schema_no")
        return {kind: [m.value for m in entry.marked(kind)] for kind in kinds if entry.mark(kind)}

    def write(self, thought: str) -> None:
        session = self.page.writing.session
        session.set_text("thoughts", thought, session.entry.rows("thoughts")[0].row)
        self.page._on_view_edited()
        self.field.sync()


@pytest.fixture
def opened(stage: Stage, qtbot: QtBot) -> Opened:
    return Opened(stage, qtbot, KNOWN)


def test_it_asks_with_the_words_that_led_to_it_and_nothing_is_chosen(opened: Opened) -> None:
    card = opened.card
    assert card.words.text() == KNOWN
    (start, end), *_more = card.words.spans
    assert "should have known" in KNOWN[start:end]
    assert card.asked.text() == f"These words sometimes go with “{NAME}”. Does it fit?"
    assert [button.text() for button in card.buttons.values()] == [
        "Yes", "Partly", "No", "Not now",
    ]  # fmt: skip
    assert not any(button.isCheckable() for button in card.buttons.values())
    assert opened.marks() == {}
    assert not opened.page.writing.session.dirty


@pytest.mark.parametrize(
    ("reply", "marks"),
    [
        (Reply.YES, {"schema": [STANDARDS]}),
        (Reply.PARTLY, {"schema": [STANDARDS], "schema_partly": [STANDARDS]}),
        (Reply.NO, {"schema_no": [STANDARDS]}),
    ],
)
def test_an_answer_is_noted_and_can_be_undone(
    opened: Opened, reply: Reply, marks: dict[str, list[str]]
) -> None:
    opened.reply(reply)
    assert opened.marks() == marks
    assert opened.card is None
    opened.page.writing.undo()
    opened.looked()
    assert opened.marks() == {}
    assert opened.asked == STANDARDS
    opened.page.writing.redo()
    opened.looked()
    assert opened.marks() == marks
    assert opened.card is None


def test_undo_in_the_line_at_the_foot_takes_a_no_back(opened: Opened) -> None:
    opened.reply(Reply.NO)
    toast = opened.stage.desk._notices._toast
    assert toast.words.text() == f"Noted: “{NAME}” does not fit."
    toast.undo_button.click()
    opened.looked()
    assert opened.marks() == {}
    assert opened.asked == STANDARDS


def test_not_now_stores_nothing_and_holds_for_this_visit(opened: Opened) -> None:
    opened.reply("")
    assert opened.card is None
    assert not opened.page.writing.session.dirty
    opened.page.show_step(1)
    opened.page.show_step(6)
    opened.page._on_one_page_toggled()
    opened.page.show_step(6)
    opened.looked()
    assert opened.card is None
    opened.page._on_one_page_toggled()
    opened.stage.desk.navigate(Route("today"))
    opened.open()
    assert opened.asked == STANDARDS


def test_a_yes_has_its_strength_and_partly_goes_with_the_schema(opened: Opened) -> None:
    opened.reply(Reply.PARTLY)
    rating = opened.field._chosen.itemAt(0).widget()
    rating.rated.emit(60)
    rating.remove.click()
    assert opened.marks() == {}
    opened.page.writing.undo()
    assert opened.marks() == {"schema": [STANDARDS], "schema_partly": [STANDARDS]}
    assert opened.page.writing.session.entry.rating("schema", STANDARDS) == 60


def test_one_after_the_other_and_two_at_most(stage: Stage, qtbot: QtBot) -> None:
    opened = Opened(stage, qtbot, KNOWN, ANGER)
    first = opened.asked
    opened.reply(Reply.NO)
    second = opened.asked
    assert second
    assert second != first
    opened.reply("")
    assert opened.card is None


def test_none_of_these_ends_the_questions(stage: Stage, qtbot: QtBot) -> None:
    opened = Opened(stage, qtbot, KNOWN, ANGER)
    opened.field.none.chip("none").click()
    opened.looked()
    assert opened.card is None


def test_a_schema_chosen_from_the_list_is_not_asked_about(opened: Opened) -> None:
    opened.field.toggle(STANDARDS)
    opened.looked()
    assert opened.card is None
    assert opened.marks() == {"schema": [STANDARDS]}


def test_chosen_after_a_no_the_no_goes(opened: Opened) -> None:
    opened.reply(Reply.NO)
    opened.field.toggle(STANDARDS)
    assert opened.marks() == {"schema": [STANDARDS]}


def test_something_real_holds_it_back_with_one_line(stage: Stage, qtbot: QtBot) -> None:
    opened = Opened(stage, qtbot, KNOWN, situation="He said “I will hit you”, a threat.")
    assert opened.card is None
    assert opened.field.asking.hold.text() == load().hold.line
    opened.field.sync()
    opened.field.asking.look()
    opened.looked()
    assert opened.field.asking.hold is not None
    opened.page._on_one_page_toggled()
    opened.looked()
    assert opened.field.asking.hold is None
    assert opened.card is None
    opened.page._on_one_page_toggled()


def test_the_line_about_something_real_stays_while_one_writes_on(
    stage: Stage, qtbot: QtBot
) -> None:
    opened = Opened(stage, qtbot, KNOWN, situation="He said “I will hit you”, a threat.")
    for thought in (f"{KNOWN} Really.", PLAIN):
        opened.write(thought)
        opened.field.asking.look()
        opened.looked()
        assert opened.field.asking.hold is not None
    opened.page.writing.session.set_text("situation", "A call.")
    opened.write(KNOWN)
    opened.field.asking.look()
    opened.looked()
    assert opened.field.asking.hold is None
    assert opened.asked == STANDARDS


def test_a_changed_rating_is_not_looked_at(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(opened.stage.tasks, "cpu", lambda *_a, **_k: asked.append("cpu"))
    session = opened.page.writing.session
    session.rate("thought", session.entry.rows("thoughts")[0].row, When.BEFORE, 40)
    opened.field.asking.look()
    assert asked == []
    session.set_text("situation", "Another call.")
    opened.field.asking.look()
    assert asked == ["cpu"]


def test_a_failed_read_is_tried_again(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggestions = stage.workspace.suggestions
    remembered = suggestions.remembered

    def fails(_entry: str) -> Remembered:
        raise problem("disk_full")

    monkeypatch.setattr(suggestions, "remembered", fails)
    opened = Opened(stage, qtbot, KNOWN)
    assert opened.card is None
    monkeypatch.setattr(suggestions, "remembered", remembered)
    opened.field.asking.look()
    opened.looked()
    opened.looked()
    assert opened.asked == STANDARDS


def test_a_schema_that_was_refused_three_times_is_not_asked(stage: Stage, qtbot: QtBot) -> None:
    for _ in range(3):
        session = stage.workspace.drafting.begin()
        session.set_text("situation", "A call.")
        session.add_mark("schema_no", STANDARDS)
        stage.workspace.drafting.save(None, session.snapshot())
    assert Opened(stage, qtbot, KNOWN).card is None


def test_it_looks_after_a_pause_and_never_at_a_key(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    tasks = opened.stage.tasks
    for lane in ("cpu", "vault"):
        run = getattr(tasks, lane)
        monkeypatch.setattr(
            tasks, lane, lambda *a, lane=lane, run=run, **k: (asked.append(lane), run(*a, **k))
        )
    for end in range(1, len(PLAIN)):
        opened.write(PLAIN[:end])
    assert asked == []
    assert opened.field.asking._pause.isActive()
    opened.field.asking._pause.timeout.emit()
    assert asked == ["cpu"]
    opened.looked()
    assert opened.card is None


def test_what_earlier_records_tell_is_read_once_for_an_opened_record(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    suggestions = stage.workspace.suggestions
    remembered = suggestions.remembered
    monkeypatch.setattr(
        suggestions, "remembered", lambda entry: (read.append(entry), remembered(entry))[1]
    )
    opened = Opened(stage, qtbot, KNOWN)
    opened.reply(Reply.NO)
    opened.page._on_one_page_toggled()
    opened.looked()
    opened.page._on_one_page_toggled()
    opened.looked()
    assert read == [opened.id]


def test_by_keyboard_alone_and_the_focus_stays_in_the_field(opened: Opened, press: Press) -> None:
    opened.field.focus_first()
    names = []
    while name_of(QApplication.focusWidget()) != f"No, {NAME}":
        press(Key.Key_Tab)
        names.append(name_of(QApplication.focusWidget()))
    assert names[-3:] == [f"Yes, {NAME}", f"Partly, {NAME}", f"No, {NAME}"]
    press(Key.Key_Space)
    opened.looked()
    assert opened.marks() == {"schema_no": [STANDARDS]}
    assert QApplication.focusWidget() is opened.field.browse


def test_a_question_that_comes_takes_no_focus(stage: Stage, qtbot: QtBot) -> None:
    opened = Opened(stage, qtbot, PLAIN)
    focused = QApplication.focusWidget()
    opened.write(KNOWN)
    opened.field.asking.look()
    opened.looked()
    assert opened.asked == STANDARDS
    assert QApplication.focusWidget() is focused


def test_the_reading_sheet_shows_no_question_and_no_inner_name(opened: Opened) -> None:
    def shown() -> str:
        entry = opened.stage.workspace.journal.record(opened.id).entry
        content, dates = opened.stage.workspace.content, opened.page.writing.dates
        return str(outline(entry, content, dates, opened.stage.clock.now().local_day))

    before = shown()
    assert NAME not in before
    opened.reply("")
    assert shown() == before
    opened.stage.desk.navigate(Route("today"))
    opened.open()
    opened.reply(Reply.NO)
    opened.stage.desk.navigate(Route("today"))
    opened.stage.settle()
    assert "schema_no" not in shown()
