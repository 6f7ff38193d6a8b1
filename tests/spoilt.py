# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A drive that writes one bit of every backup wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

import pytest

from storage.backup import layout

_WHERE = 9000


def spoil_backups(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a backup differs by one bit from what was to be written."""
    write = layout.write

    def spoilt(target: BinaryIO, *args: Any) -> None:
        write(target, *args)
        target.flush()
        right = Path(target.name).read_bytes()[_WHERE]
        target.seek(_WHERE)
        # Turned over, not set: an encrypted byte may be any value already.
        target.write(bytes([right ^ 1]))

    monkeypatch.setattr(layout, "write", spoilt)
