# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a form of one kind does beyond asking. Written out, one function a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import Kind
from ui.pages.entry_form.belief_rules import BeliefRules, PositiveRules, WobbleRules
from ui.pages.entry_form.contact_rules import ContactRules
from ui.pages.entry_form.experiment_rules import ExperimentRules
from ui.pages.entry_form.message_rules import MessageRules
from ui.pages.entry_form.plan_rules import PlanRules
from ui.pages.entry_form.review_rules import ReviewRules
from ui.pages.entry_form.schema_rules import SchemaRules
from ui.pages.entry_form.status_rules import StatusRules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Protocol

    from PySide6.QtCore import QObject

    from ui.pages.entry_form.form import EntryForm

    class Rules(Protocol):
        """Follows a form; belongs to it."""

        def __call__(self, *, form: EntryForm) -> QObject: ...


RULES: Mapping[str, Rules] = {
    Kind.CONTACT: ContactRules,
    Kind.STATUS: StatusRules,
    Kind.MESSAGE: MessageRules,
    Kind.PLAN: PlanRules,
    Kind.REVIEW: ReviewRules,
    Kind.BELIEF: BeliefRules,
    Kind.EXPERIMENT: ExperimentRules,
    Kind.POSITIVE: PositiveRules,
    Kind.WOBBLE: WobbleRules,
    Kind.SCHEMA: SchemaRules,
}
