# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Characters without a font are kept, and it is said once that they look like boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import theme as themes
from ui.widgets import undrawn
from ui.widgets.writing_field import WritingField

NOWHERE = "\U0010fffd"  # private use: no face has it
Show = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    undrawn.forget()
    yield
    undrawn.forget()


@pytest.fixture
def writing(qapp: QApplication) -> QFont:
    return themes.current().font("writing")


def test_what_every_computer_draws_is_not_remarked_on(writing: QFont) -> None:
    assert undrawn.undrawn("Frühstück, naïve – “quoted” \u202e\ufe0f\u200d\n\t", writing) == ""


def test_the_first_one_without_a_font_is_found(writing: QFont) -> None:
    assert undrawn.undrawn("a" * 10_000 + NOWHERE + "b", writing) == NOWHERE


def test_a_pasted_megabyte_is_looked_at_in_bounds(writing: QFont) -> None:
    assert undrawn.undrawn("ab" * 500_000, writing) == ""
    assert undrawn.undrawn(NOWHERE * 1_000_000, writing) == NOWHERE


def _paste(field: WritingField) -> None:
    data = QMimeData()
    data.setText(NOWHERE)
    field.insertFromMimeData(data)


def _type(field: WritingField) -> None:
    plain = Qt.KeyboardModifier.NoModifier
    field.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, 0, plain, NOWHERE))


def _compose(field: WritingField) -> None:
    event = QInputMethodEvent()
    event.setCommitString(NOWHERE)
    field.inputMethodEvent(event)


@pytest.mark.parametrize("put", [_paste, _type, _compose])
def test_it_is_said_once_and_the_character_stays(
    show: Show, put: Callable[[WritingField], None]
) -> None:
    field = WritingField(name="What happened", parent=None)
    show(field)
    said: list[str] = []
    field.refused.connect(said.append)
    put(field)
    put(field)
    assert field.text() == NOWHERE * 2
    assert len(said) == 1
    assert "no font" in said[0]
