# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan knows the card that holds now, the sign noted most often and feedback that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.i18n import _
from app.i18n import content as translated
from app.services.signs import CARD, CARD_WORDS
from ui.dates import dates_of
from ui.models.blocks import Outline
from ui.pages.entry_form.open_feedback import show_open_feedback
from ui.printing.asked import ask_to_print
from ui.widgets.buttons import quiet
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from ui.pages.entry_form.form import EntryForm


class PlanRules(QObject):
    """Tells below the card what there is to go by; more than twelve words are hard to recall."""

    def __init__(self, *, form: EntryForm) -> None:
        super().__init__(form)
        self._form = form
        editor = form.editor(CARD)
        self._long = Prose(_("Up to twelve words are easier to recall."), role="help")
        for words in self._known():
            editor.body.addSpacing(4)
            editor.body.addWidget(Prose(words, role="help", parent=editor))
        editor.body.addSpacing(4)
        editor.body.addWidget(self._long)
        self.print = quiet(_("Print it small"), "print", parent=editor)
        self.print.clicked.connect(self._on_print)
        editor.body.addWidget(self.print)
        show_open_feedback(form)
        form.edited.connect(self._follow)
        self._follow()

    def _known(self) -> list[str]:
        opened, workspace = self._form.opened, self._form.context.workspace
        found = []
        if opened.card is not None and opened.card.text != self._form.session.entry.text(CARD):
            dates = dates_of(workspace.preferences.current)
            day = dates.brief(opened.card.since, workspace.clock.now().local_day)
            words = _("Your card since {day}: “{words}”").format(day=day, words=opened.card.text)
            found.append(words)
        if opened.sign is not None:
            sign = opened.sign
            name = translated(workspace.content.label(sign.kind, sign.value))
            words = _("Noted in {count} of {of} records: {sign}.")
            found.append(words.format(count=sign.records, of=sign.of, sign=name))
        return found

    def _follow(self) -> None:
        words = len(self._form.session.entry.text(CARD).split())
        self._long.setVisible(words > CARD_WORDS)
        self.print.setVisible(words > 0)

    def _on_print(self) -> None:
        """The sentence alone: no day, no code, nothing that says what it is for."""
        form = self._form
        outline = Outline(form.session.entry.text(CARD).strip(), "", ())
        ask_to_print(lambda: outline, over=form, context=form.context)
