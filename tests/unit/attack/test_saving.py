# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Autosave with slow and failing disks: what is on screen is what is stored in the end."""

from __future__ import annotations

from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.draft import DraftSession
from app.domain.errors import AppError
from app.workspace import Workspace
from tests.unit.attack.conftest import Disk, Lane
from ui.autosave import Autosaver


class Slow:
    """A draft whose saver works on a lane that is slow, on a disk that can be full."""

    def __init__(self, workspace: Workspace, session: DraftSession) -> None:
        self.workspace, self.session = workspace, session
        self.lane, self.disk, self._root = Lane(), Disk(workspace.drafting.save), QObject()
        self.saver = Autosaver(
            session=self.session,
            drafting=cast(Any, self.disk),
            tasks=cast(Any, self.lane),
            parent=self._root,
        )

    def write(self, text: str) -> None:
        """Put words into the draft, as a field does."""
        self.session.set_text("situation", text)
        self.saver.touch()

    @property
    def stored(self) -> str:
        """The words in the journal, "" without an entry."""
        try:
            return self.workspace.drafting.open(self.session.entry.id).entry.text("situation")
        except AppError:
            return ""


@pytest.fixture
def slow(workspace: Workspace, qtbot: QtBot) -> Slow:
    """A new draft."""
    return Slow(workspace, workspace.drafting.begin())


def test_words_taken_back_while_they_are_being_saved(slow: Slow) -> None:
    slow.write("A")
    slow.saver.flush()
    slow.lane.run()
    slow.write("AB")
    slow.saver.flush()
    slow.write("A")
    left: list[bool] = []
    slow.saver.flush(done=lambda: left.append(slow.saver.settled))
    slow.lane.run()
    assert left == [True]
    assert slow.stored == "A"


def test_trouble_ends_when_the_unsaved_words_are_taken_back(slow: Slow) -> None:
    slow.disk.full = True
    slow.write("A")
    slow.saver.flush()
    slow.lane.run()
    assert slow.saver.error is not None
    slow.write("")
    slow.disk.full = False
    slow.saver.flush()
    slow.lane.run()
    assert slow.saver.error is None
    assert slow.stored == ""


def test_words_written_into_an_entry_that_was_removed_are_stored(slow: Slow) -> None:
    slow.write("A")
    slow.saver.flush()
    slow.lane.run()
    slow.write("")
    slow.saver.flush()
    slow.lane.run()
    assert slow.workspace.drafting.discard_empty(slow.session.entry.id)
    slow.write("B")
    slow.saver.flush()
    slow.lane.run()
    assert (slow.saver.error, slow.stored) == (None, "B")
    assert slow.workspace.security.verify().ok


@given(
    steps=st.lists(
        st.sampled_from(["", "a", "ab", "b"]) | st.sampled_from([1, 2, 3, 4]), max_size=14
    )
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_the_end_the_journal_holds_what_is_on_screen(
    workspace: Workspace, qtbot: QtBot, steps: list[str | int]
) -> None:
    slow = Slow(workspace, workspace.drafting.begin())
    for step in steps:
        if isinstance(step, str):
            slow.write(step)
        elif step == 1:
            slow.saver.flush()
        elif step == 2:
            slow.lane.run()
        elif step == 3:
            slow.disk.full = not slow.disk.full
        else:
            workspace.drafting.discard_empty(slow.session.entry.id)
    slow.disk.full = False
    for _ in range(2):
        slow.saver.flush()
        slow.lane.run()
    assert slow.saver.settled
    assert slow.saver.error is None
    assert slow.stored == slow.session.entry.text("situation")
