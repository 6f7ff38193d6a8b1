# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an episode stands: offered is what may follow, and two things are asked once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.entry import State
from app.domain.episode import STATUS, Status, moves, pause_first
from app.domain.episode import standing as standing_of
from app.i18n import _
from app.i18n import content as translated
from ui.context import Route
from ui.fields.choice import ChoiceEditor

if TYPE_CHECKING:
    from ui.pages.entry_form.form import EntryForm

_TOLD = (Status.REPAIRED, Status.PARTLY_REPAIRED)


class StatusRules(QObject):
    """Keeps the choice to legal moves on the chosen day, and shows what belongs to each."""

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        self._form = form
        # what is kept was answered
        self._answered = form.session.entry.state is State.KEPT
        self._day = form.session.entry.day
        choice = form.editor("status")
        assert isinstance(choice, ChoiceEditor)
        self._choice = choice
        form.edited.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        form = self._form
        entry = form.session.entry
        episode = form.opened.episode
        assert episode is not None
        others = [part for part in episode.parts if part.id != entry.id]
        held = standing_of(episode.entry, others)
        offered = [status.value for status in moves(held, entry.day)]
        chosen = entry.mark(STATUS)
        moved, self._day = entry.day != self._day, entry.day
        if chosen and chosen not in offered and moved and entry.state is State.DRAFT:
            # it cannot have become that on the day chosen now
            form.session.set_mark(STATUS, "")
            chosen = ""
        if chosen and chosen not in offered:
            # a change that is edited after others were made, or imported, stays as it is
            offered.append(chosen)
        content = form.context.workspace.content
        words = {o.id: translated(o.headline or o.text) for o in content.vocabulary(STATUS)}
        options = [(value, words.get(value, value)) for value in offered]
        if options != self._shown():
            self._choice.chips.set_options(options)
            self._choice.chips.set_values([chosen])
        told = form.editor("told")
        told.setVisible(chosen in _TOLD or bool(entry.text("told")))
        self._ask(chosen)

    def _shown(self) -> list[tuple[str, str]]:
        return [(chip.value, chip.words) for chip in self._choice.chips.chips()]

    def _ask(self, chosen: str) -> None:
        form, entry = self._form, self._form.session.entry
        hint = form.hint
        if chosen == Status.REPAIRED and not entry.text("told").strip():
            hint.say(
                _("What did the patient say that tells you?"),
                _("If there is nothing yet, ‘partly repaired’ may be closer."),
                [(_("Say partly repaired"), lambda: self._set(Status.PARTLY_REPAIRED))],
            )
        elif chosen == Status.UNRESOLVED and self._is_soon() and not self._answered:
            hint.say(
                _("Avoiding or blaming can be a first way of coping."),
                _(
                    "Leave it for now, or plan one more opening? "
                    "They may also simply want it left. That counts."
                ),
                [(_("Leave it"), self._leave_it), (_("Plan one more opening"), self._plan)],
            )
        else:
            hint.clear()

    def _is_soon(self) -> bool:
        form = self._form
        episode = form.opened.episode
        assert episode is not None
        content = form.context.workspace.content
        sides = {marker.id: marker.type for marker in content.markers}
        return pause_first(episode.contacts, form.session.entry.day, sides)

    def _leave_it(self) -> None:
        self._answered = True
        self._form.hint.clear()
        self._choice.focus_first()

    def _plan(self) -> None:
        form = self._form
        episode = form.opened.episode
        assert episode is not None
        self._set(None)
        form.context.navigate(replace(Route("form"), kind="plan", parent=episode.entry.id))

    def _set(self, status: Status | None) -> None:
        form = self._form
        form.session.set_mark(STATUS, status.value if status else "")
        form.load()
        form.edited.emit()
        self._choice.focus_first()
