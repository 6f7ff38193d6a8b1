# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same story told from outside by accessible names alone, as a screen reader could do it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journeys import bibi
from tests.journeys.screen import Reader, missing, screen, wait_until

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]


def test_every_control_of_the_story_has_a_name_and_does_what_it_says(tmp_path: Path) -> None:
    with screen(tmp_path) as place:
        program = place.program()
        reader = Reader(place)
        try:
            _first_run(reader)
            _write_and_keep(reader)
            _lock_unlock_find(reader)
        except BaseException:
            place.picture(tmp_path / "failed.png")
            raise
        program.terminate()
        assert program.wait(timeout=30) == 0
        vault = str(tmp_path / ".local/share/afterhour/journal")
        given = bibi.PASSPHRASE + "\n"
        out = str(tmp_path / "out.json")
        exported = place.command_line(
            "--vault", vault, "--passphrase-stdin", "export", "--format", "json", out, given=given
        )
        assert exported.returncode == 0, exported.stderr
    entries = json.loads(Path(out).read_text())["entries"]
    texts = {answer["text"] for entry in entries for answer in entry["answers"]}
    assert {bibi.SITUATION, bibi.RULE, bibi.FAIRER, bibi.STEP} <= texts
    values = [rating["value"] for entry in entries for rating in entry["ratings"]]
    assert sorted(values) == [40, 65, 70, 85]
    assert [entry["state"] for entry in entries] == ["kept"]


def _first_run(reader: Reader) -> None:
    reader.press("Create my journal")
    reader.wait_for("Choose a passphrase")
    reader.put("Passphrase", bibi.PASSPHRASE)
    reader.put("Again", bibi.PASSPHRASE)
    reader.press("Continue")
    reader.wait_for("Your recovery sheet")
    reader.press("Later")
    reader.press("Open my journal")
    reader.wait_for("Write a record")


def _write_and_keep(reader: Reader) -> None:
    reader.press("Write a record")
    reader.put("What happened", bibi.SITUATION)
    reader.put("Feeling", "annoyance")
    reader.set_value("Feeling: how strong", 70)
    reader.press("held it down")
    reader.press("come back")
    reader.press("Take ten minutes")
    reader.wait_for("Read through")
    reader.press("The rule")
    reader.put("Is there a rule underneath?", bibi.RULE)
    reader.put("How much do you believe it right now?, as a number", "85")
    reader.press("A fairer view")
    reader.put("A fairer view", bibi.FAIRER)
    reader.set_value("How much do you believe it now?", 65)
    reader.set_value("The old rule, again: how much do you believe it now?", 40)
    reader.press("One step")
    reader.put("One step", bibi.STEP)
    reader.press("Read through")
    reader.press("Keep")
    reader.wait_for("Last records")


def _lock_unlock_find(reader: Reader) -> None:
    reader.press("Lock")
    reader.wait_for("Your journal is closed and encrypted.")
    reader.put("Passphrase", bibi.PASSPHRASE)
    reader.press("Open")
    reader.wait_for("Journal")
    reader.press("Journal")
    reader.put("Search records", "tears")
    wait_until(lambda: _holds(reader, "annoyance 70"), "the record found")


def _holds(reader: Reader, words: str) -> bool:
    return any(words in name for name in reader.names())
