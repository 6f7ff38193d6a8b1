# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a record is asked about schemas: from which words, when nothing is, and what was learned."""

from __future__ import annotations

import pytest

from app.clock import FixedClock
from app.domain.entry import Kind
from app.domain.schema_answers import Reply, answer
from app.domain.schemas import entry_of
from app.language import schema_cues
from app.services.content import load
from app.services.schema_questions import LONGEST, Remembered, look, words_read
from app.workspace import Workspace
from tests import plain_cues
from tests.unit.app.conftest import moment
from tests.unit.app.drafts import new_session
from tests.unit.app.schema_acts import CONTROL, own

KNOWN = "I should have known better."
STANDARDS = "demanding_standards"
NOTHING = Remembered()
POND = "Again the frozen pond opens beneath me."


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_cues, "suggest", plain_cues.suggest)


def asked(thought: str = "", *, remembered: Remembered = NOTHING, **fields: str) -> list[str]:
    session = new_session()
    if thought:
        session.add_row("thoughts", thought)
    for field, text in fields.items():
        session.set_text(field, text)
    return [question.schema for question in look(session.entry, remembered).questions]


def test_thoughts_and_the_rule_are_read_and_nothing_else() -> None:
    assert asked(KNOWN) == [STANDARDS]
    assert asked(rule=KNOWN) == [STANDARDS]
    assert asked("She is late.", situation=KNOWN, balanced=KNOWN, coping_effect=KNOWN) == []


def test_the_words_that_led_to_it_are_shown_in_their_sentence() -> None:
    session = new_session()
    session.add_row("thoughts", f"It was late. {KNOWN} So be it.")
    (question,) = look(session.entry, Remembered()).questions
    assert question.text == KNOWN
    for start, end in question.spans:
        assert question.text[start:end].strip() in question.reason


def test_a_long_sentence_is_shown_around_the_words() -> None:
    session = new_session()
    session.add_row("thoughts", f"{'and on ' * 60}{KNOWN[:-1]}{' and on' * 60}")
    (question,) = look(session.entry, Remembered()).questions
    assert len(question.text) <= LONGEST
    assert question.text.startswith("… and") or question.text.startswith("… on")
    assert question.text.endswith("…")
    shown = " … ".join(question.text[a:b].strip() for a, b in question.spans)
    assert shown == question.reason


@pytest.mark.parametrize("field", ["situation", "coping_effect", "rule", "balanced"])
def test_something_real_anywhere_in_the_record_holds_every_question_back(field: str) -> None:
    session = new_session()
    session.add_row("thoughts", KNOWN)
    session.set_text(field, f"{'word ' * 3_000}he said “I will hit you”, it was a threat.")
    found = look(session.entry, Remembered())
    assert found.questions == ()
    assert found.hold == load().hold.line


@pytest.mark.parametrize("words", ["She is cutting again.", "He has no reason to live."])
def test_words_of_danger_hold_a_question_back_like_those_of_the_hold_list(words: str) -> None:
    session = new_session()
    session.add_row("thoughts", KNOWN)
    session.set_text("situation", words)
    assert look(session.entry, Remembered()).hold == load().hold.line


def test_own_words_for_a_feeling_are_read_for_it_too() -> None:
    session = new_session()
    session.add_row("thoughts", KNOWN)
    session.add_feeling("own:threatened")
    assert look(session.entry, Remembered()).hold


def test_without_a_thought_there_is_neither_question_nor_line() -> None:
    session = new_session()
    session.set_text("situation", "He threatened me.")
    assert look(session.entry, Remembered()) == look(new_session().entry, Remembered())


def test_the_thought_with_the_most_charge_is_read_first() -> None:
    session = new_session()
    session.add_row("thoughts", "one")
    session.set_mark("hot_thought", session.add_row("thoughts", "two"))
    session.set_text("rule", "three")
    assert words_read(session.entry) == ("two", "one", "three")


def test_what_is_quiet_or_put_off_is_not_asked() -> None:
    refused = Remembered(refused=frozenset({STANDARDS}))
    assert asked(KNOWN, remembered=refused) == []
    session = new_session()
    session.add_row("thoughts", KNOWN)
    assert look(session.entry, Remembered(), {STANDARDS}).questions == ()


def write(
    workspace: Workspace, reply: Reply | None = None, *, thought: str = "", schema: str = STANDARDS
) -> str:
    """A stored record with an answer; returns its id."""
    session = workspace.drafting.begin()
    session.set_text("situation", "A call.")
    if thought:
        session.add_row("thoughts", thought)
    if reply is not None:
        answer(session, schema, reply)
    workspace.drafting.save(None, session.snapshot())
    return session.entry.id


def is_quiet(workspace: Workspace) -> bool:
    return asked(KNOWN, remembered=workspace.suggestions.remembered()) == []


def test_three_times_no_among_the_last_five_answers_makes_a_schema_quiet(
    workspace: Workspace,
) -> None:
    for reply in (Reply.NO, Reply.YES, Reply.NO):
        write(workspace, reply)
    assert not is_quiet(workspace)
    write(workspace)  # no answer
    write(workspace, Reply.NO)
    assert is_quiet(workspace)
    assert workspace.suggestions.remembered().refused == {STANDARDS}
    write(workspace, Reply.PARTLY)
    assert is_quiet(workspace)
    write(workspace, Reply.YES)
    assert not is_quiet(workspace)


def test_a_record_in_the_trash_has_no_say(workspace: Workspace) -> None:
    records = [write(workspace, Reply.NO) for _ in range(3)]
    assert is_quiet(workspace)
    workspace.trash.move(records[0])
    assert not is_quiet(workspace)


def about_schema(workspace: Workspace, **marks: str) -> None:
    session = workspace.drafting.begin(Kind.SCHEMA)
    for kind, value in {"schema_of": STANDARDS, **marks}.items():
        session.set_mark(kind, value)
    workspace.drafting.save(None, session.snapshot())


@pytest.mark.parametrize("mark", ["quiet", "archived"])
def test_a_schema_that_was_switched_off_is_quiet(workspace: Workspace, mark: str) -> None:
    about_schema(workspace, **{mark: "yes"})
    assert is_quiet(workspace)


def touch(workspace: Workspace, entry_id: str, field: str) -> None:
    session = workspace.drafting.open(entry_id)
    session.set_text(field, "Some more words.")
    workspace.drafting.save(session.saved, session.snapshot())


def test_turned_on_again_it_is_asked_about_until_it_is_refused_anew(
    workspace: Workspace, clock: FixedClock
) -> None:
    records = [write(workspace, Reply.NO) for _ in range(4)]
    clock.put(moment(11))
    workspace.schemas.quieten(STANDARDS)
    workspace.schemas.wake(STANDARDS)
    assert not is_quiet(workspace)
    clock.put(moment(12))
    for record in records:
        touch(workspace, record, "situation")
    assert not is_quiet(workspace)
    for _ in range(2):
        write(workspace, Reply.NO)
    held = workspace.schemas.held().entry(STANDARDS)
    assert held is not None
    touch(workspace, held.id, "description")
    assert not is_quiet(workspace)
    write(workspace, Reply.NO)
    assert is_quiet(workspace)
    workspace.schemas.wake(STANDARDS)
    assert not is_quiet(workspace)


def test_a_merged_schema_is_asked_about_as_what_it_counts_as(workspace: Workspace) -> None:
    suggestions = workspace.suggestions
    workspace.schemas.merge(STANDARDS, CONTROL)
    assert asked(KNOWN, remembered=suggestions.remembered()) == [CONTROL]
    workspace.schemas.quieten(CONTROL)
    assert is_quiet(workspace)
    workspace.schemas.wake(CONTROL)
    workspace.schemas.part(STANDARDS)
    assert asked(KNOWN, remembered=suggestions.remembered()) == [STANDARDS]


def test_what_was_merged_while_a_record_is_open_is_asked_about_so_at_once(
    workspace: Workspace,
) -> None:
    known = workspace.suggestions.remembered()
    workspace.schemas.merge(STANDARDS, CONTROL)
    assert asked(KNOWN, remembered=known) == [CONTROL]


def test_answers_by_every_name_of_a_schema_count(workspace: Workspace) -> None:
    session = new_session()
    session.add_row("thoughts", KNOWN)
    answer(session, STANDARDS, Reply.YES)
    workspace.schemas.merge(STANDARDS, CONTROL)
    known = workspace.suggestions.remembered()
    assert look(session.entry, known).questions == ()
    for schema in (STANDARDS, CONTROL, STANDARDS):
        write(workspace, Reply.NO, schema=schema)
    assert is_quiet(workspace)
    workspace.schemas.part(STANDARDS)
    assert not is_quiet(workspace)


def test_merged_into_what_is_trashed_or_deleted_it_is_itself_again(workspace: Workspace) -> None:
    target = own(workspace)
    workspace.schemas.merge(STANDARDS, target)
    assert asked(KNOWN, remembered=workspace.suggestions.remembered()) == [target]
    for goes in (workspace.trash.move, workspace.trash.purge):
        goes(entry_of(target))
        assert asked(KNOWN, remembered=workspace.suggestions.remembered()) == [STANDARDS]


def test_wording_confirmed_under_two_names_of_a_schema_is_its_own(workspace: Workspace) -> None:
    target = own(workspace)
    write(workspace, Reply.YES, thought=POND, schema=target)
    write(workspace, Reply.YES, thought=POND, schema="helplessness")
    assert asked(POND, remembered=workspace.suggestions.remembered()) == []
    workspace.schemas.merge("helplessness", target)
    assert asked(POND, remembered=workspace.suggestions.remembered()) == [target]


def test_confirmed_wording_is_learned_and_a_record_does_not_teach_itself(
    workspace: Workspace,
) -> None:
    first = write(workspace, Reply.YES, thought=POND, schema="helplessness")
    assert asked(POND, remembered=workspace.suggestions.remembered()) == []
    write(workspace, Reply.PARTLY, thought=POND, schema="helplessness")
    assert asked(POND, remembered=workspace.suggestions.remembered()) == ["helplessness"]
    assert asked(POND, remembered=workspace.suggestions.remembered(first)) == []


def test_refused_wording_is_not_learned(workspace: Workspace) -> None:
    for _ in range(2):
        write(workspace, Reply.NO, thought=POND)
    assert asked(POND, remembered=workspace.suggestions.remembered()) == []


def test_an_answer_after_keeping_is_stored_and_taken_back(workspace: Workspace) -> None:
    entry = write(workspace, thought=KNOWN)
    changes, removed = workspace.suggestions.reply(entry, STANDARDS, Reply.PARTLY)
    assert changes.changed == {entry}
    stored = workspace.drafting.open(entry).entry
    assert (stored.mark("schema"), stored.mark("schema_partly")) == (STANDARDS, STANDARDS)
    workspace.suggestions.take_back(entry, removed)
    stored = workspace.drafting.open(entry).entry
    assert not stored.marked("schema")
    assert not stored.marked("schema_partly")
