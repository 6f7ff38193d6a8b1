# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves on paper: all of the record, embedded fonts, and nothing in the properties."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import AppError
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.dialogs.dialog import Dialog
from ui.models.blocks import Figures, Outline, Part, Words
from ui.printing import output
from ui.printing.preview import PreviewDialog
from ui.printing.record_document import record_document

OUTLINE = Outline(
    "Monday 21 September",
    "Phone · withdrawal · P-047",
    (
        Words("What happened", (("<b>Call</b> in tears.\nשלום", ""),)),
        Figures("Feelings, then and now", (("annoyance", "70", "30"),), compared=True),
        Part("After the next contact"),
        Words("What I did", (("I said it.", "believed 40"),)),
    ),
)


def test_the_document_holds_every_word_and_reads_no_markup() -> None:
    text = record_document(OUTLINE).toPlainText()
    for words in ("Monday 21 September", "<b>Call</b> in tears.", "שלום", "annoyance", "30"):
        assert words in text


def test_the_pdf_embeds_its_fonts_and_tells_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "marta")
    data = output.pdf(record_document(OUTLINE))
    assert data.startswith(b"%PDF")
    assert b"/FontFile" in data
    for told in (b"marta", b"Monday", b"tears"):
        assert told not in data
    assert b"/Author ()" in data or b"/Author" not in data
    title = "Page".encode("utf-16-be")
    assert b"/Title" in data
    assert title in data or b"(Page)" in data


def test_a_pdf_is_for_its_owner_alone_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"older")
    output.write_private(path, b"newer")
    assert path.read_bytes() == b"newer"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["page.pdf"]


def test_a_place_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        output.write_private(tmp_path / "gone" / "page.pdf", b"x")
    assert os.listdir(tmp_path) == []


def test_the_notice_comes_before_each_print(stage: Stage, qtbot: QtBot) -> None:
    entry = stage.workspace.journal.last(1)[0].id
    stage.desk.navigate(Route("journal", entry_id=entry))
    stage.settle()
    acts = stage.page("journal")._acts
    for _time in range(2):
        acts.print_shown()
        notice = modal(qtbot)
        assert notice.accessibleName() == "What leaves the journal is no longer encrypted"
        notice.accept()
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreviewDialog))
        modal(qtbot).reject()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_saved_page_is_announced(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    preview = PreviewDialog(
        document=record_document(OUTLINE), context=stage.context, parent=stage.window
    )
    preview.open()
    preview._write(str(tmp_path / "out.pdf"))
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_page_that_cannot_be_saved_says_why(stage: Stage, tmp_path: Path) -> None:
    said: list[AppError] = []
    context = replace(stage.context, report=said.append)
    preview = PreviewDialog(document=record_document(OUTLINE), context=context, parent=stage.window)
    preview.open()
    preview._write(str(tmp_path / "none" / "out.pdf"))
    assert [error.code for error in said] == ["file_not_written"]
    assert os.strerror(2) in said[0].happened


def modal(qtbot: QtBot) -> Dialog:
    """The dialog that is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Dialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, Dialog)
    return found
