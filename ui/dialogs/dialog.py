# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame of every dialog: a heading, words, and verbs on its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from ui.pages.scroll_stop import ScrollStop
from ui.theme.theme import current
from ui.widgets.flow import Flow
from ui.widgets.focus_ring import FocusRing
from ui.widgets.prose import Prose
from ui.widgets.scroll_area import ScrollArea
from ui.widgets.tab_order import TabOrder

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QSize
    from PySide6.QtWidgets import QAbstractButton

_MARGIN = 24
_WIDTH = 480  # at 100 % text; grows with the text up to the window
_AREA_LEAST, _AREA_MOST = 120, 480
_UNBOUNDED = 16777215  # QWIDGETSIZE_MAX


class Dialog(QDialog):
    """Modal to its window. Escape answers as the quiet button; the opener gets focus back.

    The window title is the program's own name, never what the dialog is about.
    """

    def __init__(self, *, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Window")
        self.setWindowTitle(_("Afterhour"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self._opener = parent.focusWidget() if parent is not None else None
        self._scroll = ScrollArea()
        self._inner = QWidget()
        self._inner.setObjectName("Page")
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        self.column.setSpacing(12)
        self._head = ScrollStop(name=title, area=self._scroll)
        self._head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head.column.addWidget(Prose(title, role="h2"))
        self.column.addWidget(self._head)
        if text:
            for paragraph in text.split("\n"):
                self.column.addWidget(Prose(paragraph, role="body"))
        self._scroll.setWidget(self._inner)
        self._buttons = QWidget()
        self._row = Flow(gap=8, parent=self._buttons)
        self._row.setContentsMargins(_MARGIN, 8, _MARGIN, _MARGIN)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._buttons)
        self.finished.connect(self._on_finished)
        self._ring = FocusRing(window=self)
        self._tabs = TabOrder(root=self)
        self._tabs.watch(self._inner)
        self._inner.installEventFilter(self)

    def add_button(self, button: QAbstractButton) -> None:
        """Put a button at the end of the row."""
        self._row.addWidget(button)

    def begin(self, control: QWidget) -> None:
        """Give the focus to a control, or to the words before it where they have to be scrolled."""
        scrolls = self._head.focusPolicy() != Qt.FocusPolicy.NoFocus
        (self._head if scrolls else control).setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: int = _WIDTH) -> None:
        """Take the size the words ask for, within the window's."""
        wanted = round(width * min(current().text_scale, 1.6))
        wide = min(wanted, max(self._room().width() - 48, 280))
        self._inner.setFixedWidth(wide)
        self.column.activate()
        tall = self._tall(wide)
        self._inner.setMinimumWidth(0)
        self._inner.setMaximumWidth(_UNBOUNDED)
        self.resize(wide, tall)

    def fit_around(self, area: QScrollArea, width: int = _WIDTH) -> None:
        """As `fit`, with an area that scrolls by itself and gets what the window leaves it."""
        area.setFixedHeight(0)
        self.fit(width)
        left = max(self._room().height() - 48, 240) - self.height()
        area.setFixedHeight(max(_AREA_LEAST, min(left, _AREA_MOST)))
        self.fit(width)
        # from here on it takes part when somebody resizes the dialog
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        area.setMinimumHeight(_AREA_LEAST)
        area.setMaximumHeight(_UNBOUNDED)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what is said later, so that it is in sight."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            tall = self._tall(self.width())
            if tall > self.height():
                self.resize(self.width(), tall)
        return super().eventFilter(watched, event)

    def _tall(self, wide: int) -> int:
        height = self.column.totalHeightForWidth(wide)
        if height < 0:
            height = self.column.sizeHint().height()
        wanted = height + self._row.heightForWidth(wide)
        tall = min(wanted, max(self._room().height() - 48, 240))
        if wanted > tall:  # words that scroll are reached by Tab, so that keys move them
            self._head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return tall

    def _room(self) -> QSize:
        parent = self.parentWidget()
        return parent.window().size() if parent is not None else self.screen().availableSize()

    def _on_finished(self) -> None:
        opener = self._opener
        if QApplication.activeModalWidget() not in (None, self):
            return  # another dialog followed this one and has the focus
        if opener is not None and opener.isVisible():
            opener.activateWindow()  # not every desktop gives the window back by itself
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
