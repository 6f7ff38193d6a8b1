# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One section of Settings: a heading, and below it choices and buttons in one column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from ui.widgets.buttons import ordinary
from ui.widgets.chip_group import ChipGroup
from ui.widgets.flow import Flow
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.preferences import Preferences
    from ui.context import Context
    from ui.widgets.buttons import Button


class Section(QWidget):
    """A heading and a column. Every choice applies at once and can be undone."""

    def __init__(self, title: str, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(Prose(title, role="h2"))
        self._shown: dict[str, tuple[ChipGroup, Callable[[], str]]] = {}

    def show_values(self) -> None:
        """Show what is in force now."""
        for group, value in self._shown.values():
            group.set_values([value()])

    def add_words(self, text: str, role: str = "help") -> Prose:
        """Add a paragraph; returns it so that its words can change."""
        prose = Prose(text, role=role)
        self.column.addSpacing(8)
        self.column.addWidget(prose)
        return prose

    def add_buttons(self, *buttons: tuple[str, Callable[[], None]]) -> list[Button]:
        """Add a row of ordinary buttons that wraps."""
        holder = QWidget()
        row = Flow(gap=8, parent=holder)
        made = []
        for words, act in buttons:
            button = ordinary(words)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
            made.append(button)
        self.column.addSpacing(16)
        self.column.addWidget(holder)
        return made

    def add_choice(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        value: Callable[[], str],
        choose: Callable[[str], None],
        help_text: str = "",
    ) -> None:
        """Add one of several, as chips under a label."""
        self.column.addSpacing(20)
        self.column.addWidget(Prose(label, role="label"))
        if help_text:
            self.column.addSpacing(2)
            self.column.addWidget(Prose(help_text, role="help"))
        self.column.addSpacing(6)
        group = ChipGroup(name=label, options=list(options), multiple=False, shown=len(options))
        group.set_values([value()])

        def on_chosen(values: list[str]) -> None:
            if not values:  # one of them always holds
                group.set_values([value()])
            elif values[0] != value():
                choose(values[0])

        group.chosen.connect(on_chosen)
        self._shown[label] = (group, value)
        self.column.addWidget(group)

    def preference(
        self, label: str, field: str, options: Sequence[tuple[Any, str]], help_text: str = ""
    ) -> None:
        """Add a choice kept in the journal's preferences."""
        by_text = {str(value): value for value, _words in options}
        service = self.context.workspace.preferences

        def choose(text: str) -> None:
            self.change_preference(label, **{field: by_text[text]})

        self.add_choice(
            label,
            [(str(value), words) for value, words in options],
            lambda: str(getattr(service.current, field)),
            choose,
            help_text,
        )

    def change_preference(self, label: str, **changes: object) -> None:
        """Write a preference, tell everybody, and offer to undo it."""
        service = self.context.workspace.preferences
        before = {name: getattr(service.current, name) for name in changes}

        def work() -> Preferences:
            return service.save(replace(service.current, **changes))  # type: ignore[arg-type]

        def saved(_preferences: Preferences) -> None:
            self.show_values()
            self.context.bus.preferences_changed.emit()
            self.say_changed(label, lambda: self.change_preference(label, **before))

        self.context.tasks.vault(work, owner=self, done=saved)

    def say_changed(self, label: str, undo: Callable[[], None]) -> None:
        """One line at the foot, with the way back."""
        self.context.toast(_("Changed: {setting}.").format(setting=label), undo)
