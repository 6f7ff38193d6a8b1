# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a repair and painting its course, in the open window. Offscreen, real pages.

The two episodes are put into the large journal when everything else has been measured.
"""

from __future__ import annotations

import gc
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from storage.vault import vault as vaults
from tests.bench.episodes import (
    LONG_CONTACTS,
    LONG_PARTS,
    SHORT_PARTS,
    long_episode,
    short_episode,
)
from tests.bench.measure import Line, interleaved, median_ms, percentile
from tests.bench.vaults import PASSPHRASE
from tests.bench.window import OpenStage, open_to_today
from ui.context import Route

_OVERLAP = 0.5
"""Share of the window's height from one painted place of the course to the next."""


def run(journals: dict[int, Path], rounds: int) -> list[Line]:
    """Both lines; the episodes are in the journal from then on."""
    large = max(journals)
    other, short, long = short_episode(1), short_episode(2), long_episode(3)
    vault = vaults.unlock(journals[large], passphrase=PASSPHRASE)
    try:
        vault.entries.bulk_insert([*other, *short, *long])
    finally:
        vault.close()
    stage, _ = open_to_today(journals[large])
    # The program collects its garbage when nobody waits.
    gc.disable()
    try:
        # What runs while nobody waits is through before.
        while not stage.workspace.checking.step().finished:
            pass
        return [
            _opening(stage, [rows[0].id for rows in (other, short, long)], large, rounds),
            _painting(stage, long[0].id, rounds),
        ]
    finally:
        gc.enable()
        stage.close()


def _opening(stage: OpenStage, ids: list[str], large: int, rounds: int) -> Line:
    """From the wish to the painted first screenful, each time in place of the same short one."""
    other, short, long = ids

    def opened(entry_id: str) -> float:
        _show(stage, other)
        stage.desk.navigate(Route("repairs"))
        stage.settle()
        course = stage.page("repair").course
        painted = _Painted(course)
        start = time.perf_counter()
        _show(stage, entry_id)
        painted.stop()
        return painted.last - start

    few, many = interleaved([lambda: opened(short), lambda: opened(long)], rounds * 2, warm=2)
    least, most = median_ms(few), median_ms(many)
    what = (
        f"open an episode with {LONG_PARTS} entries linked to its first screenful, "
        f"against one with {SHORT_PARTS}, {large:,} entries"
    )
    return Line(what, most / least, 1.5, "x", f"{most:.0f} ms against {least:.0f} ms")


class _Painted(QObject):
    """Notes when the window was last painted while a course had its first rows and no others."""

    def __init__(self, course: Any) -> None:
        super().__init__()
        self._course = course
        self._rows: tuple[object, ...] = ()
        self._before = course.rows
        self.last = 0.0
        course.installEventFilter(self)

    def stop(self) -> None:
        """Note nothing more."""
        self._course.removeEventFilter(self)
        assert self.last, "the course was never painted"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # Comes when the whole window has been painted, and before anything else is done.
            QApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User and self._course.rows != self._before:
            self._rows = self._rows or self._course.rows
            if self._rows == self._course.rows:
                self.last = time.perf_counter()
        return super().event(event)


def _painting(stage: OpenStage, long: str, rounds: int) -> Line:
    """All that is visible of the course, at every place it can be scrolled to, once warm.

    What counts is the time this thread works, not the time another program has the processor.
    """
    page = _show(stage, long)
    bar = page.scroller.verticalScrollBar()
    step = max(1, round(bar.pageStep() * _OVERLAP))
    bottom = page.course.mapTo(page.scroller.widget(), page.course.rect().bottomLeft()).y()
    taken: list[float] = []
    for number in range(rounds + 1):
        for place in range(0, bottom, step):
            bar.setValue(place)
            QApplication.processEvents()
            start = time.thread_time()
            page.course.repaint()
            if number:
                taken.append(time.thread_time() - start)
    worst = percentile(taken, 0.99) * 1000
    what = f"paint the visible course of {LONG_CONTACTS} contacts, p99"
    detail = f"median {median_ms(taken):.1f} ms, {len(taken)} times"
    return Line(what, worst, 16, "ms", detail)


def _show(stage: OpenStage, entry_id: str) -> Any:
    """Open this episode; the page, once all of it is there."""
    stage.desk.navigate(Route("repair", entry_id=entry_id))
    page = stage.page("repair")
    # A waiting loop that spins would take half of the reading thread's time.
    sleep = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    while page.reading is None or page.reading.entry.id != entry_id or not page.course.complete:
        QApplication.processEvents(sleep)
    stage.settle(1)
    return page
