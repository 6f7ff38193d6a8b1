# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs for leaving and coming: export and import."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.cli.asking import Outcome, say
from app.i18n import _, ngettext

if TYPE_CHECKING:
    from app.workspace import Workspace


def write(arguments: argparse.Namespace, workspace: Workspace) -> Outcome:
    """Write everything, unencrypted, to a file."""
    from app.services import notice

    for sentence in notice.export_notice():
        say(sentence)
    report = workspace.exchange.export(
        arguments.file, format_name=arguments.format, overwrite=arguments.force
    )
    line = ngettext(
        "Exported {count} entry to {file}.", "Exported {count} entries to {file}.", report.entries
    ).format(count=report.entries, file=report.path)
    return Outcome(
        (line,), {"file": str(report.path), "entries": report.entries, "bytes": report.size}
    )


def read(arguments: argparse.Namespace, workspace: Workspace) -> Outcome:
    """Add what a file holds: all of it or nothing."""
    report = workspace.exchange.read(
        arguments.file, format_name=arguments.format, dry_run=arguments.dry_run
    )
    if report.dry_run:
        sentence = ngettext(
            "Would add {count} entry. Nothing was changed.",
            "Would add {count} entries. Nothing was changed.",
            report.added,
        )
    else:
        sentence = ngettext("Added {count} entry.", "Added {count} entries.", report.added)
    lines = [sentence.format(count=report.added)]
    lines += [f"  {kind}: {count}" for kind, count in report.kinds.items()]
    if report.skipped:
        lines.append(
            ngettext(
                "{count} was there already, with the same content, and was left alone.",
                "{count} were there already, with the same content, and were left alone.",
                report.skipped,
            ).format(count=report.skipped)
        )
    if report.removed_characters:
        lines.append(
            ngettext(
                "{count} control character was taken out of the texts.",
                "{count} control characters were taken out of the texts.",
                report.removed_characters,
            ).format(count=report.removed_characters)
        )
    if report.ignored:
        names = ", ".join(report.ignored)
        lines.append(_("Not part of the format, and not kept: {names}").format(names=names))
    values: dict[str, object] = {
        "dry_run": report.dry_run,
        "read": report.read,
        "added": report.added,
        "skipped": report.skipped,
        "kinds": dict(report.kinds),
        "removed_characters": report.removed_characters,
        "ignored": list(report.ignored),
    }
    return Outcome(tuple(lines), values)
