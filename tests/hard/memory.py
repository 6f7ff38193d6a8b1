# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads all memory of a process, as an administrator or a forensic tool would."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le", "latin-1")


def forms(secret: str | bytes) -> set[bytes]:
    """The byte sequences by which a secret could be found: encodings, and hex of bytes."""
    if isinstance(secret, str):
        texts = {secret.encode(encoding) for encoding in _ENCODINGS}
        return texts | {secret.encode().hex().encode()}
    digits = (secret.hex(), secret.hex().upper())
    return {secret, *(form.encode(e) for form in digits for e in ("ascii", "utf-16-le"))}


def find(pid: int, secrets: Mapping[str, str | bytes]) -> set[str]:
    """The names of the secrets of which any form is in the memory of a living process."""
    return _found(_regions(pid), secrets)


def find_in_core(pid: int, secrets: Mapping[str, str | bytes]) -> set[str]:
    """The same in a core dump made by gdb's gcore."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["gcore", "-o", f"{folder}/core", str(pid)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return _found((core.read_bytes() for core in Path(folder).iterdir()), secrets)


def has_gcore() -> bool:
    """Whether gdb is there."""
    return shutil.which("gcore") is not None


def _found(regions: Iterator[bytes], secrets: Mapping[str, str | bytes]) -> set[str]:
    wanted = {name: forms(secret) for name, secret in secrets.items()}
    found: set[str] = set()
    for region in regions:
        for name, all_forms in wanted.items():
            if name not in found and any(form in region for form in all_forms):
                found.add(name)
    return found


def _regions(pid: int) -> Iterator[bytes]:
    """Every mapping that is readable, but for code and data files that nobody can write to."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, _offset, _device, inode, *_name = line.split(maxsplit=5)
            if "r" not in rights or ("w" not in rights and inode != "0"):
                continue
            begin, end = (int(number, 16) for number in span.split("-"))
            # The kernel's own pages ([vvar]) refuse.
            with suppress(OSError):
                memory.seek(begin)
                yield memory.read(end - begin)
