# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files in the format of the JSON export, and journals to make them from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.domain.entry import When
from app.workspace import Workspace
from tests.unit.app.conftest import moment

ID = "0123456789abcdef" * 2
OTHER = "fedcba9876543210" * 2
TIME = {"time": "2026-11-10T12:00:00.000000+01:00", "zone": "Europe/Berlin"}


def plain_entry(**values: Any) -> dict[str, Any]:
    """The smallest entry the format allows, and more on request."""
    return {"id": ID, "kind": "record", "state": "draft", "day": "2026-11-10", "at": TIME} | values


def document(*entries: Any, **values: Any) -> dict[str, Any]:
    """A file around some entries."""
    head = {"format": "afterhour-journal", "version": 1, "count": len(entries)}
    return head | values | {"entries": list(entries)}


GOOD = json.dumps(document(plain_entry(), plain_entry(id=OTHER)))


def put(folder: Path, content: Any) -> Path:
    """A file holding JSON, text or bytes."""
    path = folder / "import.json"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def exported(workspace: Workspace, folder: Path, name: str = "out.json") -> bytes:
    """The bytes of an export."""
    return workspace.exchange.export(folder / name, overwrite=True).path.read_bytes()


def fill(workspace: Workspace) -> None:
    """Some entries with everything on them."""
    session = workspace.drafting.begin(depth="deep")
    session.set_text("situation", "שלום 👩‍👩‍👧 e\u0301\t\n\u2028\u202e \\ \" </script> 'x'")
    row = session.add_row("thoughts", "one")
    session.rate("thought", row, When.BEFORE, 0)
    session.set_text("socratic", "human", session.add_row("socratic"), "What would I say?")
    session.set_mark("hot_thought", row)
    feeling = session.add_feeling("own:frozen")
    session.rate("emotion", feeling, When.BEFORE, 70)
    session.close_version()
    session.rate("emotion", feeling, When.BEFORE, None)
    session.set_code("P-047")
    record = workspace.drafting.keep(session)
    later = workspace.drafting.begin_followup(record, moment(20))
    later.set_text("did", "rang")
    workspace.drafting.keep(later)
    draft = workspace.drafting.begin(depth="quick")
    draft.set_text("situation", "draft")
    workspace.drafting.save(None, draft.snapshot())
    thrown = workspace.drafting.begin()
    thrown.set_text("situation", "thrown")
    workspace.trash.move(workspace.drafting.keep(thrown).id)
