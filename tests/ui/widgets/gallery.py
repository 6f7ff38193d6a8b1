# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every widget, to be looked at: python -m tests.ui.widgets.gallery FOLDER."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets import buttons
from ui.widgets.banner import Banner
from ui.widgets.chip_group import ChipGroup
from ui.widgets.disclosure import Disclosure
from ui.widgets.flow import Flow
from ui.widgets.focus_ring import FocusRing
from ui.widgets.icon_mark import IconMark
from ui.widgets.line_field import LineField
from ui.widgets.menu_button import MenuButton
from ui.widgets.nav_button import NavButton
from ui.widgets.page import Page
from ui.widgets.prose import Prose
from ui.widgets.radio import Check, Radio
from ui.widgets.rail_step import RailStep
from ui.widgets.rating_row import RatingRow
from ui.widgets.row import Row
from ui.widgets.secret_field import SecretField
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.status_line import StatusLine
from ui.widgets.toast import Toast
from ui.widgets.word import Word
from ui.widgets.writing_field import WritingField

BELIEF = ("do not believe it", "completely sure")
WORDS = "Anger at a patient is human; skill is noticing it and using it for her."
DID = (
    "held it down",
    "asked a row of closed questions",
    "made it small",
    "explained at length",
    "paused",
    "asked openly",
    "went quiet",
)


def side_by_side(*widgets: QWidget, gap: int = 12) -> QHBoxLayout:
    """A line of widgets, the rest of the line empty."""
    row = QHBoxLayout()
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def today() -> Page:
    """Pieces of Today."""
    page = Page()
    page.add(Prose("Friday 27 November", role="caption"))
    page.add(Prose("Good that you are here.", role="h1"), before=4)
    page.add(buttons.hero("Write a record", "pencil", "Ctrl+N"), before=24)
    pair = QHBoxLayout()
    pair.setSpacing(12)
    for words, icon in (("Pause first, 3 min", "pauses"), ("Just one line", "line")):
        button = buttons.ordinary(words, icon=icon)
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        button.setSizePolicy(policy)
        pair.addWidget(button)
    page.add(pair, before=12)
    page.add(Prose("Waiting, if you like", role="label"), before=44)
    page.add(Row(text="R-615: feedback to come back to before the next contact", icon="repairs"))
    page.add(Row(text="P-047: an agreement to look at again", icon="page-check"))
    page.add(Row(text="Yesterday’s record: rate the rule again", icon="journal", last=True))
    head = QHBoxLayout()
    head.addWidget(Prose("Last records", role="label"))
    head.addStretch(1)
    head.addWidget(buttons.link("All records"))
    page.add(head, before=36)
    page.add(Row(text="Confrontation", lead="Thu 26 Nov", detail="anxiety 45"))
    page.add(Row(text="No strain that I know of", lead="Mon 26 Oct", detail="resentment 60"))
    page.end()
    return page


def editor() -> Page:
    """Pieces of the editor."""
    page = Page()
    page.add(Prose("A fairer view", role="h1"))
    words = "One or two sentences you could say aloud to a colleague. Keep what is true in it."
    page.add(Prose(words, role="help"))
    field = WritingField(name="A fairer view")
    field.set_text(WORDS)
    page.add(field, before=20)
    page.add(Prose("How much do you believe it now?", role="label"), before=16)
    rating = RatingRow(name="How much do you believe it now?", low=BELIEF[0], high=BELIEF[1])
    rating.set_value(65)
    page.add(rating, before=0)
    again = "The old rule, again: how much do you believe it now?"
    page.add(Prose(again, role="label"), before=24)
    page.add(RatingRow(name=again, low=BELIEF[0], high=BELIEF[1]))
    page.add(Disclosure("More: the thought and the feelings again"), before=12)
    chips = ChipGroup(name="What I did", options=[(w, w) for w in DID], multiple=True)
    chips.set_values(DID[:2])
    page.add(chips, before=12)
    for word, value in (("annoyance", 70), ("guilt", None)):
        row = RatingRow(label=word, compact=True, removable=True)
        row.set_value(value)
        page.add(row, before=12)
    bar = QHBoxLayout()
    bar.addWidget(buttons.quiet("Pause, 1 min", "pauses"))
    bar.addStretch(1)
    bar.setSpacing(12)
    bar.addWidget(buttons.ordinary("Back"))
    bar.addWidget(buttons.primary("Next"))
    page.add(bar, before=24)
    page.end()
    return page


def pieces() -> Page:
    """Everything else."""
    page = Page(width=720)
    page.add(
        Banner(
            kind="rescue",
            title="This could not be saved: the disk is full.",
            text="Your words are still here. Free some space and it saves itself.",
            actions=[buttons.primary("Try again"), buttons.ordinary("Copy text")],
        )
    )
    toast = Toast()
    toast.say("Moved to Trash.", lambda: None)
    page.add(toast, before=12)
    status = StatusLine()
    status.set_text("Not saved since 12:24", trouble=True)
    page.add(status, before=12)
    secret = SecretField(name="Passphrase")
    secret.setText("harbour quilt mint")
    show = buttons.beside_field("Show", icon="eye")
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(secret)
    line.addWidget(show)
    page.add(line, before=12)
    search = LineField(name="Search", role="search", placeholder="Type to search, or your own word")
    page.add(search, before=12)
    one = LineField(name="What happened", role="writing")
    one.set_text("Call in tears. I asked about drinking; the answers went short.")
    page.add(one, before=12)
    code = LineField(name="Group 2", role="code")
    code.set_text("M2XD")
    phone = MenuButton("", [("phone", "Phone"), ("session", "Session")], value="phone")
    view = Segmented(name="View", options=[("chart", "Chart"), ("table", "Table")])
    page.add(side_by_side(code, phone, view, buttons.icon_button("more", "More")), before=12)
    paper = Sheet()
    flow = Flow(gap=4, line_gap=4)
    for word in ("annoyance", "irritation", "resentment", "fury"):
        target = Word(text=word)
        target.setChecked(word in ("annoyance", "resentment"))
        flow.addWidget(target)
    flow.addWidget(Word(text="more…", more=True))
    paper.body.addLayout(flow)
    paper.body.addWidget(Rule())
    paper.body.addWidget(Prose(WORDS, role="reading", spans=[(0, 5)]))
    page.add(paper, before=12)
    first = Radio("I write it on paper", "Keeps it off printers and disks. About two minutes.")
    first.setChecked(True)
    page.add(first, before=12)
    page.add(Radio("Print it, or save it to a USB stick"), before=8)
    check = Check("Hide when I switch to another program for 20 seconds")
    check.setChecked(True)
    page.add(check, before=8)
    page.add(side_by_side(buttons.waits("Print…"), buttons.link("Use my sheet")), before=12)
    page.end()
    return page


def navigation() -> QWidget:
    """The navigation and the rail."""
    holder = QWidget()
    holder.setFixedWidth(200)
    holder.setAutoFillBackground(True)
    shade = holder.palette()
    shade.setColor(holder.backgroundRole(), theme.current().color("nav"))
    holder.setPalette(shade)
    column = QVBoxLayout(holder)
    column.setContentsMargins(12, 16, 12, 16)
    column.setSpacing(4)
    brand = side_by_side(IconMark(icon="mark", size=24), Prose("Afterhour", role="brand"), gap=10)
    brand.setContentsMargins(10, 0, 0, 16)
    column.addLayout(brand)
    for words, icon in (("Today", "today"), ("Journal", "journal"), ("Hide", "hide")):
        button = NavButton(text=words, icon=icon)
        button.set_current(words == "Journal")
        column.addWidget(button)
    for words, state in (("The rule", "done"), ("A fairer view", "current"), ("One step", "empty")):
        column.addWidget(RailStep(text=words, state=state))
    column.addStretch(1)
    return holder


def shoot(name: str, folder: Path, make: object, size: tuple[int, int], *, rtl: bool) -> None:
    """One window with the navigation and a page, first control focused by keyboard."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert callable(make)
    side = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    app.setLayoutDirection(side)
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    page = make()
    row.addWidget(navigation())
    row.addWidget(page, 1)
    window.resize(*size)
    ring = FocusRing(window=window)
    window.show()
    window.activateWindow()
    page.focus_first()
    for _step in range(5):
        app.processEvents()
    ring.raise_()
    window.grab().save(str(folder / f"{name}.png"))
    window.hide()
    window.deleteLater()
    app.processEvents()


def main(folder: Path) -> None:
    """Take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    chosen = theme.current()
    chosen.apply(app)
    pages = {"today": today, "editor": editor, "pieces": pieces}
    kinds = {
        "light": ("light", 1.0, (1280, 800), False),
        "dark": ("dark", 1.0, (1280, 800), False),
        "200": ("light", 2.0, (800, 1400), False),
        "contrast": ("light", 1.0, (1280, 800), False),
        "rtl": ("light", 1.0, (1280, 800), True),
    }
    for kind, (mode, scale, size, rtl) in kinds.items():
        chosen.set_mode(mode)
        chosen.set_scale(scale)
        chosen.set_high_contrast(kind == "contrast")
        for name, make in pages.items():
            shoot(f"{name}-{kind}", folder, make, size, rtl=rtl)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
