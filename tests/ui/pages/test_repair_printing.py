# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A repair on paper: one story on few pages, all of it there, no heading on its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter
from pytestqt.qtbot import QtBot

from app.domain.entry import Kind
from app.services.repairs import EpisodeReading
from tests.ui.pages.stage import Stage
from ui.dates import DAY_MONTH, Dates
from ui.models.blocks import Day, Marks, Outline, Part, Words
from ui.models.repair_story import repair_story
from ui.printing import output
from ui.printing.page_breaks import laid_out, page_of, paginated
from ui.printing.record_document import record_document
from ui.printing.writing import LEADS

PAPERS = (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter)


@pytest.fixture
def reading(qtbot: QtBot, stage: Stage) -> EpisodeReading:
    """The repair of the sample that is done."""
    [line] = [line for line in stage.workspace.repairs.episodes() if line.code == "P-047"]
    return stage.workspace.repairs.episode(line.id)


@pytest.fixture
def told(stage: Stage, reading: EpisodeReading) -> Outline:
    """The same, laid out."""
    today = stage.clock.now().local_day
    return repair_story(reading, stage.workspace.content, Dates(DAY_MONTH), today)


@pytest.fixture(params=PAPERS)
def writer(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[QPdfWriter]:
    """Something that prints, with each paper."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QPdfWriter(buffer)
    made.setPageLayout(output.upright(request.param))
    made.setResolution(300)
    yield made
    buffer.close()


def pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


@pytest.mark.parametrize("paper", PAPERS)
def test_it_takes_two_pages_at_most(told: Outline, paper: QPageSize.PageSizeId) -> None:
    assert pages(output.pdf(record_document(told), output.upright(paper))) <= 2


def test_no_heading_ends_a_page(writer: QPdfWriter) -> None:
    moved = 0
    for lines in range(30, 52):
        words = tuple((f"Line {number}", "") for number in range(lines))
        below = (Part("Part"), Day("Day"), Words("Caption", (("Text", ""),)))
        document = record_document(Outline("Title", "", (Words("", words), *below)))
        made = laid_out(paginated(document, writer), writer)
        block = made.lastBlock()
        while (before := block.previous()).blockFormat().boolProperty(LEADS):
            assert page_of(before) == page_of(block)
            block = before
        plain = laid_out(document, writer)
        moved += page_of(plain.findBlockByNumber(block.blockNumber())) != page_of(block)
    assert moved  # the trial met the end of a page


def test_the_pages_are_those_that_are_printed(writer: QPdfWriter, told: Outline) -> None:
    # six times the story, so that a wrong height of a page would show
    document = record_document(Outline(told.title, told.subtitle, told.blocks * 6))
    on_pages = laid_out(paginated(document, writer), writer)
    assert on_pages.pageCount() == pages(output.pdf(document, writer.pageLayout()))


def test_it_tells_all_that_was_noted(told: Outline, reading: EpisodeReading) -> None:
    text = record_document(told).toPlainText()
    wanted = [reading.entry.text("hunch")]
    for part in reading.parts:
        fields = ("note", "reason", "told", "gist", "answer", "new", "exception", "who_else")
        if part.kind not in (Kind.PLAN, Kind.REVIEW):
            wanted += [part.text(field) for field in fields]
    for words in filter(None, wanted):
        assert text.count(words) == 1, words


def test_it_begins_with_the_hunch_and_goes_on_day_by_day(told: Outline) -> None:
    assert isinstance(told.blocks[0], Words)
    headings = [block.title for block in told.blocks if isinstance(block, Part)]
    assert headings == [
        "The course",
        "Agreement: Calls when there has been drinking, 29 September",
        "What they told me",
        "About this strain",
    ]
    days = [block.title for block in told.blocks if isinstance(block, Day)]
    assert days[:3] == [
        "21 September · Phone · withdrawal · noticed",
        "22 September · Text message · withdrawal",
        "24 September · Phone · confrontation · named, exploring",
    ]


def test_a_day_with_nothing_below_it_holds_no_other(qtbot: QtBot) -> None:
    days = tuple(Day(f"{number} September") for number in range(1, 4))
    document = record_document(Outline("Title", "", (*days, Words("", (("Text", ""),)))))
    leading = []
    block = document.begin()
    while block.isValid():
        leading.append(block.blockFormat().boolProperty(LEADS))
        block = block.next()
    assert leading == [False, False, False, True, False]


def test_no_heading_is_empty(stage: Stage) -> None:
    for line in stage.workspace.repairs.episodes():
        found = stage.workspace.repairs.episode(line.id)
        today = stage.clock.now().local_day
        made = repair_story(found, stage.workspace.content, Dates(DAY_MONTH), today)
        for block, after in zip(made.blocks, (*made.blocks[1:], None), strict=True):
            if isinstance(block, Part):
                assert isinstance(after, Day | Words | Marks)
            if isinstance(block, Day):
                assert isinstance(after, Words | Marks)
