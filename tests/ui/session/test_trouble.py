# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A damaged journal, and one that is older than last time: said calmly, and what can be is read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app import bootstrap, places
from app.problems import problem
from app.services import backup_files, freshness
from app.services.checking import Checked, Checking
from app.supervisor import SessionStart
from storage import errors
from storage.backup import names
from storage.values import AnswerRow, EntryRow, Stamp, Standing
from storage.vault import rescue
from storage.vault import vault as vaults
from storage.vault.kdf import KdfParams
from tests.ui.session.running import LONG, PASSPHRASE, WORDS, Running, button_of, press
from ui import health
from ui.context import Route
from ui.pages.restore import RestorePage
from ui.theme import theme as themes
from ui.widgets.banner import Banner
from ui.widgets.prose import Prose

PAGE = 4096
THEN = Stamp(1_790_000_000_000_000)


@pytest.fixture
def filled(home: Path) -> Path:
    """A journal with forty long records."""
    folder = home / "journal"
    vaults.create(folder, PASSPHRASE, with_recovery=False, params=KdfParams())
    places.remember_journal(folder)
    vault = vaults.unlock(folder, passphrase=PASSPHRASE)
    vault.entries.bulk_insert(
        EntryRow(
            id=f"{n:032x}",
            kind="record",
            state="kept",
            day=f"2026-0{n % 9 + 1}-1{n % 10}",
            at=THEN,
            changed=THEN,
            kept=THEN,
            answers=(AnswerRow("situation", f"{n} " + "words " * 400),),
        )
        for n in range(40)
    )
    vault.close()
    return folder


def _spoil(folder: Path, *, opens: bool) -> None:
    """Damage one page: one that opening needs, or one that only some words lie on."""
    path = folder / "journal.db"
    whole = path.read_bytes()
    numbers = range(len(whole) // PAGE - 1, 3, -1) if opens else range(1, len(whole) // PAGE)
    for number in numbers:
        data = bytearray(whole)
        data[number * PAGE + 9] ^= 1
        path.write_bytes(data)
        if _fits(folder, opens=opens):
            return
    raise AssertionError("no such page")


def _fits(folder: Path, *, opens: bool) -> bool:
    try:
        vault = vaults.unlock(folder, passphrase=PASSPHRASE)
    except errors.VaultDamaged:
        try:
            rescue.unlock(folder, passphrase=PASSPHRASE).close()
        except errors.VaultDamaged:
            return False
        return not opens
    try:
        damaged = False
        step = vault.check_step()
        while not step.finished:
            step = vault.check_step()
        damaged = bool(step.problems)
        rows = vault.entries.page(kinds=["record"], states=["kept", "draft"], limit=4).entries
    except errors.VaultDamaged:
        return False
    finally:
        vault.close()
    return opens and damaged and len(rows) == 4


@pytest.fixture
def at_the_door(qtbot: QtBot, filled: Path) -> Iterator[Running]:
    made = Running(qtbot, SessionStart())
    yield made
    made.close()


def _try(running: Running) -> None:
    QTest.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    _press_open(running)


def _press_open(running: Running) -> None:
    button = button_of(running.window, "Open")
    assert button is not None
    button.click()


def _banner(desk: QWidget) -> Banner | None:
    shown = [
        banner
        for banner in desk.findChildren(Banner)
        if banner.isVisible() and banner.kind != "note"
    ]
    return shown[0] if shown else None


def test_what_can_be_read_is_a_button_at_the_door(
    qtbot: QtBot, filled: Path, at_the_door: Running
) -> None:
    _spoil(filled, opens=False)
    before = {path.name: path.read_bytes() for path in filled.iterdir()}
    _try(at_the_door)
    press(qtbot, at_the_door.window, "Look at what can be read")
    session = at_the_door.session
    qtbot.waitUntil(lambda: session._desk is not None, timeout=LONG)
    desk = session._desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.findChild(QWidget, "Ribbon") is not None, timeout=LONG)
    ribbon = desk.findChild(QWidget, "Ribbon")
    said = ribbon.findChild(Prose).text()
    assert "open for reading only" in said
    assert "40 entries are whole." in said
    # It stays on every page; where one would write, it is said that one cannot.
    desk.navigate(Route("journal", entry_id=f"{39:032x}"))
    qtbot.waitUntil(ribbon.isVisible)
    desk._actions["write"].trigger()
    assert desk._here is not None
    assert desk._here.page == "journal"
    desk._notices.clear()
    desk.navigate(Route("record", entry_id=f"{39:032x}"))
    assert desk._here.page == "journal"
    qtbot.waitUntil(lambda: _banner(desk) is not None)
    told = _banner(desk)
    assert told is not None
    assert "read" in told.title.text() + told.text.text()
    press(qtbot, ribbon, "Export…")
    assert desk._here.page == "settings"
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == "Export as JSON…"
    session.lock()
    qtbot.waitUntil(lambda: "locked" in at_the_door.said(), timeout=LONG)
    assert {path.name: path.read_bytes() for path in filled.iterdir()} == before


def test_damage_found_beside_daily_use_is_told_and_the_rest_can_be_read(
    qtbot: QtBot, filled: Path, at_the_door: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "BEGIN_MS", 1)
    _spoil(filled, opens=True)
    desk = at_the_door.unlock(qtbot)
    qtbot.waitUntil(lambda: _banner(desk) is not None, timeout=LONG)
    banner = _banner(desk)
    assert banner is not None
    assert banner.title.text() == "A part of this journal is damaged."
    desk.navigate(Route("settings"))
    qtbot.waitUntil(banner.isVisible)
    # What a page meets of the same damage is not told a second time.
    desk._report(problem("vault_damaged"))
    assert [one for one in desk.findChildren(Banner) if one.isVisible()] == [banner]
    press(qtbot, banner, "Look at what can be read")
    session = at_the_door.session
    qtbot.waitUntil(lambda: session._desk not in (None, desk), timeout=LONG)
    assert session._desk is not None
    assert session._workspace is not None
    read = session._workspace.rescued
    assert read is not None
    assert read.whole >= 35
    assert read.whole + read.partial + read.lost == 40
    # The commands are those of the new desk, and there is one of each.
    session._desk._actions["journal"].trigger()
    found = session._desk
    qtbot.waitUntil(lambda: found._here is not None and found._here.page == "journal", timeout=LONG)
    names = [action.objectName() for action in at_the_door.window.actions()]
    assert len(names) == len(set(names))
    session.lock()
    qtbot.waitUntil(lambda: "locked" in at_the_door.said(), timeout=LONG)


def test_words_typed_meanwhile_are_saved_first(
    qtbot: QtBot, filled: Path, at_the_door: Running
) -> None:
    session = at_the_door.session
    first = at_the_door.unlock(qtbot)
    first.navigate(Route("quick"))
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QTextEdit), timeout=LONG)
    QTest.keyClicks(QApplication.focusWidget(), WORDS)
    session.open_rescue()
    qtbot.waitUntil(lambda: session._desk not in (None, first), timeout=LONG)
    assert session._workspace is not None
    draft = session._workspace.journal.continue_draft()
    assert draft is not None
    assert WORDS in [answer.text for answer in draft.answers]


def test_an_untouched_journal_is_found_whole_and_rests(
    qtbot: QtBot, at_the_door: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "BEGIN_MS", 1)
    monkeypatch.setattr(health, "REST_MS", 300)
    desk = at_the_door.unlock(qtbot)
    watched = at_the_door.session._health
    assert watched is not None
    with qtbot.waitSignals([watched.proven, watched.rested], timeout=LONG):
        pass
    assert _banner(desk) is None


@pytest.mark.parametrize("part", ["step", "structure"])
def test_a_check_that_failed_begins_again(
    qtbot: QtBot, at_the_door: Running, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """As when a drive was away for a moment."""
    monkeypatch.setattr(health, "BEGIN_MS", 1)
    monkeypatch.setattr(health, "AGAIN_MS", 100)
    monkeypatch.setattr(health, "REST_MS", 300)
    check = getattr(Checking, part)
    away = iter([True, True])

    def sometimes(self: Checking, *given: Any) -> Checked:
        if next(away, False):
            raise problem("vanished")
        checked: Checked = check(self, *given)
        return checked

    monkeypatch.setattr(Checking, part, sometimes)
    at_the_door.unlock(qtbot)
    watched = at_the_door.session._health
    assert watched is not None
    with qtbot.waitSignal(watched.proven, timeout=LONG):
        pass
    assert not list(away)


def test_how_far_it_has_got_is_taken_down_while_it_is_open(
    qtbot: QtBot, at_the_door: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "REMEMBER_MS", 50)
    at_the_door.unlock(qtbot)
    session = at_the_door.session
    workspace = session._workspace
    assert workspace is not None
    seen: list[Standing] = []

    def save() -> Standing:
        workspace.preferences.save(replace(workspace.preferences.current, lock_after_minutes=7))
        return workspace._vault.standing()

    session._tasks.vault(save, owner=session, done=seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=LONG)
    behind = replace(seen[0], generation=0)
    qtbot.waitUntil(
        lambda: (
            getattr(freshness.newer_than(behind, workspace.folder), "standing", None) == seen[0]
        ),
        timeout=LONG,
    )


def test_rows_changed_from_outside_are_told(
    qtbot: QtBot, filled: Path, at_the_door: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "BEGIN_MS", 1)
    vault = vaults.unlock(filled, passphrase=PASSPHRASE)
    with vault._store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER temp.digest_answer_update")
        connection.exec_driver_sql("UPDATE answer SET text = 'other' WHERE entry_key % 3 = 0")
    vault.close()
    desk = at_the_door.unlock(qtbot)
    qtbot.waitUntil(lambda: _banner(desk) is not None, timeout=LONG)
    banner = _banner(desk)
    assert banner is not None
    assert "not by Afterhour" in banner.title.text()
    assert button_of(banner, "Look at what can be read") is None
    press(qtbot, banner, "Close this message")
    assert not banner.isVisible()


@pytest.mark.parametrize("beside", [False, True])
def test_an_older_journal_is_a_calm_question(
    qtbot: QtBot, filled: Path, at_the_door: Running, beside: bool, home: Path
) -> None:
    bootstrap.open_journal(filled, passphrase=PASSPHRASE).close()
    older = {path.name: path.read_bytes() for path in filled.iterdir()}
    workspace = bootstrap.open_journal(filled, passphrase=PASSPHRASE)
    workspace.preferences.save(workspace.preferences.current)
    workspace._vault.meta.set("changed", "since")
    workspace.close()
    for name, data in older.items():
        (filled / name).write_bytes(data)
    _try(at_the_door)
    qtbot.waitUntil(
        lambda: button_of(at_the_door.window, "Open this one") is not None, timeout=LONG
    )
    assert {path.name: path.read_bytes() for path in filled.iterdir()} == older
    words = "Open a copy beside it" if beside else "Open this one"
    press(qtbot, at_the_door.window, words)
    session = at_the_door.session
    qtbot.waitUntil(lambda: session._workspace is not None, timeout=LONG)
    assert session._workspace is not None
    if beside:
        assert session._workspace.folder == home / "journal-older"
        assert {path.name: path.read_bytes() for path in filled.iterdir()} == older
    else:
        assert session._workspace.folder == filled
    session.lock()
    qtbot.waitUntil(lambda: "locked" in at_the_door.said(), timeout=LONG)
    # It was accepted, so it is not asked again.
    assert os.path.samefile(
        session._start.vault or places.last_journal() or "", places.known_journals()[0]
    )
    bootstrap.open_journal(places.known_journals()[0], passphrase=PASSPHRASE).close()
    shutil.rmtree(home / "journal-older", ignore_errors=True)


def _back_up(folder: Path, minute: int) -> Path:
    vault = vaults.unlock(folder, passphrase=PASSPHRASE)
    made = Stamp(THEN.instant_us + minute * 60_000_000)
    place = backup_files.default_place(folder)
    target = place / names.build("journal", made.instant_us, minute)
    try:
        maker = vault.backups()
        snapshot = maker.snapshot(place, made)
        maker.finish(snapshot, target)
        snapshot.discard()
    finally:
        vault.close()
    return target


def test_the_newest_intact_backup_is_offered_at_the_door(
    qtbot: QtBot, filled: Path, at_the_door: Running
) -> None:
    _back_up(filled, 1)
    newest = _back_up(filled, 2)
    damaged = _back_up(filled, 3)
    damaged.write_bytes(damaged.read_bytes()[:-40])
    (filled / "journal.db").write_bytes(b"\0" * PAGE * 4)
    _try(at_the_door)
    press(qtbot, at_the_door.window, "Restore that backup…")
    page = at_the_door.window.findChild(RestorePage)
    assert page is not None
    said = [prose.text() for prose in page.findChildren(Prose)]
    assert any(newest.name in text for text in said)


def test_damage_leaves_half_the_window_to_the_page(qtbot: QtBot, running: Running) -> None:
    desk = running.unlock(qtbot)
    running.window.resize(800, 600)
    themes.current().set_scale(2.0)
    desk.tell_damage(problem("part_damaged"))
    desk._report(problem("disk_full"))
    top = desk._notices.top
    qtbot.waitUntil(lambda: top.verticalScrollBar().maximum() > 0)
    assert top.height() <= running.window.height() / 2
    for button in top.findChildren(QAbstractButton):
        button.setFocus()
        qtbot.waitUntil(lambda button=button: _seen(top, button))


def _seen(area: QWidget, widget: QWidget) -> bool:
    place = QRect(widget.mapTo(area, QPoint(0, 0)), widget.size())
    return area.rect().contains(place)
