# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a schema: what it is, what touched it, and acts that are all taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.entry import Kind, Link
from app.domain.links import ABOUT
from app.domain.schemas import entry_of
from app.services.schema_pages import RECORDS
from storage.values import Salvaged
from tests.ui.pages.conftest import _shown
from tests.ui.pages.journal_acts import words
from tests.ui.pages.repair_acts import button, buttons, picked, row, rows, shown
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
from ui.widgets.row import Row

LIST = Route("schemas")


def page_of(stage: Stage, schema: str) -> Any:
    return shown(stage, Route("schema", entry_id=schema))


# ---------------------------------------------------------------- the page of a schema


def test_it_tells_what_the_schema_is(empty: Stage) -> None:
    page = page_of(empty, CONTROL)
    schema = empty.workspace.content.schema(CONTROL)
    told = set(words(page))
    texts = (schema.description, schema.alternative, schema.cost, schema.triggers_withdrawal)
    assert {*texts, *schema.thoughts, *schema.counter_questions} <= told
    assert "took the lead · asked a row of closed questions · taught or told" in told
    assert "Not noted in a record so far." in told


def test_it_gathers_what_touched_it(empty: Stage) -> None:
    record = noted(empty, CONTROL, strength=60, rule="If I let go, it tips.")
    noted(empty, CONTROL, partly=True, rule="if I let go, it tips.")
    experiment = empty.workspace.drafting.begin_part(Kind.EXPERIMENT)
    experiment.set_text("plan", "I leave the agenda open.")
    kept = empty.workspace.drafting.keep(experiment)
    about = replace(kept, links=(Link(ABOUT, record.id),))
    empty.workspace.drafting.save(kept, about)
    page = page_of(empty, CONTROL)
    found = rows(page)
    assert "Noted in 2 records, 27 Nov. Strength 60 of 100." in words(page)
    details = [one.detail for one in page.noted.sections["records"].findChildren(Row)]
    assert details == ["partly", "60"]
    # the same rule is shown once, its newest writing
    assert "if I let go, it tips." in found
    assert "If I let go, it tips." not in found
    assert "I leave the agenda open." in found


def test_a_row_opens_what_it_names(empty: Stage) -> None:
    record = noted(empty, CONTROL, rule="If I let go, it tips.")
    for name in ("Session", "If I let go, it tips."):
        row(page_of(empty, CONTROL), name).click()
        empty.settle()
        assert empty.page("journal")._pane.entry_id == record.id


def test_a_screenful_at_first_and_the_rest_when_asked(empty: Stage) -> None:
    for _number in range(RECORDS + 3):
        noted(empty, CONTROL)
    page = page_of(empty, CONTROL)
    section = page.noted.sections["records"]
    assert section.rows.count() == RECORDS
    section.more.click()
    empty.settle()
    assert section.rows.count() == RECORDS + 3
    assert section.more.isHidden()
    focused = QApplication.focusWidget()
    assert focused is section.rows.itemAt(RECORDS).widget(), "one reads on where the new ones begin"


def test_what_is_read_too_late_is_not_shown_on_another_page(empty: Stage) -> None:
    for _number in range(RECORDS + 3):
        noted(empty, CONTROL)
    page = page_of(empty, CONTROL)
    page.noted.sections["records"].more.click()
    empty.desk.navigate(Route("schema", entry_id="judgmental"))
    empty.settle()
    assert page.noted.sections["records"].rows.count() == 0


def test_one_that_is_gone_leads_back_to_the_list(empty: Stage) -> None:
    schema = own(empty)
    empty.workspace.trash.move(entry_of(schema))
    empty.workspace.trash.purge(entry_of(schema))
    page_of(empty, schema)
    assert empty.page("schemas").isVisible()


def test_one_of_a_newer_version_leads_back_to_the_list(empty: Stage) -> None:
    page_of(empty, "not_invented_yet")
    assert empty.page("schemas").isVisible()


def test_one_in_the_trash_is_named_and_nothing_is_done_to_it(empty: Stage) -> None:
    schema = own(empty)
    empty.workspace.trash.move(entry_of(schema))
    page = page_of(empty, schema)
    assert page.name.text() == PEACE
    assert "It is in the Trash. What was noted with it keeps its name." in words(page)
    assert "Edit" not in buttons(page)


# ---------------------------------------------------------------- acts


def acted(stage: Stage, page: Any, words: str) -> None:
    page.more.click()
    picked(stage, page.acts._menu, words)


@pytest.mark.parametrize(
    ("line", "back"),
    [("Archive", "Offer it again"), ("Do not suggest it", "Suggest it again")],
)
@pytest.mark.parametrize("which", ["own", "catalogue"])
def test_an_act_its_undo_and_the_way_back(empty: Stage, which: str, line: str, back: str) -> None:
    schema = own(empty) if which == "own" else CONTROL
    said = toasts(empty)
    page = page_of(empty, schema)

    def is_done() -> bool:
        content = empty.workspace.content
        offered = schema in {s.id for s in content.offered_schemas}
        return not offered or not empty.workspace.schemas.held().suggested_as(schema)

    acted(empty, page, line)
    assert is_done()
    assert back in buttons(page)
    undone(empty, said)
    assert not is_done()
    assert back not in buttons(page)
    acted(empty, page, line)
    button(page, back).click()
    empty.settle()
    assert not is_done()
    undone(empty, said)
    assert is_done()


def test_merged_into_another_and_parted_again(empty: Stage) -> None:
    schema = own(empty)
    noted(empty, schema, strength=60)
    said = toasts(empty)
    page = page_of(empty, schema)
    acted(empty, page, "Merge into another…")
    dialog: Any = QApplication.activeModalWidget()
    assert PEACE not in {r.words for _text, r in dialog.rows}
    dialog.search.setFocus()
    dialog.search.setPlainText("reins")
    [(target)] = [r for _text, r in dialog.rows if not r.isHidden()]
    target.click()
    empty.settle()
    # the page goes on as that of the other one
    assert page.name.text() == HELD
    assert "60, noted as “Keep the peace”" in rows(page).values()
    assert PEACE not in offered(empty)
    undone(empty, said)
    assert page.name.text() == PEACE
    page.acts.merge(schema, CONTROL)
    empty.settle()
    button(page, "Part “Keep the peace” again").click()
    empty.settle()
    assert PEACE in offered(empty)
    undone(empty, said)
    assert PEACE not in offered(empty)


def test_what_counts_as_it_is_not_offered_as_its_target(empty: Stage) -> None:
    schema = own(empty)
    empty.workspace.schemas.merge(schema, CONTROL)
    page = page_of(empty, CONTROL)
    page.acts.choose_target(CONTROL)
    dialog: Any = QApplication.activeModalWidget()
    assert not {PEACE, HELD} & {r.words for _text, r in dialog.rows}
    dialog.reject()


def test_back_to_the_words_of_the_catalogue_and_undone(empty: Stage) -> None:
    session = empty.workspace.schemas.begin(CONTROL)
    session.set_text("name", "My hand on the wheel")
    empty.workspace.drafting.keep(session)
    said = toasts(empty)
    page = page_of(empty, CONTROL)
    assert page.name.text() == "My hand on the wheel"
    acted(empty, page, "Back to the words of the catalogue")
    assert page.name.text() == HELD
    undone(empty, said)
    assert page.name.text() == "My hand on the wheel"


# ---------------------------------------------------------------- a journal that is only read


@pytest.fixture
def rescued(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """A window over the sample journal as if it were damaged."""
    made = Stage(tmp_path)
    made.workspace.rescued = Salvaged(whole=40, partial=1, lost=2)
    yield from _shown(qtbot, made)


def test_in_a_journal_that_is_only_read_nothing_is_offered_to_do(rescued: Stage) -> None:
    assert buttons(shown(rescued, LIST)) == ["Patterns"]
    page = page_of(rescued, "anger_prohibition")
    assert buttons(page) == ["Schemas", "More about it"]
    assert "A good therapist is never angry with a patient" in rows(page)


def test_more_rules_are_read_on_until_there_is_a_new_one(empty: Stage) -> None:
    rule = "A therapist who is angry has failed, whatever has been said before by anybody at all, "
    for end in ("in the hour or after it.", "or later."):
        noted(empty, CONTROL, rule=rule * 2 + end)
    for _again in range(30):
        noted(empty, CONTROL, rule="I must hold on")
    page = page_of(empty, CONTROL)
    section = page.noted.sections["rules"]
    assert section.rows.count() == 1
    section.more.setFocus()
    section.more.click()
    empty.settle(8)
    assert section.rows.count() == 3, "cut words of two rules may be alike"
    assert section.rows.itemAt(1).widget().hasFocus()
