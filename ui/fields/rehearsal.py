# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""My opening lines, rehearsed: marks with one reason each, what comes before what, said aloud.

It sees words and hears no tone: a draft without marks is one with nothing marked, never a good one.
Repair talk after Okamoto & Kazantzis (2021); timing after Eubanks, Burckell & Goldfried (2018).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import LABEL_TO_FIELD
from ui.fields.listening import ListeningEditor
from ui.fields.mark_line import MarkLine
from ui.fields.said_aloud import SaidAloud
from ui.widgets.buttons import quiet
from ui.widgets.chip_group import ChipGroup
from ui.widgets.disclosure import Disclosure
from ui.widgets.prose import Prose
from ui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from app.language.rehearsal import Annotation, Draft

REPLIES = "partner_reply"
MISFITS = 3
"""How often a mark may not fit until it is asked whether to switch its rule off."""

_QUIET_LABELS = frozenset({"open", "closed", "question_other"})
"""Underlined without a line of their own."""


class RehearsalEditor(ListeningEditor):
    """Kind: rehearsal. The draft is an answer like any other; marks are computed, never stored."""

    def _build(self) -> None:
        super()._build()
        self._hidden: set[str] = set()
        self._more = False
        self._draft: Draft | None = None
        told = _("It sees words and hears no tone. Nothing marked does not mean good.")
        self.body.addSpacing(8)
        self.body.addWidget(Prose(told, role="caption", parent=self))
        self.aloud = SaidAloud(parent=self)
        self.body.addSpacing(8)
        self.body.addWidget(self.aloud)
        self._add_replies()

    def load(self) -> None:
        super().load()
        written = any(self.session.entry.text(name) for name in self._replies)
        if written:
            self.replies.set_open(True)

    # ------------------------------------------------------------------ what is found

    def show_draft(self, draft: Draft | None) -> None:
        """Marks, two cautions at most, then notes on the order; or a line about something real."""
        from app.language.order import order_notes
        from app.language.showing import kind, shown

        self._draft = draft
        self.clear_told()
        if draft is None or self.heard is None:
            self.underline(())
            return
        if self.heard.real:
            self.tell_of_something_real()
            return
        off = set(self.context.workspace.preferences.current.rehearsal_off)
        found = shown(draft, more=self._more, hidden=self._hidden | off)
        kinds = {mark: kind(draft, mark) for mark in found.marks}
        self.underline([(mark.start, mark.end, kinds[mark]) for mark in found.marks])
        told: set[str] = set()
        for mark in found.marks:
            if mark.label in told or mark.label in _QUIET_LABELS:
                continue
            told.add(mark.label)
            self._tell_mark(mark, kinds[mark], draft.text)
        if found.waiting:
            more = quiet(_("More to look at"), parent=self.told)
            more.clicked.connect(self._on_more)
            self.tell(more)
        for note in order_notes(draft):
            self.tell(Prose(translated(note.reason), role="body", parent=self.told))
        if not found.marks:
            self.tell(Prose(_("Nothing marked."), role="help", parent=self.told))
        self.tell_if_long()

    def _tell_mark(self, mark: Annotation, kind: str, text: str) -> None:
        line = MarkLine(
            kind=kind,
            words=text[mark.start : mark.end],
            reason=translated(mark.reason),
            parent=self.told,
        )
        line.misfit.connect(lambda: self._on_misfit(mark.label))
        self.tell(line)

    def _on_more(self) -> None:
        self._more = True
        self.show_draft(self._draft)
        self.control.setFocus()

    # ------------------------------------------------------------------ what does not fit

    def _on_misfit(self, label: str) -> None:
        """Hidden in this draft; the third time it is offered to switch the rule off."""
        self._hidden.add(label)
        self.show_draft(self._draft)
        self.control.setFocus()
        service = self.context.workspace.preferences
        misfits = (*service.current.rehearsal_misfits, label)
        changed = replace(service.current, rehearsal_misfits=misfits)
        self.context.tasks.vault(lambda: service.save(changed), owner=self)
        if misfits.count(label) >= MISFITS:
            offer = quiet(_("It did not fit several times. Switch it off?"), parent=self.told)
            offer.clicked.connect(lambda: self._on_switch_off(label))
            self.tell(offer)

    def _on_switch_off(self, label: str) -> None:
        service = self.context.workspace.preferences
        now = service.current
        misfits = tuple(one for one in now.rehearsal_misfits if one != label)
        off = (*now.rehearsal_off, label)
        changed = replace(now, rehearsal_off=off, rehearsal_misfits=misfits)
        self.context.tasks.vault(lambda: service.save(changed), owner=self)
        self.context.toast(_("Switched off. Settings, Records brings it back."), None)
        self.show_draft(self._draft)
        self.control.setFocus()

    # ------------------------------------------------------------------ how they might answer

    def _add_replies(self) -> None:
        self._replies: list[str] = []
        self.replies = Disclosure(_("If they …"), parent=self)
        self.replies.setAccessibleName(_("If they answer otherwise"))
        self._folded = QWidget(self)
        box = QVBoxLayout(self._folded)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(0)
        name = _("How they might answer")
        options = self.content.vocabulary(REPLIES)
        self.chips = ChipGroup(
            name=name,
            options=[(option.id, translated(option.text)) for option in options],
            multiple=False,
            parent=self._folded,
        )
        box.addWidget(self.chips)
        self._answers: dict[str, QWidget] = {}
        for option in options:
            part = f"{self.field.id}.{option.id}"
            holder = QWidget(self._folded)
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, 12, 0, 0)
            inner.setSpacing(0)
            reply = translated(option.headline)
            inner.addWidget(Prose(reply, role="reading", parent=holder))
            label = _("What would you say then? ({reply})").format(reply=translated(option.text))
            inner.addSpacing(8)
            inner.addWidget(Prose(label, role="label", parent=holder))
            inner.addSpacing(LABEL_TO_FIELD)
            control = WritingField(name=label, lines=2, parent=holder)
            self._write(control, part)
            inner.addWidget(control)
            holder.hide()
            box.addWidget(holder)
            self._answers[option.id] = holder
            self._replies.append(part)
        self.chips.chosen.connect(self._on_reply_chosen)
        self._folded.hide()
        self.replies.toggled.connect(self._folded.setVisible)
        self.body.addWidget(self.replies, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._folded)

    def _on_reply_chosen(self, values: list[str]) -> None:
        for value, holder in self._answers.items():
            holder.setVisible(value in values)
