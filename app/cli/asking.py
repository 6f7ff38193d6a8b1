# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every verb needs: the journal, its passphrase, and a way to answer."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import places
from app.domain.errors import AppError, Exit
from app.i18n import _
from app.problems import problem

if TYPE_CHECKING:
    from app.workspace import Workspace

_LONGEST_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verb did: lines for a person, values for `--json`, the exit code."""

    lines: tuple[str, ...]
    values: dict[str, object]
    exit_code: Exit = Exit.DONE


def opened(
    verb: Callable[[argparse.Namespace, Workspace], Outcome], *, rescuable: bool = False
) -> Callable[[argparse.Namespace], Outcome]:
    """The verb run on the journal that was asked for.

    `rescuable`: it only reads, so it also runs on what can be read of a damaged one.
    """

    def run(arguments: argparse.Namespace) -> Outcome:
        from app import bootstrap

        folder = folder_of(arguments)
        if not folder.is_dir():
            # Nobody types a passphrase for a folder that is not there.
            raise problem("vault_missing")
        passphrase = passphrase_of(arguments)
        try:
            older = arguments.accept_older
            workspace = bootstrap.open_journal(folder, passphrase=passphrase, accept_older=older)
            return on(workspace, arguments)
        except AppError as error:
            if not rescuable or error.code not in bootstrap.RESCUABLE:
                raise
            for part in (error.happened, error.safe):
                say(part)
            return on(bootstrap.open_rescue(folder, passphrase=passphrase), arguments)

    def on(workspace: Workspace, arguments: argparse.Namespace) -> Outcome:
        read = workspace.rescued
        try:
            for sentence in workspace.notices:
                say(sentence)
            outcome = verb(arguments, workspace)
        finally:
            workspace.close()
        if read is None:
            return outcome
        return Outcome(outcome.lines, {**outcome.values, "rescued": asdict(read)}, Exit.DAMAGED)

    return run


def folder_of(arguments: argparse.Namespace, *, new: bool = False) -> Path:
    """The folder of the journal that is meant.

    Raises:
        AppError: "no_folder".
    """
    given: Path | None = arguments.vault
    if given is not None:
        return given.absolute()
    last = None if new else places.last_journal()
    if last is None:
        raise problem("no_folder")
    return last


def passphrase_of(arguments: argparse.Namespace, *, twice: bool = False, code: bool = False) -> str:
    """The passphrase, or the recovery `code`, typed or from standard input.

    Raises:
        AppError: "no_passphrase", "not_the_same".
    """
    if arguments.passphrase_stdin:
        line = sys.stdin.buffer.readline(_LONGEST_LINE)
        try:
            passphrase = line.decode().removesuffix("\n").removesuffix("\r")
        except UnicodeDecodeError:
            raise problem("no_passphrase") from None
    elif sys.stdin is not None and sys.stdin.isatty():
        passphrase = getpass.getpass(_("Recovery code: ") if code else _("Passphrase: "))
        if twice and getpass.getpass(_("Again: ")) != passphrase:
            raise problem("not_the_same")
    else:
        raise problem("no_passphrase")
    if not passphrase:
        raise problem("no_passphrase")
    return passphrase


def say(sentence: str) -> None:
    """A line for a person, beside what the verb answers."""
    if sentence:
        print(sentence, file=sys.stderr)
