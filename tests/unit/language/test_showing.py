# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which marks of a draft are shown."""

from __future__ import annotations

from app.language.rehearsal import look_at
from app.language.showing import kind, shown

FOUR = (
    "You misunderstood me. I'm sorry if you felt judged. You never listen. You are too sensitive."
)


def labels(text: str, **asked: object) -> list[str]:
    return [mark.label for mark in shown(look_at(text), **asked).marks]  # type: ignore[arg-type]


def test_two_cautions_at_a_time_earliest_first() -> None:
    seen = shown(look_at(FOUR))
    assert [FOUR[m.start : m.end] for m in seen.marks] == ["You misunderstood", "sorry if"]
    assert seen.waiting == 2
    assert labels(FOUR, more=True) == ["blame", "pseudo_apology", "blame", "blame"]


def test_strengths_are_not_counted_with_cautions() -> None:
    assert labels(f"{FOUR} I rushed you.") == ["blame", "pseudo_apology", "ownership"]


def test_a_pattern_that_does_not_fit_is_hidden_in_this_draft() -> None:
    assert labels(FOUR, hidden={"blame"}) == ["pseudo_apology"]


def test_an_explanation_after_hearing_is_let_be() -> None:
    because = "I asked because the form needs it."
    assert "justify" in labels(because)
    assert "justify" in labels(f"{because} It makes sense that you were angry.")
    assert "justify" not in labels(f"It makes sense that you were angry. {because}")
    assert "justify" not in labels(f"I rushed you. {because}")
    assert "justify" in labels(f"I rushed you. {because} {because}")


def test_kinds() -> None:
    draft = look_at("You never listen. I rushed you. Is it your childhood?")
    kinds = {mark.label: kind(draft, mark) for mark in draft.annotations}
    assert kinds == {
        "blame": "caution",
        "ownership": "strength",
        "link_to_past": "timing",
        "closed": "neutral",
    }
