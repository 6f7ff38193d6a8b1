# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, end to end, in a real window and by keyboard alone, and what was stored of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journeys import bibi
from tests.journeys.person import Person
from tests.journeys.screen import Screen, missing, screen, wait_until
from tests.journeys.stored import nothing_leaked, text_of, values_of

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]


def test_bibis_therapist_from_first_start_to_follow_up(tmp_path: Path) -> None:
    with screen(tmp_path) as place:
        # The same evening, told by two clocks: here it is still yesterday.
        place.environment["TZ"] = "Pacific/Pago_Pago"
        first = place.program()
        person = Person(place)
        try:
            _first_run(person)
            _write_quickly(person)
            _go_deeper(person)
            _lock_and_unlock(person)
            _find_and_read(person)
            place.keys("ctrl+q")
            assert first.wait(timeout=30) == 0
            # A local day later.
            place.environment["TZ"] = "Pacific/Kiritimati"
            second = place.program()
            _follow_up(person)
            place.keys("ctrl+q")
            assert second.wait(timeout=30) == 0
        except BaseException:
            place.picture(tmp_path / "failed.png")
            raise
        vault = tmp_path / ".local/share/afterhour/journal"
        _check_what_was_stored(place, vault)
        nothing_leaked(tmp_path, (*bibi.EVERYTHING, bibi.PASSPHRASE))


def _first_run(person: Person) -> None:
    person.sees("Create my journal")
    person.press("Create my journal")
    person.reach("Passphrase")
    person.screen.type(bibi.PASSPHRASE)
    person.reach("Again")
    person.screen.type(bibi.PASSPHRASE)
    person.press("Continue")
    person.sees("Your recovery sheet")
    names = person.reader.names()
    groups = {
        name.split(":")[0]: name.split(":")[1].replace(" ", "")
        for name in names
        if name.startswith("Group ") and ":" in name
    }
    assert len(groups) == 8
    for asked in dict.fromkeys(name for name in names if name in groups):
        person.reach(asked)
        person.screen.type(groups[asked])
    person.press("Continue")
    person.sees("When you step away")
    person.press("Open my journal")
    person.sees("Write a record")


def _write_quickly(person: Person) -> None:
    person.screen.keys("ctrl+n")
    person.sees("Take ten minutes")
    person.fill("What happened", bibi.SITUATION)
    person.reach("Feeling")
    person.screen.type("annoyance")
    person.rate("Feeling: how strong", 70)
    person.fill("Thought", bibi.FIRST_THOUGHT)
    person.rate("Thought: how much I believed it", 75)
    person.choose("held it down", "held it down", "made it small")
    person.choose("come back", "come back")
    person.sees_part("Saved ")
    person.press("Take ten minutes")
    person.sees("Read through")


def _go_deeper(person: Person) -> None:
    keys = person.screen.keys
    person.press("Ten minutes", key="shift+Tab")
    keys("Down", "Return")
    person.sees("Standard")
    person.reach("What happened?")
    keys("ctrl+Next")
    person.sees("What did you feel?")
    person.reach("What did you feel?")
    person.screen.type("resentment")
    keys("Return")
    person.rate("resentment", 55)
    person.press("Another thought")
    person.screen.type(bibi.HOT_THOUGHT)
    person.rate("Thought 2: How much did you believe it then?", 85)
    person.reach(bibi.FIRST_THOUGHT)
    person.press(bibi.HOT_THOUGHT, key="Down")
    keys("ctrl+Next", "ctrl+Next")
    person.sees("Is there a rule underneath?")
    person.fill("Is there a rule underneath?", bibi.RULE)
    person.rate("How much do you believe it right now?", 85)
    keys("ctrl+Next")
    person.sees("A few questions")
    person.screen.type(bibi.ANSWER)
    keys("ctrl+Next")
    person.sees("A fairer view")
    person.fill("A fairer view", bibi.FAIRER)
    person.rate("How much do you believe it now?", 65)
    person.rate("The old rule, again: how much do you believe it now?", 40)
    keys("ctrl+Next")
    person.fill("One step", bibi.STEP)
    person.sees_part("Saved ")


def _lock_and_unlock(person: Person) -> None:
    person.screen.keys("ctrl+l")
    person.sees("Your journal is closed and encrypted.")
    shown = "\n".join(person.reader.names())
    assert not any(words in shown for words in bibi.EVERYTHING)
    wait_until(lambda: person.reader.focused() == "Passphrase", "focus on the passphrase")
    person.screen.type("not the passphrase")
    person.screen.keys("Return")
    person.sees_part("That did not open it.")
    person.screen.keys("ctrl+a")
    person.screen.type(bibi.PASSPHRASE)
    person.screen.keys("Return")
    # Back where the lock came, the cursor in the same field.
    person.sees("One step")
    wait_until(lambda: person.reader.focused() == "One step", "focus where it was")
    person.screen.keys("ctrl+Next")
    person.sees("Keep")
    person.press("Keep")
    person.sees("Write a record")


def _find_and_read(person: Person) -> None:
    person.screen.keys("ctrl+f")
    wait_until(lambda: person.reader.focused() == "Search records", "focus in the search field")
    person.screen.type("resentm")
    person.sees_part("annoyance 70")
    person.screen.keys("Down")
    person.sees_part(bibi.RULE)
    person.sees_part(bibi.FAIRER)


def _follow_up(person: Person) -> None:
    person.sees("Your journal is closed and encrypted.")
    wait_until(lambda: person.reader.focused() == "Passphrase", "focus on the passphrase")
    person.screen.type(bibi.PASSPHRASE)
    person.screen.keys("Return")
    person.sees("Waiting, if you like")
    person.press(person.sees_part("rate the rule again"))
    person.sees("What I did")
    person.fill("What I did", bibi.DID)
    person.fill("What they said", bibi.SAID)
    person.rate("The rule, again: how much do you believe it now?", 30)
    person.press("Keep")
    person.sees_part("Kept.")
    person.sees_part(bibi.SAID)


def _check_what_was_stored(place: Screen, vault: Path) -> None:
    verified = place.command_line(
        "--vault", str(vault), "--passphrase-stdin", "verify", given=bibi.PASSPHRASE + "\n"
    )
    assert verified.returncode == 0, verified.stderr
    out = place.home / "export.json"
    exported = place.command_line(
        "--vault",
        str(vault),
        "--passphrase-stdin",
        "export",
        "--format",
        "json",
        str(out),
        given=bibi.PASSPHRASE + "\n",
    )
    assert exported.returncode == 0, exported.stderr
    entries = json.loads(out.read_text())["entries"]
    out.unlink()
    record = next(entry for entry in entries if entry["kind"] == "record")
    followup = next(entry for entry in entries if entry["kind"] == "followup")
    assert len(entries) == 2
    assert (record["state"], record["depth"]) == ("kept", "standard")
    assert text_of(record, "situation") == bibi.SITUATION
    assert text_of(record, "rule") == bibi.RULE
    assert text_of(record, "socratic") == bibi.ANSWER
    assert text_of(record, "balanced") == bibi.FAIRER
    assert text_of(record, "decision") == bibi.STEP
    thoughts = {a["row"]: a["text"] for a in record["answers"] if a["field"] == "thoughts"}
    assert sorted(thoughts.values()) == sorted([bibi.FIRST_THOUGHT, bibi.HOT_THOUGHT])
    hot = next(mark["value"] for mark in record["marks"] if mark["kind"] == "hot_thought")
    assert thoughts[hot] == bibi.HOT_THOUGHT
    assert values_of(record, "emotion", "before") == [70, 55]
    assert values_of(record, "thought", "before") == [75, 85]
    assert values_of(record, "rule", "before") == [85]
    assert values_of(record, "rule", "after") == [40]
    assert values_of(record, "balanced", "before") == [65]
    marks = {(mark["kind"], mark["value"]) for mark in record["marks"]}
    assert {("emotion", "annoyance"), ("emotion", "resentment")} <= marks
    assert {("coping", "suppress"), ("coping", "minimise"), ("next", "come_back")} <= marks
    assert text_of(followup, "did") == bibi.DID
    assert text_of(followup, "said") == bibi.SAID
    assert values_of(followup, "rule", "later") == [30]
    assert followup["links"][0]["target"] == record["id"]
    assert followup["day"] > record["day"]
