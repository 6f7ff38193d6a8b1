# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an episode stands: offered is what may follow, and two things are asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.entry import Kind, State
from app.domain.episode import STATUS, Status, moves, pause_first
from app.domain.record import is_empty
from app.i18n import _
from app.i18n import content as translated
from ui.context import Route
from ui.fields.choice import ChoiceEditor

if TYPE_CHECKING:
    from app.services.repairs import EpisodeReading
    from ui.pages.entry_form.form import EntryForm

_TOLD = (Status.REPAIRED, Status.PARTLY_REPAIRED)


class StatusRules(QObject):
    """Keeps the choice to legal moves on the chosen day, and shows what belongs to each.

    Where its repair is missing, any status may be chosen.
    """

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        episode = form.opened.episode
        if episode is not None:
            _Following(form=form, episode=episode, parent=self)


class _Following(QObject):
    """Follows the form of a change whose repair is known."""

    def __init__(self, *, form: EntryForm, episode: EpisodeReading, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._episode = episode
        # what is kept was answered
        self._answered = form.session.entry.state is State.KEPT
        self._day = form.session.entry.day
        self._fitted = False
        self._let_go = ""
        self._asked: tuple[object, ...] = ()
        self._offered: tuple[str, ...] = ()
        choice = form.editor("status")
        assert isinstance(choice, ChoiceEditor)
        self._choice = choice
        form.edited.connect(self._follow)
        form.ready = self._ready
        self._follow()

    def _follow(self) -> None:
        form = self._form
        refused = self._follow_day()
        chosen = form.session.entry.mark(STATUS)
        offered = list(self._offers())
        self._fitted = chosen in offered
        if chosen and not self._fitted:
            # a change that is edited after others were made, or imported, stays as it is
            offered.append(chosen)
        options = [(value, self._words(value)) for value in offered]
        if options != self._shown():
            self._choice.chips.set_options(options)
            self._choice.chips.set_values([chosen])
        told = form.editor("told")
        told.setVisible(chosen in _TOLD or bool(form.session.entry.text("told")))
        if refused:
            self._say_unfit(chosen, _("It stays on its day."))
        else:
            self._ask(chosen)

    def _follow_day(self) -> bool:
        """Let a choice go with a day it does not fit, or bring it back; a kept one keeps its day.

        Returns whether the day was refused.
        """
        session = self._form.session
        chosen, day, before = session.entry.mark(STATUS), session.entry.day, self._day
        if chosen:
            self._let_go = ""
        elif day != before and self._let_go in self._offers():
            session.set_mark(STATUS, self._let_go)
            chosen, self._let_go = self._let_go, ""
        self._day = day
        if not chosen or day == before or chosen in self._offers():
            return False
        if session.entry.state is State.DRAFT:
            session.set_mark(STATUS, "")
            self._let_go = chosen
            return False
        if not self._fitted:
            return False
        session.set_day(before)
        self._day = before
        self._form.editor("day").load()
        return True

    def _offers(self) -> tuple[str, ...]:
        """What may be chosen for the day; looked up again when the day has changed."""
        session = self._form.session
        stored = session.saved or session.entry
        asked = (session.entry.day, stored.day, stored.order)
        if asked != self._asked:
            self._asked = asked
            episode, parts = self._episode.entry, self._episode.parts
            found = moves(episode, parts, session.entry.day, of=stored)
            self._offered = tuple(status.value for status in found)
        return self._offered

    def _words(self, status: str) -> str:
        content = self._form.context.workspace.content
        words = {o.id: translated(o.headline or o.text) for o in content.vocabulary(STATUS)}
        return words.get(status, status)

    def _shown(self) -> list[tuple[str, str]]:
        return [(chip.value, chip.words) for chip in self._choice.chips.chips()]

    def _ask(self, chosen: str) -> None:
        form, entry = self._form, self._form.session.entry
        hint = form.hint
        if self._let_go:
            self._say_unfit(self._let_go, _("It comes back with a day on which it fits."))
        elif chosen and not self._fitted and entry.state is State.KEPT:
            hint.say(
                _("‘{status}’ is not counted.").format(status=self._words(chosen)),
                _(
                    "It does not follow what came before it. What you wrote stays; another day or "
                    "another step may fit."
                ),
            )
        elif chosen and not self._fitted:
            self._say_unfit(chosen)
        elif not chosen and not self._offered:
            hint.say(
                _("Nothing fits on that day."),
                _("What came before and after leaves no step between. Another day may fit."),
            )
        elif chosen == Status.REPAIRED and not entry.text("told").strip():
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

    def _say_unfit(self, status: str, more: str = "") -> None:
        self._form.hint.say(
            _("‘{status}’ does not fit on that day.").format(status=self._words(status)), more
        )

    def _ready(self) -> bool:
        """Whether it can be kept; else leads to the question that is open."""
        entry = self._form.session.entry
        chosen, draft = entry.mark(STATUS), entry.state is State.DRAFT
        if (draft and is_empty(entry)) or (chosen and (self._fitted or not draft)):
            return True
        if not chosen and self._offered and not self._let_go:
            self._form.hint.say(
                _("Where does it stand now?"),
                _("Choose one, or come back to it another time: what you wrote is saved."),
            )
        if self._offered:
            self._choice.focus_first()
        else:
            self._form.editor("day").focus_first()
        return False

    def _is_soon(self) -> bool:
        form = self._form
        sides = {marker.id: marker.type for marker in form.context.workspace.content.markers}
        return pause_first(self._episode.contacts, form.session.entry.day, sides)

    def _leave_it(self) -> None:
        self._answered = True
        self._form.hint.clear()
        self._choice.focus_first()

    def _plan(self) -> None:
        episode = self._episode.entry.id
        self._set(None)
        self._form.context.navigate(Route("form", kind=Kind.PLAN, parent=episode))

    def _set(self, status: Status | None) -> None:
        form = self._form
        form.session.set_mark(STATUS, status.value if status else "")
        form.load()
        form.edited.emit()
        self._choice.focus_first()
