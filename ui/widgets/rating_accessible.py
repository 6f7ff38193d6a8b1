# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader hears of a rating: a slider, its question, "60 of 100" or "not rated"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from ui.widgets.rating import Rating

_installed = False


class RatingValue(QAccessibleValueInterface):
    """The number behind the slider; -1 while nothing is rated, since 0 would be an answer."""

    def __init__(self, rating: Rating) -> None:
        super().__init__()
        self._rating = rating

    def currentValue(self) -> int:
        value = self._rating.value
        return -1 if value is None else value

    def minimumValue(self) -> int:
        return 0

    def maximumValue(self) -> int:
        return self._rating.highest

    def minimumStepSize(self) -> int:
        return 1

    def setCurrentValue(self, value: object) -> None:
        if isinstance(value, (int, float)):
            number = round(value)
            self._rating.rate(None if number < 0 else number)


class RatingInterface(QAccessibleWidget):
    """Role, value and value text of a rating."""

    def __init__(self, rating: Rating) -> None:
        super().__init__(rating, QAccessible.Role.Slider, rating.accessibleName())
        self._rating = rating
        self._number = RatingValue(rating)

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value:
            return self._rating.value_text()
        if kind == QAccessible.Text.Description:
            return self._rating.accessibleDescription() or self._rating.value_text()
        return super().text(kind)

    def interface_cast(  # type: ignore[override]  # the stub says int, the binding wants the object
        self, kind: QAccessible.InterfaceType
    ) -> object:
        if kind == QAccessible.InterfaceType.ValueInterface:
            return self._number
        return super().interface_cast(kind)


def install() -> None:
    """Let Qt ask here for ratings; done once for the process."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_made)


def _made(key: str, target: QObject) -> QAccessibleInterface | None:
    from ui.widgets.rating import Rating

    if not isinstance(target, Rating):
        return None
    made = RatingInterface(target)
    target.accessible = made  # Qt owns it; the reference keeps its Python half alive
    return made
