# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The services on a real encrypted journal: write, keep, find, follow up, restore, throw away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.domain.draft import DraftSession
from app.domain.entry import Entry, Kind, State, When
from app.domain.errors import AppError
from app.services.journal import JournalQuery, QuestionsAsked
from app.workspace import Workspace
from tests.unit.app.conftest import moment, open_cheap


def write(workspace: Workspace, words: str, *, code: str = "", next_step: str = "") -> Entry:
    """A kept record with these words and a thought believed 75."""
    session = workspace.drafting.begin(depth="quick")
    session.set_text("situation", words)
    row = session.add_row("thoughts", "I am no use")
    session.rate("thought", row, When.BEFORE, 75)
    session.set_code(code)
    session.set_mark("next", next_step)
    return workspace.drafting.keep(session)


def found(workspace: Workspace, words: str, **filters: object) -> list[str]:
    """The ids a search finds."""
    query = JournalQuery(text=words, **filters)  # type: ignore[arg-type]
    return [line.id for line in workspace.journal.page(query).lines]


def test_an_empty_draft_is_never_stored(workspace: Workspace) -> None:
    session = workspace.drafting.begin()
    changes, entry = workspace.drafting.save(None, session.snapshot())
    assert not changes
    assert entry == session.snapshot()
    assert workspace.security.counts().total == 0
    with pytest.raises(AppError) as caught:
        workspace.drafting.open(entry.id)
    assert caught.value.code == "entry_gone"


def test_a_record_is_written_closed_opened_and_read_again(
    workspace: Workspace, clock: FixedClock
) -> None:
    session = workspace.drafting.begin(depth="quick")
    assert session.entry.mark("contact_kind") == "session"
    session.set_text("situation", "Call in tears. 🙂 שלום")
    changes, stored = workspace.drafting.save(session.saved, session.snapshot())
    assert changes.changed == {stored.id}
    assert stored.order > 0
    session.saved_as(stored)
    clock.put(moment(10, 13))
    feeling = session.add_feeling("annoyance")
    session.rate("emotion", feeling, When.BEFORE, 70)
    kept = workspace.drafting.keep(session)
    assert not session.dirty
    folder = workspace.folder
    workspace.close()
    again = open_cheap(folder, clock)
    try:
        entry = again.drafting.open(kept.id).entry
        assert entry == kept
        assert entry.state is State.KEPT
        assert entry.ratings[0].at == moment(10, 13)
        line = again.journal.last(3)[0]
        assert (line.strongest, line.contact_kind, line.state) == (
            ("annoyance", 70),
            "session",
            "kept",
        )
    finally:
        again.close()


def test_a_quick_record_goes_on_at_another_depth(workspace: Workspace, clock: FixedClock) -> None:
    quick = write(workspace, "quick words")
    clock.put(moment(13, 20))
    session = workspace.drafting.open(quick.id)
    session.set_depth("standard")
    session.set_text("rule", "A good therapist is never angry")
    session.rate("rule", "", When.BEFORE, 85)
    workspace.drafting.save(session.saved, session.snapshot())
    entry = workspace.drafting.open(quick.id).entry
    assert entry.text("situation") == "quick words"
    assert entry.course("thought")[0].at == moment(10)
    assert entry.course("rule")[0].at == moment(13, 20)
    assert entry.day == date(2026, 11, 10)


def test_a_followup_waits_a_day_and_may_come_often(workspace: Workspace, clock: FixedClock) -> None:
    session = workspace.drafting.begin()
    session.set_text("rule", "never angry")
    session.rate("rule", "", When.BEFORE, 85)
    session.rate("rule", "", When.AFTER, 40)
    record = workspace.drafting.keep(session)
    with pytest.raises(AppError) as caught:
        workspace.drafting.begin_followup(record, moment(10, 23, 59))
    assert caught.value.code == "too_early"
    for day, value in ((11, 30), (20, 55)):
        clock.put(moment(day))
        later = workspace.drafting.begin_followup(record)
        assert not later.dirty
        later.set_text("did", f"said it on day {day}")
        later.rate("rule", "", When.LATER, value)
        workspace.drafting.keep(later)
    reading = workspace.journal.record(record.id)
    assert [point.value for point in reading.rule_course] == [85, 40, 30, 55]
    assert [f.day.day for f in reading.followups] == [11, 20]
    assert found(workspace, "day 20") == [record.id]
    line = workspace.journal.page(JournalQuery(text="day 20")).lines[0]
    assert line.via == reading.followups[1].id


def test_search_marks_the_words_and_keeps_to_the_filters(
    workspace: Workspace, clock: FixedClock
) -> None:
    long = "x " * 3000
    first = write(workspace, f"{long}The café was closed", code="P-047")
    clock.put(moment(11))
    second = write(workspace, "A closed door", code="R-615")
    assert found(workspace, "closed") == [second.id, first.id]
    assert found(workspace, "cafe") == [first.id]
    assert found(workspace, "closed", code="P-047") == [first.id]
    assert found(workspace, "closed", since=date(2026, 11, 11)) == [second.id]
    assert found(workspace, "closed", until=date(2026, 11, 10)) == [first.id]
    assert found(workspace, "closed", state="draft") == []
    assert found(workspace, 'no" OR such*') == []
    snippet = workspace.journal.page(JournalQuery(text="cafe")).lines[0].matches
    assert snippet is not None
    assert [snippet.text[a:b] for a, b in snippet.spans] == ["café"]
    assert len(snippet.text) < 200


def test_days_are_those_of_what_was_found_in_a_repair(workspace: Workspace) -> None:
    session = workspace.drafting.begin_part(Kind.EPISODE)
    session.set_text("hunch", "Short answers.")
    session.set_code("P-047")
    session.set_day(date(2026, 8, 1))
    repair = workspace.drafting.keep(session)
    contact = workspace.drafting.begin_part(Kind.CONTACT, repair)
    contact.set_text("note", "A saffron scarf.")
    workspace.drafting.keep(contact)
    assert found(workspace, "saffron", since=date(2026, 11, 1)) == [repair.id]
    assert found(workspace, "saffron", until=date(2026, 8, 31)) == []
    assert found(workspace, "answers", since=date(2026, 11, 1)) == []
    assert found(workspace, "answers", until=date(2026, 8, 31)) == [repair.id]
    assert found(workspace, "saffron", since=date(2026, 11, 1), code="P-047") == [repair.id]
    assert found(workspace, "saffron", since=date(2026, 11, 1), code="R-615") == []


def test_search_pages_on(workspace: Workspace) -> None:
    ids = [write(workspace, f"same words {number}").id for number in range(7)]
    seen: list[str] = []
    before: int | None = None
    while True:
        page = workspace.journal.page(JournalQuery(text="same"), before, limit=3)
        seen += [line.id for line in page.lines]
        before = page.next
        if before is None:
            break
    assert seen == ids[::-1]


def test_a_stale_search_is_stopped(workspace: Workspace) -> None:
    write(workspace, "words")
    workspace.journal.cancel_searches(5)
    with pytest.raises(AppError) as caught:
        workspace.journal.page(JournalQuery(text="words"), token=4)
    assert caught.value.code == "search_cancelled"
    assert workspace.journal.page(JournalQuery(text="words"), token=5).lines


def test_a_list_shows_filtered_pages(workspace: Workspace) -> None:
    session = workspace.drafting.begin()
    session.set_mark("rupture_type", "withdrawal")
    draft, _ = workspace.drafting.save(None, session.snapshot())
    kept = write(workspace, "kept", code="P-047")
    lines = workspace.journal.page(JournalQuery()).lines
    assert [line.state for line in lines] == ["kept", "draft"]
    only = workspace.journal.page(JournalQuery(rupture_type="withdrawal")).lines
    assert {line.id for line in only} == draft.changed
    assert [x.id for x in workspace.journal.page(JournalQuery(code="P-047")).lines] == [kept.id]
    assert [x.id for x in workspace.journal.page(JournalQuery(state="kept")).lines] == [kept.id]
    assert workspace.journal.page(JournalQuery(since=date(2026, 11, 11))).lines == ()


def test_the_draft_to_continue_gives_way_to_what_came_after(
    workspace: Workspace, clock: FixedClock
) -> None:
    assert workspace.journal.continue_draft() is None
    write(workspace, "before")
    clock.put(moment(11))
    session = workspace.drafting.begin()
    session.set_text("situation", "She praised a colleague")
    # The contact was two days ago: what counts is when it was written.
    session.set_day(date(2026, 11, 9))
    workspace.drafting.save(None, session.snapshot())
    draft = workspace.journal.continue_draft()
    assert draft is not None
    assert draft.id == session.entry.id
    clock.put(moment(30))
    write(workspace, "after")
    assert workspace.journal.continue_draft() is None


def test_questions_of_the_last_records_oldest_first(
    workspace: Workspace, clock: FixedClock
) -> None:
    assert workspace.journal.questions_asked() == QuestionsAsked((), 0)
    for minute, asked in ((1, ("ex01", "sh02")), (5, ("ex03",))):
        clock.put(moment(minute))
        session = workspace.drafting.begin()
        for question in asked:
            session.add_mark("question", question, session.add_row("socratic", "an answer"))
        workspace.drafting.save(None, session.snapshot())
        workspace.drafting.keep(workspace.drafting.open(session.entry.id))
    asked_for = workspace.journal.questions_asked()
    assert set(asked_for.recent[:2]) == {"ex01", "sh02"}
    assert asked_for.recent[2:] == ("ex03",)
    assert asked_for.records == 2


def test_what_waits_is_asked_for_two_weeks_at_most(workspace: Workspace, clock: FixedClock) -> None:
    record = write(workspace, "come back to it", next_step="come_back")
    write(workspace, "let it be", next_step="let_it_be")
    waiting = workspace.waiting.lines
    assert waiting(date(2026, 11, 10)) == ()
    assert [line.entry_id for line in waiting(date(2026, 11, 11))] == [record.id]
    assert [line.text for line in waiting(date(2026, 11, 23))] == ["I am no use"]
    assert waiting(date(2026, 11, 24)) == ()
    clock.put(moment(12))
    later = workspace.drafting.begin_followup(record)
    later.set_text("did", "rang")
    workspace.drafting.keep(later)
    assert waiting(date(2026, 11, 13)) == ()


def test_codes(workspace: Workspace) -> None:
    assert workspace.journal.codes() == ()
    code = workspace.journal.new_code()
    assert len(code) == 5
    first = write(workspace, "a", code="P-047")
    second = write(workspace, "b", code="P-047")
    assert workspace.journal.codes() == (("P-047", 2),)
    with pytest.raises(AppError) as caught:
        workspace.journal.rename_code("P-047", "Anna")
    assert caught.value.code == "not_a_code"
    changes = workspace.journal.rename_code("P-047", "r615")
    assert changes.changed == {first.id, second.id}
    assert workspace.journal.codes() == (("R-615", 2),)
    assert workspace.journal.rename_code("R-615", "").changed == {first.id, second.id}
    assert workspace.journal.codes() == ()


def test_a_code_that_only_a_repair_has_is_there_to_be_chosen(workspace: Workspace) -> None:
    session = workspace.drafting.begin_part(Kind.EPISODE)
    session.set_text("hunch", "Short answers.")
    session.set_code("P-047")
    repair = workspace.drafting.keep(session)
    alone = workspace.drafting.begin_part(Kind.FEEDBACK, code="R-615")
    alone.set_text("gist", "Too fast.")
    workspace.drafting.save(None, alone.snapshot())
    assert workspace.journal.codes() == (("P-047", 1), ("R-615", 1))
    write(workspace, "a", code="P-047")
    assert workspace.journal.codes() == (("P-047", 2), ("R-615", 1))
    workspace.trash.move(repair.id)
    assert workspace.journal.codes() == (("P-047", 1), ("R-615", 1))


def test_an_earlier_version_brings_no_earlier_code_back(workspace: Workspace) -> None:
    entry = write(workspace, "first words", code="P-047")
    session = workspace.drafting.open(entry.id)
    session.set_text("situation", "other words")
    workspace.drafting.keep(session)
    workspace.journal.rename_code("P-047", "R-615")
    versions = workspace.versions.list(entry.id)
    assert [version.entry.client_code for version in versions] == ["", ""]
    _changes, restored = workspace.versions.restore(entry.id, versions[-1].number)
    assert (restored.text("situation"), restored.client_code) == ("first words", "R-615")


def test_an_earlier_version_comes_back_and_ratings_stay(
    workspace: Workspace, clock: FixedClock
) -> None:
    session = workspace.drafting.begin()
    session.set_text("situation", "first words")
    session.rate("rule", "", When.BEFORE, 85)
    entry = workspace.drafting.keep(session)
    clock.put(moment(11))
    session = workspace.drafting.open(entry.id)
    session.set_text("situation", "other words")
    row = session.add_row("thoughts", "gone with it")
    session.rate("thought", row, When.BEFORE, 10)
    session.rate("rule", "", When.AFTER, 40)
    workspace.drafting.save(session.saved, session.snapshot())
    (version,) = workspace.versions.list(entry.id)
    assert version.entry.text("situation") == "first words"
    _, restored = workspace.versions.restore(entry.id, version.number)
    assert restored.text("situation") == "first words"
    assert [r.value for r in restored.course("rule")] == [85, 40]
    assert restored.course("thought") == ()
    texts = [v.entry.text("situation") for v in workspace.versions.list(entry.id)]
    assert texts == ["first words", "other words", "first words"]
    with pytest.raises(AppError) as caught:
        workspace.versions.restore(entry.id, 999)
    assert caught.value.code == "version_gone"


def test_trash_takes_the_followups_along_and_brings_them_back(
    workspace: Workspace, clock: FixedClock
) -> None:
    record = write(workspace, "needle words")
    clock.put(moment(12))
    later = workspace.drafting.begin_followup(record)
    later.set_text("did", "needle too")
    child = workspace.drafting.keep(later)
    changes = workspace.trash.move(record.id)
    assert changes.changed == {record.id, child.id}
    assert found(workspace, "needle") == []
    (line,) = workspace.trash.list()
    assert (line.entry.id, line.days_left) == (record.id, 30)
    clock.put(moment(15))
    assert workspace.trash.list()[0].days_left == 27
    workspace.trash.restore(record.id)
    assert found(workspace, "needle") == [record.id]
    assert workspace.drafting.open(record.id).entry == replace(
        record, order=workspace.drafting.open(record.id).entry.order
    )
    assert [f.id for f in workspace.journal.record(record.id).followups] == [child.id]


def test_only_the_trash_is_deleted_from(workspace: Workspace) -> None:
    kept = write(workspace, "kept")
    gone = write(workspace, "gone")
    with pytest.raises(AppError):
        workspace.trash.purge(kept.id)
    workspace.trash.move(gone.id)
    workspace.trash.empty()
    assert workspace.trash.list() == ()
    assert found(workspace, "gone") == []
    assert found(workspace, "kept") == [kept.id]
    workspace.trash.move(kept.id)
    workspace.trash.purge(kept.id)
    assert workspace.security.counts().total == 0


def test_a_draft_emptied_again_can_be_discarded(workspace: Workspace) -> None:
    session: DraftSession = workspace.drafting.begin()
    session.set_text("situation", "a")
    _, stored = workspace.drafting.save(None, session.snapshot())
    session.saved_as(stored)
    assert not workspace.drafting.discard_empty(stored.id)
    session.set_text("situation", "")
    workspace.drafting.save(session.saved, session.snapshot())
    assert workspace.drafting.discard_empty(stored.id)
    assert not workspace.drafting.discard_empty(stored.id)


def test_preferences_and_place_outlast_a_lock(
    make: Callable[[str], Workspace], clock: FixedClock
) -> None:
    workspace = make("one")
    changed = replace(workspace.preferences.current, usual_contact="phone", one_page=True)
    workspace.preferences.save(changed)
    workspace.close_at("record:abc:3")
    workspace.close()
    again = open_cheap(Path(workspace.folder), clock)
    try:
        assert again.preferences.current == changed
        assert again.place == "record:abc:3"
        assert again.drafting.begin().entry.mark("contact_kind") == "phone"
    finally:
        again.close()


def test_a_closed_journal_says_so(workspace: Workspace) -> None:
    workspace.close()
    with pytest.raises(AppError) as caught:
        workspace.journal.page(JournalQuery())
    assert caught.value.code == "closed"
