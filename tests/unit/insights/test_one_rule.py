# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""V1 and the wobble check: the course of one rule, and what is more than wobble."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.entry import Answer, Entry, Link, Mark, Rating, State, When, new_id
from app.domain.links import FOLLOWS
from app.domain.moment import Moment
from app.insights.axes import MOST_DOTS
from app.insights.one_rule import followed_rule, one_rule
from app.insights.statistics.wobble import Wobble
from app.insights.values import Scale, Shape
from app.insights.wobble_check import against_wobble, usual_wobble, wobble_check
from tests.unit.insights.making import cells, entries, frame, name, plot, wobbled

RULE = "A good therapist is never angry with a patient"
DAY = date(2026, 9, 21)
_EPOCH = date(1970, 1, 1)


def at(days: int) -> Moment:
    return Moment(((DAY - _EPOCH).days + days) * 86_400_000_000 + 43_200_000_000)


def rating(
    value: int | None, when: When, days: int, subject: str = "rule", key: str = ""
) -> Rating:
    return Rating(subject, key, when, at(days), value, new_id())


def record(number: int, *ratings: Rating, text: str = RULE, days: int = 0) -> Entry:
    answers = (Answer("rule", text),) if text else ()
    return Entry(
        id=name(number),
        kind="record",
        state=State.KEPT,
        day=DAY + timedelta(days=days),
        at=at(days),
        changed=at(days),
        order=number,
        answers=answers,
        ratings=ratings,
    )


def followup(number: int, of: Entry, value: int | None, days: int, note: str = "") -> Entry:
    return replace(
        record(number, rating(value, When.LATER, days), text="", days=days),
        kind="followup",
        answers=(Answer("learned", note),) if note else (),
        links=(Link(FOLLOWS, of.id),),
    )


def bibis() -> tuple[Entry, list[Entry]]:
    whole = record(1, rating(85, When.BEFORE, 3), rating(40, When.AFTER, 4))
    later = [
        followup(2, whole, 30, 8, "It did not break us."),
        followup(3, whole, 55, 35),
        followup(4, whole, 35, 66),
    ]
    return whole, later


def test_nothing_to_follow() -> None:
    found = one_rule(None, frame())
    assert (found.n, found.chart, found.enough) == (0, None, False)
    assert found.sentence == "No rule is rated, n = 0."


def test_one_rating_is_enough() -> None:
    whole = record(1, rating(85, When.BEFORE, 0))
    found = one_rule(followed_rule(whole, [whole], {}), frame())
    assert (found.n, found.enough, found.about) == (1, True, RULE)
    assert found.sentence == "85 on 21 September, n = 1."


def test_the_course_of_one_record() -> None:
    whole, later = bibis()
    found = one_rule(followed_rule(whole, [whole], {whole.id: later}), frame())
    assert found.sentence == (
        "85 on 24 September, then 40 in the record; 30, 55 and 35 in 3 follow-ups."
    )
    assert found.notes[0].startswith("n = 5 ratings of one rule. Dots are not joined")
    assert found.notes[1:] == (
        "In the record: lower by 45.",
        "By the latest follow-up: lower by 50.",
    )
    chart = plot(found)
    assert chart.y is not None
    assert (chart.y.low_words, chart.y.high_words) == ("do not believe it", "completely sure")
    assert [d.y for d in chart.dots] == [85, 40, 30, 55, 35]
    assert [d.shape for d in chart.dots] == [Shape.DISC] * 2 + [Shape.SQUARE] * 3
    assert (chart.dots[0].figure, chart.dots[0].caption) == ("85", "24 Sep")
    assert chart.x.scale is Scale.DAYS
    assert [tick.words for tick in chart.x.ticks] == ["September", "October", "November"]
    assert cells(found)[2] == ("29 September", "30", "follow-up", "It did not break us.")
    assert found.table.rows[2].cells[-1].own
    assert entries(found) == {whole.id, *(child.id for child in later)}


def test_many_values_are_told_by_the_first_and_the_last_and_the_newest_are_drawn() -> None:
    whole = record(1, rating(85, When.BEFORE, 0))
    later = [followup(n, whole, n % 101, n) for n in range(2, MOST_DOTS + 52)]
    found = one_rule(followed_rule(whole, [whole], {whole.id: later}), frame())
    assert found.sentence == "85 on 21 September; then 2 first and 47 last in 450 follow-ups."
    assert (found.n, len(plot(found).dots), len(found.table.rows)) == (451, MOST_DOTS, MOST_DOTS)
    assert f"Shown are the newest {MOST_DOTS}." in found.notes
    again = [rating(80 - n, When.AFTER, 0) for n in range(7)]
    whole = record(1, rating(85, When.BEFORE, 0), *again)
    found = one_rule(followed_rule(whole, [whole], {}), frame())
    assert found.sentence == "85 on 21 September, then 80 first and 74 last in the record."


def test_the_latest_follow_up_is_one_of_a_later_day_as_for_what_is_held() -> None:
    whole = record(1, rating(85, When.BEFORE, 0), rating(40, When.AFTER, 2))
    early = followup(2, whole, 30, 1)
    found = one_rule(followed_rule(whole, [whole], {whole.id: [early]}), frame())
    assert not any("latest follow-up" in note for note in found.notes)
    assert [shape.words for shape in plot(found).legend] == ["in the record", "follow-up"]
    both = [early, followup(3, whole, 20, 3)]
    found = one_rule(followed_rule(whole, [whole], {whole.id: both}), frame())
    assert found.notes[-1] == "By the latest follow-up: lower by 65."


def test_drafts_and_the_trash_do_not_count() -> None:
    whole, later = bibis()
    later[0] = replace(later[0], state=State.TRASHED)
    later[1] = replace(later[1], state=State.DRAFT)
    draft = replace(record(9, rating(70, When.BEFORE, 1)), state=State.DRAFT)
    rule = followed_rule(whole, [whole, draft], {whole.id: later})
    assert [point.value for point in rule.points] == [85, 40, 35]


def test_unset_ratings_are_left_out() -> None:
    whole = record(1, rating(85, When.BEFORE, 0), rating(None, When.AFTER, 0))
    assert one_rule(followed_rule(whole, [whole], {}), frame()).n == 1


def test_a_rule_that_returns_is_followed_over_its_records() -> None:
    belief = replace(record(7), kind="belief")
    one = record(1, rating(85, When.BEFORE, 0), rating(60, When.AFTER, 0), text="Never angry")
    two = record(2, rating(50, When.BEFORE, 40), text="No anger", days=40)
    rule = followed_rule(belief, [two, one], {one.id: [followup(3, one, 55, 20)]})
    found = one_rule(rule, frame(), view=f"rule:{belief.id}")
    assert found.id == f"rule:{belief.id}"
    assert found.about == RULE, "as the belief has it"
    assert found.sentence == (
        "85 on 21 September, 50 on 31 October: n = 4 ratings of one rule in 2 records."
    )
    assert [dot.y for dot in plot(found).dots] == [85, 60, 55, 50]


def test_a_belief_without_words_is_called_as_its_newest_record() -> None:
    belief = replace(record(7, text=""), kind="belief")
    one, two = record(1, text="Never angry"), record(2, text="No anger")
    assert followed_rule(belief, [one, two], {}).text == "No anger"


def test_thoughts_and_feelings_are_then_and_now_and_no_change() -> None:
    whole = record(1, rating(85, When.BEFORE, 0))
    whole = replace(
        whole,
        answers=(*whole.answers, Answer("thoughts", "I ought not to", "t")),
        marks=(Mark("emotion", "annoyance", "e"), Mark("emotion", "own:frozen", "f", 1)),
        ratings=(
            *whole.ratings,
            rating(75, When.BEFORE, 0, "thought", "t"),
            rating(35, When.AFTER, 0, "thought", "t"),
            rating(70, When.BEFORE, 0, "emotion", "e"),
            rating(30, When.AFTER, 0, "emotion", "e"),
            rating(60, When.BEFORE, 0, "emotion", "f"),
            rating(20, When.AFTER, 0, "emotion", "f"),
        ),
    )
    found = one_rule(followed_rule(whole, [whole], {}), frame())
    assert found.notes[-1] == (
        "Then → now, which is no change: a thought 75 → 35 and annoyance 70 → 30."
    )
    assert found.n == 1


# ---------------------------------------------------------------- wobble


def pairs(count: int, *, minutes: float = 15) -> list[object]:
    return [wobbled(n, 50, 50 + (10 if n % 2 else -10), minutes=minutes) for n in range(count)]


@pytest.mark.parametrize(("count", "enough"), [(0, False), (1, False), (9, False), (10, True)])
def test_a_wobble_from_ten_checks(count: int, enough: bool) -> None:
    found = wobble_check(pairs(count), frame())
    assert (found.n, found.enough) == (count, enough)
    assert ("±" in found.sentence) == enough
    assert len(found.table.rows) == count
    if count:
        assert bool(plot(found).ranges) == enough


def test_the_smallest_change_is_about_two_standard_deviations() -> None:
    usual = usual_wobble(pairs(10))
    assert usual is not None
    assert usual.smallest_change == pytest.approx(1.96 * 10 * (10 / 9) ** 0.5)
    assert wobble_check(pairs(14), frame()).sentence.startswith("In 10 checks"), "until 15"


@pytest.mark.parametrize(
    ("minutes", "counts"), [(9.9, False), (10, True), (30, True), (30.1, False)]
)
def test_the_second_rating_comes_after_ten_to_thirty_minutes(minutes: float, counts: bool) -> None:
    found = wobble_check(pairs(1, minutes=minutes), frame())
    assert found.n == counts
    assert any("does not count" in note for note in found.notes) != counts


def test_of_very_many_checks_the_newest_are_drawn() -> None:
    assert f"Shown are the newest {MOST_DOTS}." in wobble_check(pairs(MOST_DOTS + 1), frame()).notes
    assert len(wobble_check(pairs(MOST_DOTS), frame()).notes) == 2


def test_no_label_below_ten_checks() -> None:
    assert against_wobble(45, None) == ""
    usual = Wobble(9.2, 12, 12)
    assert against_wobble(45, usual) == (
        "45 points are larger than your usual wobble (±18, n = 12 checks)."
    )
    assert "are within your usual wobble" in against_wobble(-18, usual)


def test_a_change_is_set_against_the_wobble() -> None:
    whole, later = bibis()
    rule = followed_rule(whole, [whole], {whole.id: later})
    found = one_rule(rule, frame(wobble=Wobble(9.2, 12, 12)))
    assert "45 points are larger than your usual wobble (±18, n = 12 checks)." in found.notes
