# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Export to a file and import from one, for a window or the command line."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.exchange.registry import format_named
from app.exchange.report import ExportReport, ImportReport
from app.i18n import _
from app.problems import problem
from app.services.translation import guarded
from storage.vault.vault import Vault

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

Progress = Callable[[int, int], None]


class Exchange:
    """Moves whole journals out and in. Runs on the vault lane."""

    def __init__(self, *, vault: Vault) -> None:
        self._vault = vault

    def export(
        self,
        path: Path,
        *,
        format_name: str = "json",
        overwrite: bool = False,
        progress: Progress | None = None,
    ) -> ExportReport:
        """Write the whole journal, unencrypted, to a file only its owner may read.

        The file appears complete or not at all. `progress` is told (done, of all).

        Raises:
            AppError: "file_exists", "file_not_written", "file_in_journal", "unknown_format".
        """
        target = format_named(format_name)
        self._check_target(path, overwrite)
        with guarded():
            count = sum(self._vault.entries.counts().values())
        tell = (lambda done: progress(done, count)) if progress is not None else None
        with _whole_file(path) as file, guarded():
            written = target.write(self._vault.entries.all(), count, file, tell)
            size = file.tell()
        return ExportReport(path, written, size)

    def read(
        self,
        path: Path,
        *,
        format_name: str = "json",
        dry_run: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> ImportReport:
        """Import a file: everything in it or nothing. With `dry_run` only tell what it would do.

        Raises:
            AppError: "file_not_read", "unknown_format", or what the format finds wrong.
        """
        source = format_named(format_name)
        if source.read is None:
            raise problem("unknown_format", name=format_name, names="json")
        with _opened(path) as file, guarded():
            return source.read(file, self._vault.entries, dry_run=dry_run, progress=progress)

    def _check_target(self, path: Path, overwrite: bool) -> None:
        folder = Path(self._vault.folder).resolve()
        if path.resolve().is_relative_to(folder):
            raise problem("file_in_journal")
        if path.is_dir():
            raise problem("file_not_written", reason=os.strerror(errno.EISDIR))
        if not overwrite and os.path.lexists(path):
            raise problem("file_exists", file=str(path))


def _opened(path: Path) -> BinaryIO:
    """A plain file for reading. Nothing is waited for: a pipe may never answer."""
    try:
        if path.exists() and not path.is_file():
            raise problem("file_not_read", reason=_("it is not a file"))
        return os.fdopen(os.open(path, os.O_RDONLY | _AT_ONCE), "rb")
    except OSError as error:
        raise problem("file_not_read", reason=error.strerror or "") from None


@contextmanager
def _whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place once it is written whole and on the disk."""
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        handle = os.open(temporary, flags | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as error:
        raise problem("file_not_written", reason=error.strerror or "") from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        raise problem("file_not_written", reason=error.strerror or "") from None
    finally:
        with suppress(OSError):
            temporary.unlink()


def _sync_folder(folder: Path) -> None:
    """Make a rename lasting; systems that cannot open a folder do without."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
