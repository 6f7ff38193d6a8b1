# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the forms: what an entry other than a record asks, one file each."""

from __future__ import annotations

from pathlib import Path

from prompts.field_table import form_field
from prompts.form_values import Form
from prompts.reading import Table, read, unique
from prompts.values import FORM, ContentError, Screen

_OF_REPAIRS = (
    "episode",
    "contact",
    "status",
    "plan",
    "review",
    "agreement",
    "agreement_log",
    "feedback",
    "working",
    "message",
    "strain",
)

_OF_BELIEFS = ("belief", "experiment", "positive", "wobble")

FORMS = {
    **{kind: f"repairs/{kind}.toml" for kind in _OF_REPAIRS},
    **{kind: f"beliefs/{kind}.toml" for kind in _OF_BELIEFS},
    "schema": "schemas/schema.toml",
}
"""The kinds of entries that have a form, with its file."""

CORE_MOST = 4
"""Unfolded questions of a part, at most; what is filled in beforehand does not count."""


def read_form(folder: Path, kind: str) -> Form:
    """The form of a kind of entry.

    Raises:
        ContentError: an unknown or missing key, a duplicate id, an unknown kind of field, a lead
            that is no field, a part that is not there or empty, more unfolded questions in a part
            than one looks at gladly.
    """
    name = FORMS[kind]
    file = read(folder, name)
    form = Form(
        kind=kind,
        version=file.whole("version", least=1),
        name=file.text("name"),
        heading=file.text("heading"),
        help=file.text("help", ""),
        lead=file.text("lead", ""),
        note=file.text("note", ""),
        screens=tuple(
            _screen(table, number) for number, table in enumerate(file.tables("part"), start=2)
        ),
        fields=unique(
            (form_field(table, step) for step, table in enumerate(file.tables("field"), start=1)),
            name,
        ),
    )
    file.done()
    _check(form, name)
    return form


def _screen(table: Table, number: int) -> Screen:
    heading, help_text, lead = table.text("heading"), table.text("help", ""), table.text("lead", "")
    table.done()
    return Screen(FORM, number, heading, heading, help_text, lead)


def _check(form: Form, name: str) -> None:
    parts = [screen.number for screen in form.parts]
    for field in form.fields:
        if field.screen[FORM] not in parts:
            raise ContentError(name, field.id, f"there is no part {field.screen[FORM]}")
    for screen in form.parts:
        core = form.core(screen.number)
        if not core:
            raise ContentError(name, "", f"part {screen.number} has no core field")
        if sum(not field.prefilled for field in core) > CORE_MOST:
            raise ContentError(name, "", f"has more than {CORE_MOST} core fields")
        fields = {field.id for field in form.fields if field.screen[FORM] == screen.number}
        if screen.lead and screen.lead not in fields:
            raise ContentError(name, "", f"its lead {screen.lead} is no field of it")
