# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility floor over every page in every look: one walk a look, many checks.

A failure lists what was found, each with the scene it was found in.
`python -m tests.ui.floor.shots FOLDER [SCENE ...]` shows it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.floor.looks import LOOKS
from tests.ui.floor.walk import CHECKS, findings


@pytest.mark.parametrize("look_name", LOOKS)
@pytest.mark.usefixtures("qapp")
def test_every_page_keeps_the_floor(look_name: str, tmp_path: Path) -> None:
    found = findings(look_name, tmp_path)
    told = [
        f"{CHECKS[check][0].__doc__}\n" + "\n".join(lines)
        for check, lines in found.items()
        if lines
    ]
    assert not told, "\n".join(told)
