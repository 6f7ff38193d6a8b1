# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tab reaches everything in reading order and gets out again; arrows reach the rest of a group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from tests.ui.floor import parts
from tests.ui.floor.looks import Look
from ui.desk import Desk
from ui.pages.scroll_stop import ScrollStop

MOST_STOPS = 300
LEAST_SEEN = 24


Branch = tuple[int, tuple[int, int, int, int]]


@dataclass(frozen=True)
class Stop:
    """One stop of Tab, as it was when the focus came there: pages may change on the way.

    Attributes:
        said: what it is called in a report; no two on a page are called the same.
        path: from the window down to the stop: each widget and where it stands in the one before.
        areas: what it is scrolled in, the nearest first.
        hidden: why it cannot be seen where it is, "" if it can.
    """

    said: str
    path: tuple[Branch, ...] = field(compare=False)
    areas: tuple[int, ...] = field(compare=False)
    hidden: str = field(compare=False)

    @classmethod
    def at(cls, widget: QWidget, root: QWidget) -> Stop:
        """The stop that has the focus now."""
        path: list[Branch] = []
        areas: list[int] = []
        one: QWidget = widget
        while one is not root:
            path.append((id(one), one.geometry().getRect()))
            if isinstance(one, QScrollArea):
                areas.append(id(one))
            one = one.parentWidget()
        return cls(
            said=parts.said(widget),
            path=tuple(reversed(path)),
            areas=tuple(areas),
            hidden=_hidden(widget, root),
        )


def tab(root: QWidget, look: Look) -> Iterator[str]:
    """Tab goes round once, meets every stop, and follows the order of reading."""
    focused = QApplication.focusWidget()
    if focused is None or not root.isAncestorOf(focused):
        yield "nothing has the focus"
        return
    met, trap = _round(root, Qt.Key.Key_Tab)
    if trap:
        yield trap
        return
    # coming into a field may open a list beneath it, so what is there is asked afterwards
    names = {stop.said for stop in met}
    missed = {parts.said(widget) for widget in parts.stops(root)} - names
    for said in sorted(missed - (_from_above(root, len(missed)) if missed else set())):
        yield f"Tab does not reach {said}"
    back, trap = _round(root, Qt.Key.Key_Backtab)
    if trap:
        yield f"backwards, {trap}"
    missed = names - {stop.said for stop in back}
    if missed:
        yield f"backwards, Tab misses {sorted(missed)}"
    for stop in dict.fromkeys((*met, *back)):
        if stop.hidden:
            yield f"{stop.said} has the focus and {stop.hidden}"
    yield from _order(_from_the_top(met, root), rtl=look.rtl)


def entered(root: QWidget, _look: Look) -> Iterator[str]:
    """On coming to a page something has the focus, and it is in sight."""
    widget = QApplication.focusWidget()
    if widget is None or not root.isAncestorOf(widget):
        yield "nothing has the focus"
    elif widget not in parts.focusable(root):
        yield f"{parts.said(widget)} has the focus and does nothing with it"
    elif hidden := _hidden(widget, root):
        yield f"{parts.said(widget)} has the focus and {hidden}"


def areas(root: QWidget, _look: Look) -> Iterator[str]:
    """F6 goes from area to area and round, Shift+F6 the other way."""
    desk = root.findChild(Desk)
    if desk is None or not desk.isVisible():
        return
    here = _area(desk)
    wanted = {
        name
        for name, area in _areas_of(desk).items()
        if any(area.isAncestorOf(stop) for stop in parts.stops(root))
    }
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        met = []
        for _step in wanted:
            QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_F6, modifier)
            met.append(_area(desk))
        if set(met) != wanted or met[-1] != here:
            yield f"F6 goes from {here} to {met} instead of through {sorted(wanted)}"


def _areas_of(desk: Desk) -> dict[str, QWidget]:
    return {
        "navigation": desk._nav,
        "above": desk._notices.top,
        "page": desk._stack,
        "below": desk._notices.foot,
    }


def _area(desk: Desk) -> str:
    focused = QApplication.focusWidget()
    if focused is not None:
        for name, area in _areas_of(desk).items():
            if area.isAncestorOf(focused):
                return name
    return "nowhere"


def _hidden(widget: QWidget, root: QWidget) -> str:
    """Why too little of a widget is in sight: less than a line of it, or less than all it is."""
    area = parts.viewport_of(widget, root)
    if area is None:
        return ""
    seen = parts.place(widget, area.viewport()).intersected(area.viewport().rect())
    if isinstance(widget, ScrollStop):
        return ""  # the ring stands round its whole area
    if seen.height() < min(widget.height(), LEAST_SEEN):
        return f"shows {max(0, seen.height())} px of its {widget.height()}"
    return ""


def arrows(root: QWidget, _look: Look) -> Iterator[str]:
    """Arrow keys reach every member of a group that is one stop for Tab."""
    buttons = [one for one in parts.focusable(root) if isinstance(one, QAbstractButton)]
    stops = [one for one in buttons if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    met: set[QWidget] = set(stops)
    waiting = {type(one) for one in buttons if one not in met}
    for stop in stops:
        if type(stop) in waiting:
            met.update(_group(stop))
    for widget in buttons:
        if widget not in met:
            yield f"arrows do not reach {parts.said(widget)}"


def _group(stop: QAbstractButton) -> Iterator[QWidget]:
    """What the arrow key goes through before it comes back; choices come round as well."""
    holder = stop.parentWidget()
    blocked = holder.blockSignals(True)  # nobody is to act on what is chosen on the way
    stop.setFocus()
    for _step in range(MOST_STOPS):
        widget = QApplication.focusWidget()
        if widget is None:
            break
        QTest.keyClick(widget, Qt.Key.Key_Right)
        following = QApplication.focusWidget()
        if following is None or following is stop or following is widget:
            break
        yield following
    holder.blockSignals(blocked)


def _round(root: QWidget, key: Qt.Key) -> tuple[list[Stop], str]:
    """Every stop from the present one until it comes again, or why it never does."""
    met: list[Stop] = []
    while len(met) < MOST_STOPS:
        widget = QApplication.focusWidget()
        if widget is None or not root.isAncestorOf(widget):
            return met, f"Tab leaves the window after {met[-1].said}"
        stop = Stop.at(widget, root)
        if met and stop == met[0]:
            return met, ""
        if stop in met:
            return met, f"Tab turns back to {stop.said} and never meets {met[0].said} again"
        met.append(stop)
        QTest.keyClick(widget, key)
        QApplication.processEvents()
    return met, "Tab never comes round"


def _from_above(root: QWidget, count: int) -> set[str]:
    """What is reached by Down from the field that has the focus, and by Tab from there: a list
    that opens beneath a field and closes when the focus goes on."""
    met: set[str] = set()
    for key in (Qt.Key.Key_Down, *(Qt.Key.Key_Tab,) * count):
        widget = QApplication.focusWidget()
        if widget is None or not root.isAncestorOf(widget):
            break
        QTest.keyClick(widget, key)
        QApplication.processEvents()
        following = QApplication.focusWidget()
        if following is not None:
            met.add(parts.said(following))
    return met


def _from_the_top(met: list[Stop], root: QWidget) -> list[Stop]:
    """The round, begun where the window begins."""
    names = [stop.said for stop in met]
    widget = root.nextInFocusChain()
    while widget is not root:
        if widget.isVisible() and parts.said(widget) in names:
            at = names.index(parts.said(widget))
            return met[at:] + met[:at]
        widget = widget.nextInFocusChain()
    return met


def _order(met: list[Stop], *, rtl: bool) -> Iterator[str]:
    left: set[int] = set()
    for one, other in pairwise(met):
        back = left.intersection(other.areas)
        left.update(area for area in one.areas if area not in other.areas)
        if back:
            yield f"Tab comes back to an area with {other.said}"
        before, after = _branches(one, other)
        if not _follows(QRect(*before), QRect(*after), rtl=rtl):
            yield f"Tab goes from {one.said} {before} to {other.said} {after}"


def _branches(one: Stop, other: Stop) -> tuple[Sequence[int], Sequence[int]]:
    """Where the two stand in what holds both: themselves, or the columns that they are in."""
    for (mine, box), (its, second) in zip(one.path, other.path, strict=False):
        if mine != its:
            return box, second
    return one.path[-1][1], other.path[-1][1]


def _follows(one: QRect, other: QRect, *, rtl: bool) -> bool:
    """Whether the second stands after the first: on the same line further on, or below."""
    both = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) + 1
    if both * 2 >= min(one.height(), other.height()):
        return other.right() <= one.right() + 1 if rtl else other.left() >= one.left() - 1
    return other.top() >= one.top()
