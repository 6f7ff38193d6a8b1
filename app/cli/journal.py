# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs about one journal: create, info, verify, search; and the sample."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.cli.asking import Outcome, folder_of, passphrase_of, say
from app.domain.errors import Exit
from app.i18n import _, ngettext
from app.problems import problem

if TYPE_CHECKING:
    from app.services.lines import RecordLine
    from app.workspace import Workspace


def sample(arguments: argparse.Namespace) -> Outcome:
    """Opening a window is not done here."""
    raise problem("needs_window")


def create(arguments: argparse.Namespace) -> Outcome:
    """Make a new journal."""
    from app import bootstrap
    from app.services import notice

    folder = folder_of(arguments, new=True)
    passphrase = passphrase_of(arguments, twice=True)
    created = bootstrap.create_journal(folder, passphrase, with_recovery=not arguments.no_recovery)
    for sentence in notice.discoverability():
        say(sentence)
    lines = [_("Made a new journal in {folder}.").format(folder=folder)]
    if created.recovery_code is not None:
        lines += [
            _("Its recovery code, shown this once. Write it on paper:"),
            created.recovery_code,
        ]
    return Outcome(
        tuple(lines),
        {
            "folder": str(folder),
            "vault_id": created.vault_id,
            "recovery_code": created.recovery_code,
        },
    )


def info(arguments: argparse.Namespace, workspace: Workspace) -> Outcome:
    """Counts, versions and sizes."""
    info = workspace.security.info()
    entries = [
        {"kind": kind, "state": state, "count": count}
        for (kind, state), count in sorted(info.counts.items())
    ]
    total = sum(info.counts.values())
    lines = [
        _("Folder: {folder}").format(folder=workspace.folder),
        ngettext("{count} entry", "{count} entries", total).format(count=total),
        *(f"  {row['kind']}, {row['state']}: {row['count']}" for row in entries),
        _("Opens with: {slots}").format(slots=", ".join(info.slots)),
        _("Size: {size} kB").format(size=info.database_bytes // 1000),
        _("Schema {schema}, {cipher}").format(schema=info.schema, cipher=info.cipher),
    ]
    values: dict[str, object] = {
        "folder": str(workspace.folder),
        "vault_id": workspace.vault_id,
        "entries": total,
        "counts": entries,
        "slots": list(info.slots),
        "bytes": info.database_bytes,
        "schema": info.schema,
        "cipher": info.cipher,
        "generation": info.generation,
    }
    return Outcome(tuple(lines), values)


def verify(arguments: argparse.Namespace, workspace: Workspace) -> Outcome:
    """Check the whole journal."""
    report = workspace.security.verify()
    values: dict[str, object] = {
        "ok": report.ok,
        "checked": report.checked,
        "problems": list(report.problems),
    }
    if report.ok:
        line = ngettext(
            "Checked {count} row. Everything is as it was written.",
            "Checked {count} rows. Everything is as it was written.",
            report.checked,
        )
        return Outcome((line.format(count=report.checked),), values)
    damaged = problem("vault_damaged")
    for part in (damaged.happened, damaged.safe, damaged.do):
        say(part)
    return Outcome(report.problems, values, Exit.DAMAGED)


def search(arguments: argparse.Namespace, workspace: Workspace) -> Outcome:
    """Find records by their words."""
    from app.services.journal import JournalQuery

    query = JournalQuery(text=" ".join(arguments.words))
    found: list[RecordLine] = []
    before: int | None = None
    more = True
    while more and len(found) < arguments.limit:
        page = workspace.journal.page(query, before, arguments.limit - len(found))
        found += [line for line in page.lines if line.id not in {known.id for known in found}]
        before, more = page.next, page.next is not None
    rows = [
        {
            "id": line.id,
            "day": line.day.isoformat(),
            "snippet": line.matches.text if line.matches else "",
        }
        for line in found
    ]
    lines = [f"{row['id']}  {row['day']}  {row['snippet']}" for row in rows]
    if not rows:
        lines = [_("Nothing found.")]
    return Outcome(tuple(lines), {"found": rows, "more": more})
