# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Today: one thing to start, what waits if wished, and the last records in neutral words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from app.domain.entry import Kind
from app.i18n import N_, _, ngettext
from app.services import waiting
from app.services.notice import discoverability
from ui.context import Route
from ui.dates import Dates, dates_of
from ui.models.backup_lines import trouble
from ui.models.lines import headline, repair_waits, strongest
from ui.pages.same_rule import SameRuleLine
from ui.widgets.banner import Banner
from ui.widgets.buttons import hero, link, ordinary
from ui.widgets.page import Page
from ui.widgets.prose import Prose
from ui.widgets.row import Row
from ui.widgets.stacking import clear_layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from app.domain.entry import Entry
    from app.domain.moment import Moment
    from app.domain.preferences import Preferences
    from app.services.journal import RecordLine
    from app.services.waiting import Waiting
    from app.workspace import ChangeSet, Workspace
    from ui.context import Context

_LAST = 3
_MS = 1000

_ICONS = {
    waiting.PLAN: "line",
    waiting.REVIEW: "check",
    waiting.FEEDBACK: "consultations",
    waiting.AGREEMENT: "page-check",
    waiting.EXPERIMENT: "line",
    waiting.RATE_AGAIN: "journal",
    waiting.WOBBLE: "patterns",
}


@dataclass(frozen=True, slots=True)
class TodayData:
    """What the page shows, read in one go on the vault lane."""

    today: date
    preferences: Preferences
    draft: Entry | None
    waiting: tuple[Waiting, ...]
    last: tuple[RecordLine, ...]
    titles: tuple[str, ...]
    sheet_open: bool
    notice_open: bool
    review: bool
    next_look: Moment | None = None
    """When a line comes or goes by the clock alone."""


def read_today(workspace: Workspace) -> TodayData:
    """Gather the page's content. Runs on the vault lane."""
    preferences = workspace.preferences.load()
    now = workspace.clock.now()
    today = now.local_day
    last = tuple(workspace.journal.last(_LAST))
    titles = (
        tuple(workspace.journal.record(line.id).entry.text("situation") for line in last)
        if preferences.titles_on_today
        else ()
    )
    return TodayData(
        today=today,
        preferences=preferences,
        draft=workspace.journal.continue_draft(),
        waiting=workspace.waiting.lines(today, now),
        last=last,
        titles=titles,
        sheet_open=(
            not preferences.recovery_confirmed
            and not workspace.is_sample
            and workspace.rescued is None
            and workspace.security.has_recovery()
        ),
        # said at first run; a journal made otherwise, or left in the midst of it, says it here
        notice_open=not preferences.notice_seen and not workspace.is_sample,
        review=workspace.rescued is None and workspace.retention.is_due(),
        next_look=workspace.waiting.next_look(now),
    )


class TodayPage(Page):
    """The home page. It never counts days and never says how long someone was away."""

    NAME = "today"
    TITLE = N_("Today")
    ICON = "today"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._data: TodayData | None = None
        self._dates = Dates()
        self._day = Prose("", role="caption")
        self._greeting = Prose(_("Good that you are here."), role="h1")
        self._write = hero(_("Write a record"), "pencil", "Ctrl+N")
        self._write.clicked.connect(self._on_write)
        self._line = ordinary(_("Just one line"), icon="line")
        self._line.clicked.connect(self._on_line)
        self._line.setSizePolicy(self._write.sizePolicy())
        if context.workspace.rescued is not None:
            self._write.hide()
            self._line.hide()
        self.rule = SameRuleLine(context=context, leads=False, room_below=24, parent=self)
        self.rule.settled.connect(self.focus_first)
        self._air = QSpacerItem(0, 0)
        self._notice = QVBoxLayout()
        self._more = QVBoxLayout()
        self._more.setSpacing(0)
        column = self.body
        column.addItem(self._air)
        column.addLayout(self._notice)
        column.addWidget(self.rule)
        column.addWidget(self._day)
        column.addSpacing(8)
        column.addWidget(self._greeting)
        column.addSpacing(24)
        column.addWidget(self._write)
        column.addSpacing(12)
        column.addWidget(self._line)
        column.addLayout(self._more)
        column.addStretch(1)
        context.backups.changed.connect(self._on_backups_changed)
        self._look_again = QTimer(self)
        self._look_again.setSingleShot(True)
        self._look_again.timeout.connect(self._load)

    def open(self, route: Route) -> None:
        """Show the page; what it tells is read afresh. Of what was just kept, it may ask."""
        self.rule.look(route.entry_id)
        self._load()

    def leave(self) -> None:
        """Nothing here is written, so nothing has to be kept."""
        self._look_again.stop()

    def refresh(self, changes: ChangeSet) -> None:
        """Read again after something was written."""
        self._load()

    def focus_first(self) -> None:
        """The one thing to start."""
        if self._context.workspace.rescued is None:
            self._write.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a high window the page begins a little lower."""
        super().resizeEvent(event)
        self._air.changeSize(0, 36 if self.height() >= 700 else 0)
        self.body.invalidate()

    def _load(self) -> None:
        workspace = self._context.workspace
        self._context.tasks.vault(lambda: read_today(workspace), owner=self, done=self._on_read)

    def _on_read(self, data: TodayData) -> None:
        self._look_again.stop()
        if data.next_look is not None and self.isVisible():
            now = self._context.workspace.clock.now()
            ahead = max(0, data.next_look.instant_us - now.instant_us) // 1000
            self._look_again.start(ahead + _MS)
        if data == self._data:
            return
        self._data = data
        self._dates = dates_of(data.preferences)
        self._day.set_text(self._dates.long(data.today))
        self._show_notice(data)
        clear_layout(self._more)
        self._show_draft(data)
        self._show_waiting(data)
        self._show_last(data)

    def _show_notice(self, data: TodayData) -> None:
        clear_layout(self._notice)
        self._show_backup_trouble()
        if data.notice_open:
            self._add_notice(
                _("Who may get to read it"),
                " ".join(discoverability()),
                _("I have read this"),
                self._on_notice_read,
            )
        elif data.sheet_open:
            self._add_notice(
                _("Your recovery sheet is still to be confirmed"),
                _(
                    "It opens your journal if the passphrase is forgotten. Its code was shown once "
                    "and is not kept, so confirming means making a new sheet."
                ),
                _("Make a new recovery sheet…"),
                self._on_confirm_sheet,
            )

    def _add_notice(self, title: str, text: str, words: str, act: Callable[[], None]) -> None:
        button = ordinary(words)
        button.clicked.connect(act)
        self._notice.addWidget(Banner(kind="note", title=title, text=text, actions=[button]))
        self._notice.addSpacing(24)

    def _show_backup_trouble(self) -> None:
        workspace = self._context.workspace
        found = trouble(self._context.backups.state, workspace.clock.now(), self._dates)
        if found is None:
            return
        go = ordinary(_("Backups and restoring"))
        go.clicked.connect(lambda: self._go("backups", ""))
        self._notice.addWidget(Banner(kind="note", title=found[0], text=found[1], actions=[go]))
        self._notice.addSpacing(24)

    def _on_backups_changed(self) -> None:
        if self._data is not None:
            self._show_notice(self._data)

    def _show_draft(self, data: TodayData) -> None:
        draft = data.draft
        if draft is None:
            return
        began = self._dates.time(draft.at)
        if draft.at.local_day != data.today:
            began = self._dates.day_and_time(draft.at)
        row = Row(
            icon="history",
            text=_("Continue where I stopped"),
            detail=_("draft from {time}").format(time=began),
            last=True,
        )
        row.clicked.connect(lambda: self._on_continue(draft))
        self._more.addSpacing(24)
        self._more.addWidget(row)

    def _show_waiting(self, data: TodayData) -> None:
        if not data.waiting and not data.review:
            return
        self._heading(_("Waiting, if you like"))
        for number, item in enumerate(data.waiting, start=1):
            words = self._waiting_words(item, data.today)
            last = number == len(data.waiting) and not data.review
            card = item.text if item.kind == waiting.PLAN else ""
            row = Row(icon=_ICONS[item.kind], text=words, detail=card, last=last)
            row.clicked.connect(lambda _checked=False, item=item: self._on_waiting(item))
            self._more.addWidget(row)
        if data.review:
            months = data.preferences.review_after_months
            words = ngettext(
                "Records of more than {count} month ago: decide what stays",
                "Records of more than {count} months ago: decide what stays",
                months,
            ).format(count=months)
            row = Row(icon="history", text=words, last=True)
            row.clicked.connect(lambda: self._go("review", ""))
            self._more.addWidget(row)

    def _waiting_words(self, item: Waiting, today: date) -> str:
        if item.kind == waiting.WOBBLE and item.until is not None:
            words = _("A belief rated a while ago: once more, until {time}")
            return words.format(time=self._dates.time(item.until))
        if item.kind != waiting.RATE_AGAIN:
            return repair_waits(item, self._dates, today)
        rule = item.subject == "rule"
        if (today - item.day).days == 1:
            if rule:
                return _("Yesterday’s record: rate the rule again")
            return _("Yesterday’s record: rate the thought again")
        words = (
            _("Record of {day}: rate the rule again")
            if rule
            else _("Record of {day}: rate the thought again")
        )
        return words.format(day=self._dates.short(item.day))

    def _show_last(self, data: TodayData) -> None:
        if not data.last:
            if data.draft is None:
                self._more.addSpacing(32)
                self._more.addWidget(
                    Prose(
                        _(
                            "No records yet. When a session stays with you, "
                            "this is where it can go."
                        ),
                        role="help",
                    )
                )
            return
        everything = link(_("All records"))
        everything.clicked.connect(lambda: self._go("journal", ""))
        self._heading(_("Last records"), everything)
        for number, record in enumerate(data.last):
            self._more.addWidget(self._record_row(record, data, number))

    def _record_row(self, record: RecordLine, data: TodayData, number: int) -> Row:
        title = data.titles[number] if data.titles else ""
        words = _shortened(title) if title else headline(record, self._context.workspace.content)
        day = self._dates.short(record.day)
        last = number == len(data.last) - 1
        row = Row(lead=day, text=words, detail=strongest(record), last=last)
        row.setAccessibleName(f"{day}, {words}")
        row.clicked.connect(lambda: self._go("journal", record.id))
        return row

    def _heading(self, text: str, beside: QWidget | None = None) -> None:
        line = QHBoxLayout()
        line.addWidget(Prose(text, role="label"), 1)
        if beside is not None:
            line.addWidget(beside)
        self._more.addSpacing(36)
        self._more.addLayout(line)
        self._more.addSpacing(4)

    def _on_write(self) -> None:
        self._context.navigate(self._context.new_record())

    def _on_line(self) -> None:
        self._context.navigate(Route("quick", extra="line"))

    def _on_notice_read(self) -> None:
        service = self._context.workspace.preferences
        self._context.tasks.vault(
            lambda: service.save(replace(service.current, notice_seen=True)),
            owner=self,
            done=lambda _saved: self._load(),
        )
        self._write.setFocus()

    def _on_confirm_sheet(self) -> None:
        self._context.navigate(Route("settings", extra="recovery"))

    def _on_continue(self, draft: Entry) -> None:
        forms = self._context.workspace.content.forms
        self._go("form" if draft.kind in forms else "record", draft.id)

    def _on_waiting(self, item: Waiting) -> None:
        match item.kind:
            case waiting.REVIEW:
                route = Route("form", kind=Kind.REVIEW, parent=item.entry_id)
            case waiting.AGREEMENT:
                route = Route("form", kind=Kind.AGREEMENT_LOG, parent=item.entry_id)
            case waiting.RATE_AGAIN:
                route = Route("followup", entry_id=item.entry_id)
            case _:
                route = Route("form", entry_id=item.entry_id)
        self._context.navigate(route)

    def _go(self, page: str, entry_id: str) -> None:
        self._context.navigate(Route(page, entry_id=entry_id))


def _shortened(text: str) -> str:
    """The first line, cut at a word so that a row stays a row."""
    first = text.strip().split("\n", 1)[0]
    if len(first) <= 80:
        return first
    return first[:80].rsplit(" ", 1)[0] + " …"
