# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every field of a record has in common: label, help, and how it tells of its changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.i18n import _
from app.i18n import content as translated
from ui.fields.watch import Watch
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.draft import DraftSession, Removed
    from app.services.content import Content, Field
    from ui.context import Context
    from ui.widgets.plain_edit import PlainEdit
    from ui.widgets.rating_row import RatingRow

Named: TypeAlias = tuple[str, str]
"""A rating's subject and key."""

LABEL_TO_HELP = 2
LABEL_TO_FIELD = 6
FIELD_TO_RATING = 12
ROW_GAP = 16
VERY_LONG = 100_000
"""Characters from which on a field opens at its top."""


class FieldEditor(QWidget):
    """The editor of one field: it reads from and writes to a `DraftSession`, never to the vault.

    Signals:
        edited: the session has changed through this editor.
        act_wanted(text, do): a structural act that can be undone. `text` says in the past tense
            what happened, `do` performs it and returns what was removed.
    """

    edited = Signal()
    act_wanted = Signal(str, object)

    def __init__(
        self,
        *,
        field: Field,
        session: DraftSession,
        context: Context,
        depth: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.session = session
        self.context = context
        self.level = depth
        self._written: dict[str, PlainEdit] = {}
        self._name = translated(field.label_at(depth))
        self._label = Prose(self._name, role="label", parent=self)
        help_text = translated(field.help_at(depth))
        self._help = Prose(help_text, role="help", parent=self)
        self._help.setVisible(bool(help_text))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._label)
        outer.addSpacing(LABEL_TO_HELP)
        outer.addWidget(self._help)
        self._lead = QWidget(self)
        self._lead.setFixedHeight(LABEL_TO_FIELD)
        outer.addWidget(self._lead)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        outer.addLayout(self.body)
        self._watch = Watch(context=context, entry_id=session.entry.id, parent=self)
        self._build()
        outer.addWidget(self._watch)
        self.load()

    @property
    def name(self) -> str:
        """The words a control of this field is called by: its visible label."""
        return self._name

    @property
    def content(self) -> Content:
        """The content the record is asked from."""
        return self.context.workspace.content

    def set_headed(self, heading: str) -> None:
        """Let a heading above stand for the label and the help."""
        self._name = heading or self._name
        self._label.hide()
        self._help.hide()
        self._lead.hide()
        self._rename()

    def set_name(self, name: str) -> None:
        """Call the field by other words than its label."""
        self._name = name
        self._label.set_text(name)

    def has_content(self) -> bool:
        """Whether the session holds anything for this field."""
        return self.session.has_content(self.field)

    def load(self) -> None:
        """Show what the session holds. Emits nothing."""
        raise NotImplementedError

    def sync(self) -> None:
        """Follow a change another field has made; by default there is nothing to follow."""

    def rated_again(self) -> Sequence[Named]:
        """Subjects and keys this editor asks again for and has no new value of yet."""
        return ()

    def first_ratings(self, named: Sequence[Named]) -> list[RatingRow]:
        """The ratings of this editor that were the first of these subjects and keys."""
        return []

    def focus_first(self) -> None:
        """Give the focus to the first control."""
        raise NotImplementedError

    def _build(self) -> None:
        raise NotImplementedError

    def _rename(self) -> None:
        """Carry a changed name to the control; for editors whose first control bears it."""

    def _write(self, control: PlainEdit, part: str = "") -> None:
        """Let a control store the words of this field, or of a part of it; see `_load_words`."""
        name = part or self.field.id
        self._written[name] = control
        control.room = self.session.room
        control.edited.connect(lambda: self._on_words_edited(name))
        control.refused.connect(self._say_refused)
        self._watch.watch(control)

    def _load_words(self) -> None:
        """Show the words held for each control that stores them."""
        for name, control in self._written.items():
            text = self.session.entry.text(name)
            if control.text() != text:
                control.set_text(text)

    def _on_words_edited(self, name: str) -> None:
        self.session.set_text(name, self._written[name].text())
        self.edited.emit()

    def _act(self, text: str, do: Callable[[], Removed]) -> None:
        self.act_wanted.emit(text, do)

    def _say_refused(self, words: str) -> None:
        self.context.toast(words, None)


def enter(control: PlainEdit) -> None:
    """Go into a field of words; where the writer has not been before, to the end of them.

    A very long text begins at its top: to show its end, Qt lays out all of it, at every size.
    """
    cursor = control.textCursor()
    short = control.document().characterCount() <= VERY_LONG
    if short and cursor.atStart() and not cursor.hasSelection():
        cursor.movePosition(QTextCursor.MoveOperation.End)
        control.setTextCursor(cursor)
    control.setFocus()


def enter_group(group: QWidget) -> None:
    """Go to the button of a group that Tab would come to."""
    for button in group.findChildren(QAbstractButton):
        if button.focusPolicy() & Qt.FocusPolicy.TabFocus and not button.isHidden():
            button.setFocus(Qt.FocusReason.TabFocusReason)
            return


def announce_name(widget: QWidget, name: str) -> None:
    """Give a control its accessible name and tell assistive programs when it changes."""
    if widget.accessibleName() != name:
        widget.setAccessibleName(name)
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))


def name_rating(row: RatingRow, name: str) -> None:
    """Call a rating, its number and its remove button by another name."""
    announce_name(row.rating, name)
    announce_name(row.number, _("{question}, as a number").format(question=name))


def top_of(widget: QWidget, inside: QWidget | None) -> int:
    """The y of a widget's top edge in the coordinates of one that holds it."""
    return 0 if inside is None else widget.mapTo(inside, QPoint(0, 0)).y()
