# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault of every released schema opens with the code of today, and says what it said.

`tests/golden/v1` was written once and is never written again: what a test opens is a copy. It has
the parameters of a real vault, so each of these tests takes the time of a real unlock.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from storage import errors
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow, Stamp
from storage.vault import vault as vaults
from storage.vault.vault import Vault

GOLDEN = Path(__file__).parents[2] / "golden" / "v1"
PASSPHRASE = '  it\'s a "golden" päss 🙂 '
RECOVERY = "DZ6Y-7TCT-T1KA-14SR-K17V-5WP9-JFNS-0B2Q"

THEN = Stamp(1_790_000_000_123_456, 7200, "Europe/Berlin")
RECORD = EntryRow(
    id="0123456789abcdef0123456789abcdef",
    kind="record",
    state="kept",
    day="2026-09-21",
    at=THEN,
    changed=Stamp(THEN.instant_us + 60_000_000, 7200, "Europe/Berlin"),
    depth="standard",
    content_version=1,
    client_code="K123",
    kept=THEN,
    order=(739_879 << 24) + 1,
    answers=(
        AnswerRow("situation", "Sie schaute auf die Straße.\nمرحبا 我觉得很生气 🙂"),
        AnswerRow("socratic", "not all", "a" * 32, 0, "Is it the whole truth?", 1),
        AnswerRow("thoughts", "I bore her", "b" * 32, 0),
        AnswerRow("thoughts", "I am no good", "c" * 32, 1),
    ),
    ratings=(
        RatingRow("thought", "b" * 32, "before", THEN, 80, "1" * 32),
        RatingRow("emotion", "d" * 32, "before", THEN, None, "2" * 32),
        RatingRow("thought", "b" * 32, "after", THEN, 35, "0" * 32),
    ),
    marks=(
        MarkRow("emotion", "own:klein", "d" * 32, 0),
        MarkRow("rupture_type", "withdrawal"),
    ),
)
FOLLOWUP = EntryRow(
    id="fedcba9876543210fedcba9876543210",
    kind="followup",
    state="draft",
    day="2026-09-23",
    at=THEN,
    changed=THEN,
    order=(739_881 << 24) + 1,
    answers=(AnswerRow("did", "asked her"),),
    links=(LinkRow("follows", RECORD.id),),
)


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    place = tmp_path / "golden"
    shutil.copytree(GOLDEN, place)
    return place


def _check(vault: Vault) -> None:
    assert list(vault.entries.all()) == [RECORD, FOLLOWUP]
    assert vault.entries.children(RECORD.id, "follows") == [FOLLOWUP]
    (version,) = vault.versions.list(RECORD.id)
    assert version.entry.answers[0].text == "an earlier wording"
    assert vault.meta.get("lock_after_minutes") == 2
    for words in ("strasse", "生气", "klein", "K123"):
        hits = vault.search.find(words, kinds=["record"], states=["kept"])
        assert [hit.id for hit in hits] == [RECORD.id]
    report = vault.verify()
    assert report.problems == ()
    assert vault.info().slots == ("passphrase", "recovery")


def test_v1_opens_with_its_passphrase(golden: Path) -> None:
    vault = vaults.unlock(golden, passphrase=PASSPHRASE)
    assert vault.notices == ()
    _check(vault)
    vault.close()


def test_v1_opens_with_its_recovery_code_and_one_header(golden: Path) -> None:
    (golden / "header.a").unlink()
    vault = vaults.unlock(golden, recovery_code=RECOVERY.lower())
    assert vault.notices == ("header_repaired",)
    _check(vault)
    vault.close()


def test_v1_does_not_open_with_something_else(golden: Path) -> None:
    with pytest.raises(errors.WrongSecret):
        vaults.unlock(golden, passphrase=PASSPHRASE.strip())
