# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service: what is computed, kept, forgotten and switched off."""

from __future__ import annotations

from datetime import date

import pytest

from app.clock import FixedClock
from app.domain.errors import AppError
from app.insights.titles import VIEWS
from app.insights.values import Insight, Plot, Scope
from app.services import patterns_views
from app.workspace import Workspace
from tests.unit.app.conftest import moment
from tests.unit.insights.journal import Told
from tests.unit.insights.making import EnglishDates, entries, plot

ALL = Scope()
COUNTS = ("feared", "noticed_when", "first_sign", "guesses")


def all_views(workspace: Workspace, scope: Scope = ALL) -> list[Insight]:
    """What the page shows, in its order."""
    return [workspace.patterns.view(view, scope) for view in workspace.patterns.wanted()]


def test_an_empty_journal_shows_every_view_empty(workspace: Workspace) -> None:
    found = all_views(workspace)
    assert tuple(insight.id for insight in found) == VIEWS
    assert [insight.n for insight in found] == [0] * len(VIEWS)
    assert [insight.chart for insight in found] == [None] * len(VIEWS)
    assert VIEWS[-4:] == COUNTS
    assert workspace.patterns.rules(ALL) == ()


def test_an_unknown_view_is_an_error(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        workspace.patterns.view("v99", ALL)


def test_a_view_is_computed_once_until_the_journal_changes(
    workspace: Workspace, told: Told
) -> None:
    told.record("2026-09-01", rule=(80, 40))
    patterns = workspace.patterns
    first = patterns.view("v2", ALL)
    assert first.n == 1
    assert patterns.view("v2", ALL) is first
    told.record("2026-09-02", rule=(80, 40))
    assert patterns.view("v2", ALL).n == 2


@pytest.mark.parametrize("first", ["v1", "rule:"])
def test_rows_are_not_kept_once_all_views_are_there(
    workspace: Workspace, told: Told, first: str
) -> None:
    record = told.record("2026-09-01", rule=(80, 40))
    asked = first + record if first.endswith(":") else first
    for view in (asked, *workspace.patterns.wanted()[1:]):
        workspace.patterns.view(view, ALL)
    assert workspace.patterns._rows is None


def test_rows_are_read_again_when_the_journal_changed_between_two_views(
    workspace: Workspace, told: Told
) -> None:
    told.record("2026-09-01", rule=(80, 40))
    workspace.patterns.view("v2", ALL)
    record = told.record("2026-09-02", rule=(80, 40))
    told.followup(record, "2026-09-09", 30)
    held = workspace.patterns.view("v3", ALL)
    assert held.notes[0].startswith("1 record with a rated rule has no follow-up")


def test_scopes_are_kept_apart(workspace: Workspace, told: Told) -> None:
    for day, code in (("2026-09-01", "P-047"), ("2026-10-01", "R-615")):
        told.record(day, rule=(80, 40), code=code)
    patterns = workspace.patterns
    assert patterns.view("v2", ALL).n == 2
    coded = patterns.view("v2", Scope(client_code="P-047"))
    assert coded.n == 1
    assert patterns.view("v2", Scope(first=date(2026, 10, 1))).n == 1
    assert patterns.view("v2", Scope(last=date(2026, 8, 31))).n == 0
    assert patterns.view("v2", ALL).n == 2
    assert patterns.view("v2", Scope(client_code="P-047")) is coded


def test_another_way_of_writing_days_or_another_day_is_computed_anew(
    workspace: Workspace, told: Told, clock: FixedClock
) -> None:
    told.record("2026-09-01", rule=(80, 40))
    patterns = workspace.patterns
    assert patterns.view("v2", ALL).table.rows[0].cells[0].words == "2026-09-01"
    english = patterns.view("v2", ALL, EnglishDates())
    assert english.table.rows[0].cells[0].words == "1 September"
    assert patterns.view("v2", ALL, EnglishDates()) is english
    clock.put(moment(11))
    assert patterns.view("v2", ALL, EnglishDates()) is not english


def test_a_view_that_is_switched_off_is_not_computed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("computed")

    patterns = workspace.patterns
    patterns.switch("v5", on=False)
    monkeypatch.setitem(patterns_views.CALCULATIONS, "v5", never)  # type: ignore[arg-type]
    assert "v5" not in patterns.wanted()
    assert [insight.id for insight in all_views(workspace)] == [v for v in VIEWS if v != "v5"]
    patterns.switch("v2", on=False)
    patterns.switch("v5", on=True)
    assert workspace.preferences.load().patterns_off == ("v2",)
    assert patterns.wanted() == tuple(view for view in VIEWS if view != "v2")


def test_switching_off_what_is_off_changes_nothing(workspace: Workspace) -> None:
    workspace.patterns.switch("v5", on=False)
    workspace.patterns.switch("v5", on=False)
    assert workspace.preferences.current.patterns_off == ("v5",)


def test_the_rule_with_most_ratings_is_followed_first(workspace: Workspace, told: Told) -> None:
    told.record("2026-09-01", rule=(80,))
    often = told.record("2026-09-02", rule=(85, 40))
    follow = told.followup(often, "2026-09-09", 30)
    found = workspace.patterns.view("v1", ALL)
    assert (found.id, found.n, found.about) == ("v1", 3, "Never angry")
    assert entries(found) == {often, follow}
    lines = workspace.patterns.rules(ALL)
    first = lines[0]
    assert (first.id, first.text, first.ratings, first.records) == (often, "Never angry", 3, 1)
    assert first.day == date(2026, 9, 2)


def test_a_belief_comes_before_single_records(workspace: Workspace, told: Told) -> None:
    belief = told.entry("belief", "2026-09-01", texts={"rule": "Never ever angry"})
    told.record("2026-09-02", rule=(85, 40), belief=belief)
    later = told.record("2026-10-02", rule=(60, 30), belief=belief, code="P-047")
    told.record("2026-10-03", rule=(50,), belief=belief, state="draft")
    single = told.record("2026-09-03", rule=(70, 50))
    found = workspace.patterns.view("v1", ALL)
    assert (found.about, found.n) == ("Never ever angry", 4)
    asked = workspace.patterns.view(f"rule:{single}", ALL)
    assert (asked.id, asked.n) == (f"rule:{single}", 2)
    narrow = workspace.patterns.view(f"rule:{belief}", Scope(client_code="P-047"))
    assert entries(narrow) == {later}
    lines = workspace.patterns.rules(ALL)
    assert [line.id for line in lines] == [belief, single]
    assert [line.day for line in lines] == [None, date(2026, 9, 3)]
    assert workspace.patterns.rules(ALL) is lines, "kept until the journal changes"


def test_the_course_of_a_belief_is_made_of_what_was_read(
    workspace: Workspace, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    belief = told.entry("belief", "2026-09-01", texts={"rule": "Never ever angry"})
    record = told.record("2026-09-02", rule=(85, 40), belief=belief)
    told.record("2026-09-03", rule=(70,), belief=belief, state="draft")
    told.followup(record, "2026-09-09", 30)
    same = workspace.patterns.view(f"rule:{belief}", ALL)
    reading = workspace.beliefs.belief(belief)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    for read in ("get", "children", "children_of"):
        monkeypatch.setattr(workspace._vault.entries, read, never)
    found = workspace.patterns.rule(reading)
    assert found == same
    assert (found.n, found.about) == (3, "Never ever angry")


def test_a_rule_that_is_gone_says_so(workspace: Workspace, told: Told) -> None:
    trashed = told.record("2026-09-01", rule=(80,), state="trashed")
    for entry in (trashed, "f" * 32):
        with pytest.raises(AppError) as raised:
            workspace.patterns.view(f"rule:{entry}", ALL)
        assert raised.value.code == "entry_gone"


def test_one_per_strain_reaches_from_the_journal_to_the_view(
    workspace: Workspace, told: Told
) -> None:
    strain = told.episode("2026-09-01")
    for on, after in (("2026-09-01", 70), ("2026-09-02", 60), ("2026-09-03", 20)):
        record = told.record(on, rule=(80, after), schemas=("abandonment",), episode=strain)
        told.followup(record, "2026-09-20", after - 10)
    scope = Scope(one_per_episode=True)
    patterns = workspace.patterns
    for view in ("v2", "v3", "v4"):
        assert patterns.view(view, ALL).n == 3
        assert patterns.view(view, scope).n == 1
        assert strain in entries(patterns.view(view, scope))
    assert [dot.x for dot in plot(patterns.view("v2", scope)).dots] == [20]


@pytest.mark.parametrize("state", ["trashed", "draft", "purged"])
def test_a_strain_that_is_not_kept_joins_nothing_and_is_opened_nowhere(
    workspace: Workspace, told: Told, state: str
) -> None:
    strain = "f" * 32 if state == "purged" else told.episode("2026-09-01", state=state)
    for on in ("2026-09-01", "2026-09-02"):
        record = told.record(on, rule=(80, 40), schemas=("abandonment",), episode=strain)
        told.followup(record, "2026-09-20", 30)
    for view in ("v2", "v3", "v4"):
        found = workspace.patterns.view(view, Scope(one_per_episode=True))
        assert found.n == 2
        assert strain not in entries(found)


def test_all_views_of_a_journal_with_something_of_everything(
    workspace: Workspace, told: Told
) -> None:
    strain = told.episode("2026-09-01", code="P-047", by="both")
    told.part(strain, "contact", "2026-09-01", ("own_part", "said"), ("noticed_when", "later"))
    told.part(strain, "status", "2026-09-04", ("status", "named"))
    told.part(strain, "review", "2026-09-05", ("feared_outcome", "did_not"))
    record = told.record(
        "2026-09-01",
        rule=(85, 40),
        schemas=("abandonment",),
        marks=(("coping", "pause"), ("helpful_step", "rule"), ("sensation", "jaw")),
        ratings=(("emotion", "row", "before", 70), ("helpful", "", "before", 80)),
        episode=strain,
    )
    told.followup(record, "2026-09-09", 30)
    scope = Scope(turning=date(2026, 9, 15))
    found = {insight.id: insight.n for insight in all_views(workspace, scope)}
    assert found == dict.fromkeys(VIEWS, 1) | {"v1": 3, "v8": 0, "wobble": 0, "guesses": 0}


def test_practice_has_a_place_once_there_is_any(workspace: Workspace, told: Told) -> None:
    told.record("2026-09-01", ratings=(("emotion", "row", "before", 70),))
    assert not workspace.patterns.view("v8", ALL).waits
    told.entry("sitting", "2026-08-31", texts={"seconds": "600"})
    found = workspace.patterns.view("v8", ALL)
    assert (found.n, found.waits) == (1, True)
    assert workspace.patterns.view("v8", Scope(last=date(2026, 8, 30))).waits, "on other days"


def test_own_and_merged_schemas_go_by_the_names_the_journal_has(
    workspace: Workspace, told: Told
) -> None:
    entry = told.entry("schema", "2026-08-01", texts={"name": "I have to keep the peace"})
    merged = told.entry("schema", "2026-08-01", texts={"name": "Peace at any price"})
    told.record("2026-09-01", schemas=(f"own:{entry}",))
    told.record("2026-09-02", schemas=(f"own:{merged}", f"own:{entry}"))
    apart = plot(workspace.patterns.view("v4", ALL))
    assert {lane.words for lane in apart.lanes} == {
        "I have to keep the peace",
        "Peace at any price",
    }
    workspace.schemas.merge(f"own:{merged}", f"own:{entry}")
    [lane] = plot(workspace.patterns.view("v4", ALL)).lanes
    assert (lane.words, lane.own, lane.note) == ("I have to keep the peace", True, "n = 2")
    workspace.schemas.archive(f"own:{entry}")
    [lane] = plot(workspace.patterns.view("v4", ALL)).lanes
    assert lane.words == "I have to keep the peace", "archived, and still named"
    workspace.schemas.part(f"own:{merged}")
    assert len(plot(workspace.patterns.view("v4", ALL)).lanes) == 2


def test_days_on_axes_are_numbers_of_days(workspace: Workspace, told: Told) -> None:
    told.record("2026-09-01", schemas=("abandonment",))
    chart = workspace.patterns.view("v4", ALL).chart
    assert isinstance(chart, Plot)
    assert chart.dots[0].x == date(2026, 9, 1).toordinal()


def test_what_is_read_of_a_damaged_journal_has_views_too(workspace: Workspace, told: Told) -> None:
    told.record("2026-09-01", rule=(80, 40))
    rescued = workspace.read_only()
    try:
        assert rescued.patterns.view("v2", ALL).n == 1
    finally:
        rescued.close()
