# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A strain and its repair, from a hunch to an agreement, in a real window and by keyboard alone."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journeys import bibi
from tests.journeys.repairing import WAYS, Repairing
from tests.journeys.screen import missing, screen
from tests.journeys.stored import marks_of, nothing_leaked, text_of, values_of
from tests.journeys.writing import Opened, export, verb

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}"),
]

TERSE = "Answers shrink to a word or two, or go terse"
ASKING = "Which question about my own behaviour and its effect will I ask?"
CHOOSING = "How will I ask the patient to choose?"
ASKED_OR_TOLD = "Share of my turns that asked versus explained?"


def test_bibis_therapist_from_a_hunch_to_an_agreement(tmp_path: Path) -> None:
    with screen(tmp_path) as place:
        # About noon, so that the day stays the same to the end.
        hours = 12 - datetime.now(UTC).hour
        place.environment["TZ"] = f"Etc/GMT{-hours:+}" if hours else "Etc/GMT"
        today = (datetime.now(UTC) + timedelta(hours=hours)).date()
        opened = Opened(place, tmp_path / "journal")
        repairing = Repairing(opened.person, today)
        try:
            _first_days(repairing)
            _named(repairing)
            _planned(repairing)
            _own_part(repairing)
            _agreed(repairing)
            _reads_as_one_story(repairing)
            opened.quit()
        except BaseException:
            place.picture(tmp_path / "failed.png")
            raise
        chosen = tmp_path / "chosen"
        chosen.mkdir()
        opened.export(chosen / "first.json")
        _check_what_was_stored(json.loads((chosen / "first.json").read_text())["entries"], today)
        # Into a new journal and out again.
        other = str(tmp_path / "other")
        for words in (("create",), ("import", str(chosen / "first.json"))):
            done = verb(place, other, *words)
            assert done.returncode == 0, done.stderr
        export(place, other, chosen / "second.json")
        assert (chosen / "second.json").read_bytes() == (chosen / "first.json").read_bytes()
        for file in chosen.iterdir():
            file.unlink()
        nothing_leaked(tmp_path, (*bibi.REPAIR, bibi.PASSPHRASE))


def _ago(repairing: Repairing, days: int) -> date:
    return repairing.today - timedelta(days=days)


def _first_days(repairing: Repairing) -> None:
    person = repairing.person
    repairing.begin(bibi.HUNCH)

    def withdrawal() -> None:
        person.choose("withdrawal", "withdrawal")

    def terse() -> None:
        withdrawal()
        person.press(person.sees_part("More: what I noticed"))
        person.choose(TERSE, TERSE)

    repairing.contact("Phone", _ago(repairing, 8), bibi.CALL, terse)
    repairing.contact("Text message", _ago(repairing, 7), bibi.TEXT, withdrawal)


def _named(repairing: Repairing) -> None:
    def confrontation() -> None:
        repairing.person.choose("withdrawal", "confrontation")

    day = _ago(repairing, 5)
    repairing.contact("Phone", day, bibi.NAMED_CALL, confrontation)
    repairing.step("Named", day, bibi.NAMED)
    repairing.step("Exploring", day, bibi.EXPLORED)


def _planned(repairing: Repairing) -> None:
    answers = {
        ASKING: bibi.WAY_EXPLORE,
        CHOOSING: bibi.WAY_DECIDE,
        "My opening lines": bibi.OPENING,
        "What I fear will happen": bibi.FEARED,
    }
    repairing.plan(_ago(repairing, 4), WAYS[1:], answers)
    repairing.person.rate("How likely does it seem?", 50)
    repairing.keep()


def _own_part(repairing: Repairing) -> None:
    person, day = repairing.person, _ago(repairing, 4)

    def said() -> None:
        person.choose("I said my part", "I said my part")
        person.press(person.sees_part("More: what I noticed"))
        person.fill("What they said", bibi.HEARD)

    repairing.contact("Session", day, bibi.OWNED, said)
    repairing.step("Negotiating", day, bibi.LIMIT)
    person.press(person.sees_part("After the contact: a short review"))
    repairing.begun("it did")
    person.choose("it did", "it did not")
    person.fill("What did they bring in, and what did I do with it?", bibi.BROUGHT)
    person.choose(WAYS[1], *WAYS[1:])
    person.fill(ASKED_OR_TOLD, bibi.ASKED)
    repairing.keep()
    person.press("Add feedback")
    repairing.begun("What did they tell you?")
    repairing.day(day)
    person.fill("What did they tell you?", bibi.FEEDBACK)
    person.choose("helpful", "unhelpful")
    person.fill("What became of it", bibi.CHANGED)
    person.choose("I changed something", "I changed something")
    person.choose("yes", "yes")
    repairing.keep()


def _agreed(repairing: Repairing) -> None:
    person, yesterday = repairing.person, _ago(repairing, 1)
    repairing.contact("Session", yesterday, bibi.TWO_SIDES, lambda: None)
    person.press("Add an agreement")
    repairing.begun("What did you agree on?")
    repairing.day(yesterday)
    person.fill("What did you agree on?", bibi.TOPIC)
    person.fill("What holds now", bibi.HOLDS)
    person.fill("The exception", bibi.EXCEPTION)
    repairing.noted_day(repairing.today + timedelta(days=28))
    repairing.keep()
    repairing.contact("Session", repairing.today, bibi.TOLD_HER_WAY, lambda: None)
    repairing.step("Repaired", repairing.today, bibi.DIARY, bibi.TOLD)


def _reads_as_one_story(repairing: Repairing) -> None:
    """The page from top to bottom, as a screen reader meets it."""
    shown = "\n".join(repairing.person.reader.names())
    story = (
        *("Repaired on", bibi.TOLD, "named", "own part said", "The course", bibi.CALL, "noticed"),
        *(bibi.TEXT, bibi.NAMED_CALL, "named", "exploring", bibi.OWNED, "negotiating", "Plan"),
        *("Review, 2 ways used", "Feedback taken up", bibi.TWO_SIDES, f"Agreement: {bibi.TOPIC}"),
        *(bibi.TOLD_HER_WAY, "repaired", "Agreements", bibi.TOPIC, "What they told me"),
        *(bibi.FEEDBACK, "About this strain", bibi.HUNCH),
    )
    place = 0
    for words in story:
        found = shown.find(words, place)
        assert found >= 0, f"{words!r} not after {shown[:place][-200:]!r}"
        place = found + len(words)


def _check_what_was_stored(entries: list[dict[str, Any]], today: date) -> None:
    assert {entry["state"] for entry in entries} == {"kept"}
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        found.setdefault(entry["kind"], []).append(entry)
    counts = {kind: len(some) for kind, some in found.items()}
    assert counts == {
        "episode": 1,
        "contact": 6,
        "status": 4,
        "plan": 1,
        "review": 1,
        "feedback": 1,
        "agreement": 1,
    }
    (episode,) = found["episode"]
    assert text_of(episode, "hunch") == bibi.HUNCH
    assert marks_of(episode) == {"noticed_by": ["therapist"]}
    assert episode["client_code"]
    for entry in entries:
        if entry is not episode:
            targets = [k["target"] for k in entry["links"] if k["kind"] == "part_of"]
            assert targets == [episode["id"]]

    def ago(days: int) -> str:
        return (today - timedelta(days=days)).isoformat()

    contacts = [
        (c["day"], marks_of(c), text_of(c, "note"), text_of(c, "said")) for c in found["contact"]
    ]
    withdrawal = {"rupture_type": ["withdrawal"]}
    assert contacts == [
        (ago(8), {"contact_kind": ["phone"], "marker": ["w_short"]} | withdrawal, bibi.CALL, ""),
        (ago(7), {"contact_kind": ["text"]} | withdrawal, bibi.TEXT, ""),
        (
            ago(5),
            {"contact_kind": ["phone"], "rupture_type": ["confrontation"]},
            bibi.NAMED_CALL,
            "",
        ),
        (ago(4), {"contact_kind": ["session"], "own_part": ["said"]}, bibi.OWNED, bibi.HEARD),
        (ago(1), {"contact_kind": ["session"]}, bibi.TWO_SIDES, ""),
        (ago(0), {"contact_kind": ["session"]}, bibi.TOLD_HER_WAY, ""),
    ]
    steps = [
        (s["day"], marks_of(s), text_of(s, "reason"), text_of(s, "told")) for s in found["status"]
    ]
    assert steps == [
        (ago(5), {"status": ["named"]}, bibi.NAMED, ""),
        (ago(5), {"status": ["exploring"]}, bibi.EXPLORED, ""),
        (ago(4), {"status": ["negotiating"]}, bibi.LIMIT, ""),
        (ago(0), {"status": ["repaired"]}, bibi.DIARY, bibi.TOLD),
    ]
    _check_the_plan(found, ago(4))
    (feedback,) = found["feedback"]
    assert feedback["day"] == ago(4)
    assert text_of(feedback, "gist") == bibi.FEEDBACK
    assert text_of(feedback, "answer") == bibi.CHANGED
    assert marks_of(feedback) == {
        "feedback_sort": ["unhelpful"],
        "feedback_answer": ["changed"],
        "patient_noticed": ["yes"],
    }
    (agreement,) = found["agreement"]
    assert agreement["day"] == ago(1)
    assert text_of(agreement, "topic") == bibi.TOPIC
    assert text_of(agreement, "new") == bibi.HOLDS
    assert text_of(agreement, "exception") == bibi.EXCEPTION
    assert marks_of(agreement) == {"review_on": [(today + timedelta(days=28)).isoformat()]}


def _check_the_plan(found: dict[str, list[dict[str, Any]]], day: str) -> None:
    """The plan with its day, ways and words, and the review that is about it."""
    (plan,), (review,) = found["plan"], found["review"]
    ways = ["s3_explore", "s4_decide"]
    assert marks_of(plan) == {"next_contact": [day], "strategy": ways}
    asked = {
        answer["question"]: answer["text"] for answer in plan["answers"] if "question" in answer
    }
    assert asked == {ASKING: bibi.WAY_EXPLORE, CHOOSING: bibi.WAY_DECIDE}
    assert text_of(plan, "rehearsal") == bibi.OPENING
    assert text_of(plan, "feared") == bibi.FEARED
    assert values_of(plan, "feared", "before") == [50]
    assert review["day"] == day
    assert {"kind": "about", "target": plan["id"]} in review["links"]
    assert marks_of(review) == {"feared_outcome": ["did_not"], "strategy_done": ways}
    assert text_of(review, "brought") == bibi.BROUGHT
    assert bibi.ASKED in {answer["text"] for answer in review["answers"]}
