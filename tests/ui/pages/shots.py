# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the pages in light, dark, large text and right-to-left.

python -m tests.ui.pages.shots FOLDER [NAME ...]
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.moment import Moment
from app.services.backup_state import SECOND
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route
from ui.dialogs.delete_everything import DeleteEverythingDialog

Act = Callable[[Stage], None]
DAY_US = 86_400_000_000


def _today(stage: Stage) -> None:
    stage.desk.navigate(Route("today"))


def _journal(stage: Stage) -> None:
    line = stage.workspace.journal.last(9)[-1]
    stage.desk.navigate(Route("journal", entry_id=line.id))


def _list(stage: Stage) -> None:
    stage.desk.navigate(Route("journal"))
    stage.settle()
    stage.page("journal")._list.view.setCurrentIndex(stage.page("journal")._list.model.index(1))


def _search(stage: Stage) -> None:
    stage.desk.navigate(Route("journal", extra="search"))
    stage.settle()
    found = stage.page("journal")._list
    found.search.setPlainText("expl")
    found._search()


def _found(stage: Stage) -> None:
    _search(stage)
    stage.settle()
    found = stage.page("journal")
    found._list.view.picked_row.emit(0)
    found._list.view.setCurrentIndex(found._list.model.index(0))


def _nothing(stage: Stage) -> None:
    _search(stage)
    found = stage.page("journal")._list
    found.search.setPlainText("zebra")
    found._search()


def _trash(stage: Stage) -> None:
    for line in stage.workspace.journal.last(2):
        stage.workspace.trash.move(line.id)
    stage.desk.navigate(Route("trash"))


def _settings(stage: Stage) -> None:
    stage.desk.navigate(Route("settings"))


def _settings_below(stage: Stage) -> None:
    _settings(stage)
    stage.settle()
    bar = stage.page("settings").scroller.verticalScrollBar()
    bar.setValue(bar.maximum())


def _help(stage: Stage) -> None:
    stage.desk.navigate(Route("help"))


def _notice(stage: Stage) -> None:
    _journal(stage)
    stage.settle()
    stage.page("journal")._acts.print_shown()


def _print(stage: Stage) -> None:
    _notice(stage)
    notice = QApplication.activeModalWidget()
    assert isinstance(notice, QDialog)
    notice.accept()


def _versions(stage: Stage) -> None:
    _journal(stage)
    stage.settle()
    journal = stage.page("journal")
    journal._acts._on_versions(journal._pane.entry_id)


def _code(stage: Stage) -> None:
    _journal(stage)
    stage.settle()
    stage.page("journal")._acts._on_code()


def _empty_trash(stage: Stage) -> None:
    _trash(stage)
    stage.settle()
    stage.page("trash")._on_empty()


def _review(stage: Stage) -> None:
    """The sample's records, eight months on."""
    stage.clock.put(Moment(NOW.instant_us + 240 * 86_400_000_000, NOW.offset_s, NOW.zone))
    stage.desk.navigate(Route("review"))
    stage.settle()
    stage.clock.put(NOW)


def _keeping(stage: Stage) -> None:
    stage.desk.navigate(Route("settings"))
    stage.settle()
    page = stage.page("settings")
    page.scroller.ensureWidgetVisible(page._sections[-2], 0, 200)


def _delete(stage: Stage) -> None:
    DeleteEverythingDialog(context=stage.context, parent=stage.window).open()


def _read_trash(stage: Stage) -> None:
    _trash(stage)
    stage.settle()
    stage.page("trash")._on_read_asked()


def _backed_up(stage: Stage) -> None:
    """Twelve days of backups up to today, one of them damaged, and a drive that is not there."""
    backups, now = stage.workspace.backups, stage.clock.now()
    if stage.context.backups.state.backups:
        return
    backups.load()
    drive = stage.workspace.folder.parent / "USB"
    drive.mkdir(exist_ok=True)
    backups.set_place(SECOND, drive)
    for ago in (40, 20, 5, 4, 3, 2, 1, 0):
        stage.clock.put(Moment(now.instant_us - ago * DAY_US, now.offset_s, now.zone))
        state = backups.finish(backups.take())
    stage.clock.put(now)
    shutil.rmtree(drive)
    backups.look()
    stage.context.backups._know(state)


def _backups(stage: Stage) -> None:
    _backed_up(stage)
    stage.desk.navigate(Route("backups"))
    _until_rest(stage)


def _backups_below(stage: Stage) -> None:
    _backups(stage)
    bar = stage.page("backups").scroller.verticalScrollBar()
    bar.setValue(bar.maximum())


def _backups_damaged(stage: Stage) -> None:
    _backed_up(stage)
    newest = stage.context.backups.state.backups[0].path
    newest.write_bytes(newest.read_bytes()[:-1] + b"?")
    stage.desk.navigate(Route("backups"))
    _until_rest(stage)


def _until_rest(stage: Stage) -> None:
    for _again in range(200):
        stage.settle(1)
        if not stage.context.backups._busy:
            return


def _backup(stage: Stage) -> None:
    _backups(stage)
    stage.page("backups")._restore.click()


def _today_stale(stage: Stage) -> None:
    _backed_up(stage)
    now = stage.clock.now()
    stage.clock.put(Moment(now.instant_us + 20 * DAY_US, now.offset_s, now.zone))
    stage.desk.navigate(Route("today"))


def _held(stage: Stage) -> None:
    _backed_up(stage)
    _empty_trash(stage)


SCENES: dict[str, tuple[Act, bool]] = {
    "today": (_today, True),
    "today-empty": (_today, False),
    "journal": (_journal, True),
    "list": (_list, True),
    "list-empty": (_list, False),
    "search": (_search, True),
    "found": (_found, True),
    "nothing": (_nothing, True),
    "trash": (_trash, True),
    "settings": (_settings, True),
    "settings-below": (_settings_below, True),
    "help": (_help, True),
    "print": (_print, True),
    "notice": (_notice, True),
    "versions": (_versions, True),
    "code": (_code, True),
    "read-trash": (_read_trash, True),
    "empty-trash": (_empty_trash, True),
    "review": (_review, True),
    "keeping": (_keeping, True),
    "delete": (_delete, True),
    "backups": (_backups, True),
    "backups-below": (_backups_below, True),
    "backups-damaged": (_backups_damaged, True),
    "backups-none": (lambda stage: stage.desk.navigate(Route("backups")), False),
    "backup": (_backup, True),
    "today-stale": (_today_stale, True),
    "held": (_held, True),
}
# name: (scheme, text scale, width, height, right to left)
LOOKS = {
    "light": ("light", 1.0, 1280, 800, False),
    "dark": ("dark", 1.0, 1280, 800, False),
    "200": ("light", 2.0, 800, 600, False),
    "small": ("light", 1.0, 800, 600, False),
    "rtl": ("light", 1.0, 1280, 800, True),
}


def main(folder: Path, wanted: list[str]) -> None:
    """Take the pictures whose scene or look is named; all when none is."""
    app = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for look, (scheme, scale, width, height, mirrored) in LOOKS.items():
        for name, (act, filled) in SCENES.items():
            if wanted and not {name, look, f"{name}-{look}"} & set(wanted):
                continue
            app.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
            )
            with tempfile.TemporaryDirectory() as home:
                stage = Stage(Path(home), filled=filled)
                stage.theme.set_mode(scheme)
                stage.theme.set_scale(scale)
                stage.show(width, height)
                act(stage)
                stage.settle()
                top = app.activeModalWidget()
                (top or stage.window).grab().save(str(folder / f"{name}-{look}.png"))
                if top is not None:
                    top.close()
                stage.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
