# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the forms: what an entry other than a record asks, one file each."""

from __future__ import annotations

from pathlib import Path

from prompts.field_table import form_field
from prompts.reading import read, unique
from prompts.values import ContentError, Form

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

FORMS = {
    **{kind: f"repairs/{kind}.toml" for kind in _OF_REPAIRS},
    "schema": "schemas/schema.toml",
}
"""The kinds of entries that have a form, with its file."""

CORE_MOST = 4
"""Questions that stand unfolded, at most; what is filled in beforehand does not count."""


def read_form(folder: Path, kind: str) -> Form:
    """The form of a kind of entry.

    Raises:
        ContentError: an unknown or missing key, a duplicate id, an unknown kind of field, a lead
            that is no field, more unfolded questions than one looks at gladly.
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
        fields=unique(
            (form_field(table, step) for step, table in enumerate(file.tables("field"), start=1)),
            name,
        ),
    )
    file.done()
    if not form.core:
        raise ContentError(name, "", "has no core field")
    if sum(not field.prefilled for field in form.core) > CORE_MOST:
        raise ContentError(name, "", f"has more than {CORE_MOST} core fields")
    if form.lead and form.lead not in {field.id for field in form.fields}:
        raise ContentError(name, "", f"its lead {form.lead} is no field of it")
    return form
