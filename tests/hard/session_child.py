# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session with a bit of everything, to be watched from outside.

    python -m tests.hard.session_child JOURNAL FOLDER [FAULT]

Every page, writing, keeping, searching, exporting, importing, PDF, Trash, versions, an error.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.errors import AppError
from app.services.journal import JournalQuery
from tests.hard import desk_child, faults
from ui import recovery_sheet
from ui.context import Route
from ui.pages import registry


def main(journal: str, folder: str, fault: str = "") -> None:
    """Do all of it."""
    with faults.planted(fault):
        desk = desk_child.OpenDesk(Path(journal))
        entry = _write(desk)
        for name in registry.PAGES:
            written = entry if name in ("record", "followup") else ""
            desk.desk.navigate(Route(name, entry_id=written))
            desk.settle(1)
        desk.desk.navigate(Route("journal", entry_id=entry))
        desk.settle(1)
        _use(desk, Path(folder), entry)
        desk.close()


def _write(desk: desk_child.OpenDesk) -> str:
    saver = desk.begin()
    for field in desk.fields():
        field.setFocus()
        desk.press("some words http://127.0.0.1:9/ ")
    desk.desk.save()
    desk.wait(lambda: saver.settled)
    entry = saver.session.entry.id
    desk.keep()
    return str(entry)


def _use(desk: desk_child.OpenDesk, folder: Path, entry: str) -> None:
    workspace: Any = desk.workspace
    workspace.journal.page(JournalQuery(text="words"))
    workspace.drafting.close_version(entry)
    workspace.exchange.export(folder / "out.json")
    workspace.exchange.read(folder / "out.json")
    with suppress(AppError):
        workspace.exchange.read(folder / "is not there.json")
    sheet = recovery_sheet.RecoverySheet(("ABCD",) * 8, date(2026, 11, 23))
    recovery_sheet.save_pdf(sheet, folder / "sheet.pdf")
    workspace.trash.move(entry)
    workspace.trash.purge(entry)
    workspace._vault.verify()


if __name__ == "__main__":
    main(*sys.argv[1:])
