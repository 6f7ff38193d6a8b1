# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays in view beside the question: what happened, later the thought and the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.fields.base import clear_layout
from ui.theme.theme import current
from ui.widgets.disclosure import Disclosure
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.domain.draft import DraftSession
    from ui.pages.record_editor.steps import Step

RULE = "rule"
THOUGHTS = "thoughts"
SITUATION = "situation"
# from this width on the strip sets its parts beside each other, in pixels at normal text size
BESIDE = 460
# in a window lower than this the strip starts folded, so that the question is seen
LOW_WINDOW = 480


def in_view(
    session: DraftSession, steps: tuple[Step, ...], current: int
) -> tuple[tuple[str, str], ...]:
    """Captions and words to keep in sight at a step. Never a number given earlier.

    Before and at the step of the thoughts it is what happened; after it the thought with most
    charge and the rule, as soon as they are written. A step does not show what it asks for.
    """
    here = next((step for step in steps if step.number == current), None)
    if here is None or here.reads_through:
        return ()
    asked = {field.id for field in here.fields}
    first = {field.id: step.number for step in steps for field in step.fields}
    found: list[tuple[str, str]] = []
    if current > first.get(THOUGHTS, 0):
        thought = session.hot_thought_text()
        if thought.strip():
            found.append((_("The thought with most charge"), thought.strip()))
        rule = session.rule_text()
        if rule.strip() and RULE not in asked and current > first.get(RULE, 0):
            found.append((_("The rule"), rule.strip()))
    if not found and SITUATION not in asked:
        situation = session.entry.text(SITUATION)
        if situation.strip():
            found.append((_("What happened"), situation.strip()))
    return tuple(found)


class Aside(QWidget):
    """The words in view, beside the column or, in a narrow window, as a strip above it."""

    def __init__(self, *, strip: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 20 if strip else 0)
        outer.setSpacing(0)
        self._holder = QWidget(self)
        self._list = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._holder)
        self._list.setContentsMargins(0, 2 if strip else 12, 0, 0)
        self._list.setSpacing(16)
        self._fold: Disclosure | None = None
        self._chosen = False
        if strip:
            self._fold = Disclosure(_("In view"), is_open=True, parent=self)
            self._fold.toggled.connect(self._holder.setVisible)
            self._fold.clicked.connect(self._on_fold_clicked)
            outer.addWidget(self._fold)
        else:
            outer.addWidget(Prose(_("In view"), role="label", parent=self))
        outer.addWidget(self._holder)
        outer.addStretch(1)

    def show_words(self, words: tuple[tuple[str, str], ...]) -> None:
        """Show captions with the writer's words beneath; nothing at all for none."""
        self.setVisible(bool(words))
        if words == self._shown:
            return
        self._shown = words
        clear_layout(self._list)
        for caption, text in words:
            part = QWidget(self._holder)
            box = QVBoxLayout(part)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(2)
            box.addWidget(Prose(caption, role="caption", parent=part))
            box.addWidget(Prose(text, role="reading", parent=part))
            box.addStretch(1)
            self._list.addWidget(part, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fold is None:
            return
        scale = current().text_scale
        beside = self.width() > BESIDE * scale
        across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._list.setDirection(across if beside else below)
        if not self._chosen:
            self._fold.set_open(self.window().height() >= LOW_WINDOW * scale)

    def _on_fold_clicked(self) -> None:
        self._chosen = True
