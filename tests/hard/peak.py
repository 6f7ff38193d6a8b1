# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The most memory that this process had, measured afresh each time.

`ru_maxrss` alone never goes down again: what was large once would hide all that came later.
"""

from __future__ import annotations

import resource
import sys
from contextlib import suppress
from pathlib import Path

_STATUS, _REFS = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def begin() -> float:
    """Forget the highest use of memory so far, where the system can; the use now, in MiB."""
    with suppress(OSError):
        _REFS.write_text("5")
    return most()


def most() -> float:
    """The highest use of memory since `begin`, in MiB."""
    try:
        line = next(x for x in _STATUS.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    except (OSError, StopIteration):
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / (1 << 20)
