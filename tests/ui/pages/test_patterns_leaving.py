# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A view that leaves the journal: as a picture that is copied or saved, on paper, told of first."""

from __future__ import annotations

import stat
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.insights.values import Insight, Scope
from tests.ui.charts import made
from tests.ui.pages.stage import Stage
from tests.ui.pages.test_patterns import opened, settled
from tests.ui.pages.test_printing import modal
from ui.charts import picture
from ui.dates import Dates
from ui.models.insight_words import looked_at
from ui.printing import output
from ui.printing.insight_document import ROWS, insight_document
from ui.printing.preview import PreviewDialog

LOOKED_AT = "Looked at: 27 May 2026 to 27 November 2026."


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> Any:
    return opened(stage, qtbot, made.schemas(), made.rule())


def test_a_picture_is_copied_after_the_notice(page: Any, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    page.cards.asked.emit("v4", "copy")
    notice = modal(qtbot)
    assert notice.accessibleName() == "What leaves the journal is no longer encrypted"
    assert QApplication.clipboard().image().isNull()
    notice.accept()
    assert not QApplication.clipboard().image().isNull()
    QApplication.clipboard().clear()


def test_not_now_copies_nothing(page: Any, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    page.cards.asked.emit("v4", "copy")
    modal(qtbot).reject()
    assert QApplication.clipboard().image().isNull()


def test_a_picture_is_saved_for_its_owner_alone(
    stage: Stage, page: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    page.cards.asked.emit("rule:1", "save")
    modal(qtbot).accept()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "one.png"
    dialog.fileSelected.emit(str(target))
    assert dialog.selectedFiles()[0].endswith("picture.png")
    dialog.close()
    qtbot.waitUntil(target.exists)
    assert not QImage(str(target)).isNull()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_picture_that_cannot_be_saved_says_why(
    page: Any, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    page._acts.write(made.schemas(), Scope(), str(tmp_path / "gone" / "one.png"))
    qtbot.waitUntil(lambda: bool(stage.desk._notices.top.isVisible()))


def test_a_picture_is_encoded_and_written_off_the_gui_thread(
    page: Any, stage: Stage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder may lie on a stick or in the net, where it takes seconds."""
    threads: list[threading.Thread] = []

    def written(path: Path, data: bytes) -> None:
        assert data.startswith(b"\x89PNG")
        threads.append(threading.current_thread())

    monkeypatch.setattr(output, "write_private", written)
    page._acts.write(made.schemas(), Scope(), str(tmp_path / "one.png"))
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()
    stage.settle()


def test_what_was_looked_at_is_said_on_what_leaves(
    stage: Stage, page: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrowed = replace(page.looked_at.scope, client_code="P-047", one_per_episode=True)
    page.looked_at.filter.changed.emit(narrowed)
    settled(stage, qtbot)
    said = (
        "Looked at: 27 May 2026 to 27 November 2026. Client code \u2068P-047\u2069 alone. "
        "One strain counts once."
    )
    page.cards.asked.emit("rule:1", "print")
    modal(qtbot).accept()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreviewDialog))
    preview = modal(qtbot)
    assert isinstance(preview, PreviewDialog)
    assert said in preview._document.toPlainText()
    preview.reject()
    told: list[str] = []
    plain = picture.insight_image

    def painted(insight: Insight, looked_at: str) -> QImage:
        told.append(looked_at)
        return plain(insight, looked_at)

    monkeypatch.setattr(picture, "insight_image", painted)
    page.cards.asked.emit("v4", "copy")
    modal(qtbot).accept()
    assert told == [said]
    QApplication.clipboard().clear()


def test_everything_has_an_end_as_well() -> None:
    today = date(2026, 11, 27)
    dates = Dates(style="day_month")
    assert looked_at(Scope(), dates, today) == "Looked at: everything up to 27 November 2026."
    own = Scope(first=date(2025, 1, 2), last=date(2025, 3, 4))
    assert looked_at(own, dates, today) == "Looked at: 2 January 2025 to 4 March 2025."


def test_the_line_is_painted_below_the_view(page: Any) -> None:
    without, said = (picture.insight_image(made.schemas(), words) for words in ("", LOOKED_AT))
    assert said.height() > without.height()


def test_a_view_without_a_chart_offers_no_picture(stage: Stage, qtbot: QtBot) -> None:
    page = opened(stage, qtbot, made.listed())
    menu = page.cards.cards["v6"].open_menu()
    words = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    assert words == ["Print…", "Do not show this view"]


def test_on_paper_stand_chart_sentence_table_and_how_to_read_it() -> None:
    document = insight_document(made.rule(), LOOKED_AT)
    text = document.toPlainText()
    for words in (
        "One rule",
        "A good therapist is never angry with a patient",
        "85 on 24 September, 40 a day later",
        "Not gone. I notice it earlier, mostly in the jaw.",
        "How to read this",
        made.READING[0],
    ):
        assert words in text
    image = document.resource(QTextDocument.ResourceType.ImageResource, QUrl("chart"))
    assert isinstance(image, QImage)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    shades = {
        grey.pixelColor(x, y).lightness()
        for x in range(0, grey.width(), 3)
        for y in range(0, grey.height(), 3)
    }
    assert min(shades) < 60
    assert max(shades) == 255
    assert output.pdf(document).startswith(b"%PDF")


def test_a_very_long_table_says_what_is_not_printed() -> None:
    text = insight_document(made.crowd(ROWS + 7), LOOKED_AT).toPlainText()
    assert "7 more rows are not printed." in text
    assert LOOKED_AT in text


def test_ctrl_p_prints_the_card_that_has_the_focus(stage: Stage, page: Any, qtbot: QtBot) -> None:
    page.cards.cards["rule:1"].focus_shown()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    modal(qtbot).accept()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreviewDialog))
    preview = modal(qtbot)
    assert isinstance(preview, PreviewDialog)
    assert preview.accessibleName() == "Print this view"
    assert "One rule" in preview._document.toPlainText()
    preview.reject()
