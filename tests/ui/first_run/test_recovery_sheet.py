# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet on paper: whole, private, neutral."""

from __future__ import annotations

import stat
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter

from app.domain.errors import AppError
from tests.ui.first_run.conftest import CODE
from ui.recovery_sheet import RecoverySheet, groups_of, page_size, paint_sheet, save_pdf

SHEET = RecoverySheet(groups_of(CODE), date(2026, 11, 23), "blue notebook")


def test_a_code_falls_into_eight_groups_however_it_is_written() -> None:
    assert groups_of(CODE) == groups_of(CODE.replace("-", " ").lower())
    assert [len(group) for group in groups_of(CODE)] == [4] * 8


def test_the_pdf_is_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    save_pdf(SHEET, path)
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert b"%%EOF" in data[-32:]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_place_that_takes_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(AppError) as told:
        save_pdf(SHEET, tmp_path / "gone" / "sheet.pdf")
    assert told.value.code == "not_written"
    assert told.value.happened
    assert told.value.safe
    assert told.value.do


def test_everything_fits_on_the_page() -> None:
    for size in (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter):
        points = QPageSize(size).sizePoints()
        image = QImage(points, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        long = RecoverySheet(SHEET.groups, SHEET.made, "a rather long name " * 8)
        paint_sheet(painter, QRectF(0, 0, points.width(), points.height()), long)
        painter.end()
        used = [
            (x, y)
            for y in range(0, points.height(), 2)
            for x in range(0, points.width(), 2)
            if image.pixelColor(x, y).lightness() < 200
        ]
        assert min(x for x, _y in used) >= 50
        assert max(x for x, _y in used) <= points.width() - 50
        assert max(y for _x, y in used) <= points.height() - 50
        # The box of the code and the lines for notes are there.
        assert max(y for _x, y in used) > points.height() * 0.7


def test_paper_is_that_of_the_country() -> None:
    usual = QLocale()
    try:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        assert page_size().id() == QPageSize.PageSizeId.Letter
        QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
        assert page_size().id() == QPageSize.PageSizeId.A4
    finally:
        QLocale.setDefault(usual)
