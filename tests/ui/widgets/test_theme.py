# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes follow the text size, colours the scheme, and fonts are always there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from ui.theme import fonts, icons, palette, sheet, tokens
from ui.theme.theme import Theme, current


def test_type_sizes_at_the_usual_text_size(look: Theme) -> None:
    sizes = {role: look.px(role) for role in ("caption", "body", "writing", "h3", "h2", "h1")}
    assert sizes == {"caption": 13, "body": 15, "writing": 17, "h3": 19, "h2": 22, "h1": 28}
    assert look.line_height("writing") == round(17 * 1.5)


def test_headings_grow_less_than_text(look: Theme) -> None:
    look.set_scale(2.0)
    assert look.px("body") == 30
    assert look.px("h1") == 42
    assert look.space("s5") == 24
    assert look.target("ordinary") == 56


@pytest.mark.parametrize(("asked", "kept"), [(0.2, 1.0), (1.3, 1.3), (9.0, 2.0)])
def test_text_size_stays_in_its_range(look: Theme, asked: float, kept: float) -> None:
    look.set_scale(asked)
    assert look.scale == kept


def test_an_unknown_mode_is_refused(look: Theme) -> None:
    with pytest.raises(ValueError, match="mode"):
        look.set_mode("sepia")


def test_scheme_changes_colours_while_running(look: Theme, qapp: QApplication) -> None:
    heard: list[str] = []
    look.changed.connect(lambda: heard.append(look.scheme))
    look.set_mode("dark")
    assert heard == ["dark"]
    assert look.color("bg").name().upper() == tokens.DARK["bg"]
    assert qapp.palette().color(QPalette.ColorRole.Window) == look.color("bg")
    look.set_mode("system")
    assert look.scheme in ("light", "dark")


def test_the_applied_theme_is_the_current_one(qapp: QApplication, look: Theme) -> None:
    other = Theme(parent=qapp)
    other.apply(qapp)
    assert current() is other
    look.apply(qapp)
    assert current() is look


def test_high_contrast_has_wide_borders(look: Theme) -> None:
    assert look.edge == 1
    look.set_high_contrast(True)
    assert look.edge == 2
    look.set_high_contrast(None)
    assert look.edge == 1


def test_every_placeholder_of_the_sheet_is_filled(look: Theme) -> None:
    assert "@" not in sheet.render(look._values())


def test_bundled_faces_are_used_and_read_back(look: Theme) -> None:
    assert QFontInfo(look.font("body")).family() == fonts.family(tokens.UI_FACE)
    assert "Literata" in fonts.family(tokens.READING_FACE)
    assert "Mono" in fonts.family(tokens.CODE_FACE)
    assert look.font("label").weight() == 600


def test_the_system_font_can_be_used(look: Theme) -> None:
    look.set_system_font(True)
    assert look.font("writing").family() != fonts.family(tokens.READING_FACE)
    assert look.font("writing").pixelSize() == look.px("writing")


def test_high_contrast_uses_only_the_systems_colours() -> None:
    system = QPalette(QColor("black"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("yellow"))
    found = palette.high_contrast_colours(system)
    assert set(found) == set(palette.colours("light"))
    assert found["marked"] == QColor("yellow")
    assert found["accent"] == found["ink"] != found["on_accent"]
    assert found["control"] == found["ink"]


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_inside_its_square(name: str, qapp: QApplication) -> None:
    assert not icons.outline(name).isEmpty()
    room = QRectF(0, 0, icons.GRID, icons.GRID)
    box = icons.outline(name).boundingRect()
    assert room.contains(box.topLeft())
    assert room.contains(box.bottomRight())
    picture = QImage(48, 48, QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    icons.paint(painter, name, QRectF(0, 0, 48, 48), QColor("black"))
    painter.end()
    dark = sum(picture.pixelColor(x, y).value() < 128 for x in range(48) for y in range(48))
    assert dark > 3


def test_an_arrow_is_mirrored(qapp: QApplication) -> None:
    pictures = []
    for mirrored in (False, True):
        picture = QImage(24, 24, QImage.Format.Format_ARGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        box = QRectF(0, 0, 24, 24)
        icons.paint(painter, "chevron-right", box, QColor("black"), mirrored=mirrored)
        painter.end()
        pictures.append(picture)
    assert pictures[0] != pictures[1]


def test_stock_widgets_take_the_applications_font(look: Theme, qapp: QApplication) -> None:
    look.set_scale(1.5)
    assert QLabel("x").font().pixelSize() == look.px("body")
    assert QLineEdit().font().pixelSize() == look.px("body")


_WITHOUT_FONTS = """
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.theme.theme import Theme
theme = Theme()
theme.apply(app)
for role in ("body", "label", "writing", "code"):
    raw = QRawFont.fromFont(theme.font(role))
    assert raw.supportsCharacter("A"), role
    print(raw.familyName())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig is asked on Linux only")
def test_without_any_font_on_the_computer_the_bundled_ones_serve(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>", "utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(settings)}
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", _WITHOUT_FONTS]
    done = subprocess.run(
        command, env=environment, cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Atkinson" in done.stdout
    assert "Literata" in done.stdout
