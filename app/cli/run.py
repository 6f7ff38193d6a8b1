# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Running one verb: its answer on standard output, its troubles beside it, its exit code."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence

from app.cli import backups, exchange, journal
from app.cli.asking import Outcome, opened, say
from app.cli.parser import build_parser
from app.domain.errors import AppError, Exit
from app.problems import problem

_VERBS: dict[str, Callable[[argparse.Namespace], Outcome]] = {
    "sample": journal.sample,
    "create": journal.create,
    "info": opened(journal.info, rescuable=True),
    "verify": opened(journal.verify),
    "search": opened(journal.search, rescuable=True),
    "export": opened(exchange.write, rescuable=True),
    "import": opened(exchange.read),
    "backup": opened(backups.backup),
    "backups": backups.listing,
    "restore": backups.restore,
}


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
        say(f"{type(error).__name__}")
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


def _fail(error: AppError, *, as_json: bool) -> int:
    for part in (error.happened, error.safe, error.do):
        say(part)
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
