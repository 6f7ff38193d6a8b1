# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beliefs, experiments and pairs laid out for reading: every word, and no value too early."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.belief import OTHER_RULE
from app.domain.entry import Entry, Kind, Mark, When
from tests.ui.pages.belief_acts import belief, reading, the_belief
from tests.ui.pages.stage import Stage
from ui.dates import Dates
from ui.models.belief_outline import belief_outline
from ui.models.blocks import Block, Figures, Marks, Words
from ui.models.outline import outline


def laid_out(stage: Stage, entry: Entry, days: int = 0) -> list[Block]:
    today = stage.clock.now().local_day + timedelta(days=days)
    return list(outline(entry, stage.workspace.content, Dates(), today).blocks)


def of_sample(stage: Stage, kind: str) -> Entry:
    rows = stage.workspace.repairs.episodes()
    [episode] = [row.id for row in rows if row.code == "P-047"]
    return stage.workspace.repairs.episode(episode).of(kind)[0]


def test_an_experiment_tells_its_plan_and_what_came_of_it(stage: Stage) -> None:
    blocks = laid_out(stage, of_sample(stage, Kind.EXPERIMENT))
    words = {b.caption: b.items[0] for b in blocks if isinstance(b, Words)}
    assert words["The belief to test"][1] == "believed 70"
    assert words["What you predict"][1] == "how likely: 60"
    assert words["Another possibility"][1] == "how likely: 40"
    assert words["What would count against it"][0] == "She rings or comes, in whatever mood."
    assert words["What you learned"][0].startswith("Both were true")
    marks = {b.caption: b.words for b in blocks if isinstance(b, Marks)}
    assert marks["What you leave out this time"] == ("gave more than agreed", "gave reasons")
    assert marks["The belief, again"] == ("40",)
    assert not any(b.caption in ("belief", "dropped") for b in blocks if isinstance(b, Figures))


def test_a_belief_tells_each_strength_with_its_day(stage: Stage) -> None:
    entry = stage.workspace.beliefs.belief(the_belief(stage)).entry
    figures = {
        b.caption: [(name, value) for name, value, _now in b.rows]
        for b in laid_out(stage, entry)
        if isinstance(b, Figures)
    }
    assert figures == {
        "How much do you believe it now?": [("26 October", "50"), ("26 November", "70")],
        "Where between the two would you put yourself now?": [
            ("26 October", "15"),
            ("26 November", "30"),
        ],
    }


def test_the_first_of_a_pair_is_not_read_while_the_second_may_come(stage: Stage) -> None:
    session = stage.workspace.drafting.begin_part(Kind.WOBBLE)
    session.set_text("belief", "I must know.")
    session.rate("wobble", "", When.BEFORE, 61)
    once = session.entry
    assert "61" not in str(laid_out(stage, once))
    assert "61" in str(laid_out(stage, once, days=1))
    session.rate("wobble", "", When.AGAIN, 72)
    blocks = [b for b in laid_out(stage, session.entry) if isinstance(b, Figures)]
    assert [value for _name, value, _now in blocks[0].rows] == ["61", "72"]


def test_what_a_rule_is_not_is_an_id_and_is_not_read(stage: Stage) -> None:
    record = stage.workspace.beliefs.belief(the_belief(stage)).records[0]
    marked = replace(record, marks=(*record.marks, Mark(OTHER_RULE, "f" * 32)))
    assert laid_out(stage, marked) == laid_out(stage, record)


def test_a_rule_longer_than_its_title_is_printed_whole(stage: Stage) -> None:
    long = "I must " + "always keep my temper, whatever is said, " * 20 + "and this is the end."
    held = belief(stage, long)
    printed = belief_outline(
        reading(stage, held.id), stage.workspace.content, Dates(), stage.clock.now().local_day
    )
    told = [text for block in printed.blocks if isinstance(block, Words) for text, _ in block.items]
    assert long in told


def test_everything_noted_with_positive_data_is_printed(stage: Stage) -> None:
    held = belief(stage, "I must know the answer")
    session = stage.workspace.drafting.begin_part(Kind.POSITIVE, held)
    session.add_mark("schema", "control")
    stage.workspace.drafting.keep(session)
    printed = belief_outline(
        reading(stage, held.id), stage.workspace.content, Dates(), stage.clock.now().local_day
    )
    marks = [word for block in printed.blocks if isinstance(block, Marks) for word in block.words]
    assert marks == ["I must hold the reins"]
