# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A talk with an invented person: what happened before, what is said, and what came of it.

In the spirit of deliberate practice (Chow et al., 2025). The words typed here live in this page
alone, until they are kept by hand at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.entry import State, When
from app.domain.record import is_empty
from app.i18n import N_, _
from app.i18n import content as translated
from app.rehearsal.hearing import get_ready, heard
from app.rehearsal.strain import ENDED_BY_TAP, begin
from app.services.practice import OWN_LINES, READINESS, keep_lines, rate_readiness
from ui.context import Route
from ui.fields.base import top_of
from ui.pages.record_editor.frame import WaysOut, WritingFrame
from ui.pages.strain.ending import Ending, end_words
from ui.pages.strain.foot import TalkFoot
from ui.pages.strain.readiness import Readiness
from ui.pages.strain.turns import Turns
from ui.theme import tokens
from ui.widgets.page import Page
from ui.widgets.prose import Prose
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from app.domain.draft import Removed
    from app.rehearsal.strain import Talk
    from app.services.content import Strain
    from app.workspace import ChangeSet
    from ui.context import Context

LONGEST_LINE = 1200
"""Characters of one line, as of a draft of what one plans to say."""

FROM_THE_START = 1
"""The step of a route to a talk that is to begin anew; else one that is there goes on."""


class StrainPage(Page):
    """One invented situation at a time. Only what is rated or kept is stored."""

    NAME = "strain"
    TITLE = N_("Invented strain")
    ICON = "repairs"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(above=12, parent=parent)
        self._context = context
        self.talk: Talk | None = None
        self._sitting = ""  # the entry of this sitting, once something of it is to be stored
        self._kept_row = ""  # where the lines of this talk are kept, if they are
        self._keeping = False  # they are on their way into the journal
        out = WaysOut(_("Invented strains"), _to_choice, _to_choice)
        self.frame = WritingFrame(context=context, out=out, page=self)
        self.writing = self.frame.writing
        self._title = Prose("", role="h1")
        self._scene = Prose("", role="help")
        self.turns = Turns()
        question = _("What do you say?")
        self._ask = QWidget()
        self._label = Prose(question, role="label")
        self.field = WritingField(name=question, lines=2)
        self.field.most_characters = LONGEST_LINE
        self.before = Readiness(
            question=_("How ready do you feel for such a moment?"), when=When.BEFORE
        )
        self.ending = Ending()
        self.foot = TalkFoot(width=tokens.LAYOUT["column"], parent=self)
        self._lay_out()
        self._connect()
        context.tasks.cpu(get_ready, owner=self)

    def open(self, route: object) -> None:
        """Begin the situation of the route, or go on with the talk that is there."""
        if not isinstance(route, Route):
            return
        strain = self._strain(route.extra)
        if strain is None:
            QTimer.singleShot(0, self, lambda: self._context.navigate(_to_choice()))
            return
        goes_on = self.talk is not None and self.talk.strain.id == strain.id
        if not goes_on or route.step == FROM_THE_START:
            self._sitting = ""
            self._begin(strain)
        practice = self._context.workspace.practice
        if self._sitting:
            self.writing.open(self._sitting)
        else:
            self.writing.open_by(strain.id, lambda: practice.begin(strain.id))

    def leave(self) -> None:
        """Store what was rated or kept; all else was never promised to be kept."""
        session = self.writing.session
        if session is not None and not is_empty(session.entry):
            self._sitting = session.entry.id
            if session.entry.state is State.DRAFT:
                session.mark_kept()
        self.writing.leave()

    def place(self) -> Route | None:
        """This situation."""
        return Route(self.NAME, extra=self.talk.strain.id) if self.talk is not None else None

    def focus_first(self) -> None:
        """The field, or what can come next."""
        if self.talk is not None and self.talk.ended:
            self.foot.again.setFocus()
        else:
            self.field.setFocus()

    def refresh(self, changes: ChangeSet) -> None:
        """Say that lines are kept once they are."""
        session = self.writing.session
        if self._keeping and session is not None and session.entry.id in changes.changed:
            self._keeping = False
            self._context.toast(_("Kept. It is listed under ‘Invented strains’."), None)

    # -- making

    def _lay_out(self) -> None:
        box = QVBoxLayout(self._ask)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._label)
        box.addSpacing(6)
        box.addWidget(self.field)
        box.addSpacing(16)
        box.addWidget(self.before)
        self.add(self._title)
        self.add(self._scene, before=8)
        self.add(self.turns, before=24)
        self.add(self._ask, before=24)
        self.add(self.ending, before=24)
        self.end()
        self.bottom.addWidget(self.foot)
        self.foot.follow(self.scroller)

    def _connect(self) -> None:
        foot, writing, context = self.foot, self.writing, self._context
        foot.say.clicked.connect(self.say)
        foot.stop.clicked.connect(self._on_stop)
        foot.again.clicked.connect(self._on_again)
        foot.other.clicked.connect(lambda: context.navigate(_to_choice()))
        self.ending.keep.clicked.connect(self._on_keep)
        self.field.refused.connect(lambda words: context.toast(words, None))
        self.before.rated.connect(self._on_rated)
        self.ending.readiness.rated.connect(self._on_rated)
        writing.opened.connect(self._on_opened)
        writing.happened.connect(self._show_kept)
        self.frame.asking_changed.connect(foot.set_asking)
        context.actions.on_page("next_or_keep", self, self.say)

    def _strain(self, strain: str) -> Strain | None:
        try:
            return self._context.workspace.content.strains.strain(strain)
        except KeyError:
            return None

    # -- the talk

    def say(self) -> None:
        """Say what stands in the field, and hear the answer."""
        if self.talk is None or self.talk.ended:
            return
        words = self.field.text().strip()
        if words:
            self.field.set_text("")
            self._take(self.talk.say(words, heard(words)))
        if not self.talk.ended:
            self.field.setFocus()

    def _begin(self, strain: Strain) -> None:
        self.talk = begin(self._context.workspace.content.strains, strain)
        self._kept_row = ""
        self._keeping = False
        self._title.set_text(translated(strain.title))
        self._scene.set_text(translated(strain.scene))
        self.turns.show_talk(self.talk)
        self.field.set_text("")
        self._show_parts()
        self.scroller.verticalScrollBar().setValue(0)

    def _take(self, talk: Talk) -> None:
        """The talk has come further, or to its end."""
        before, self.talk = self.talk, talk
        if before is not None and len(talk.turns) > len(before.turns):
            self.turns.add(talk.turns[-1])
        if talk.ended:
            self.turns.tell(talk)
        self._show_parts()
        if talk.ended:
            self.foot.again.setFocus()
        QTimer.singleShot(0, self, self._show_last)
        self._announce(talk)

    def _show_parts(self) -> None:
        """Show what belongs to a talk that goes on, or to one that is over."""
        talk = self.talk
        assert talk is not None
        self._ask.setVisible(not talk.ended)
        self.before.setVisible(not talk.turns)
        self.ending.setVisible(bool(talk.ended))
        if talk.ended:
            self.ending.show_talk(talk)
        self.foot.show_talk(goes_on=not talk.ended)
        self._show_kept()

    def _show_last(self) -> None:
        """Bring the last line and its answer into view, with what comes below them."""
        last, inside = self.turns.last_own, self.scroller.widget()
        if last is not None and inside is not None:
            self.scroller.verticalScrollBar().setValue(top_of(last, inside) - tokens.SPACE["s5"])
            if self._ask.isVisible():
                self.scroller.reveal(self.field)

    def _announce(self, talk: Talk) -> None:
        """Tell a screen reader what was answered: the focus is not there."""
        told = ""
        if talk.turns and talk.ended != ENDED_BY_TAP:
            told = _("They: {words}").format(words=translated(talk.turns[-1].answer))
        words = " ".join(part for part in (told, end_words(talk)) if part)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def _on_stop(self) -> None:
        if self.talk is not None and not self.talk.ended:
            self._take(self.talk.leave())

    def _on_again(self) -> None:
        if self.talk is not None:
            self._begin(self.talk.strain)
            self.field.setFocus()

    # -- what is stored

    def _on_opened(self) -> None:
        session = self.writing.session
        if session is None:
            return
        entry = session.entry
        then = entry.rating(READINESS, "", When.BEFORE)
        self.before.show_value(then)
        self.ending.readiness.show_value(
            entry.rating(READINESS, "", When.AFTER), unfold=then is not None
        )
        self._show_kept()

    def _on_rated(self, when: When, value: int | None) -> None:
        session = self.writing.session
        if session is not None:
            rate_readiness(session, when, value)
            self.writing.touch()
            if when is When.BEFORE and value is not None:
                self.ending.readiness.more.set_open(True)

    def _on_keep(self) -> None:
        session, talk = self.writing.session, self.talk
        if session is None or talk is None:
            return
        if not self._is_kept():
            self._kept_row = keep_lines(session, talk.said)
            self._keeping = True
            self.writing.touch()
            self.writing.flush()
            self._show_kept()
            return
        row = self._kept_row

        def take_out() -> Removed:
            return session.remove_row(OWN_LINES, row)

        self.writing.act(_("Your lines were taken out."), take_out)

    def _is_kept(self) -> bool:
        session = self.writing.session
        return bool(self._kept_row and session and session.entry.text(OWN_LINES, self._kept_row))

    def _show_kept(self) -> None:
        self.ending.show_kept(kept=self._is_kept())


def _to_choice() -> Route:
    return Route("strains")
