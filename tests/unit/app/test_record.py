# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of a record: what counts as content, the hot thought, the course of a belief."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from app.domain import codes, record
from app.domain.entry import Answer, Entry, Mark, Rating, State, When, new_id
from app.domain.fields import has_content
from app.domain.preferences import Preferences, from_mapping, to_mapping
from app.services.content import load
from tests.unit.app.conftest import moment


def entry(**values: object) -> Entry:
    """A record begun at noon of 10 November."""
    plain = Entry(new_id(), "record", State.KEPT, date(2026, 11, 10), moment(10), moment(10))
    return replace(plain, **values)  # type: ignore[arg-type]


def rating(
    subject: str, value: int | None, day: int, when: When = When.BEFORE, key: str = ""
) -> Rating:
    """A rating given at noon of a day in November."""
    return Rating(subject, key, when, moment(day), value, new_id())


def test_a_prefilled_contact_is_no_content() -> None:
    assert record.is_empty(entry(marks=(Mark("contact_kind", "session"),)))
    assert record.is_empty(entry(answers=(Answer("situation", " \n"),)))
    assert record.is_empty(entry(ratings=(rating("rule", None, 10),)))
    assert not record.is_empty(entry(ratings=(rating("rule", 0, 10),)))
    assert not record.is_empty(entry(client_code="P-047"))
    assert not record.is_empty(entry(marks=(Mark("next", "let_it_be"),)))


def test_a_followup_rates_the_rule_or_without_one_the_hot_thought() -> None:
    thoughts = (Answer("thoughts", "a", "r1", 0), Answer("thoughts", "b", "r2", 1))
    assert record.followed_subject(entry(answers=thoughts)) is None
    hot = entry(answers=thoughts, marks=(Mark("hot_thought", "r2"),))
    assert record.followed_subject(hot) == record.Subject("thought", "r2", "b")
    ruled = replace(hot, answers=(*thoughts, Answer("rule", "never")))
    assert record.followed_subject(ruled) == record.Subject("rule", "", "never")


def test_the_course_of_a_belief_runs_over_followups() -> None:
    ratings = (rating("rule", 85, 3), rating("rule", 40, 4, When.AFTER), rating("rule", None, 5))
    base = entry(answers=(Answer("rule", "never"),), ratings=ratings)
    later = entry(ratings=(rating("rule", 30, 8, When.LATER),))
    gone = entry(state=State.TRASHED, ratings=(rating("rule", 99, 9, When.LATER),))
    course = record.belief_course(base, [gone, later])
    assert [(point.value, point.when) for point in course] == [
        (85, When.BEFORE),
        (40, When.AFTER),
        (30, When.LATER),
    ]


def test_a_followup_waits_one_day_after_the_belief_was_rated_last() -> None:
    base = entry(
        at=moment(1),
        answers=(Answer("rule", "never"), Answer("culture", "much later")),
        ratings=(rating("rule", 85, 3), rating("rule", 40, 4, When.AFTER)),
    )
    assert record.earliest_followup(base) == date(2026, 11, 5)
    assert record.earliest_followup(entry(at=moment(1))) == date(2026, 11, 2)


def test_the_strongest_feeling() -> None:
    assert record.strongest_feeling(entry()) is None
    marks = (Mark("emotion", "hurt", "a", 0), Mark("emotion", "guilt", "b", 1))
    assert record.strongest_feeling(entry(marks=marks)) == ("hurt", None)
    zero = (rating("emotion", 0, 1, key="b"),)
    assert record.strongest_feeling(entry(marks=marks, ratings=zero)) == ("guilt", 0)
    both = (*zero, rating("emotion", 70, 1, key="a"), rating("emotion", 90, 2, When.AFTER, "b"))
    assert record.strongest_feeling(entry(marks=marks, ratings=both)) == ("hurt", 70)


FILLED = {
    "client_code": entry(client_code="P-047"),
    "contact": entry(marks=(Mark("contact_kind", "phone"),)),
    "situation": entry(answers=(Answer("situation", "x"),)),
    "rupture_type": entry(marks=(Mark("rupture_type", "unsure"),)),
    "markers": entry(marks=(Mark("marker", "w_short"),)),
    "sensations": entry(answers=(Answer("sensations", "jaw"),)),
    "emotions": entry(marks=(Mark("emotion", "guilt", "r"),)),
    "thoughts": entry(answers=(Answer("thoughts", "x", "r"),)),
    "hot_thought": entry(answers=(Answer("thoughts", "x", "r"),)),
    "rule": entry(ratings=(rating("rule", 0, 1),)),
    "meaning_chain": entry(answers=(Answer("meaning_chain", "x", "r"),)),
    "schemas": entry(marks=(Mark("schema", "none"),)),
    "coping": entry(marks=(Mark("coping", "suppress"),)),
    "coping_effect": entry(marks=(Mark("effect", "closer"),)),
    "chain": entry(answers=(Answer("chain.they", "x"),)),
    "socratic": entry(answers=(Answer("socratic", "x", "r"),)),
    "balanced": entry(answers=(Answer("balanced", "x"),)),
    "rule_again": entry(ratings=(rating("rule", 0, 1, When.AFTER),)),
    "rerate": entry(ratings=(rating("emotion", 0, 1, When.AFTER, "r"),)),
    "decision": entry(answers=(Answer("decision", "x"),)),
    "strategies": entry(marks=(Mark("strategy", "s1_acknowledge"),)),
    "feared": entry(ratings=(rating("feared", 60, 1),)),
    "culture": entry(marks=(Mark("culture_spoken", "not_yet"),)),
    "helpful": entry(ratings=(rating("helpful", 70, 1),)),
    "followup": entry(kind="followup", answers=(Answer("did", "x"),)),
}


@pytest.mark.parametrize("name", FILLED)
def test_a_filled_field_has_content_and_an_empty_record_has_none(name: str) -> None:
    field = load().field(name)
    assert has_content(FILLED[name], field)
    assert not has_content(entry(), field)


@dataclass(frozen=True)
class _Future:
    """A field of a kind that this version does not know."""

    id: str = "weather"
    kind: str = "cloud"
    mark: str = ""
    subject: str = ""
    parts: tuple[()] = ()


def test_a_field_of_an_unknown_kind_goes_by_its_words_and_marks() -> None:
    assert has_content(entry(answers=(Answer("weather", "rain"),)), _Future())
    assert has_content(entry(marks=(Mark("weather", "rain"),)), _Future())
    assert not has_content(entry(), _Future())


@pytest.mark.parametrize(
    ("typed", "tidy"), [("p-047", "P-047"), (" P047 ", "P-047"), ("r 615", "R-615")]
)
def test_codes_are_tidied(typed: str, tidy: str) -> None:
    assert codes.tidy(typed) == tidy


@pytest.mark.parametrize("typed", ["", "A.B.", "AB", "P-47", "P-0471", "Anna", "P-٠٤٧", "é-047"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="not a client code"):
        codes.tidy(typed)


def test_preferences_survive_and_nonsense_takes_the_default() -> None:
    wanted = Preferences(lock_after_minutes=15, titles_on_today=True)
    assert from_mapping(to_mapping(wanted)) == wanted
    nonsense = {
        "lock_after_minutes": 3,
        "date_format": "roman",
        "titles_on_today": 1,
        "one_page": "yes",
        "usual_contact": ["a"],
        "hidden_questions": [1, "ex01"],
        "unknown": 5,
    }
    assert from_mapping(nonsense) == Preferences()
    assert from_mapping({"hidden_questions": ["ex01"]}).hidden_questions == ("ex01",)
