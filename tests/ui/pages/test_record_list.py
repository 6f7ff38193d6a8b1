# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of records as a Qt model: pages of fifty, the newest query wins, nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView
from pytestqt.modeltest import ModelTester

from app.domain.errors import AppError
from app.services.content import load
from app.services.journal import JournalPage, JournalQuery
from app.services.lines import RecordLine, Snippet
from ui.dates import DAY_MONTH, Dates
from ui.models.lines import ListLine
from ui.models.record_delegate import RecordDelegate
from ui.models.record_list import ID_ROLE, LINE_ROLE, MONTH_ROLE, RecordListModel

NEWEST = date(2026, 11, 27)
NO_PARENT = QModelIndex()


def line(number: int, **changes: Any) -> RecordLine:
    values: dict[str, Any] = {
        "id": f"{number:032x}",
        "day": NEWEST - timedelta(days=number),
        "state": "kept",
        "depth": "quick",
        "rupture_type": "withdrawal",
        "strongest": ("hurt", 40),
        "client_code": "P-047",
        "contact_kind": "session",
    }
    return RecordLine(**{**values, **changes})


class Waiting:
    """A lane that runs a job when it is told to."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def vault(
        self,
        work: Callable[[], Any],
        *,
        owner: QObject,
        done: Callable[[Any], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        def run() -> None:
            try:
                value = work()
            except AppError as error:
                assert failed is not None
                failed(error)
            else:
                done(value)

        self.jobs.append(run)

    def run(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()


class Journal:
    """As many lines as wished; counts what was asked of it."""

    def __init__(self, count: int) -> None:
        self.lines = [line(number) for number in range(count)]
        self.asked: list[tuple[str, int | None, int, int]] = []
        self.broken = False

    def page(self, query: JournalQuery, before: int | None, limit: int, token: int) -> JournalPage:
        self.asked.append((query.text, before, limit, token))
        if self.broken:
            raise AppError("disk_failed", "It could not be read.")
        first = before or 0
        shown = [one for one in self.lines if query.text in one.id]
        page = shown[first : first + limit]
        more = first + limit < len(shown)
        return JournalPage(tuple(page), first + limit if more else None)


@pytest.fixture
def lane() -> Waiting:
    return Waiting()


def model_of(journal: Journal, lane: Waiting, **changes: Any) -> RecordListModel:
    return RecordListModel(
        fetch=journal.page,
        tasks=lane,  # type: ignore[arg-type]
        dates=Dates(DAY_MONTH),
        content=load,
        **changes,
    )


def test_it_keeps_the_rules_of_qt_while_it_grows(qtmodeltester: ModelTester, lane: Waiting) -> None:
    journal = Journal(120)
    model = model_of(journal, lane)
    qtmodeltester.check(model)
    model.set_query(JournalQuery())
    lane.run()
    qtmodeltester.check(model)
    while model.canFetchMore(NO_PARENT):
        model.fetchMore(NO_PARENT)
        lane.run()
        qtmodeltester.check(model)
    assert model.rowCount() == 120


def test_it_reads_no_more_than_a_page_until_it_is_scrolled(lane: Waiting) -> None:
    journal = Journal(50_000)
    model = model_of(journal, lane)
    model.set_query(JournalQuery())
    lane.run()
    assert model.rowCount() == 50
    assert [(before, limit) for _text, before, limit, _token in journal.asked] == [(None, 50)]
    model.fetchMore(NO_PARENT)
    assert not model.canFetchMore(NO_PARENT)
    lane.run()
    assert model.rowCount() == 100
    assert [model.id_at(row) for row in range(100)] == [f"{n:032x}" for n in range(100)]


def test_the_newest_query_wins_and_stops_the_older(lane: Waiting) -> None:
    journal = Journal(30)
    stopped: list[int] = []
    model = model_of(journal, lane, cancel=stopped.append)
    for text in ("0", "00", "1c"):
        model.set_query(JournalQuery(text=text))
    lane.run()
    tokens = [token for _text, _before, _limit, token in journal.asked]
    assert min(stopped) > tokens[0]
    assert max(stopped) == tokens[1]
    assert [text for text, *_rest in journal.asked] == ["0", "1c"]
    assert [model.id_at(row) for row in range(model.rowCount())] == [f"{28:032x}"]


def test_old_lines_stay_until_the_new_ones_are_there(lane: Waiting) -> None:
    model = model_of(Journal(30), lane)
    model.set_query(JournalQuery())
    lane.run()
    model.set_query(JournalQuery(text="zebra"))
    assert model.rowCount() == 30
    lane.run()
    assert model.rowCount() == 0


def test_an_unchanged_refresh_does_not_reset_the_list(lane: Waiting) -> None:
    journal = Journal(60)
    model = model_of(journal, lane)
    model.set_query(JournalQuery())
    lane.run()
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    journal.lines[3] = line(3, rupture_type="confrontation")
    model.refresh()
    lane.run()
    assert not resets
    assert model.index(3).data(LINE_ROLE).headline == "Confrontation"


def test_trouble_is_told_and_the_next_try_works(lane: Waiting) -> None:
    journal = Journal(3)
    journal.broken = True
    model = model_of(journal, lane)
    heard: list[str] = []
    model.failed.connect(lambda error: heard.append(error.code))
    model.set_query(JournalQuery())
    lane.run()
    assert heard == ["disk_failed"]
    journal.broken = False
    model.refresh()
    lane.run()
    assert model.rowCount() == 3


def test_months_head_their_first_line_with_the_year_where_it_changes(lane: Waiting) -> None:
    journal = Journal(0)
    days = (date(2026, 11, 26), date(2026, 11, 13), date(2026, 10, 26), date(2025, 10, 1))
    journal.lines = [line(number, day=day) for number, day in enumerate(days)]
    model = model_of(journal, lane)
    model.set_query(JournalQuery())
    lane.run()
    months = [model.index(row).data(MONTH_ROLE) for row in range(4)]
    assert months == ["November 2026", "", "October", "October 2025"]


def test_a_line_is_spoken_whole(lane: Waiting) -> None:
    journal = Journal(0)
    snippet = Snippet("…when I explained.", ((8, 17),))
    journal.lines = [
        line(0, state="draft", strongest=("hurt", None), matches=snippet),
        line(1, rupture_type="", contact_kind="phone", strongest=None, client_code=""),
        line(2, rupture_type="", contact_kind="", strongest=None),
    ]
    model = model_of(journal, lane)
    model.set_query(JournalQuery())
    lane.run()
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken[0] == (
        "Friday 27 November, Withdrawal, hurt, not rated · P-047, draft, …when I explained."
    )
    assert spoken[1] == "Thursday 26 November, Phone"
    assert spoken[2] == "Wednesday 25 November, Record, P-047"
    assert model.index(0).data(LINE_ROLE).spans == ((8, 9),)
    assert model.index(0).data(ID_ROLE) == f"{0:032x}"


def test_weekday_and_day_keep_off_the_next_row_where_there_are_no_small_words(show: Any) -> None:
    item = QStandardItem()
    item.setData(ListLine("1", NEWEST, "Session", "", "draft"), LINE_ROLE)
    model = QStandardItemModel()
    model.appendRow(item)
    view = QListView()
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no ring
    view.setItemDelegate(RecordDelegate(dates=Dates(DAY_MONTH), parent=view))
    view.setModel(model)
    show(view)
    row = view.visualRect(model.index(0, 0))
    foot = view.viewport().grab(QRect(12, row.bottom() - 6, 60, 6)).toImage()
    seen = {foot.pixel(x, y) for x in range(foot.width()) for y in range(foot.height())}
    assert len(seen) == 1
