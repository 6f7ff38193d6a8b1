# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One belief rated twice: the second time between ten and thirty minutes after the first.

The first value is hidden as soon as one comes back to the page, until the second is given.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer

from app.domain.entry import When
from app.domain.moment import Moment
from app.domain.wobble import WOBBLE, Stand, Window, pair, stand, window
from app.i18n import _
from app.i18n import content as translated
from ui.dates import dates_of
from ui.fields.base import FieldEditor, name_rating
from ui.fields.then_now import ThenNow
from ui.widgets.prose import Prose
from ui.widgets.rating_row import RatingRow

_MS = 1000


class TwiceEditor(FieldEditor):
    """The rating that is asked for now, and when the other one is. Kind: twice."""

    def _build(self) -> None:
        low = translated(self.field.low) or _("do not believe it")
        high = translated(self.field.high) or _("completely sure")
        self.first = RatingRow(name=self.name, low=low, high=high, parent=self)
        self.first.rated.connect(self._on_first)
        self.second = RatingRow(name=self.name, low=low, high=high, parent=self)
        self.second.rated.connect(self._on_second)
        self.course = ThenNow(parent=self)
        self.words = Prose("", role="help", parent=self)
        for widget in (self.first, self.second, self.course, self.words):
            self.body.addWidget(widget)
        # the ring of a rating reaches into the room beneath it
        self.body.insertSpacing(2, 10)
        # what was rated when the page was opened is not shown again
        self._new = stand(self.session.entry, self._now()) is Stand.NEW
        self._stand = Stand.NEW
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.load)

    @property
    def stand(self) -> Stand:
        """How far the pair has got, as it is shown."""
        return self._stand

    def focus_first(self) -> None:
        for row in (self.first, self.second):
            if row.isVisibleTo(self):
                row.rating.setFocus()
                return

    def load(self) -> None:
        entry, now = self.session.entry, self._now()
        opened = window(entry)
        before, self._stand = self._stand, stand(entry, now)
        if self._stand is Stand.OPEN and before is Stand.WAITS:
            self._new = False
        waits = self._stand is Stand.WAITS and self._new
        self.first.set_value(entry.rating(WOBBLE, "", When.BEFORE))
        self.second.set_value(entry.rating(WOBBLE, "", When.AGAIN))
        self.first.setVisible(self._stand is Stand.NEW or waits)
        done = self._stand is Stand.DONE
        in_time = opened is not None and opened.holds(now)
        self.second.setVisible(self._stand is Stand.OPEN or (done and in_time))
        values = pair(entry)
        self.course.show_values(*(values if values is not None else (None, None)))
        self.words.set_text(self._told(opened))
        self.words.setVisible(bool(self.words.text()))
        self._look_again(opened, now)

    def _rename(self) -> None:
        for row in (self.first, self.second):
            name_rating(row, self.name)

    def _told(self, opened: Window | None) -> str:
        if opened is None:
            return ""
        dates, now = dates_of(self.context.workspace.preferences.current), self._now()
        opens, closes = (
            dates.time(Moment(us, now.offset_s, now.zone))
            for us in (opened.opens_us, opened.closes_us)
        )
        match self._stand:
            case Stand.WAITS:
                told = _(
                    "Rated once. The second time can be given between {opens} and {closes}; "
                    "Today has a line for it then."
                )
            case Stand.OPEN:
                told = _("Go by how it is now. This can be given until {closes}.")
            case Stand.PAST:
                told = _(
                    "The second time could be given until {closes}. So this pair does not count, "
                    "and that is fine. Another can begin at any time."
                )
            case _:
                return ""
        return told.format(opens=opens, closes=closes)

    def _look_again(self, opened: Window | None, now: Moment) -> None:
        """Follow the clock: the second rating comes and goes while the page is open."""
        self._timer.stop()
        if opened is None:
            return
        for us in (opened.opens_us, opened.closes_us):
            if us >= now.instant_us:
                self._timer.start((us - now.instant_us) // 1000 + _MS)
                return

    def _now(self) -> Moment:
        return self.context.workspace.clock.now()

    def _on_first(self, value: int | None) -> None:
        self.session.rate(WOBBLE, "", When.BEFORE, value)
        self.load()
        self.edited.emit()

    def _on_second(self, value: int | None) -> None:
        opened = window(self.session.entry)
        if opened is not None and opened.holds(self._now()):
            self.session.rate(WOBBLE, "", When.AGAIN, value)
            if stand(self.session.entry, self._now()) is Stand.DONE:
                self.session.mark_kept()  # nothing is left to decide: it counts
            self.edited.emit()
        self.load()
