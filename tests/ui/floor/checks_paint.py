# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is painted: words stand out from their ground, and on the side where reading begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from tests.ui.floor import parts
from tests.ui.floor.looks import Look
from tests.ui.widgets.test_contrast import contrast
from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.nav_button import NavButton
from ui.widgets.plain_edit import PlainEdit
from ui.widgets.plain_text import reads_right_to_left
from ui.widgets.pressable import Pressable
from ui.widgets.prose import Prose

FLOOR = 4.5
LARGE_FLOOR = 3.0
LARGE_PX = 24
# Thin strokes are softened at their edges: the strongest pixel of a word is a little lighter.
SOFTENED = 0.95


def contrasts(root: QWidget, _look: Look) -> Iterator[str]:
    """The words of every label and control, sampled from the painted pixels."""
    pictures: dict[QWidget, QImage] = {}
    for widget in parts.leaves(root):
        if isinstance(widget, IconMark) or not widget.isEnabled() or not _has_words(widget):
            continue
        ground = parts.ground_of(widget, root)
        if ground not in pictures:
            pictures[ground] = picture(ground)
        ratio = sampled(pictures[ground], _inner(widget, ground))
        floor = (LARGE_FLOOR if _large(widget) else FLOOR) * SOFTENED
        if ratio < floor:
            yield f"{parts.said(widget)} stands out by {ratio:.2f}"


def aligned(root: QWidget, look: Look) -> Iterator[str]:
    """Our words begin where reading begins; own words where their script begins."""
    pictures: dict[QWidget, QImage] = {}
    for widget in parts.leaves(root):
        if isinstance(widget, PlainEdit):
            text = widget.text()
            words = text or widget._placeholder
            rtl = reads_right_to_left(text) if text else look.rtl
        elif isinstance(widget, QLabel) and widget.alignment() & Qt.AlignmentFlag.AlignLeft:
            words = widget.text()
            own = getattr(widget, "role", "") in ("reading", "writing")
            rtl = reads_right_to_left(words) if own else look.rtl
        else:
            continue
        if not words.strip():
            continue
        ground = parts.ground_of(widget, root)
        if ground not in pictures:
            pictures[ground] = picture(ground)
        before, after = _margins(pictures[ground], _inner(widget, ground))
        if abs(before - after) > 4 and (before > after) != rtl:
            yield f"{parts.said(widget)}: {before} px before {words[:30]!r}, {after} px after"


def picture(widget: QWidget) -> QImage:
    """The widget as it is painted, with everything in it."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def sampled(image: QImage, box: QRect) -> float:
    """The contrast of the strongest colour in a part of a picture to its most frequent one."""
    colours = _colours(image, box)
    if not colours:
        return 21.0
    ground = colours.most_common(1)[0][0]
    return max(_ratio(colour, ground) for colour in colours)


def _colours(image: QImage, box: QRect) -> Counter[int]:
    return _counted(b"".join(_rows(image, box)))


@lru_cache(maxsize=2_000)
def _counted(pixels: bytes) -> Counter[int]:
    # What is on many pages, as the navigation is, is counted once.
    return Counter(memoryview(pixels).cast("I"))


def _rows(image: QImage, box: QRect) -> Iterator[memoryview]:
    box = box.intersected(image.rect())
    pixels = memoryview(image.constBits()).cast("B").cast("I")
    across = image.bytesPerLine() // 4
    for y in range(box.top(), box.bottom() + 1):
        start = y * across + box.left()
        yield pixels[start : start + box.width()]


@lru_cache(maxsize=100_000)
def _ratio(colour: int, ground: int) -> float:
    return contrast(f"#{colour & 0xFFFFFF:06x}", f"#{ground & 0xFFFFFF:06x}")


def _margins(image: QImage, box: QRect) -> tuple[int, int]:
    """How many columns at the left and at the right show nothing but the ground."""
    colours = _colours(image, box)
    ground = colours.most_common(1)[0][0]
    ink = {colour for colour in colours if _ratio(colour, ground) > 2}
    turned = image.copy(box).transformed(QTransform().rotate(90))
    inked = [bool(ink.intersection(column)) for column in _rows(turned, turned.rect())]
    if True not in inked:
        return 0, 0
    return inked.index(True), inked[::-1].index(True)


def _inner(widget: QWidget, ground: QWidget) -> QRect:
    """The part with the words: without the frame of a control."""
    box = parts.place(widget, ground)
    return box if isinstance(widget, QLabel) else box.adjusted(4, 4, -4, -4)


def _large(widget: QWidget) -> bool:
    """Whether it is large words or an icon alone, which need less to be seen."""
    if isinstance(widget, Button) and widget.kind == "icon":
        return True
    if isinstance(widget, NavButton) and widget.narrow:
        return True
    if isinstance(widget, Prose):
        return widget.theme.px(widget.role) >= LARGE_PX
    return widget.font().pixelSize() >= LARGE_PX


def _has_words(widget: QWidget) -> bool:
    if isinstance(widget, Pressable | QLabel):
        return bool(widget.text().strip())
    if isinstance(widget, PlainEdit):
        return bool(widget.text().strip() or widget._placeholder)
    if isinstance(widget, QLineEdit):
        return bool(widget.text() or widget.placeholderText())
    return True
