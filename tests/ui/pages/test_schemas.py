# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue of schemas: found, written, and the ways to it and to the page of one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.schemas import entry_of
from tests.ui.pages.conftest import Press
from tests.ui.pages.journal_acts import words
from tests.ui.pages.repair_acts import button, buttons, row, rows, shown
from tests.ui.pages.schema_acts import (
    CONTROL,
    HELD,
    PEACE,
    noted,
    offered,
    own,
    toasts,
    undone,
)
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.models.record_list import LINE_ROLE
from ui.routes import from_text

LIST = Route("schemas")


def page_of(stage: Stage, schema: str) -> Any:
    return shown(stage, Route("schema", entry_id=schema))


def form_of(stage: Stage, **route: str) -> Any:
    return shown(stage, Route("form", **route)).form


def wait_for_save(stage: Stage) -> None:
    stage.page("form").writing.flush()
    stage.settle()


# ---------------------------------------------------------------- the catalogue


def test_own_ones_come_first_then_the_catalogue(empty: Stage) -> None:
    own(empty)
    page = shown(empty, LIST)
    labels = [text for text in words(page) if text in ("Your own", "From the catalogue")]
    assert labels == ["Your own", "From the catalogue"]
    assert next(iter(rows(page))) == PEACE
    assert len(rows(page)) == 20


def test_a_row_leads_to_its_page(empty: Stage) -> None:
    row(shown(empty, LIST), HELD).click()
    empty.settle()
    assert empty.page("schema").isVisible()
    assert empty.page("schema").name.text() == HELD


def test_search_looks_in_names_and_words(empty: Stage, press: Press) -> None:
    own(empty, description="As long as nobody frowns.")
    page = shown(empty, LIST)
    press("FROWN")
    assert list(rows(page)) == [PEACE]
    page.search.set_text("")
    page.search.setFocus()
    press("zebra")
    assert rows(page) == {}
    assert "Nothing found for ‘zebra’." in words(page)
    button(page, "Clear").click()
    empty.settle()
    assert len(rows(page)) == 20
    assert QApplication.focusWidget() is page.search


def test_archived_ones_are_folded_away_and_found_by_search(empty: Stage, press: Press) -> None:
    empty.workspace.schemas.archive(CONTROL)
    page = shown(empty, LIST)
    assert HELD not in rows(page)
    button(page, "Archived").click()
    assert HELD in rows(page)
    page.archived.set_open(False)
    page.search.setFocus()
    press("reins")
    assert list(rows(page)) == [HELD]


def test_what_is_special_is_said_in_small(empty: Stage) -> None:
    session = empty.workspace.schemas.begin(CONTROL)
    session.set_text("name", "My hand on the wheel")
    empty.workspace.drafting.keep(session)
    empty.workspace.schemas.quieten(CONTROL)
    draft = empty.workspace.schemas.begin()
    draft.set_text("name", "Half of it")
    empty.workspace.drafting.save(draft.saved, draft.snapshot())
    found = rows(shown(empty, LIST))
    assert found["My hand on the wheel"] == "in your words, not suggested"
    assert found["Half of it"] == "draft"
    assert found["They are leaving"] == ""


def test_merged_and_trashed_ones_are_not_listed(empty: Stage) -> None:
    schema, other = own(empty), own(empty, "Another one")
    empty.workspace.schemas.merge(schema, CONTROL)
    empty.workspace.trash.move(entry_of(other))
    found = rows(shown(empty, LIST))
    assert not {PEACE, "Another one"} & set(found)


# ---------------------------------------------------------------- writing one


def test_a_schema_of_ones_own_is_written_and_kept(empty: Stage, press: Press) -> None:
    page = shown(empty, LIST)
    button(page, "A schema of your own").click()
    empty.settle()
    press(PEACE)
    empty.page("form")._keep()
    empty.settle()
    shown_page = empty.page("schema")
    assert shown_page.isVisible()
    assert shown_page.name.text() == PEACE
    assert PEACE in offered(empty)


def test_own_words_show_what_the_catalogue_says_and_start_from_it(empty: Stage) -> None:
    page = page_of(empty, CONTROL)
    button(page, "In your own words").click()
    empty.settle()
    form = empty.page("form").form
    catalogue = empty.workspace.content.schema(CONTROL)
    assert form.section.heading.text() == "In your own words"
    assert {catalogue.name, catalogue.description, *catalogue.thoughts} <= set(words(form))
    takes = [b for b in form.findChildren(QWidget) if b.accessibleName().endswith("words: Name")]
    takes[0].click()
    QApplication.processEvents()
    assert form.session.entry.text("name") == HELD
    assert takes[0].isHidden(), "what is written is not written over"
    form.section.disclosure.set_open(True)
    for field in ("thoughts", "coping"):
        editor = form.editor(field)
        button(editor, "Start from these words").click()
    assert [a.text for a in form.session.entry.rows("thoughts")] == list(catalogue.thoughts)
    assert [m.value for m in form.session.entry.marked("coping")] == list(catalogue.coping)
    wait_for_save(empty)
    empty.desk.navigate(Route("schema", entry_id=CONTROL))
    empty.settle()
    assert "From the catalogue, in your words" in words(empty.page("schema"))


def test_an_own_schema_has_no_words_of_the_catalogue(empty: Stage) -> None:
    form = form_of(empty, kind="schema")
    assert "In the catalogue" not in words(form)
    assert "Start from these words" not in buttons(form)


def test_back_from_a_form_leads_to_the_page_of_the_schema(empty: Stage) -> None:
    schema = own(empty)
    for route, target in (
        (Route("form", entry_id=entry_of(schema)), PEACE),
        (Route("form", kind="schema", parent=CONTROL), HELD),
    ):
        shown(empty, route)
        empty.page("form").frame.header.back_wanted.emit()
        empty.settle()
        assert empty.page("schema").name.text() == target
    shown(empty, Route("form", kind="schema"))
    empty.page("form").frame.header.back_wanted.emit()
    empty.settle()
    assert empty.page("schemas").isVisible()


def test_an_own_schema_goes_to_the_trash_and_comes_back(empty: Stage) -> None:
    schema = own(empty)
    said = toasts(empty)
    form = form_of(empty, entry_id=entry_of(schema))
    button(form, "Move to Trash").click()
    empty.settle()
    assert empty.page("schemas").isVisible()
    assert PEACE not in rows(empty.page("schemas"))
    undone(empty, said)
    assert PEACE in rows(empty.page("schemas"))


def test_words_for_one_of_the_catalogue_are_not_trashed_from_the_form(empty: Stage) -> None:
    session = empty.workspace.schemas.begin(CONTROL)
    session.set_text("name", "My hand on the wheel")
    kept = empty.workspace.drafting.keep(session)
    form = form_of(empty, entry_id=kept.id)
    assert "Move to Trash" not in buttons(form)
    assert "Earlier versions…" in buttons(form)


def test_enough_for_today_says_where_it_is_found(empty: Stage) -> None:
    schema = own(empty)
    said = toasts(empty)
    shown(empty, Route("form", entry_id=entry_of(schema)))
    empty.page("form").foot.enough.click()
    empty.settle()
    assert said[-1][0] == "Saved. It is listed under Schemas, as before."


# ---------------------------------------------------------------- ways to it


def test_from_the_reading_sheet_to_the_schema_and_back(empty: Stage) -> None:
    schema = own(empty)
    record = noted(empty, schema, CONTROL, partly=True)
    page = shown(empty, Route("journal", entry_id=record.id))
    assert "Keep the peace, partly" in buttons(page)
    button(page, "I must hold the reins, partly").click()
    empty.settle()
    assert empty.page("schema").name.text() == HELD
    empty.desk.back()
    empty.settle()
    assert page.isVisible()


def test_a_name_without_a_page_is_no_link(empty: Stage) -> None:
    schema = own(empty)
    record = noted(empty, schema)
    empty.workspace.trash.move(entry_of(schema))
    empty.workspace.trash.purge(entry_of(schema))
    page = shown(empty, Route("journal", entry_id=record.id))
    assert "Schema no longer here" in words(page)
    assert "Schema no longer here" not in buttons(page)
    assert not any(entry_of(schema) in text for text in words(page))


def test_in_the_trash_a_record_names_its_schemas_without_links(empty: Stage) -> None:
    record = noted(empty, own(empty))
    empty.workspace.trash.move(record.id)
    page = shown(empty, Route("trash"))
    page._on_read_asked()
    empty.settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert PEACE in words(dialog)
    assert PEACE not in buttons(dialog)
    dialog.close()


def test_the_trash_calls_a_schema_by_its_name(empty: Stage) -> None:
    schema = own(empty)
    empty.workspace.schemas.merge(schema, CONTROL)
    empty.workspace.trash.move(entry_of(schema))
    page = shown(empty, Route("trash"))
    line = page._model.index(0).data(LINE_ROLE)
    assert line.headline == "Schema: Keep the peace"
    page._on_purge()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert any("Records it was noted in stay" in text for text in words(dialog))
    dialog.close()


def test_search_in_the_journal_finds_it_and_reads_it(empty: Stage) -> None:
    schema = own(empty, description="As long as nobody frowns.")
    empty.workspace.schemas.quieten(schema)
    page = shown(empty, Route("journal", extra="search"))
    page._list.search.setPlainText("frowns")
    page._list._search()
    empty.settle()
    page._list.view.setCurrentIndex(page._list.model.index(0))
    empty.settle()
    told = words(page._pane)
    assert {"As long as nobody frowns.", PEACE, "not suggested"} <= set(told)
    button(page, "Edit").click()
    empty.settle()
    assert empty.page("form").form.session.entry.id == entry_of(schema)


def test_after_an_unlock_the_same_schema_is_there(empty: Stage) -> None:
    schema = own(empty)
    page_of(empty, schema)
    assert from_text(empty.desk.place()) == Route("schema", entry_id=schema)


def test_by_keyboard_from_the_list_to_an_archived_schema(empty: Stage, press: Press) -> None:
    shown(empty, LIST)
    press("reins", Qt.Key.Key_Tab, Qt.Key.Key_Return)
    empty.settle()
    page = empty.page("schema")
    assert page.name.text() == HELD
    assert QApplication.focusWidget() is page.back
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.more
