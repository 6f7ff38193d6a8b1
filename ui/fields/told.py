# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was settled when an entry was written, shown beside what can still be changed."""

from __future__ import annotations

from app.domain.entry import When
from app.i18n import _
from app.i18n import content as translated
from ui.fields.base import FieldEditor
from ui.widgets.prose import Prose


class ToldEditor(FieldEditor):
    """The words of a mark, or a rating before and after; there is nothing to edit. Kind: told."""

    def _build(self) -> None:
        self.words = Prose("", role="body", parent=self)
        self.body.addWidget(self.words)

    def focus_first(self) -> None:
        """There is no control."""

    def load(self) -> None:
        told = self._told()
        self.words.set_text(told)
        self.setVisible(bool(told))

    def _told(self) -> str:
        entry, kind = self.session.entry, self.field.mark_kind
        marks = [translated(self.content.label(kind, m.value)) for m in entry.marked(kind)]
        if marks:
            return ", ".join(marks)
        subject = self.field.rating_subject
        then, now = (entry.rating(subject, "", when) for when in (When.BEFORE, When.AFTER))
        parts = (
            "" if then is None else _("then {value}").format(value=then),
            "" if now is None else _("now {value}").format(value=now),
        )
        return ", ".join(part for part in parts if part)
