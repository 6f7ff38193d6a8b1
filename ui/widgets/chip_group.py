# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A question answered by chips, one or several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from app.i18n import _
from ui.widgets import painting
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.roving import Roving


class ChipGroup(QWidget):
    """Chips that flow. One tab stop: Tab enters and leaves the group, arrows move inside, Space
    chooses. The first `shown` and every chosen one are in sight, the rest behind "more...".
    With `multiple=False` a chosen chip can be let go again by pressing it."""

    chosen = Signal(list)

    def __init__(
        self,
        *,
        name: str,
        options: Sequence[tuple[str, str]],
        multiple: bool,
        shown: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.multiple = multiple
        self._shown = shown
        self._open = False
        self._telling = False
        self._loading = False
        self._chips: list[Chip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = Flow(parent=self)
        self._roving = Roving(parent=self)
        self._more = Chip(text=_("more…"), choosable=False, parent=self)
        self._more.clicked.connect(self._on_more_clicked)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options, (id, words) each; what was chosen and is still offered stays."""
        kept = self.values()
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._more)
        self._chips = []
        for value, text in options:
            chip = Chip(text=text, value=value, parent=self)
            chip.toggled.connect(self._on_chip_toggled)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        self._name_chips()
        self._flow.addWidget(self._more)
        self.set_values(kept)

    def set_shown(self, shown: int) -> None:
        """Show this many before "more..."."""
        self._shown = shown
        self._show()

    def tell_question(self) -> None:
        """Call each chip by its words and the question, where another group has the same words."""
        self._telling = True
        self._name_chips()

    def chips(self) -> list[Chip]:
        """What is offered, in its order on screen."""
        return list(self._chips)

    def values(self) -> list[str]:
        """The ids of the chosen chips, in their order on screen."""
        return [chip.value for chip in self._chips if chip.isChecked()]

    def set_values(self, values: Sequence[str]) -> None:
        """Choose these; not an answer of the writer, so nothing is emitted."""
        self._loading = True
        for chip in self._chips:
            chip.setChecked(chip.value in values)
        self._loading = False
        self._show()

    def chip(self, value: str) -> Chip:
        """The chip of an option; KeyError for an unknown one."""
        for chip in self._chips:
            if chip.value == value:
                return chip
        raise KeyError(value)

    def _show(self) -> None:
        hidden = 0
        for place, chip in enumerate(self._chips):
            seen = self._open or place < self._shown or chip.isChecked()
            chip.setVisible(seen)
            hidden += not seen
        self._more.setVisible(hidden > 0)
        buttons: list[QAbstractButton] = [*self._chips, self._more]
        self._roving.set_buttons(buttons)
        inside = QApplication.focusWidget()
        if inside is None or not self.isAncestorOf(inside):
            self._roving.set_stop(None)
        self._refit()

    def setAccessibleName(self, name: str) -> None:
        """Several groups stand on a page: each one's "more..." says what there is more of."""
        super().setAccessibleName(name)
        self._more.setAccessibleName(_("more… {group}").format(group=name))
        self._name_chips()

    def _name_chips(self) -> None:
        told = self._telling
        for chip in self._chips:
            name = f"{chip.words}, {self.accessibleName()}" if told else chip.words
            chip.setAccessibleName(name)

    def _refit(self) -> None:
        self._flow.invalidate()
        painting.fit_height(self)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        painting.fit_height(self)

    def _on_more_clicked(self) -> None:
        first = next((chip for chip in self._chips if chip.isHidden()), None)
        self._open = True
        self._show()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_chip_toggled(self, on: bool) -> None:
        if self._loading:
            return
        if on and not self.multiple:
            self._loading = True
            for chip in self._chips:
                if chip is not self.sender():
                    chip.setChecked(False)
            self._loading = False
        self._refit()
        self.chosen.emit(self.values())
