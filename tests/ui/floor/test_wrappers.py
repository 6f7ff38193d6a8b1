# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Python holds nothing of a layout that Qt has freed: else a new widget is taken for the old item
that lay at its address, and the process ends somewhere else."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLayoutItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.flow import Flow
from ui.widgets.tab_order import reached


def held() -> int:
    """How many layout items Python holds, those of widgets that wait to go left out."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return sum(
        issubclass(type(one), QLayoutItem) and type(one).__name__ == "QWidgetItem"
        for one in gc.get_objects()
    )


def test_the_order_of_tab_takes_hold_of_no_item(qapp: QApplication) -> None:
    window = QWidget()
    column, row = QVBoxLayout(window), QHBoxLayout()
    column.addLayout(row)
    column.addWidget(QPushButton("last"))
    row.addWidget(QPushButton("second"))
    row.addWidget(QPushButton("third"))
    column.insertWidget(0, QPushButton("first"))
    window.show()
    before = held()
    names = [button.text() for button in reached(window) if isinstance(button, QPushButton)]
    assert names == ["first", "second", "third", "last"]
    assert held() == before
    window.close()


def test_a_flow_lets_go_of_a_widget_that_is_deleted(qapp: QApplication) -> None:
    before = held()
    window = QWidget()
    flow = Flow(parent=window)
    for number in range(3):
        flow.addWidget(QPushButton(str(number)))
    assert held() == before + 3
    window.findChildren(QPushButton)[1].deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert flow.count() == 2
    assert held() == before + 2
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del flow, window
    assert held() == before
