# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which editor a kind of field has. Written out: a reader finds it, and so does a frozen build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.fields.choice import ChoiceEditor, MultiChoiceEditor, TextChoiceEditor
from ui.fields.code import CodeEditor
from ui.fields.contact import ContactEditor
from ui.fields.continuum import ContinuumEditor
from ui.fields.dated_text import DatedTextEditor
from ui.fields.days import DayEditor, DayOfEntryEditor
from ui.fields.feelings import KIND as FEELING
from ui.fields.feelings import FeelingPicker
from ui.fields.markers import VOCABULARY as MARKERS
from ui.fields.markers import MarkersEditor
from ui.fields.message import MessageEditor
from ui.fields.quick_rows import QuickFeeling, QuickThought
from ui.fields.rate_again import RateAgainEditor, RateLaterEditor, RerateEditor
from ui.fields.rated_text import RatedTextEditor, RatingEditor
from ui.fields.rehearsal import RehearsalEditor
from ui.fields.schema_choice import SchemaChoiceEditor
from ui.fields.schemas import SchemasEditor
from ui.fields.socratic import SocraticEditor
from ui.fields.strategies import StrategiesEditor, StrategyReviewEditor
from ui.fields.text import TextEditor
from ui.fields.texts import PartsEditor, TextsEditor
from ui.fields.thoughts import THOUGHTS, HotThoughtEditor, ThoughtsEditor
from ui.fields.told import ToldEditor
from ui.fields.twice import TwiceEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.draft import DraftSession
    from app.services.content import Field
    from ui.context import Context
    from ui.fields.base import FieldEditor

EDITORS: dict[str, type[FieldEditor]] = {
    "code": CodeEditor,
    "contact": ContactEditor,
    "line": TextEditor,
    "text": TextEditor,
    "choice": ChoiceEditor,
    "multi_choice": MultiChoiceEditor,
    "emotions": FeelingPicker,
    "thoughts": ThoughtsEditor,
    "hot_thought": HotThoughtEditor,
    "rated_text": RatedTextEditor,
    "rate_again": RateAgainEditor,
    "rerate": RerateEditor,
    "texts": TextsEditor,
    "schemas": SchemasEditor,
    "text_choice": TextChoiceEditor,
    "parts": PartsEditor,
    "socratic": SocraticEditor,
    "dated_text": DatedTextEditor,
    "rating": RatingEditor,
    "rehearsal": RehearsalEditor,
    "message": MessageEditor,
    "day": DayEditor,
    "day_of_entry": DayOfEntryEditor,
    "strategies": StrategiesEditor,
    "strategy_review": StrategyReviewEditor,
    "told": ToldEditor,
    "continuum": ContinuumEditor,
    "rate_later": RateLaterEditor,
    "schema_choice": SchemaChoiceEditor,
    "twice": TwiceEditor,
}
ON_A_PAGE_OF_ITS_OWN = frozenset({"followup"})

QUICK = "quick"


def make_editor(
    *,
    field: Field,
    session: DraftSession,
    context: Context,
    depth: str,
    parent: QWidget | None = None,
) -> FieldEditor:
    """The editor of a field. Raises KeyError for a kind without one."""
    cls = EDITORS[field.kind]
    if field.vocab == MARKERS:
        cls = MarkersEditor
    if depth == QUICK:
        # a quick record asks for one; what was written at another depth is shown in full
        if field.kind == "emotions" and len(session.entry.marked(FEELING)) < 2:
            cls = QuickFeeling
        elif field.kind == "thoughts" and len(session.entry.rows(THOUGHTS)) < 2:
            cls = QuickThought
    return cls(field=field, session=session, context=context, depth=depth, parent=parent)
