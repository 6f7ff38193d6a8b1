# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The arguments of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.i18n import _

_SEARCH_LIMIT = 50


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
    backup = add("backup", _("make an encrypted backup and check it by opening it"))
    backup.add_argument(
        "--rotate",
        action="store_true",
        help=_("in a folder: keep the newest of 7 days, 4 weeks and 12 months"),
    )
    backup.add_argument(
        "file", type=Path, metavar="FILE", help=_("a new file, or a folder for one")
    )
    backups = add("backups", _("list the backups in a folder; needs no passphrase"))
    backups.add_argument("--check", action="store_true", help=_("read them: are they whole?"))
    backups.add_argument("folder", type=Path, metavar="FOLDER")
    restore = add("restore", _("make a journal of a backup in an empty or new folder"))
    restore.add_argument(
        "--recovery-code",
        action="store_true",
        help=_("the secret asked for is the recovery code, not the passphrase"),
    )
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("folder", type=Path, metavar="FOLDER")
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
        "--accept-older",
        action="store_true",
        default=default(False),
        help=_("open it also when it is older than the one open here before"),
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
