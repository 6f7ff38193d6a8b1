# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The field of schemas in a record: own ones offered, archived ones not, answers kept together."""

from __future__ import annotations

from typing import Any

from app.domain.entry import Entry
from app.domain.schema_answers import does_not_fit, fits
from tests.ui.pages.journal_acts import words
from tests.ui.pages.schema_acts import CONTROL, HELD, PEACE, noted, own
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.dates import dates_of
from ui.models.blocks import Figures, Marks
from ui.models.outline import outline


def field_of(stage: Stage, record: Entry) -> Any:
    """The editor of the schemas of a record, with its list open."""
    stage.desk.navigate(Route("record", entry_id=record.id, depth="standard", step=4))
    stage.settle()
    view = stage.page("record").parts.stack.currentWidget()
    for section in view.sections:
        if section.folded is not None:
            section.disclosure.set_open(True)
    editor = view.editor_of("schemas")
    editor._open(True)
    return editor


def names(editor: Any) -> list[str]:
    """What the list offers, in its order, shown or under "more"."""
    return [word.words for _id, _text, _row, word in editor.panel._rows]


def rated(editor: Any) -> list[str]:
    """The names of the chosen ones."""
    places = range(editor._chosen.count())
    return [editor._chosen.itemAt(place).widget().label.text() for place in places]


def held(editor: Any, kind: str = "schema") -> list[str]:
    return [mark.value for mark in editor.session.entry.marked(kind)]


def test_own_ones_are_offered_first_and_archived_ones_not_at_all(stage: Stage) -> None:
    schema = own(stage, description="As long as nobody is cross.")
    stage.workspace.schemas.archive(CONTROL)
    editor = field_of(stage, noted(stage))
    assert names(editor)[0] == PEACE
    assert HELD not in names(editor)
    assert "As long as nobody is cross." in words(editor.panel)
    editor.toggle(schema)
    assert held(editor) == [schema]
    assert rated(editor) == [PEACE]


def test_one_that_was_archived_later_stays_with_its_record(stage: Stage) -> None:
    record = noted(stage, CONTROL, strength=60)
    stage.workspace.schemas.archive(CONTROL)
    editor = field_of(stage, record)
    assert rated(editor) == [HELD]
    assert HELD not in names(editor)


def test_partly_is_said_and_goes_and_comes_back_with_its_schema(stage: Stage) -> None:
    record = noted(stage, CONTROL, strength=60, partly=True)
    editor = field_of(stage, record)
    assert rated(editor) == ["I must hold the reins, partly"]
    editor.toggle(CONTROL)
    assert held(editor) == held(editor, "schema_partly") == []
    stage.page("record").writing.undo()
    assert held(editor) == held(editor, "schema_partly") == [CONTROL]
    assert editor.session.entry.rating("schema", CONTROL) == 60


def test_choosing_what_was_answered_with_no_takes_the_no_back(stage: Stage) -> None:
    record = noted(stage)
    session = stage.workspace.drafting.open(record.id)
    does_not_fit(session, CONTROL)
    _changes, record = stage.workspace.drafting.save(session.saved, session.snapshot())
    editor = field_of(stage, record)
    assert rated(editor) == []
    editor.toggle(CONTROL)
    assert held(editor) == [CONTROL]
    assert held(editor, "schema_no") == []


def test_one_that_was_merged_goes_by_the_name_it_counts_as(stage: Stage) -> None:
    schema = own(stage)
    record = noted(stage, schema, strength=60)
    stage.workspace.schemas.merge(schema, CONTROL)
    editor = field_of(stage, record)
    assert rated(editor) == [HELD]
    assert PEACE not in names(editor)
    # ticked in the list, and left by pressing it
    ticked = [word.words for _id, _text, _row, word in editor.panel._rows if word.isChecked()]
    assert ticked == [HELD]
    editor.toggle(CONTROL)
    assert held(editor) == []


def test_noted_beside_what_it_counts_as_it_tells_its_own_name(stage: Stage) -> None:
    schema = own(stage)
    record = noted(stage, schema, CONTROL)
    stage.workspace.schemas.merge(schema, CONTROL)
    editor = field_of(stage, record)
    assert rated(editor) == ["I must hold the reins (noted as “Keep the peace”)", HELD]
    editor.toggle(CONTROL)
    assert held(editor) == []
    stage.page("record").writing.undo()
    assert held(editor) == [schema, CONTROL]


def test_many_own_ones_leave_room_for_the_catalogue(stage: Stage) -> None:
    for number in range(8):
        own(stage, f"Own {number}")
    editor = field_of(stage, noted(stage))
    shown = [word.words for _id, _text, row, word in editor.panel._rows if not row.isHidden()]
    assert len(shown) == 11
    assert "The bar is always higher" in shown


def test_ways_to_the_catalogue_and_to_writing_one(stage: Stage) -> None:
    editor = field_of(stage, noted(stage))
    editor.about.click()
    stage.settle()
    assert stage.page("schemas").isVisible()
    stage.desk.back()
    stage.settle()
    assert stage.page("record").isVisible()
    editor = field_of(stage, noted(stage))
    editor.panel.write_own.click()
    stage.settle()
    assert stage.page("form").form.session.entry.kind == "schema"


def test_the_reading_sheet_tells_what_was_answered(stage: Stage) -> None:
    record = noted(stage)
    session = stage.workspace.drafting.open(record.id)
    fits(session, CONTROL, partly=True)
    does_not_fit(session, "judgmental")
    workspace = stage.workspace
    shown = outline(
        session.entry,
        workspace.content,
        dates_of(workspace.preferences.current),
        workspace.clock.now().local_day,
    )
    figures = next(b for b in shown.blocks if isinstance(b, Figures))
    assert figures.rows == (("I must hold the reins, partly", "not rated", ""),)
    assert figures.schemas == (CONTROL,)
    answered = next(b for b in shown.blocks if isinstance(b, Marks) and "fit" in b.caption)
    assert answered.words == ("They ought to behave better",)
    captions = {getattr(block, "caption", "") for block in shown.blocks}
    assert not {"schema_partly", "schema_no"} & captions
