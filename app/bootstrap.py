# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place that wires an open journal together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.clock import Clock, SystemClock
from app.domain.errors import AppError
from app.problems import problem
from app.services import freshness
from app.services.translation import guarded
from app.workspace import Workspace
from storage.values import Standing
from storage.vault import vault as vaults

RESCUABLE = frozenset({"vault_damaged", "header_changed"})
"""Codes of errors after which `open_rescue` may still read something."""


@dataclass(frozen=True, slots=True)
class Created:
    """A new journal. `recovery_code` is shown this once; `None` when no sheet was wished."""

    folder: Path
    vault_id: str
    recovery_code: str | None


def create_journal(folder: Path, passphrase: str, with_recovery: bool = True) -> Created:
    """Make a new, empty journal. Never overwrites.

    Raises:
        AppError: "already_there", "read_only", "disk_full" and the like; nothing is left behind.
    """
    if not passphrase:
        raise problem("no_passphrase")
    with guarded():
        made = vaults.create(folder, passphrase, with_recovery=with_recovery)
    return Created(folder, made.vault_id, made.recovery_code)


def open_journal(
    folder: Path,
    *,
    passphrase: str = "",
    recovery_code: str = "",
    keychain_secret: str = "",
    clock: Clock | None = None,
    accept_older: bool = False,
) -> Workspace:
    """Open a journal with its passphrase, its recovery code, or what a keychain kept for it.

    A recovery code is checked for typing errors before anything is derived from it.
    `accept_older`: open it also when a newer one was open here before, and do not ask again.

    Raises:
        AppError: "older_journal"; nothing was changed.
        AppError: "wrong_secret", "bad_recovery_code", "wrong_recovery_code", "in_use",
            "vault_damaged" and the like.
    """

    def look(standing: Standing) -> None:
        seen = None if accept_older else freshness.newer_than(standing, folder)
        if seen is not None:
            raise problem("older_journal", day=seen.day.isoformat())

    try:
        with guarded():
            if recovery_code:
                vaults.check_recovery_code(recovery_code)
                vault = vaults.unlock(folder, recovery_code=recovery_code, look=look)
            elif keychain_secret:
                vault = vaults.unlock(folder, keychain_secret=keychain_secret, look=look)
            else:
                vault = vaults.unlock(folder, passphrase=passphrase, look=look)
    except AppError as error:
        if recovery_code and error.code == "wrong_secret":
            raise problem("wrong_recovery_code") from None
        raise
    try:
        workspace = Workspace(
            vault=vault, clock=clock or SystemClock(), used_recovery=bool(recovery_code)
        )
        workspace.remember_standing()
        return workspace
    except BaseException:
        vault.close()
        raise


def open_copy(folder: Path, *, passphrase: str = "", recovery_code: str = "") -> Workspace:
    """Copy an older journal into a folder beside it and open the copy. The journal stays as it is.

    Raises:
        AppError: those of `open_journal` and of `journals.copy_beside`.
    """
    from app.services import journals

    copy = journals.copy_beside(folder)
    return open_journal(copy, passphrase=passphrase, recovery_code=recovery_code, accept_older=True)


def open_rescue(
    folder: Path, *, passphrase: str = "", recovery_code: str = "", clock: Clock | None = None
) -> Workspace:
    """Open a damaged journal to read what can be read; `Workspace.rescued` says how much.

    Nothing is written to it. Takes seconds for a large journal.

    Raises:
        AppError: "wrong_secret", "in_use"; "vault_damaged" when nothing can be read.
    """
    from storage.vault import rescue

    with guarded():
        if recovery_code:
            vault = rescue.unlock(folder, recovery_code=recovery_code)
        else:
            vault = rescue.unlock(folder, passphrase=passphrase)
    try:
        return Workspace(vault=vault, clock=clock or SystemClock(), rescued=vault.salvaged)
    except BaseException:
        vault.close()
        raise


def create_and_open(
    folder: Path, passphrase: str, with_recovery: bool = True
) -> tuple[Workspace, str | None]:
    """Make a new journal and open it; also gives the recovery code, shown this once."""
    created = create_journal(folder, passphrase, with_recovery)
    return open_journal(folder, passphrase=passphrase), created.recovery_code


def open_sample(folder: Path) -> Workspace:
    """Make the sample journal in a folder and open it. It goes when the workspace is closed."""
    from app.services import sample

    clock = SystemClock()
    return Workspace(vault=sample.create(folder, clock), clock=clock, is_sample=True)


def warm_up() -> None:
    """Import what unlocking needs, and read the content a list shows, while the person types."""
    import storage.vault.opening  # noqa: F401
    from app.services import content

    known = content.load()
    # Each file is read when it is first asked for.
    _ = known.fields, known.emotions
