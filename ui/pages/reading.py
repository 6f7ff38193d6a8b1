# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The right half of the Journal: one record to read, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.entry import Kind, State
from app.domain.record import earliest_followup, is_too_early
from app.i18n import _, content
from ui.models.outline import outline
from ui.models.repair_outline import repair_outline
from ui.pages.reading_sheet import ReadingSheet
from ui.theme.theme import current
from ui.widgets.buttons import icon_button, ordinary, quiet
from ui.widgets.menu import Menu
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from app.domain.entry import Entry
    from app.services.content import Content
    from app.services.journal import Reading
    from app.services.repairs import EpisodeReading
    from ui.dates import Dates
    from ui.models.blocks import Outline
    from ui.pages.reading_sheet import Matcher

_DEPTHS = ("ten", "standard", "deep")


class ReadingPane(QWidget):
    """Signals:
    edit_asked: carries the depth to open the record at, "" for its own.
    versions_asked, trash_asked: carry the id of the record or of one of its follow-ups.
    followup_edit_asked: carries the id of the follow-up.
    followup_asked, print_asked, code_asked, back_asked.
    repair_begin_asked, repair_choose_asked: the record is to belong to a repair.
    repair_open_asked: carries the id of an episode.
    rule_choose_asked: its rule is to be one of those there are, or none of them.
    belief_open_asked: carries the id of a belief.
    experiment_asked: an experiment is to be planned about it.
    shown: another entry is shown, or the same one anew.
    built: what scrolls was made anew; carries the widget.

    Attributes:
        belief: the id of the belief that the rule of the record shown belongs to, or "".
    schema_asked: carries the id of a schema.
    """

    edit_asked = Signal(str)
    followup_asked = Signal()
    print_asked = Signal()
    followup_edit_asked = Signal(str)
    versions_asked = Signal(str)
    code_asked = Signal()
    trash_asked = Signal(str)
    back_asked = Signal()
    repair_begin_asked = Signal()
    repair_choose_asked = Signal()
    repair_open_asked = Signal(str)
    rule_choose_asked = Signal()
    belief_open_asked = Signal(str)
    experiment_asked = Signal()
    shown = Signal()
    built = Signal(object)
    schema_asked = Signal(str)

    def __init__(
        self, *, content_set: Content, dates: Dates, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._content = content_set
        self._dates = dates
        self._reading: Reading | None = None
        self._today: date | None = None
        self._episode: EpisodeReading | None = None
        self._focus_wanted = False
        self.belief = ""
        self._back = quiet(_("All records"), "chevron-left")
        self._back.clicked.connect(self.back_asked)
        self._back.hide()
        self._status = Prose("", role="caption")
        self._edit = ordinary(_("Edit"), icon="pencil")
        self._edit.clicked.connect(self._on_edit)
        self._followup = ordinary(_("Follow-up"))
        self._followup.clicked.connect(self.followup_asked)
        self._more = icon_button("more", _("More actions"))
        self._menu = Menu(self)
        self._more.clicked.connect(self._open_menu)
        self._later = Prose("", role="caption")
        self._sheet = ReadingSheet(leads=True)
        self._sheet.schema_asked.connect(self.schema_asked)
        self._sheet.built.connect(self.built)
        self._nothing = Prose("", role="help")
        self._lay_out()
        self.say_why_nothing("some")
        self.clear()

    @property
    def entry_id(self) -> str:
        """The entry shown, or ""."""
        return self._reading.entry.id if self._reading is not None else ""

    @property
    def reading(self) -> Reading | None:
        """What is shown, or `None`."""
        return self._reading

    @property
    def outline(self) -> Outline | None:
        """What is shown, laid out, or `None`."""
        return self._sheet.outline

    def show_reading(
        self, reading: Reading, today: date, episode: EpisodeReading | None = None
    ) -> None:
        """Show a record, or an episode with its course."""
        self._reading, self._today, self._episode = reading, today, episode
        entry = reading.entry
        self._edit.set_words(_("Edit") if episode is None else _("Open the repair"))
        self._edit.set_icon("pencil" if episode is None else "repairs")
        if entry.kind == Kind.BELIEF:
            self._edit.set_words(_("Open its page"))
            self._edit.set_icon("patterns")
        if entry.kept is not None and entry.state != State.DRAFT:
            kept = self._dates.day_and_time(entry.kept)
            self._status.set_text(_("Kept {time}").format(time=kept))
        else:
            changed = self._dates.day_and_time(entry.changed)
            self._status.set_text(_("Draft, last changed {time}").format(time=changed))
        kept_one = entry.state == State.KEPT and entry.kind == Kind.RECORD
        waits = kept_one and is_too_early(entry, today)
        self._followup.setVisible(kept_one and not waits)
        self._later.setVisible(waits)
        if waits:
            day = self._dates.long(earliest_followup(entry))
            self._later.set_text(_("A follow-up can be added from {day}.").format(day=day))
        self._sheet.show_outline(
            repair_outline(episode, self._content, self._dates, today)
            if episode is not None
            else outline(
                entry,
                self._content,
                self._dates,
                today,
                followups=reading.followups,
                subject=reading.subject,
                course=reading.rule_course,
            )
        )
        self._show_parts(shown=True)
        self.shown.emit()
        if self._focus_wanted:
            self.focus_first()

    def clear(self) -> None:
        """Show the empty desk."""
        self._reading = None
        self._sheet.show_outline(None)
        self._show_parts(shown=False)
        self.shown.emit()

    def mark(self, matcher: Matcher | None) -> None:
        """Mark what a search found in what is read here, from now on; `None` for nothing."""
        self._sheet.mark(matcher)

    def say_why_nothing(self, rows: str) -> None:
        """What the empty desk says where the list shows "some" rows, "none" or "nothing_found"."""
        words = {
            "some": _("Choose a record to read it here."),
            "none": _("What you write can be read here."),
            "nothing_found": _("Nothing to read here. ‘Clear’ brings all records back."),
        }
        self._nothing.set_text(words[rows])

    def set_dates(self, dates: Dates) -> None:
        """Write days in another way."""
        self._dates = dates
        if self._reading is not None and self._today is not None:
            self.show_reading(self._reading, self._today, self._episode)

    def set_alone(self, *, alone: bool) -> None:
        """Whether the pane is a page of its own and needs a way back."""
        self._back.setVisible(alone)

    def focus_first(self) -> None:
        """The sheet, so that keys scroll it."""
        self._focus_wanted = self._reading is None
        if self._reading is not None:
            self._sheet.focus_text()

    def show_top(self) -> None:
        """Bring what stands above the paper into sight."""
        self._sheet.verticalScrollBar().setValue(0)

    def put_above_sheet(self, widget: QWidget) -> None:
        """Let a line stand above the paper; it scrolls with it."""
        self._sheet.lead_with(widget)

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._edit)
        row.addWidget(self._followup)
        row.addWidget(self._more)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._status)
        words.addWidget(self._later)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTrailing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(self._head)
        beside_search = QVBoxLayout()
        beside_search.setContentsMargins(0, 8, 0, 0)
        beside_search.addWidget(self._nothing)
        column.addLayout(beside_search)
        column.addWidget(self._sheet, 1)
        column.addStretch(0)

    def _show_parts(self, *, shown: bool) -> None:
        self._words.setVisible(shown)
        self._buttons.setVisible(shown)
        self._sheet.setVisible(shown)
        self._nothing.setVisible(not shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words where they do not fit beside them."""
        super().resizeEvent(event)
        room = self.width() - self._buttons.sizeHint().width() - 8
        beside = room >= 150 * current().text_scale
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._head.direction() != direction:
            self._head.setDirection(direction)
            side = Qt.AlignmentFlag.AlignTrailing if beside else Qt.AlignmentFlag.AlignLeading
            self._head.setAlignment(self._buttons, side)

    def _open_menu(self) -> None:
        self._menu.clear()
        for menu in self._menu.findChildren(QMenu):
            menu.deleteLater()
        if self._reading is None:
            return
        self._menu.offer(_("Print…"), self.print_asked.emit)
        record = self._reading.entry.id
        if self._reading.entry.kind != Kind.RECORD:
            self._menu.offer(_("Move to Trash"), lambda: self.trash_asked.emit(record))
            self._menu.open_below(self._more)
            return
        self._menu.offer(_("Earlier versions…"), lambda: self.versions_asked.emit(record))
        self._menu.addSeparator()
        for depth in self._content.depths:
            if depth.id in _DEPTHS and depth.id != self._reading.entry.depth:
                name = content(depth.name)
                words = _("Open as {depth}").format(depth=name[:1].lower() + name[1:])
                self._menu.offer(words, partial(self.edit_asked.emit, depth.id))
        self._menu.addSeparator()
        self._add_repair(self._reading.repair)
        self._menu.addSeparator()
        self._add_rule(self._reading.entry)
        self._menu.addSeparator()
        self._menu.offer(_("Change client code…"), self.code_asked.emit)
        self._menu.offer(_("Move to Trash"), lambda: self.trash_asked.emit(record))
        if self._reading.followups:
            self._menu.addSeparator()
        for followup in self._reading.followups:
            self._add_followup(followup)
        self._menu.open_below(self._more)

    def _on_edit(self) -> None:
        if self._episode is not None:
            self.repair_open_asked.emit(self._episode.entry.id)
        elif self._reading is not None and self._reading.entry.kind == Kind.BELIEF:
            self.belief_open_asked.emit(self._reading.entry.id)
        else:
            self.edit_asked.emit("")

    def _add_repair(self, repair: str) -> None:
        if repair:
            self._menu.offer(_("Open its repair"), lambda: self.repair_open_asked.emit(repair))
            self._menu.offer(_("Belongs to another repair…"), self.repair_choose_asked.emit)
        else:
            self._menu.offer(_("Start a repair from this record"), self.repair_begin_asked.emit)
            self._menu.offer(_("Add to a repair…"), self.repair_choose_asked.emit)

    def _add_rule(self, record: Entry) -> None:
        if self.belief:
            belief = self.belief
            self._menu.offer(_("Open its rule"), lambda: self.belief_open_asked.emit(belief))
            self._menu.offer(_("It is another rule…"), self.rule_choose_asked.emit)
        elif record.text("rule").strip():
            self._menu.offer(_("This rule again…"), self.rule_choose_asked.emit)
        self._menu.offer(_("Plan an experiment"), self.experiment_asked.emit)

    def _add_followup(self, followup: Entry) -> None:
        day = self._dates.plain(followup.day, self._today)
        menu = Menu(self._menu, title=_("Follow-up of {day}").format(day=day))
        self._menu.addMenu(menu)
        which = followup.id
        menu.offer(_("Edit"), lambda: self.followup_edit_asked.emit(which))
        menu.offer(_("Earlier versions…"), lambda: self.versions_asked.emit(which))
        menu.offer(_("Move to Trash"), lambda: self.trash_asked.emit(which))
