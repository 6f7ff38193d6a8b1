# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows each view is computed from. Imported when the first view is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.insights import (
    before_after,
    coping_repair,
    feared,
    first_sign,
    guesses,
    held_change,
    noticed_when,
    noticing,
    one_rule,
    practice_reactivity,
    repair_times,
    schemas_over_time,
    trend,
    triggers,
    typical_change,
    what_helped,
    wobble_check,
)
from app.insights.frame import Frame
from app.insights.one_rule import FollowedRule
from app.insights.values import Insight
from app.services.patterns_rows import Rows

CALCULATIONS: Mapping[str, Callable[[Rows, Frame], Insight]] = {
    typical_change.VIEW: lambda rows, frame: typical_change.typical_change(rows.rated, frame),
    held_change.VIEW: lambda rows, frame: held_change.held_change(
        rows.rated, rows.followed(), frame
    ),
    schemas_over_time.VIEW: lambda rows, frame: schemas_over_time.schemas_over_time(
        rows.records(), rows.noted, frame
    ),
    triggers.VIEW: lambda rows, frame: triggers.triggers(rows.triggered(), frame),
    coping_repair.VIEW: lambda rows, frame: coping_repair.coping_repair(rows.courses, frame),
    repair_times.VIEW: lambda rows, frame: repair_times.repair_times(rows.courses, frame),
    practice_reactivity.VIEW: lambda rows, frame: practice_reactivity.practice_reactivity(
        rows.rated, rows.practised(), frame, ever=rows.has_practice()
    ),
    what_helped.VIEW: lambda rows, frame: what_helped.what_helped(rows.helped(), frame),
    trend.VIEW: lambda rows, frame: trend.trend(rows.noted, frame),
    before_after.VIEW: lambda rows, frame: before_after.before_after(rows.rated, frame),
    noticing.VIEW: lambda rows, frame: noticing.noticing(rows.courses, frame),
    wobble_check.VIEW: lambda rows, frame: wobble_check.wobble_check(rows.pairs, frame),
    feared.VIEW: lambda rows, frame: feared.feared(rows.feared(), frame),
    noticed_when.VIEW: lambda rows, frame: noticed_when.noticed_when(rows.noticed(), frame),
    first_sign.VIEW: lambda rows, frame: first_sign.first_sign(
        *rows.signed(frame.names.own_markers), frame
    ),
    guesses.VIEW: lambda rows, frame: guesses.guesses(rows.guessed(), frame),
}
"""Every view but that of one rule."""


def followed(rule: FollowedRule | None, frame: Frame, view: str) -> Insight:
    """The view of one rule."""
    return one_rule.one_rule(rule, frame, view=view)
