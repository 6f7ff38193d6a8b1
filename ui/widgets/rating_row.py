# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rating with its number field, and beside them a label and a button to remove it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _
from ui.theme import theme
from ui.widgets.buttons import icon_button
from ui.widgets.number_field import NumberField
from ui.widgets.prose import Prose
from ui.widgets.rating import Rating


class RatingRow(QWidget):
    """[label] rating, number, [remove]. `name` is the question read aloud; the label stands in
    for it where there is none. `compact` leaves out the end words, for rows beneath each other."""

    rated = Signal(object)
    removed = Signal()

    def __init__(
        self,
        *,
        label: str = "",
        name: str = "",
        low: str = "",
        high: str = "",
        highest: int = 100,
        compact: bool = False,
        removable: bool = False,
        label_width: int = 104,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        question = name or label
        self.theme = theme.current()
        self._label_width = label_width
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        top = Qt.AlignmentFlag.AlignVCenter if compact else Qt.AlignmentFlag.AlignTop
        self.label: Prose | None = None
        if label:
            self.label = Prose(label, role="label")
            policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.label.setSizePolicy(policy)
            row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignVCenter)
        self.rating = Rating(name=question, low=low, high=high, highest=highest, compact=compact)
        row.addWidget(self.rating, 1, top)
        row.addSpacing(16)
        words = _("{question}, as a number").format(question=question)
        self.number = NumberField(name=words, highest=highest, compact=compact)
        row.addWidget(self.number, 0, top)
        if removable:
            row.addSpacing(4)
            self.remove = icon_button("close", _("Remove {name}").format(name=question))
            self.remove.clicked.connect(self.removed)
            row.addWidget(self.remove, 0, top)
        self.rating.rated.connect(self._on_rating_rated)
        self.rating.typed.connect(self._on_rating_typed)
        self.number.rated.connect(self._on_number_rated)
        self.theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def value(self) -> int | None:
        """The rating, or None while nothing is rated."""
        return self.rating.value

    def set_value(self, value: int | None) -> None:
        """Show a rating or its absence; nothing is emitted."""
        self.rating.set_value(value)
        self.number.set_value(self.rating.value)

    def set_covered(self, covered: bool) -> None:
        """Show the place of the rating alone, or the rating again. Nothing beneath it moves."""
        for part in (self.rating, self.number):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            part.setVisible(not covered)

    def _on_rating_rated(self, value: object) -> None:
        self.number.set_value(self.rating.value)
        self.rated.emit(value)

    def _on_rating_typed(self, digits: str) -> None:
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.begin(digits)

    def _on_number_rated(self, value: object) -> None:
        before = self.rating.value
        self.rating.set_value(self.number.value)
        if before != self.rating.value:
            self.rated.emit(value)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_labels()

    def _on_theme_changed(self) -> None:
        self._fit_labels()

    def _fit_labels(self) -> None:
        """Give the labels of all rows beneath each other one width that breaks no word."""
        if self.label is None:
            return
        usual = round(self._label_width * (1 + (self.theme.text_scale - 1) * 0.7))
        labels = [row.label for row in self._beneath_each_other() if row.label is not None]
        widest = max(label.minimumSizeHint().width() for label in (self.label, *labels))
        for label in (self.label, *labels):
            label.setFixedWidth(max(usual, min(widest, 2 * usual)))

    def _beneath_each_other(self) -> list[RatingRow]:
        parent = self.parentWidget()
        if parent is None:
            return []
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        removed = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        return [
            row
            for row in parent.findChildren(RatingRow, options=direct)
            if row._label_width == self._label_width
            and not (row.isHidden() and row.testAttribute(removed))
        ]
