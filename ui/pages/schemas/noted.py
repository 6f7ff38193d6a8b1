# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was noted with a schema: records, rules, coping, experiments, positive data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.schemas import COPING
from app.i18n import _, ngettext
from app.i18n import content as translated
from app.services.lines import line_of
from app.services.schema_pages import NotedPage
from ui.context import Route
from ui.fields.base import announce_name
from ui.models import schema_words as words
from ui.models.lines import headline
from ui.models.repair_words import shortened, spoken, with_draft
from ui.widgets.buttons import quiet
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.entry import Entry
    from app.services.content import Content
    from app.services.schema_pages import EntryPage, SchemaReading
    from ui.dates import Dates

RECORDS, RULES, EXPERIMENTS, POSITIVE = "records", "rules", "experiments", "positive"
LINES = 6
"""Lines of what was done, at first."""

_LONGEST = 140


class Noted(QWidget):
    """Sections of rows. Pressing a row opens what it names; each section goes on when asked.

    Signals:
        wanted(route): a page to go to.
        more_wanted(part, before): another page of `RECORDS`, `RULES`, `EXPERIMENTS`, `POSITIVE`.
    """

    wanted = Signal(object)
    more_wanted = Signal(str, object)

    def __init__(self, *, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.sections: dict[str, Section] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def show_reading(self, reading: SchemaReading, dates: Dates, today: date) -> None:
        """Show the first screenful."""
        clear_layout(self._box)
        self.sections = {}
        self._dates, self._today = dates, today
        self._rules_met: set[str] = set()
        course = words.course_sentences(reading.course, dates, today)
        self._section(RECORDS, _("Its course"), course)
        self.add_page(RECORDS, reading.records)
        if reading.rules.entries:
            self._section(RULES, _("Rules written there"))
            self.add_page(RULES, reading.rules)
        if reading.coping:
            self._box.addWidget(self._coping(reading))
        for part, title, page in (
            (EXPERIMENTS, _("Experiments"), reading.experiments),
            (POSITIVE, _("What spoke for another view"), reading.positive),
        ):
            if page.entries:
                self._section(part, title)
                self.add_page(part, page)

    def add_page(self, part: str, page: NotedPage | EntryPage) -> None:
        """Another page of a part; a rule is shown once."""
        rows = self._noted(page) if isinstance(page, NotedPage) else self._entries(part, page)
        section = self.sections[part]
        if not rows and page.next is not None:
            # all of them were met before: read on until there is one to show, or the end
            self.more_wanted.emit(part, page.next)
            return
        section.add(rows, page.next)

    def _noted(self, page: NotedPage) -> list[Row]:
        rows = []
        for noted in page.lines:
            record = noted.record
            name = with_draft(_record_name(record, self._content), record)
            detail = words.strength(noted)
            if noted.noted_as:
                own = words.own_name(noted.noted_as, self._content)
                detail = _("{strength}, noted as “{own}”").format(strength=detail, own=own)
            rows.append(self._row(record, name, detail))
        return rows

    def _entries(self, part: str, page: EntryPage) -> list[Row]:
        rows = []
        for entry in page.entries:
            whole = _words_of(entry, part).strip()
            text = shortened(whole, _LONGEST)
            if part == RULES:
                if whole.casefold() in self._rules_met:
                    continue
                self._rules_met.add(whole.casefold())
            told = with_draft(text or _("(no words)"), entry)
            rows.append(self._row(entry, told, "", own=bool(text)))
        return rows

    def _row(self, entry: Entry, name: str, detail: str, *, own: bool = False) -> Row:
        day = self._dates.brief(entry.day, self._today)
        row = Row(text=name, lead=day, detail=detail, own=own)
        plain = self._dates.plain(entry.day, self._today)
        row.setAccessibleName(spoken((plain, name, detail)))
        route = Route("journal", entry_id=entry.id)
        if entry.kind in self._content.forms:
            route = Route("form", entry_id=entry.id)
        row.clicked.connect(lambda: self.wanted.emit(route))
        return row

    def _section(self, part: str, title: str, told: str = "") -> None:
        section = Section(title=title, told=told, parent=self)
        section.more_wanted.connect(lambda before: self.more_wanted.emit(part, before))
        self.sections[part] = section
        self._box.addWidget(section)

    def _coping(self, reading: SchemaReading) -> QWidget:
        section = Section(title=_("What you did with it"), parent=self)
        lines = []
        for value, count in reading.coping:
            name = translated(self._content.label(COPING, value))
            line = ngettext(
                "{what}, in {count} record", "{what}, in {count} records", count
            ).format(what=name, count=count)
            lines.append(line)
        section.add_lines(lines)
        return section


class Section(QWidget):
    """A heading, a sentence, rows, and a way to more of them.

    Signals:
        more_wanted(before): rows older than this key.
    """

    more_wanted = Signal(object)

    def __init__(self, *, title: str, told: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: Row | None = None
        self._next: int | None = None
        self._waits = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 32, 0, 0)
        box.setSpacing(0)
        box.addWidget(Prose(title, role="h3", parent=self))
        if told:
            box.addSpacing(4)
            box.addWidget(Prose(told, role="help", parent=self))
        box.addSpacing(6)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        box.addLayout(self.rows)
        self.more = quiet(_("Show more"), parent=self)
        announce_name(self.more, _("Show more: {section}").format(section=title))
        self.more.clicked.connect(self._on_more)
        self.more.hide()
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def add(self, rows: Sequence[Row], following: int | None) -> None:
        """Add rows; `following` is the key for the next ones, `None` at the end."""
        went_on = self._next is not None
        if rows and self._last is not None:
            self._last.set_last(False)
        for row in rows:
            self.rows.addWidget(row)
            row.set_last(row is rows[-1])
            self._last = row
        self._next, self._waits = following, False
        first = rows[0] if rows else self._last
        if went_on and first is not None:
            first.show()  # what is not shown yet takes no focus
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.more.setVisible(following is not None)

    def add_lines(self, lines: Sequence[str]) -> None:
        """Add lines to read, a few first and the rest when asked."""
        for line in lines[:LINES]:
            self.rows.addWidget(Prose(line, role="body"))
        rest = lines[LINES:]
        self.more.setVisible(bool(rest))
        self.more.clicked.disconnect(self._on_more)
        self.more.clicked.connect(lambda: self._on_rest(rest))

    def _on_rest(self, rest: Sequence[str]) -> None:
        for line in rest:
            self.rows.addWidget(Prose(line, role="body"))
        self.more.hide()

    def _on_more(self) -> None:
        if not self._waits:  # still enabled meanwhile: a button that is not lets the focus go
            self._waits = True
            self.more_wanted.emit(self._next)


def _record_name(record: Entry, content: Content) -> str:
    """What a record is called in a list, with its code."""
    name = headline(line_of(record, lambda: content), content)
    return " · ".join(part for part in (name, record.client_code) if part)


def _words_of(entry: Entry, part: str) -> str:
    """The rule of a record; of anything else the first words there are."""
    if part == RULES:
        return entry.text("rule")
    return next((answer.text for answer in entry.answers if answer.text.strip()), "")
