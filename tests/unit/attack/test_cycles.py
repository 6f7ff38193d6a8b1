# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries that follow each other in a circle, as only a file from elsewhere could bring them."""

from __future__ import annotations

import json
from pathlib import Path

from app.workspace import Workspace
from tests.unit.app.files import ID, OTHER, document, plain_entry


def test_a_circle_in_the_trash_is_shown_and_can_be_deleted(
    workspace: Workspace, tmp_path: Path
) -> None:
    pair = [
        plain_entry(id=one, kind="followup", links=[{"kind": "follows", "target": other}])
        for one, other in ((ID, OTHER), (OTHER, ID))
    ]
    path = tmp_path / "circle.json"
    path.write_text(json.dumps(document(*pair)))
    workspace.exchange.read(path)
    workspace.trash.move(ID)
    assert {line.entry.id for line in workspace.trash.list()} == {ID, OTHER}
    workspace.trash.purge(ID)
    assert workspace.trash.list() == ()
    assert workspace.security.info().counts == {}
