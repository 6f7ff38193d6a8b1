# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the long view: kept entries alone, within days and a code, the newest rating."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.workspace import Workspace
from storage.insights.reader import LongView
from storage.insights.values import Became, Met, Within
from tests.unit.insights.journal import Told

ALL = Within()
MINUTE_US = 60_000_000
FEELING = ("emotion", "row", "before")


@pytest.fixture
def view(workspace: Workspace) -> LongView:
    return workspace._vault.insights


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_an_empty_journal_has_no_rows(view: LongView) -> None:
    reads: list[Callable[[Within], object]] = [
        view.rated,
        view.followed,
        view.noted,
        view.triggered,
        view.helped,
        view.records,
        view.episodes,
        view.practised,
        view.feared,
        view.noticed,
        view.guessed,
    ]
    assert [read(ALL) for read in reads] == [[]] * len(reads)
    assert view.wobbled() == []
    assert view.beliefs(ALL, 5) == view.ruled_records(ALL, 5) == []
    assert view.signed(ALL, ["t_tone"]) == ([], 0)


def test_a_record_with_its_ratings(view: LongView, told: Told) -> None:
    told.record("2026-09-01")
    one = told.record(
        "2026-09-02",
        rule=(80, 40),
        ratings=((*FEELING, 70), ("emotion", "other", "before", 90), (*FEELING[:2], "after", 95)),
    )
    [row] = view.rated(ALL)
    assert (row.day, row.id, row.episode) == (day("2026-09-02"), one, "")
    assert (row.before, row.after, row.peak) == (80, 40, 90)


def test_of_ratings_given_again_the_newest_counts(view: LongView, told: Told) -> None:
    told.record(
        "2026-09-01",
        rule=(80, 40),
        ratings=(
            ("rule", "", "before", 60),
            ("rule", "", "after", None),
            (*FEELING, 90),
            (*FEELING, 30),
        ),
    )
    [row] = view.rated(ALL)
    assert (row.before, row.after, row.peak) == (60, None, 30)


@pytest.mark.parametrize("state", ["draft", "trashed"])
def test_neither_drafts_nor_the_trash(view: LongView, told: Told, state: str) -> None:
    marks = (("marker", "w_short"), ("helpful_step", "rule"), ("noticed_when", "later"))
    useful = (("helpful", "", "before", 70),)
    gone = told.record(
        "2026-09-01", rule=(80, 40), schemas=("abandonment",), marks=marks, ratings=useful,
        state=state,
    )  # fmt: skip
    told.followup(gone, "2026-09-05", 30)
    kept = told.record("2026-09-01", rule=(80, 40))
    told.followup(kept, "2026-09-05", 30, state=state)
    strain = told.episode("2026-09-01", state=state)
    told.part(strain, "contact", "2026-09-01")
    told.entry("contact", "2026-09-02", state=state, texts={"guess": "Hurt"})
    told.entry("review", "2026-09-03", state=state, marks=(("feared_outcome", "did"),))
    told.entry("sitting", "2026-09-04", state=state, texts={"seconds": "180"})
    pair = (("wobble", "", "before", 50), ("wobble", "", "again", 60))
    told.entry("wobble", "2026-09-04", state=state, ratings=pair, apart_us=MINUTE_US)
    assert [row.id for row in view.rated(ALL)] == [kept]
    assert [row.id for row in view.ruled_records(ALL, 5)] == [kept]
    assert len(view.records(ALL)) == len(view.triggered(ALL)) == 1
    for rows in (
        view.followed(ALL),
        view.noted(ALL),
        view.helped(ALL),
        view.episodes(ALL),
        view.feared(ALL),
        view.noticed(ALL),
        view.guessed(ALL),
        view.practised(ALL),
        view.wobbled(),
    ):
        assert rows == []
    assert view.signed(ALL, ["w_short"])[1] == 0


def test_days_are_both_included(view: LongView, told: Told) -> None:
    for text in ("2026-08-31", "2026-09-01", "2026-09-30", "2026-10-01"):
        told.record(text, rule=(80, 40), schemas=("abandonment",))
    september = Within("2026-09-01", "2026-09-30")
    assert len(view.rated(september)) == len(view.noted(september)) == 2
    assert len(view.records(Within(since="2026-09-30"))) == 2
    assert len(view.triggered(Within(until="2026-08-31"))) == 1


def test_a_code_is_that_of_the_record_or_the_strain(view: LongView, told: Told) -> None:
    for code in ("P-047", "R-615"):
        strain = told.episode("2026-09-01", code=code)
        told.part(strain, "contact", "2026-09-01", ("noticed_when", "during"))
        told.part(strain, "review", "2026-09-02", ("feared_outcome", "did"))
        record = told.record("2026-09-01", rule=(80, 40), code=code, episode=strain)
        told.entry(
            "followup",
            "2026-09-05",
            links=(("follows", record),),
            marks=(("feared_outcome", "did_not"),),
            ratings=(("rule", "", "later", 30),),
        )
        told.entry("contact", "2026-09-03", links=(("part_of", strain),), texts={"guess": "Hurt"})
    one = Within(code="P-047")
    for read in (view.rated, view.followed, view.records, view.triggered, view.episodes):
        assert len(read(one)) == 1, read
        assert len(read(ALL)) == 2
    assert len(view.feared(one)) == 2
    assert len(view.noticed(one)) == 1
    assert len(view.guessed(one)) == 1
    assert len(view.ruled_records(one, 5)) == 1
    assert view.rated(Within(code="none")) == []


def test_a_record_knows_its_strain(view: LongView, told: Told) -> None:
    strain = told.episode("2026-09-01")
    told.record("2026-09-01", rule=(80,), schemas=("abandonment",), episode=strain)
    assert [row.episode for row in view.rated(ALL)] == [strain]
    assert [row.episode for row in view.noted(ALL)] == [strain]
    assert [row.episode for row in view.records(ALL)] == [strain]


def test_follow_ups_come_in_order_with_the_day_they_were_written(
    view: LongView, told: Told
) -> None:
    record = told.record("2026-09-01", rule=(85, 40))
    ids = [told.followup(record, "2026-10-26", 55), told.followup(record, "2026-09-08", 30)]
    told.followup(record, "2026-10-01", None)
    [row] = view.followed(ALL)
    assert (row.id, row.before, row.written) == (record, 85, day("2026-09-01"))
    assert [(r.day, r.value, r.id) for r in row.later] == [
        (day("2026-09-08"), 30, ids[1]),
        (day("2026-10-26"), 55, ids[0]),
    ]


def test_schemas_with_their_answers(view: LongView, told: Told) -> None:
    told.record(
        "2026-09-01",
        schemas=("abandonment",),
        marks=(
            ("schema", "judgmental"),
            ("schema_partly", "judgmental"),
            ("schema_no", "self_sacrifice"),
        ),
        ratings=(("schema", "abandonment", "before", 65),),
    )
    [row] = view.noted(ALL)
    assert set(row.schemas) == {
        ("abandonment", False, 65),
        ("judgmental", True, None),
    }


def test_what_a_record_says_of_its_contact(view: LongView, told: Told) -> None:
    one = told.record(
        "2026-09-01",
        schemas=("abandonment",),
        marks=(("contact_kind", "phone"), ("marker", "w_short"), ("coping", "pause")),
    )
    told.record("2026-09-02")
    first, second = view.triggered(ALL)
    assert (first.id, set(first.triggers), first.schemas) == (
        one,
        {("contact_kind", "phone"), ("marker", "w_short")},
        ("abandonment",),
    )
    assert (second.triggers, second.schemas) == ((), ())


def test_a_strain_with_what_its_status_is_derived_from(view: LongView, told: Told) -> None:
    strain = told.episode("2026-09-01", code="P-047", by="patient")
    told.part(strain, "contact", "2026-09-04", ("own_part", "said"), ("marker", "w_short"))
    told.part(strain, "contact", "2026-09-01")
    told.part(strain, "status", "2026-09-09", ("status", "repaired"))
    told.part(strain, "status", "2026-09-04", ("status", "named"))
    told.part(strain, "status", "2026-09-20", ("status", "exploring"), state="draft")
    for copings in (("pause", "suppress"), ("pause",)):
        told.record("2026-09-01", marks=tuple(("coping", c) for c in copings), episode=strain)
    told.record("2026-09-01", marks=(("coping", "justify"),), episode=strain, state="trashed")
    told.episode("2026-10-01")
    row, other = view.episodes(ALL)
    assert (row.id, row.code, row.noticed_by, row.ticked) == (strain, "P-047", "patient", False)
    assert row.contacts == (
        Met(day("2026-09-01"), False, False),
        Met(day("2026-09-04"), True, True),
    )
    assert row.changes == (
        Became(day("2026-09-04"), "named"),
        Became(day("2026-09-09"), "repaired"),
    )
    assert row.copings == ("pause", "suppress")
    assert (other.contacts, other.changes, other.copings) == ((), (), ())


def test_how_useful_a_record_was(view: LongView, told: Told) -> None:
    useful = (("helpful", "", "before", 70),)
    one = told.record("2026-09-01", marks=(("helpful_step", "rule"),), ratings=useful)
    told.record("2026-09-02", ratings=useful)
    told.record("2026-09-03", marks=(("helpful_step", "rule"),))
    assert [(row.id, row.step, row.value) for row in view.helped(ALL)] == [(one, "rule", 70)]


def test_practice_is_added_up_by_weeks(view: LongView, told: Told) -> None:
    for on, seconds in (("2026-09-07", "120"), ("2026-09-13", "60"), ("2026-09-14", "300")):
        told.entry("sitting", on, texts={"seconds": seconds})
    assert view.practised(ALL) == [(day("2026-09-07"), 180), (day("2026-09-14"), 300)]
    assert len(view.practised(Within(since="2026-09-14"))) == 1


def test_a_sitting_lasts_from_nothing_to_a_week_whatever_a_file_says(
    view: LongView, told: Told
) -> None:
    for seconds in ("9223372036854775807", "9223372036854775807", "-600", "words"):
        told.entry("sitting", "2026-09-07", texts={"seconds": seconds})
    assert view.practised(ALL) == [(day("2026-09-07"), 2 * 604_800)]


def test_wobble_pairs_of_any_period(view: LongView, told: Told) -> None:
    pair = (("wobble", "", "before", 50), ("wobble", "", "again", 60))
    one = told.entry("wobble", "2026-09-01", ratings=pair, apart_us=15 * MINUTE_US)
    told.entry("wobble", "2026-09-02", ratings=pair[:1])
    told.entry("wobble", "2026-09-03", ratings=(*pair[:1], ("wobble", "", "again", None)))
    [row] = view.wobbled()
    assert (row.id, row.before, row.again, row.apart_us) == (one, 50, 60, 15 * MINUTE_US)


def test_rules_rated_most_often_come_first(view: LongView, told: Told) -> None:
    belief = told.entry("belief", "2026-09-01", texts={"rule": "Never angry"})
    told.entry("belief", "2026-09-01")
    linked = told.record("2026-09-02", rule=(80, 40), belief=belief)
    told.record("2026-09-03", rule=(60,), belief=belief)
    told.followup(linked, "2026-09-09", 30)
    alone = told.record("2026-09-04", rule=(70,))
    often = told.record("2026-09-04", rule=(70, 50))
    told.record("2026-09-05")
    [row] = view.beliefs(ALL, 5)
    assert (row.id, row.ratings, row.records) == (belief, 4, 2)
    assert [(r.id, r.ratings) for r in view.ruled_records(ALL, 5)] == [(often, 2), (alone, 1)]
    assert len(view.ruled_records(ALL, 1)) == 1


def test_a_record_of_a_belief_in_the_trash_stands_for_itself(view: LongView, told: Told) -> None:
    belief = told.entry("belief", "2026-09-01", state="trashed")
    record = told.record("2026-09-02", rule=(80, 40), belief=belief)
    assert view.beliefs(ALL, 5) == []
    assert [row.id for row in view.ruled_records(ALL, 5)] == [record]


def test_signs_of_ones_own_side(view: LongView, told: Told) -> None:
    told.record("2026-09-01", marks=(("sensation", "jaw"), ("marker", "t_tone")))
    told.record("2026-09-02", marks=(("sensation", "jaw"), ("marker", "w_short")))
    told.record("2026-09-03", marks=(("sensation", "none"), ("marker", "w_short")))
    found, records = view.signed(ALL, ["t_tone", "t_push"])
    assert sorted(found) == [("marker", "t_tone", 1), ("sensation", "jaw", 2)]
    assert records == 2


def test_a_guess_is_answered_by_what_they_said(view: LongView, told: Told) -> None:
    told.entry("contact", "2026-09-01", texts={"guess": "Hurt", "said": "I was"})
    told.entry("contact", "2026-09-02", texts={"guess": "Hurt", "said": "  "})
    told.entry("contact", "2026-09-03", texts={"said": "Fine"})
    assert [row.answered for row in view.guessed(ALL)] == [True, False]


def test_writing_is_counted_and_reading_is_not(view: LongView, told: Told) -> None:
    before = view.changes
    view.rated(ALL)
    assert view.changes == before
    told.record("2026-09-01")
    assert view.changes > before
