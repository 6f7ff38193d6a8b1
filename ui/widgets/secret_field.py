# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The field for a passphrase: hidden unless shown, never suggested, dragged or dropped."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme import theme, tokens

# Qt's own numbers: ImhSensitiveData, ImhNoPredictiveText, ImhNoAutoUppercase, ImhHiddenText; and
# NoContextMenu. Its names are not loaded before the first paint (`ui/widgets/painting.py`).
INPUT_HINTS = 0x2 | 0x40 | 0x4 | 0x1
NO_CONTEXT_MENU = 0


class SecretField(QLineEdit):
    """A one-line field whose words are shown as dots; `set_shown` shows them in the code face."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme.current()
        self._shown = False
        self.setAccessibleName(name)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("inputMethodHints", INPUT_HINTS)
        self.setProperty("contextMenuPolicy", NO_CONTEXT_MENU)
        self.set_shown(False)
        self.theme.changed.connect(self._on_theme_changed)

    def set_shown(self, shown: bool) -> None:
        """Show the words or hide them behind dots; the text and the cursor stay."""
        self._shown = shown
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._on_theme_changed()

    @property
    def shown(self) -> bool:
        """Whether the words can be read."""
        return self._shown

    def ring_radius(self) -> float:
        """The radius of the field's corners, for the focus ring."""
        return tokens.RADIUS["field"]

    def _on_theme_changed(self) -> None:
        self.setFont(self.theme.font("code" if self._shown else "body"))
        self.setFixedHeight(self.theme.target("field"))
