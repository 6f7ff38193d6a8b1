# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The label of a field, and the button that shows what was typed into it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from ui.pages.door.passphrase_field import PassphraseField
from ui.pages.door.plain_label import PlainLabel
from ui.theme.theme import Theme
from ui.widgets.buttons import Button


def field_label(
    text: str, buddy: QWidget, *, theme: Theme, parent: QWidget | None = None
) -> PlainLabel:
    """A label in the weight of labels, tied to its field."""
    label = PlainLabel(text, theme=theme, role="label", parent=parent)
    label.setBuddy(buddy)
    return label


class ShowButton(Button):
    """Shows the characters of one or more passphrase fields, or hides them again."""

    def __init__(
        self, *, theme: Theme, fields: tuple[PassphraseField, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(text=_("Show"), icon="eye", parent=parent)
        self._fields = fields
        self._on_measures_changed()
        theme.changed.connect(self._on_measures_changed)
        self.clicked.connect(lambda: self.set_shown(not fields[0].shown))

    def set_shown(self, shown: bool) -> None:
        """Show or hide, and offer the other."""
        for field in self._fields:
            field.set_shown(shown)
        self.set_words(_("Hide") if shown else _("Show"))
        self.set_icon("eye-off" if shown else "eye")

    def _on_measures_changed(self) -> None:
        self.setFixedHeight(self.theme.target("field"))
        # Both words fit, so that nothing moves when one takes the place of the other.
        self.setMinimumWidth(round(100 * self.theme.text_scale))


def field_row(field: QWidget, button: QWidget, *, theme: Theme) -> QHBoxLayout:
    """A field with its button at the end."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.space("s2"))
    row.addWidget(field, 1)
    row.addWidget(button)
    return row
