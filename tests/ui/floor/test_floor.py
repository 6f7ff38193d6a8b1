# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility floor over every page in every look: one walk a look, many checks.

A failure lists what was found, each with the scene it was found in.
`python -m tests.ui.floor.shots FOLDER [SCENE ...]` shows it.
"""

from __future__ import annotations

import pytest

from tests.ui.floor.conftest import Walked
from tests.ui.floor.looks import LOOKS
from tests.ui.floor.walk import CHECKS

PAIRS = [(look, check) for look in LOOKS for check, (_do, looks) in CHECKS.items() if look in looks]


@pytest.mark.parametrize(("look_name", "check"), PAIRS)
def test_every_page_keeps_the_floor(walked: Walked, look_name: str, check: str) -> None:
    found = walked(look_name)[check]
    assert not found, f"{CHECKS[check][0].__doc__}\n" + "\n".join(found)
