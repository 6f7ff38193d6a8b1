# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schemas that count as another one, while that one lies in the Trash."""

from __future__ import annotations

from app.domain.schemas import entry_of
from app.workspace import Workspace
from tests.unit.app.schema_acts import CONTROL, own


def test_a_schema_is_itself_again_while_what_it_was_merged_into_lies_in_the_trash(
    workspace: Workspace,
) -> None:
    schema = own(workspace)
    workspace.schemas.merge(CONTROL, schema)
    assert workspace.schemas.held().counts_as(CONTROL) == schema
    workspace.trash.move(entry_of(schema))
    held = workspace.schemas.held()
    assert (held.counts_as(CONTROL), held.is_offered(CONTROL)) == (CONTROL, True)
    assert held.suggested_as(CONTROL) == CONTROL
    workspace.trash.restore(entry_of(schema))
    assert workspace.schemas.held().counts_as(CONTROL) == schema
