# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person waits for in the open window: opening, finding, typing. Offscreen, real pages."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app import bootstrap
from app.services.journal import JournalPage
from app.workspace import Workspace
from storage.vault import kdf
from storage.vault import vault as vaults
from tests.bench.generate import COMMON_WORD, RARE_WORD
from tests.bench.measure import Line, interleaved, median_ms, percentile
from tests.bench.vaults import PASSPHRASE
from tests.ui.pages.stage import Stage
from ui.context import Route

_TYPED = "snapla"
_KEYS = 400
_PATIENCE_S = 60


class OpenStage(Stage):
    """A window on a journal that is there already. `derived` is the seconds of key derivation."""

    def __init__(self, journal: Path) -> None:
        self.derived = 0.0
        self.started = time.perf_counter()
        self._journal = journal
        super().__init__(journal.parent)

    def _open(self, folder: Path, *, filled: bool) -> Workspace:
        true = kdf.passphrase_key

        def timed(*given: Any, **named: Any) -> bytes:
            start = time.perf_counter()
            try:
                return true(*given, **named)
            finally:
                self.derived += time.perf_counter() - start

        kdf.passphrase_key = timed
        try:
            return bootstrap.open_journal(self._journal, passphrase=PASSPHRASE)
        finally:
            kdf.passphrase_key = true

    def wait(self, fact: Callable[[], object]) -> None:
        """Run the event loop until a fact holds."""
        deadline = time.perf_counter() + _PATIENCE_S
        while not fact():
            QApplication.processEvents()
            if time.perf_counter() > deadline:
                raise AssertionError("the window never got there")

    def paint(self) -> None:
        """Paint everything that waits to be painted."""
        QApplication.processEvents()
        self.window.repaint()

    @property
    def journal_page(self) -> Any:
        """The Journal page, opened if need be."""
        return self.page("journal")


def open_to_today(journal: Path) -> tuple[OpenStage, float]:
    """A window with Today painted; the seconds it took without key derivation."""
    stage = OpenStage(journal)
    stage.window.resize(1280, 800)
    stage.window.show()
    stage.desk.begin()
    stage.wait(lambda: stage.page("today")._data is not None)
    stage.paint()
    return stage, time.perf_counter() - stage.started - stage.derived


def _open_journal(stage: OpenStage) -> float:
    start = time.perf_counter()
    stage.desk.navigate(Route("journal"))
    model = stage.journal_page._list.model
    stage.wait(lambda: model.query is not None and not model.busy)
    stage.paint()
    return time.perf_counter() - start


def opening(journals: dict[int, Path], rounds: int) -> list[Line]:
    """Unlock to painted Today and then Journal, key derivation taken off."""
    small, large = min(journals), max(journals)
    times: dict[str, dict[int, list[float]]] = {"Today": {}, "Journal": {}}

    def visit(size: int) -> None:
        stage, today = open_to_today(journals[size])
        times["Today"].setdefault(size, []).append(today)
        times["Journal"].setdefault(size, []).append(_open_journal(stage))
        stage.close()

    interleaved([lambda: visit(small), lambda: visit(large)], rounds, warm=1)
    lines = []
    for page, taken in times.items():
        least, most = median_ms(taken[small][1:]), median_ms(taken[large][1:])
        what = f"unlock to painted {page}" if page == "Today" else "from there to painted Journal"
        what += f", {large:,} against {small:,} entries"
        lines.append(Line(what, most / least, 1.5, "x", f"{most:.0f} ms against {least:.0f} ms"))
    return lines


_BARE = """SELECT rowid, snippet(entry_text, 0, '', '', '…', 12) FROM entry_text
WHERE entry_text MATCH ? ORDER BY rank LIMIT 50"""
_BARE_NEWEST = """SELECT rowid FROM entry_text
WHERE entry_text MATCH ? ORDER BY rowid DESC LIMIT 50"""


def searching(journals: dict[int, Path], rounds: int) -> list[Line]:
    """From the question to fifty painted results, against the bare query on the same file."""
    large = max(journals)
    stage, _ = open_to_today(journals[large])
    _open_journal(stage)
    listed = stage.journal_page._list
    engine = stage.workspace._vault.entries._store._engine
    bare_lines = []

    def painted(word: str) -> float:
        listed.search.set_text("")
        listed._search()
        stage.settle(1)
        stage.paint()
        start = time.perf_counter()
        listed.search.set_text(word)
        listed._search()
        stage.wait(lambda: not listed.model.busy)
        QApplication.processEvents()  # paints what changed, as the running program does
        return time.perf_counter() - start

    def bare(query: str, word: str) -> float:
        connection = engine.raw_connection()
        try:
            start = time.perf_counter()
            connection.cursor().execute(query, (f'"{word}"*',)).fetchall()
            return time.perf_counter() - start
        finally:
            connection.close()

    def shown_again(found: JournalPage) -> float:
        listed.model._replace(JournalPage((), None))
        stage.paint()
        start = time.perf_counter()
        listed.model._replace(found)
        QApplication.processEvents()
        return time.perf_counter() - start

    for kind, word in (("rare", RARE_WORD), ("common", COMMON_WORD)):
        painted(word)
        found = JournalPage(tuple(listed.model._lines), None)
        ours, ranked, newest, rows = interleaved(
            [
                lambda word=word: painted(word),
                lambda word=word: bare(_BARE, word),
                lambda word=word: bare(_BARE_NEWEST, word),
                lambda found=found: shown_again(found),
            ],
            rounds,
            warm=2,
        )
        times = [median_ms(taken) for taken in (ours, ranked, newest, rows)]
        detail = f"{times[0]:.1f} ms painted against {times[1]:.1f} ms; ids alone {times[2]:.1f} ms"
        what = f"50 painted results for a {kind} word, against the bare FTS5 query with snippets"
        bare_lines.append(Line(what, times[0] / times[1], 2.0, "x", detail))
        # A query of microseconds cannot be met by a ratio: nothing is painted in that time.
        what = f"the same for a {kind} word, against that query and painting rows at hand"
        detail = f"{times[0]:.1f} ms against {times[1]:.1f} ms and {times[3]:.1f} ms"
        bare_lines.append(Line(what, times[0] / (times[1] + times[3]), 2.0, "x", detail))
    bare_lines.append(_typing_a_search(stage, listed))
    stage.close()
    return bare_lines


def _typing_a_search(stage: OpenStage, listed: Any) -> Line:
    """Six letters at a good typist's pace; the longest time the window answered nothing."""
    stalls: list[float] = []
    for _ in range(5):
        listed.search.set_text("")
        stage.settle(1)
        listed.search.setFocus()
        last = time.perf_counter()
        beat = QTimer()
        beat.setInterval(1)

        def beaten() -> None:
            nonlocal last
            now = time.perf_counter()
            stalls.append(now - last)
            last = now

        beat.timeout.connect(beaten)
        beat.start()
        for letter in _TYPED:
            QTest.keyClicks(_inner(listed.search), letter)
            QTest.qWait(120)
        QTest.qWait(300)
        beat.stop()
    worst = max(stalls) * 1000
    return Line("longest stall while typing six letters of a search", worst, 50, "ms", "5 rounds")


def typing(journals: dict[int, Path]) -> list[Line]:
    """Work of the GUI thread from a key press to its painted letter, autosave running."""
    stage, _ = open_to_today(journals[max(journals)])
    stage.desk.navigate(Route("quick"))
    stage.settle()
    field = QApplication.focusWidget()
    assert isinstance(field, QWidget)
    taken: list[float] = []
    for number in range(_KEYS):
        letter = "the quiet hour after "[number % 21]
        start = time.perf_counter()
        QTest.keyClicks(field, letter)
        QApplication.processEvents()
        taken.append(time.perf_counter() - start)
        QTest.qWait(15)
    stage.desk.navigate(Route("today"))
    stage.settle()
    stage.close()
    worst = percentile(taken, 0.99) * 1000
    detail = f"median {median_ms(taken):.1f} ms, {_KEYS} keys, {max(journals):,} entries"
    return [Line("key press to painted letter, p99, autosave running", worst, 16, "ms", detail)]


def resident(journal: Path) -> float:
    """MiB of this process with a journal open, checked, idle, its cache given back."""
    stage, _ = open_to_today(journal)
    _open_journal(stage)
    stage.settle()
    # The checks read every row and every page once.
    while not stage.workspace.checking.step().finished:
        pass
    stage.workspace.checking.structure(lambda: False)
    stage.workspace.security.release_cache()
    import gc

    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    stage.close()
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def empty(folder: Path) -> Path:
    """A journal with nothing in it."""
    place = folder / "journal-0"
    vaults.create(place, PASSPHRASE, with_recovery=False)
    return place


def _inner(field: QWidget) -> QWidget:
    proxy = field.focusProxy()
    return proxy if isinstance(proxy, QWidget) else field
