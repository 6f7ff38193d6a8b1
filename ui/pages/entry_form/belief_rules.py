# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A belief, what speaks for its flexible one, and a pair of ratings: what their forms know.

What a form begins with is shown at once and stored with the first thing that is written: what
nobody wrote is no draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.domain import wobble
from app.domain.belief import CONTINUUM, FLEXIBLE, RULE
from app.domain.entry import State
from app.domain.schemas import CHOSEN as SCHEMA
from app.domain.wobble import BELIEF
from app.i18n import _
from app.i18n import content as translated
from ui.fields.continuum import ContinuumEditor
from ui.fields.rated_text import RatedTextEditor
from ui.fields.text import TextEditor
from ui.models.belief_words import OWN
from ui.models.repair_words import shortened
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from app.domain.entry import Entry
    from ui.pages.entry_form.form import EntryForm


class BeliefRules(QObject):
    """Asks for strength and mark the first time alone; again they are given on its page."""

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        entry = form.session.entry
        if entry.state is not State.KEPT:
            return
        flexible, continuum = form.editor("flexible"), form.editor("continuum")
        assert isinstance(flexible, RatedTextEditor)
        assert isinstance(continuum, ContinuumEditor)
        if entry.course(FLEXIBLE):
            flexible.ask(False)
            flexible.body.addWidget(
                Prose(_("Its strength is given again on its page."), role="help", parent=flexible)
            )
        if entry.course(CONTINUUM):
            continuum.ask(False)
            continuum.body.addWidget(
                Prose(_("The mark is put again on its page."), role="help", parent=continuum)
            )


class PositiveRules(QObject):
    """Shows what it is noted for: the flexible belief, or the schema it speaks against."""

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        self._form = form
        self._schema = form.opened.schema
        about = form.opened.about
        if about is not None:
            words = about.text(FLEXIBLE).strip() or about.text(RULE).strip()
            fits = bool(about.text(FLEXIBLE).strip())
            told = _("For this flexible belief") if fits else _("Against this rule")
            show_above(form, told, words)
        if self._schema and not form.session.entry.marked(SCHEMA):
            content = form.context.workspace.content
            name = translated(content.label(SCHEMA, self._schema))
            show_above(form, _("Against this schema"), name)
            form.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        self._form.edited.disconnect(self._on_edited)
        session = self._form.session
        session.set_marks(SCHEMA, [self._schema, *(m.value for m in session.entry.marked(SCHEMA))])
        self._form.editor("schemas").load()


class WobbleRules(QObject):
    """Begins with the words of the belief it was begun from."""

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        self._form = form
        self._words = _words_of(form.opened.about)
        if wobble.window(form.session.entry) is not None:
            # rated once: the words stay as they are, and what is asked is the other rating
            show_above(form, _("The belief"), form.session.entry.text(BELIEF).strip())
            form.editor(BELIEF).hide()
            return
        if self._words and not form.session.entry.text(BELIEF):
            editor = form.editor(BELIEF)
            assert isinstance(editor, TextEditor)
            editor.control.set_text(self._words)
            form.editor("twice").edited.connect(self._on_rated)

    def _on_rated(self) -> None:
        session = self._form.session
        if not session.entry.text(BELIEF):
            session.set_text(BELIEF, self._words)


def _words_of(about: Entry | None) -> str:
    return about.text(RULE).strip() if about is not None else ""


def show_above(form: EntryForm, caption: str, words: str) -> None:
    """Show what a form was begun from above its heading; nothing without words."""
    if words:
        form.above.addWidget(Prose(caption, role="caption", parent=form))
        form.above.addSpacing(2)
        prose = Prose(shortened(words, OWN), role="reading", parent=form)
        # no wider than its words: own words begin where their script does
        form.above.addWidget(prose, 0, Qt.AlignmentFlag.AlignLeading)
        form.above.addSpacing(24)
