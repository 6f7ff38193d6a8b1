# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""First run from the first window to an open journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app import places
from app.domain.errors import AppError
from tests.ui.first_run.conftest import CODE, GOOD, FakeWorkspace, Maker
from ui import paths
from ui.pages.door.passphrase_field import PassphraseField
from ui.pages.first_run.flow import FirstRunFlow
from ui.pages.first_run.passphrase import PassphrasePage, free_folder, next_free
from ui.pages.first_run.recovery import RecoveryPage, readable
from ui.pages.first_run.safety import SafetyPage
from ui.pages.first_run.step import StepPage
from ui.recovery_sheet import groups_of
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.widgets.line_field import LineField
from ui.widgets.pressable import Pressable


def named(root: QWidget, name: str) -> QWidget:
    """The one visible control with this accessible name."""
    found = [
        widget
        for widget in root.findChildren(QWidget)
        if widget.accessibleName() == name
        and widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(found) == 1, (name, found)
    return found[0]


def press(root: QWidget, name: str, qtbot: QtBot) -> None:
    """Press a control as the keyboard does."""
    control = named(root, name)
    assert isinstance(control, Pressable)
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_Space)


def fill(field: QWidget, text: str, qtbot: QtBot) -> None:
    assert isinstance(field, PassphraseField)
    field.clear()
    qtbot.keyClicks(field, text)


def shown(flow: FirstRunFlow, kind: type[StepPage], qtbot: QtBot) -> StepPage:
    """Wait for a step; returns it."""
    qtbot.waitUntil(lambda: any(page.isVisible() for page in flow.findChildren(kind)))
    return next(page for page in flow.findChildren(kind) if page.isVisible())


def to_recovery(flow: FirstRunFlow, qtbot: QtBot, passphrase: str = GOOD) -> StepPage:
    press(flow, "Create my journal", qtbot)
    fill(named(flow, "Passphrase"), passphrase, qtbot)
    fill(named(flow, "Again"), passphrase, qtbot)
    press(flow, "Continue", qtbot)
    return shown(flow, RecoveryPage, qtbot)


def type_groups(page: StepPage, qtbot: QtBot) -> None:
    assert isinstance(page, RecoveryPage)
    for number in page.asked:
        field = named(page, f"Group {number}")
        # Small letters and look-alikes are fine.
        typed = groups_of(CODE)[number - 1].lower().replace("0", "o").replace("1", "l")
        qtbot.keyClicks(field, typed)


def test_the_whole_way_by_keyboard(flow: FirstRunFlow, maker: Maker, qtbot: QtBot) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Create my journal"
    created: list[object] = []
    flow.created.connect(created.append)
    page = to_recovery(flow, qtbot)
    assert maker.asked == [(places.default_journal_dir(), GOOD, True)]
    # From now on the next start finds it, also when the person leaves here.
    assert places.last_journal() == places.default_journal_dir()
    assert created == [flow.workspace]
    # Writing on paper takes longer than a door with a secret may stand idle.
    assert not flow.holds_secret()
    type_groups(page, qtbot)
    press(flow, "Continue", qtbot)
    shown(flow, SafetyPage, qtbot)
    press(flow, "15 minutes", qtbot)
    press(flow, "Hide when I switch to another program for 20 seconds", qtbot)
    with qtbot.waitSignal(flow.finished) as finished:
        press(flow, "Open my journal", qtbot)
    workspace = finished.args[0]
    assert isinstance(workspace, FakeWorkspace)
    kept = workspace.preferences.current
    assert kept.lock_after_minutes == 15
    assert kept.hide_after_switch is False
    assert kept.recovery_confirmed is True
    assert kept.recovery_refused is False
    assert kept.notice_seen is True


@pytest.mark.parametrize("way", ["Later", "No sheet"])
def test_the_sheet_can_wait_or_be_refused(flow: FirstRunFlow, qtbot: QtBot, way: str) -> None:
    to_recovery(flow, qtbot)
    if way == "Later":
        press(flow, "Later", qtbot)
    else:
        words = "No sheet. I accept that a forgotten passphrase loses everything."
        press(flow, words, qtbot)
        press(flow, "Continue", qtbot)
    shown(flow, SafetyPage, qtbot)
    with qtbot.waitSignal(flow.finished) as finished:
        press(flow, "Open my journal", qtbot)
    kept = finished.args[0].preferences.current
    assert kept.recovery_confirmed is False
    assert kept.recovery_refused is (way == "No sheet")
    # Refused means refused: the code that was on screen opens nothing any more.
    assert finished.args[0].security.without_recovery == (way == "No sheet")


def test_a_group_that_reads_differently_is_named(flow: FirstRunFlow, qtbot: QtBot) -> None:
    page = to_recovery(flow, qtbot)
    assert isinstance(page, RecoveryPage)
    first, second = page.asked
    press(flow, "Continue", qtbot)
    assert page.trouble.text == f"Type group {first} as well, or choose Later."
    type_groups(page, qtbot)
    field = named(page, f"Group {second}")
    assert isinstance(field, LineField)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    press(flow, "Continue", qtbot)
    assert page.trouble.text == f"Group {second} reads differently above."
    assert field.accessibleDescription() == page.trouble.text
    assert field.hasFocus()
    assert page.isVisible()


def test_a_weak_passphrase_is_explained_and_asked_about_once(
    flow: FirstRunFlow, maker: Maker, qtbot: QtBot
) -> None:
    press(flow, "Create my journal", qtbot)
    page = shown(flow, PassphrasePage, qtbot)
    assert isinstance(page, PassphrasePage)
    fill(named(flow, "Passphrase"), "password", qtbot)
    fill(named(flow, "Again"), "password", qtbot)
    press(flow, "Continue", qtbot)
    message = page.chooser.message
    assert message.text.startswith("It has fewer than 12 characters.")
    assert not maker.asked
    press(flow, "Continue", qtbot)
    shown(flow, RecoveryPage, qtbot)
    assert maker.asked[0][1] == "password"


def test_both_fields_have_to_agree(flow: FirstRunFlow, maker: Maker, qtbot: QtBot) -> None:
    press(flow, "Create my journal", qtbot)
    page = shown(flow, PassphrasePage, qtbot)
    assert isinstance(page, PassphrasePage)
    message = page.chooser.message
    press(flow, "Continue", qtbot)
    assert message.text == "Type a passphrase first."
    fill(named(flow, "Passphrase"), GOOD, qtbot)
    press(flow, "Continue", qtbot)
    assert message.text == "Type the same passphrase once more."
    fill(named(flow, "Again"), GOOD + " ", qtbot)
    press(flow, "Continue", qtbot)
    assert message.text == "The two are not the same yet."
    assert not maker.asked


def test_strength_is_told_in_words(flow: FirstRunFlow, qtbot: QtBot) -> None:
    press(flow, "Create my journal", qtbot)
    page = shown(flow, PassphrasePage, qtbot)
    assert isinstance(page, PassphrasePage)
    fill(named(flow, "Passphrase"), GOOD, qtbot)
    qtbot.waitUntil(lambda: page.chooser.strength_text.startswith("Strong. "))
    fill(named(flow, "Passphrase"), "owl", qtbot)
    qtbot.waitUntil(lambda: "fewer than 12" in page.chooser.strength_text)


def test_six_words_can_be_taken(flow: FirstRunFlow, maker: Maker, qtbot: QtBot) -> None:
    press(flow, "Create my journal", qtbot)
    press(flow, "Suggest six words", qtbot)
    press(flow, "Use these words", qtbot)
    first, again = named(flow, "Passphrase"), named(flow, "Again")
    assert isinstance(first, PassphraseField)
    assert len(first.text().split()) == 6
    assert first.shown
    assert again.hasFocus()
    qtbot.keyClicks(again, first.text())
    qtbot.keyClick(again, Qt.Key.Key_Return)
    shown(flow, RecoveryPage, qtbot)
    assert maker.asked[0][1] == first.text() or not first.text()


def test_a_journal_that_cannot_be_made_is_told_in_place(
    flow: FirstRunFlow, maker: Maker, qtbot: QtBot
) -> None:
    maker.refuse = AppError(
        "already_there", "There is a journal already.", "It was not touched.", "Choose another."
    )
    press(flow, "Create my journal", qtbot)
    fill(named(flow, "Passphrase"), GOOD, qtbot)
    fill(named(flow, "Again"), GOOD, qtbot)
    press(flow, "Continue", qtbot)
    page = shown(flow, PassphrasePage, qtbot)
    qtbot.waitUntil(lambda: page.trouble.is_error)
    assert page.trouble.text == "There is a journal already. It was not touched. Choose another."
    assert places.last_journal() is None
    assert flow.workspace is None
    maker.refuse = None
    press(flow, "Continue", qtbot)
    shown(flow, RecoveryPage, qtbot)


def test_back_from_the_sheet_keeps_or_changes_the_passphrase(
    flow: FirstRunFlow, maker: Maker, qtbot: QtBot
) -> None:
    to_recovery(flow, qtbot)
    workspace = flow.workspace
    assert isinstance(workspace, FakeWorkspace)
    press(flow, "Back", qtbot)
    page = shown(flow, PassphrasePage, qtbot)
    assert page.heading.text() == "Your passphrase is set"
    press(flow, "Continue", qtbot)
    shown(flow, RecoveryPage, qtbot)
    assert workspace.security.passphrases == []
    press(flow, "Back", qtbot)
    fill(named(flow, "Passphrase"), GOOD + " again", qtbot)
    fill(named(flow, "Again"), GOOD + " again", qtbot)
    press(flow, "Continue", qtbot)
    shown(flow, RecoveryPage, qtbot)
    assert workspace.security.passphrases == [GOOD + " again"]
    assert len(maker.asked) == 1


def test_settings_that_cannot_be_kept_are_told(flow: FirstRunFlow, qtbot: QtBot) -> None:
    to_recovery(flow, qtbot)
    workspace = flow.workspace
    assert isinstance(workspace, FakeWorkspace)
    workspace.preferences.refuse = AppError("disk_full", "The disk is full.")
    press(flow, "Later", qtbot)
    page = shown(flow, SafetyPage, qtbot)
    press(flow, "Open my journal", qtbot)
    qtbot.waitUntil(lambda: page.trouble.is_error)
    assert page.trouble.text == "The disk is full."
    workspace.preferences.refuse = None
    with qtbot.waitSignal(flow.finished):
        press(flow, "Open my journal", qtbot)


def test_the_other_two_ways_on(flow: FirstRunFlow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(flow.sample_asked):
        press(flow, "Look around a sample first", qtbot)
    with qtbot.waitSignal(flow.open_asked):
        press(flow, "Open a journal…", qtbot)


def test_where_it_will_lie_can_be_chosen(
    flow: FirstRunFlow, maker: Maker, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "Dropbox"
    chosen.mkdir()
    (chosen / "holiday.txt").touch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(chosen))
    press(flow, "Create my journal", qtbot)
    press(flow, "Choose another folder…", qtbot)
    page = shown(flow, PassphrasePage, qtbot)
    assert isinstance(page, PassphrasePage)
    # Never among other people's files: a folder of its own, inside.
    assert page.folder == chosen / "Journal"
    words = [
        label.text()
        for label in page.findChildren(QWidget)
        if hasattr(label, "set_text") and label.isVisible() and hasattr(label, "role")
    ]
    assert any(text.startswith("Dropbox seems to copy this folder") for text in words)
    fill(named(flow, "Passphrase"), GOOD, qtbot)
    fill(named(flow, "Again"), GOOD, qtbot)
    press(flow, "Continue", qtbot)
    shown(flow, RecoveryPage, qtbot)
    assert maker.asked[0][0] == chosen / "Journal"


def test_folders_are_never_shared(tmp_path: Path) -> None:
    taken = tmp_path / "journal"
    assert next_free(taken) == taken
    taken.mkdir()
    assert next_free(taken) == taken
    (taken / "vault").touch()
    assert next_free(taken) == tmp_path / "journal 2"
    assert free_folder(taken) == taken / "Journal"
    (taken / "Journal").touch()
    assert free_folder(taken) == taken / "Journal 2"


def test_paths_below_home_are_short() -> None:
    assert paths.shown(Path.home() / "a" / "b") == "\u2066~/a/b\u2069"
    assert paths.shown(Path("/elsewhere")) == "\u2066/elsewhere\u2069"


def test_look_alikes_are_read_as_digits() -> None:
    assert readable(" h0-pE ") == readable("HOPE") == "H0PE"
    assert readable("lyfk") == readable("IYFK") == "1YFK"


def test_a_real_journal_is_made_and_opens_again(
    look: Theme, tasks: Tasks, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    from app import bootstrap
    from ui.local_settings import LocalSettings

    flow = FirstRunFlow(
        theme=look,
        tasks=tasks,
        local=LocalSettings(places.state_dir() / "settings.ini"),
        create=bootstrap.create_and_open,
    )
    show(flow, 1280, 800)
    press(flow, "Create my journal", qtbot)
    fill(named(flow, "Passphrase"), GOOD, qtbot)
    fill(named(flow, "Again"), GOOD, qtbot)
    press(flow, "Continue", qtbot)
    qtbot.waitUntil(lambda: flow.workspace is not None, timeout=20_000)
    workspace = flow.workspace
    assert workspace is not None
    # Leaving here loses nothing: the passphrase opens it.
    workspace.close()
    again = bootstrap.open_journal(places.default_journal_dir(), passphrase=GOOD)
    assert again.preferences.current.recovery_confirmed is False
    assert again.security.has_recovery()
    again.close()
