# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to the states of the schemas: the catalogue, a page of each sort, the forms, a record."""

from __future__ import annotations

from app.domain.entry import Kind, When
from app.domain.schema_answers import fits
from app.domain.schemas import own_id
from tests.ui.pages.stage import Stage
from ui.context import Route

NOTED = "anger_prohibition"
ARCHIVED = "withholding"


def written(stage: Stage) -> str:
    """The id of an own schema, noted in some records, once in part; made once in this journal."""
    known: str | None = stage.__dict__.get("floor_schema")
    if known is not None:
        return known
    workspace = stage.workspace
    session = workspace.schemas.begin()
    session.set_text("name", "I have to keep the peace")
    session.set_text("description", "As long as nobody is cross, I have done it well.")
    session.add_row("thoughts", "If they frown, I have lost them.")
    session.set_text("alternative", "A frown can be the start of something.")
    schema = own_id(workspace.drafting.keep(session).id)
    for number, line in enumerate(workspace.journal.last(4)):
        record = workspace.drafting.open(line.id)
        fits(record, schema, partly=number == 1)
        if number != 2:
            record.rate("schema", schema, When.BEFORE, 40 + 10 * number)
        workspace.drafting.save(record.saved, record.snapshot())
    workspace.schemas.archive(ARCHIVED)
    workspace.schemas.quieten("judgmental")
    stage.__dict__["floor_schema"] = schema
    return schema


def catalogue(stage: Stage) -> None:
    """Own ones, the catalogue, one archived and unfolded."""
    written(stage)
    stage.desk.navigate(Route("schemas"))
    stage.settle(1)
    page = stage.page("schemas")
    page.search.set_text("")
    page.show_all()
    page.archived.set_open(True)


def nothing_found(stage: Stage) -> None:
    """A search without a hit."""
    stage.desk.navigate(Route("schemas"))
    stage.settle(1)
    stage.page("schemas").search.setPlainText("zebra")


def of_the_catalogue(stage: Stage) -> None:
    """One that was noted in the sample, everything unfolded."""
    _open(stage, NOTED)
    stage.page("schema").about.more.set_open(True)


def own(stage: Stage) -> None:
    """An own one, noted in some records."""
    _open(stage, written(stage))


def standing(stage: Stage) -> None:
    """Archived, kept quiet, with another one merged into it."""
    workspace = stage.workspace
    workspace.schemas.archive("do_not_stir")
    workspace.schemas.quieten("do_not_stir")
    workspace.schemas.merge("helplessness", "do_not_stir")
    _open(stage, "helplessness")


def menu(stage: Stage) -> None:
    """What else can be done with a schema."""
    _open(stage, NOTED)
    stage.page("schema").more.click()


def choose(stage: Stage) -> None:
    """Which one it is to count as."""
    _open(stage, NOTED)
    stage.page("schema").acts.choose_target(NOTED)


def form(stage: Stage) -> None:
    """A new schema of one's own, everything open that folds."""
    _form(stage, Route("form", kind=Kind.SCHEMA))


def own_words(stage: Stage) -> None:
    """One's own words for one of the catalogue, everything open that folds."""
    _form(stage, Route("form", kind=Kind.SCHEMA, parent="control"))


def in_the_journal(stage: Stage) -> None:
    """A record that was marked with an own schema, in part."""
    written(stage)
    line = stage.workspace.journal.last(2)[-1]
    # The question about its rule has a scene of its own, and may come while this one is looked at.
    stage.context.asked_same_rule.add(line.id)
    stage.desk.navigate(Route("journal", entry_id=line.id))


def in_a_record(stage: Stage) -> None:
    """The same where it is written."""
    written(stage)
    line = stage.workspace.journal.last(2)[-1]
    stage.desk.navigate(Route("record", entry_id=line.id, depth="standard", step=4))
    stage.settle(1)
    view = stage.page("record").parts.stack.currentWidget()
    for section in view.sections:
        if section.folded is not None:
            section.disclosure.set_open(True)
    view.editor_of("schemas")._open(True)


def _open(stage: Stage, schema: str) -> None:
    stage.desk.navigate(Route("schema", entry_id=schema))
    stage.settle(1)


def _form(stage: Stage, route: Route) -> None:
    stage.desk.navigate(route)
    stage.settle(1)
    stage.page("form").form.section.disclosure.set_open(True)
    stage.settle(1)
