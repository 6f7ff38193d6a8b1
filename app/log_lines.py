# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Log lines of libraries: where they come from and what kind of error they tell, not its words."""

from __future__ import annotations

import logging

from app import unexpected

_OURS = "afterhour"


class Wordless(logging.Formatter):
    """Our own lines as they are, since they are written without words; of others the place."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        if record.name == _OURS and not record.exc_info:
            return record.getMessage()
        line = f"{record.levelname} of {record.name} at {record.pathname}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}: {unexpected.described(error)}"


def install() -> None:
    """For every line that no other handler takes."""
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(Wordless())
