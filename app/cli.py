# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line beside the window: one verb, one journal, one exit code."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import places
from app.domain.errors import AppError, Exit
from app.i18n import _, ngettext
from app.problems import problem

if TYPE_CHECKING:
    from app.services.lines import RecordLine
    from app.workspace import Workspace

_LONGEST_LINE = 1 << 20
_SEARCH_LIMIT = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verb did: lines for a person, values for `--json`, the exit code."""

    lines: tuple[str, ...]
    values: dict[str, object]
    exit_code: Exit = Exit.DONE


def main(argv: Sequence[str]) -> int:
    """Run one verb (arguments without the program's name); returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else Exit.USAGE
    try:
        outcome = _VERBS[arguments.verb](arguments)
    except AppError as error:
        return _fail(error, as_json=arguments.json)
    except KeyboardInterrupt:
        return _fail(problem("stopped"), as_json=arguments.json)
    except Exception as error:  # noqa: BLE001 - a traceback could show what was written
        _say(f"{type(error).__name__}")
        return _fail(problem("unexpected"), as_json=arguments.json)
    try:
        if arguments.json:
            print(json.dumps(outcome.values, ensure_ascii=False, indent=2))
        else:
            print(*outcome.lines, sep="\n")
        sys.stdout.flush()
    except BrokenPipeError:
        return Exit.FAILED
    return outcome.exit_code


def build_parser() -> argparse.ArgumentParser:
    """The arguments. The general ones may stand before or after the verb."""
    parser = argparse.ArgumentParser(
        prog="python -m app",
        description=_("A private, encrypted journal. Without a verb, its window is opened."),
        epilog=_(
            "Exit codes: 0 done, 1 failed and nothing changed, 2 usage, 3 wrong passphrase, "
            "4 damaged, 5 in use, 6 made by a newer version."
        ),
        allow_abbrev=False,
    )
    _add_general(parser, first=True)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def add(name: str, help_text: str) -> argparse.ArgumentParser:
        verb = verbs.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)
        _add_general(verb, first=False)
        return verb

    add("sample", _("open the window on a sample journal; nothing typed there is kept"))
    create = add("create", _("make a new journal; prints its recovery code once"))
    create.add_argument("--no-recovery", action="store_true", help=_("without a recovery code"))
    add("info", _("counts, versions and sizes"))
    add("verify", _("check the whole journal"))
    search = add("search", _("find records by their words"))
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=_count, default=_SEARCH_LIMIT, help=_("how many at most"))
    export = add("export", _("write everything, unencrypted, to a file"))
    export.add_argument("--format", default="json", help=_("the file format: json"))
    export.add_argument("--force", action="store_true", help=_("replace a file that is there"))
    export.add_argument("file", type=Path, metavar="FILE")
    take = add("import", _("add what a file holds: all of it or nothing"))
    take.add_argument("--format", default="json", help=_("the file format: json"))
    take.add_argument("--dry-run", action="store_true", help=_("only tell what it would do"))
    take.add_argument("file", type=Path, metavar="FILE")
    return parser


def _add_general(parser: argparse.ArgumentParser, *, first: bool) -> None:
    def default(value: object) -> object:
        return value if first else argparse.SUPPRESS

    parser.add_argument(
        "--vault",
        type=Path,
        default=default(None),
        metavar="FOLDER",
        help=_("the folder of the journal; else the one opened last"),
    )
    parser.add_argument(
        "--passphrase-stdin",
        action="store_true",
        default=default(False),
        help=_("read the passphrase from the first line of standard input"),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=default(False),
        help=_("machine-readable output, and nothing else, on standard output"),
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


# ---------------------------------------------------------------- verbs


def _sample(arguments: argparse.Namespace) -> Outcome:
    """Opening a window is not done here."""
    raise problem("needs_window")


def _create(arguments: argparse.Namespace) -> Outcome:
    from app import bootstrap
    from app.services import notice

    folder = _folder(arguments, new=True)
    passphrase = _passphrase(arguments, twice=True)
    created = bootstrap.create_journal(folder, passphrase, with_recovery=not arguments.no_recovery)
    for sentence in notice.discoverability():
        _say(sentence)
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


def _info(arguments: argparse.Namespace, workspace: Workspace) -> Outcome:
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


def _verify(arguments: argparse.Namespace, workspace: Workspace) -> Outcome:
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
        _say(part)
    return Outcome(report.problems, values, Exit.DAMAGED)


def _search(arguments: argparse.Namespace, workspace: Workspace) -> Outcome:
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


def _export(arguments: argparse.Namespace, workspace: Workspace) -> Outcome:
    from app.services import notice

    for sentence in notice.export_notice():
        _say(sentence)
    report = workspace.exchange.export(
        arguments.file, format_name=arguments.format, overwrite=arguments.force
    )
    line = ngettext(
        "Exported {count} entry to {file}.", "Exported {count} entries to {file}.", report.entries
    ).format(count=report.entries, file=report.path)
    return Outcome(
        (line,), {"file": str(report.path), "entries": report.entries, "bytes": report.size}
    )


def _import(arguments: argparse.Namespace, workspace: Workspace) -> Outcome:
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


def _opened(
    verb: Callable[[argparse.Namespace, Workspace], Outcome],
) -> Callable[[argparse.Namespace], Outcome]:
    """The verb run on the journal that was asked for."""

    def run(arguments: argparse.Namespace) -> Outcome:
        from app import bootstrap

        folder = _folder(arguments)
        if not folder.is_dir():
            # Nobody types a passphrase for a folder that is not there.
            raise problem("vault_missing")
        workspace = bootstrap.open_journal(folder, passphrase=_passphrase(arguments))
        try:
            for sentence in workspace.notices:
                _say(sentence)
            return verb(arguments, workspace)
        finally:
            workspace.close()

    return run


_VERBS: dict[str, Callable[[argparse.Namespace], Outcome]] = {
    "sample": _sample,
    "create": _create,
    "info": _opened(_info),
    "verify": _opened(_verify),
    "search": _opened(_search),
    "export": _opened(_export),
    "import": _opened(_import),
}


# ---------------------------------------------------------------- asking and telling


def _folder(arguments: argparse.Namespace, *, new: bool = False) -> Path:
    given: Path | None = arguments.vault
    if given is not None:
        return given.absolute()
    last = None if new else places.last_journal()
    if last is None:
        raise problem("no_folder")
    return last


def _passphrase(arguments: argparse.Namespace, *, twice: bool = False) -> str:
    if arguments.passphrase_stdin:
        line = sys.stdin.buffer.readline(_LONGEST_LINE)
        try:
            passphrase = line.decode().removesuffix("\n").removesuffix("\r")
        except UnicodeDecodeError:
            raise problem("no_passphrase") from None
    elif sys.stdin is not None and sys.stdin.isatty():
        passphrase = getpass.getpass(_("Passphrase: "))
        if twice and getpass.getpass(_("Again: ")) != passphrase:
            raise problem("not_the_same")
    else:
        raise problem("no_passphrase")
    if not passphrase:
        raise problem("no_passphrase")
    return passphrase


def _say(sentence: str) -> None:
    if sentence:
        print(sentence, file=sys.stderr)


def _fail(error: AppError, *, as_json: bool) -> int:
    for part in (error.happened, error.safe, error.do):
        _say(part)
    if as_json:
        values = {
            "error": {
                "code": error.code,
                "happened": error.happened,
                "safe": error.safe,
                "do": error.do,
            },
            "exit_code": int(error.exit_code),
        }
        print(json.dumps(values, ensure_ascii=False, indent=2))
    return int(error.exit_code)
