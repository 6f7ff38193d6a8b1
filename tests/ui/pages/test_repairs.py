# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of repairs, and how records come to them: from the Journal, by search, to the Trash."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.entry import Entry, Kind
from tests.ui.pages import journal_acts
from tests.ui.pages.conftest import Press
from tests.ui.pages.journal_acts import headlines, words
from tests.ui.pages.repair_acts import (
    button,
    buttons,
    episode,
    hunch,
    part,
    parts_of,
    picked,
    reading,
    row,
    rows,
    shown,
)
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.dialogs.choose_one import ChooseOneDialog
from ui.dialogs.dialog import Dialog
from ui.models.record_list import LINE_ROLE

Key = Qt.Key


def dialog(qtbot: QtBot, kind: type[Dialog] = Dialog) -> Any:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def in_journal(stage: Stage, entry_id: str) -> Any:
    """The pane of the Journal with an entry, its menu open."""
    page = journal_acts.opened(stage, Route("journal", entry_id=entry_id))
    page._pane._more.click()
    return page._pane


def pick(stage: Stage, pane: Any, words: str) -> None:
    picked(stage, pane._menu, words)


def record(stage: Stage, words: str = "She went silent.", code: str = "") -> Entry:
    session = stage.workspace.drafting.begin(depth="quick")
    session.set_text("situation", words)
    session.set_mark("rupture_type", "withdrawal")
    session.set_code(code)
    return stage.workspace.drafting.keep(session)


def repair_of(stage: Stage, entry: Entry) -> str:
    return stage.workspace.journal.record(entry.id).repair


def code_of(stage: Stage, entry: Entry) -> str:
    return stage.workspace.journal.record(entry.id).entry.client_code


def undo(stage: Stage) -> None:
    stage.desk._notices._toast.undo_button.click()
    stage.settle()


# ---------------------------------------------------------------- the list


def test_what_goes_on_comes_first(stage: Stage) -> None:
    page = shown(stage, Route("repairs"))
    assert page.begin.hasFocus()
    assert [(line.words, line.detail) for line in page.rows] == [
        ("Negotiating · R-615", "feedback open, since 1 Oct"),
        ("Repaired · P-047", "since 21 Sep"),
    ]
    assert [text for text in words(page) if text in ("Going on", "At rest")] == [
        "Going on",
        "At rest",
    ]
    row(page, "Repaired · P-047").click()
    stage.settle()
    assert stage.page("repair").reading.entry.client_code == "P-047"
    stage.page("repair")._back.click()
    stage.settle()
    assert stage.desk._here == Route("repairs")


def test_nothing_yet_is_said_without_a_count(empty: Stage) -> None:
    page = shown(empty, Route("repairs"))
    assert any(text.startswith("No repairs yet.") for text in words(page))
    assert not any(character.isdigit() for text in words(page) for character in text)


def test_a_long_list_shows_its_beginning_and_goes_on_when_asked(empty: Stage) -> None:
    for number in range(33):
        hunch(empty, f"Hunch {number}.")
    page = shown(empty, Route("repairs"))
    assert len(page.rows) == 30
    button(page, "Show more").click()
    empty.settle()
    assert len(page.rows) == 33
    assert page.rows[30].hasFocus()


def test_the_page_opens_no_window_of_its_own(empty: Stage) -> None:
    shown(empty, Route("repairs"))
    assert empty.window.isActiveWindow()
    seen = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert seen == [empty.window]


def test_two_of_the_same_name_are_told_apart_by_ear(empty: Stage) -> None:
    hunch(empty)
    page = shown(empty, Route("repairs"))
    [line] = page.rows
    assert (line.words, line.accessibleName()) == ("Suspected", "Suspected, since 27 Nov")


def test_the_ways_used_over_all_repairs(stage: Stage) -> None:
    row(shown(stage, Route("repairs")), "Ways used so far").click()
    stage.settle()
    page = stage.page("ways")
    assert "From 3 reviews after contacts." in words(page)
    assert "Used 24 Sep." in words(page)
    assert "Not used so far." in words(page)
    page.back.click()
    stage.settle()
    assert stage.desk._here == Route("repairs")


def test_the_ways_used_without_a_review(empty: Stage) -> None:
    page = shown(empty, Route("ways"))
    assert any(text.startswith("Nothing was looked back on yet.") for text in words(page))


# ---------------------------------------------------------------- from a record


def test_a_repair_begins_from_a_record_and_undo_takes_it_back(stage: Stage) -> None:
    entry = record(stage, code="P-112")
    before = len(stage.workspace.repairs.episodes())
    pick(stage, in_journal(stage, entry.id), "Start a repair from this record")
    begun = repair_of(stage, entry)
    assert stage.desk._here == Route("repair", entry_id=begun)
    read = stage.page("repair").reading
    assert (read.entry.client_code, read.entry.mark("rupture_type")) == ("P-112", "withdrawal")
    assert [r.id for r in read.records] == [entry.id]
    undo(stage)
    assert stage.desk._here == Route("journal", entry_id=entry.id)
    assert repair_of(stage, entry) == ""
    assert len(stage.workspace.repairs.episodes()) == before


def test_undo_of_a_new_repair_leads_back_to_the_one_before(stage: Stage, qtbot: QtBot) -> None:
    repair = episode(stage, "R-615")
    entry = reading(stage, repair).records[0]
    pick(stage, in_journal(stage, entry.id), "Belongs to another repair…")
    button(dialog(qtbot, ChooseOneDialog), "Start a new one").click()
    stage.settle()
    assert repair_of(stage, entry) not in ("", repair)
    undo(stage)
    assert repair_of(stage, entry) == repair


def test_a_record_is_added_to_a_repair_and_taken_out_again(
    stage: Stage, qtbot: QtBot, press: Press
) -> None:
    entry, repair = record(stage), episode(stage, "R-615")
    pick(stage, in_journal(stage, entry.id), "Add to a repair…")
    asks = dialog(qtbot, ChooseOneDialog)
    assert list(rows(asks)) == ["Negotiating · R-615", "Repaired · P-047"]
    assert buttons(asks) == ["Cancel", "Start a new one"]
    assert row(asks, "Negotiating · R-615").hasFocus()
    press(Key.Key_Return)
    stage.settle()
    assert (repair_of(stage, entry), code_of(stage, entry)) == (repair, "R-615")
    undo(stage)
    assert (repair_of(stage, entry), code_of(stage, entry)) == ("", ""), "its code goes as well"
    stage.workspace.repairs.attach(entry.id, repair)
    pick(stage, in_journal(stage, entry.id), "Belongs to another repair…")
    asks = dialog(qtbot, ChooseOneDialog)
    assert list(rows(asks)) == ["Repaired · P-047"], "the one it has is not offered again"
    button(asks, "To none").click()
    stage.settle()
    assert repair_of(stage, entry) == ""


@pytest.mark.parametrize(("says", "added"), [("Leave it", False), ("Add it all the same", True)])
def test_different_codes_are_asked_about(
    stage: Stage, qtbot: QtBot, says: str, added: bool
) -> None:
    entry, repair = record(stage, code="P-112"), episode(stage, "R-615")
    pick(stage, in_journal(stage, entry.id), "Add to a repair…")
    row(dialog(qtbot, ChooseOneDialog), "Negotiating · R-615").click()
    asks = dialog(qtbot)
    assert asks.accessibleName() == "Two different client codes"
    button(asks, says).click()
    stage.settle()
    assert repair_of(stage, entry) == (repair if added else "")
    assert code_of(stage, entry) == "P-112", "both stay as they are"


def test_a_record_leads_to_its_repair(stage: Stage) -> None:
    repair = episode(stage, "R-615")
    entry = reading(stage, repair).records[0]
    pick(stage, in_journal(stage, entry.id), "Open its repair")
    assert stage.desk._here == Route("repair", entry_id=repair)


# ---------------------------------------------------------------- search and Trash


@pytest.mark.parametrize(
    ("code", "query"), [("P-047", "annoyance"), ("P-047", "reproach"), ("R-615", "mine")]
)
def test_a_search_finds_the_words_of_a_part_and_shows_its_repair(
    stage: Stage, press: Press, qtbot: QtBot, code: str, query: str
) -> None:
    page = journal_acts.opened(stage, Route("journal", extra="search"))
    press(query)
    qtbot.waitUntil(lambda: "Repair" in headlines(page))
    repair = episode(stage, code)
    at = page._list.model.row_of(repair)
    assert query in page._list.model.index(at).data(LINE_ROLE).snippet
    page._list.view.setCurrentIndex(page._list.model.index(at))
    stage.settle()
    assert page._pane.entry_id == repair
    sheet = page._pane._sheet
    marked = [p.text()[a:b] for p in sheet._searched() for a, b in p.spans]
    assert query in marked, "what was found is in what is shown"
    page._pane._edit.click()
    stage.settle()
    assert stage.desk._here == Route("repair", entry_id=repair)


def test_the_trash_names_what_lies_in_it(stage: Stage, qtbot: QtBot) -> None:
    names = {
        Kind.CONTACT: "Contact",
        Kind.STATUS: "Where it stands",
        Kind.REVIEW: "Review",
        Kind.PLAN: "Plan",
        Kind.AGREEMENT: "Agreement",
        Kind.FEEDBACK: "Feedback",
    }
    for kind in names:
        stage.workspace.trash.move(
            parts_of(stage, "P-047", kind)[0 if kind == Kind.REVIEW else -1].id
        )
    page = shown(stage, Route("trash"))
    model = page._model
    found = [model.index(r).data(LINE_ROLE).headline for r in range(model.rowCount())]
    # what goes with another entry stands with it: the log of an agreement, the last review
    assert sorted(found) == sorted(names.values())


def test_a_repair_in_the_trash_is_read_with_its_parts_and_goes_with_them(
    empty: Stage, qtbot: QtBot
) -> None:
    begun = hunch(empty, "The answers went short.")
    contact = part(empty, Kind.CONTACT, begun, {"note": "A flat fine."}, marker="w_fine")
    empty.workspace.trash.move(begun.id)
    page = shown(empty, Route("trash"))
    model = page._model
    assert [model.index(r).data(LINE_ROLE).headline for r in range(model.rowCount())] == ["Repair"]
    page._read.click()
    asks = dialog(qtbot)
    assert {"The answers went short.", "A flat fine."} <= set(words(asks))
    button(asks, "Delete for good…").click()
    empty.settle()
    asks = dialog(qtbot)
    assert any("with its contacts, plans" in text for text in words(asks))
    button(asks, "Delete for good").click()
    empty.settle()
    assert empty.workspace.trash.list() == ()
    assert empty.workspace.security.counts().total == 0
    assert contact.id
