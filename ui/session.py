# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One session: from the locked door to the open journal and back, never further.

States: locked -> open <-> hidden -> leaving. Leaving saves, closes the journal and hands over to a
new process; nothing is asked.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app import places
from app.i18n import _
from ui import geometry
from ui.channel import Channel
from ui.doors import Doors
from ui.hiding import Held, Hiding
from ui.local_settings import LocalSettings
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.window import Window

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from app.session_start import SessionStart
    from app.workspace import Workspace
    from ui.desk import Desk
    from ui.door_keys import DoorKeys
    from ui.guards import Guards
    from ui.health import Health
    from ui.idle import IdleWatch
    from ui.leaving import Leaving

_DOOR_IDLE_S = 60.0


class Session(QObject):
    """Owns the window's life. Pages know nothing of processes."""

    def __init__(
        self,
        *,
        window: Window,
        theme: Theme,
        local: LocalSettings,
        start: SessionStart,
        pipes: tuple[int, int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._theme, self._local, self._start = window, theme, local, start
        self._channel = Channel(*pipes, parent=self)
        self._tasks = Tasks(parent=self)
        self._workspace: Workspace | None = None
        self._desk: Desk | None = None
        self._idle: IdleWatch | None = None
        self._door_keys: DoorKeys | None = None
        self._guards: Guards | None = None
        self._health: Health | None = None
        self._leaving = False
        self._left = False
        self._goodbye: Leaving | None = None
        self._hiding = Hiding(window=window, held=self._held, lock=self.lock, parent=self)
        self._doors = Doors(window=window, theme=theme, local=local, tasks=self._tasks, parent=self)
        self._doors.opened.connect(self._on_opened)
        self._doors.sample_asked.connect(lambda: self._hand_over("sample"))
        window.painted.connect(self._on_painted)
        window.on_close(self._may_close)

    def show_door(self) -> None:
        """Show what stands before the journal: first run, unlock, or the sample opening."""
        if self._start.sample:
            self._doors.open_sample(Path(self._start.sample_folder))
            return
        folder = Path(self._start.vault) if self._start.vault else places.last_journal()
        self._doors.show(folder, note=self._start.note)

    def end(self) -> None:
        """After the event loop: let the lanes run dry and close what is still open."""
        if self._goodbye is not None:
            self._goodbye.stop()
            if self._goodbye.gave_up:
                # The lane may wait for a disk for ever; the system lets go of all it holds.
                os._exit(0)
        if self._workspace is not None:
            if self._desk is not None:
                self._desk.save()
            self._tasks.vault(self._workspace.close, owner=self)
        if self._guards is not None:
            self._guards.ended()
        self._tasks.close()
        self._channel.close()

    # ---------------------------------------------------------------- opening

    def _on_painted(self) -> None:
        self._channel.send("painted")
        from ui.garbage import GarbageCollector
        from ui.loading import PageLoader, load_storage

        self._theme.desktop_told.connect(self._on_desktop_told)
        self._theme.follow_desktop()
        GarbageCollector(parent=self)
        self._channel.raise_asked.connect(self._window.bring_to_front)
        self._channel.close_asked.connect(self.quit)
        self._channel.lost.connect(self.quit)
        self._channel.listen()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._hiding.on_state)
        self._stand_guard()
        from ui.bug_notice import BugNotice

        BugNotice(teller=self._teller, parent=self)
        self._tasks.vault(load_storage, owner=self)
        self._doors.painted()
        PageLoader(parent=self).begin()
        self._watch_idle(_DOOR_IDLE_S, self._replace_used_door)
        if self._desk is None:
            self._listen_for_keys()

    def _stand_guard(self) -> None:
        from ui.guards import Guards

        self._guards = Guards(parent=self)
        self._guards.lock_due.connect(self._on_lock_due)

    def _on_desktop_told(self, scheme: str) -> None:
        # for the first frame of the next start
        self._local.desktop_scheme = scheme

    def _listen_for_keys(self) -> None:
        from ui.door_keys import DoorKeys, resizing

        keys = {"quit": self.quit, **resizing(self._theme, self._local)}
        self._door_keys = DoorKeys(window=self._window, handlers=keys)

    def _on_opened(self, workspace: Workspace) -> None:
        if self._leaving:
            return
        from ui.desk import Desk

        if self._door_keys is not None:
            self._door_keys.end()
        self._workspace = workspace
        if not self._start.sample:
            places.remember_journal(workspace.folder)
        self._desk = Desk(
            window=self._window,
            workspace=workspace,
            tasks=self._tasks,
            theme=self._theme,
            local=self._local,
            session=self,
        )
        self._window.show_content(self._desk)
        self._doors.drop()
        self._desk.begin()
        self.apply_preferences()
        self._look_after(workspace)
        if self._guards is not None:
            self._guards.opened()

    def _look_after(self, workspace: Workspace) -> None:
        from ui.health import Health

        self._health = Health(workspace=workspace, tasks=self._tasks, parent=self)
        if workspace.rescued is None and self._desk is not None:
            self._health.found.connect(self._desk.tell_damage)
            self._health.begin()

    def open_rescue(self) -> None:
        """Open what can be read of this damaged journal. Words not saved yet keep it as it is."""
        desk, workspace = self._desk, self._workspace
        if desk is None or workspace is None or self._leaving:
            return
        desk.leave_page()
        desk.save()

        def settled(_none: object) -> None:
            if desk.unsaved() or self._leaving or self._workspace is not workspace:
                desk.back()
                return
            if self._health is not None:
                self._health.end()
            desk.end()
            self._workspace = self._desk = None
            # Where nothing can be read any more, the door says so.
            self._tasks.vault(
                workspace.read_only,
                owner=self,
                done=opened,
                failed=lambda _error: self._hand_over("locked"),
            )

        def opened(readable: Workspace) -> None:
            self._on_opened(readable)
            self._window.drop_content(desk)

        self._tasks.vault(lambda: None, owner=self, done=settled)

    def apply_preferences(self) -> None:
        """Use the journal's lock time; called when the preferences have changed."""
        if self._desk is not None:
            minutes = self._desk.context.workspace.preferences.current.lock_after_minutes
            self._watch_idle(minutes * 60.0, self.lock)

    def _teller(self) -> Callable[[AppError], None] | None:
        desk = None if self._leaving else self._desk
        return None if desk is None else desk.context.report

    # ---------------------------------------------------------------- locking

    def _held(self) -> Held:
        desk = None if self._leaving else self._desk
        return Held(desk=desk, guards=self._guards, idle=self._idle)

    def hide(self) -> None:
        """Cover everything at once; a key within a minute brings it back."""
        self._hiding.hide()

    def _on_lock_due(self) -> None:
        """The computer sleeps or its screen is locked: so is the journal; a door is replaced."""
        if self._desk is not None:
            self.lock()
        else:
            self._replace_used_door()

    def lock(self) -> None:
        """Lock now. The sample has nothing to lock: it is left.

        Another journal than the one asked for at the start may have been opened at the door: then
        the next door is that of the journal opened last.
        """
        open_folder = self._workspace.folder if self._workspace is not None else None
        asked = self._start.vault and Path(self._start.vault).absolute()
        other = bool(asked) and open_folder is not None and open_folder.absolute() != asked
        self._hand_over("leave" if self._start.sample or other else "locked")

    def open_other(self, folder: str) -> None:
        """Lock, and let the next door be another journal's."""
        places.remember_journal(Path(folder))
        self._hand_over("leave")

    def new_journal(self) -> None:
        """Lock, and let the next door be the first run of another journal."""
        self._hand_over("new")

    def quit(self) -> None:
        """Save and end. Nothing is asked."""
        if self._leaving:
            return
        self._leave(self._finish_quit, keep_place=False)

    def has_left(self) -> bool:
        """Whether everything is committed and this process only waits for its end."""
        return self._left

    def _hand_over(self, word: str) -> None:
        if not self._leaving:
            self._leave(lambda: self._finish_hand_over(word), keep_place=True)

    def _leave(self, finish: Callable[[], None], *, keep_place: bool) -> None:
        self._leaving = True
        if self._health is not None:
            self._health.end()
        # Where the focus is is asked first, then nothing is seen any more, then it is saved.
        place = self._desk.place() if self._desk is not None and keep_place else ""
        self._window.hide_content(_("Locked."))
        if self._guards is not None:
            self._guards.ended()
        if self._desk is not None:
            self._desk.leave_page()
        self._remember_geometry()
        desk, workspace = self._desk, self._workspace
        if desk is None or workspace is None:
            finish()
            return
        from ui.leaving import Leaving

        def left() -> None:
            self._workspace = None
            finish()

        self._goodbye = Leaving(
            window=self._window,
            tasks=self._tasks,
            desk=desk,
            workspace=workspace,
            place=place,
            finish=left,
            parent=self,
        )
        self._goodbye.begin()

    def _finish_hand_over(self, word: str) -> None:
        self._left = True
        # Never `quit` here: this window stays until the next one is painted over it.
        self._channel.send(word, geometry.describe(self._window))

    def _finish_quit(self) -> None:
        self._left = True
        application = QApplication.instance()
        if application is not None:
            application.exit(0)

    def _may_close(self) -> bool:
        self.quit()
        return False

    def _remember_geometry(self) -> None:
        self._local.geometry = geometry.describe(self._window)
        self._local.sync()

    def _replace_used_door(self) -> None:
        """A passphrase half typed and left alone goes with its process."""
        if self._desk is None and self._doors.holds_secret():
            self._hand_over("locked")
        elif self._desk is None:
            self._watch_idle(_DOOR_IDLE_S, self._replace_used_door)

    # ---------------------------------------------------------------- helpers

    def _watch_idle(self, seconds: float, expired: Callable[[], None]) -> None:
        from ui.idle import IdleWatch

        if self._idle is not None:
            self._idle.stop()
            self._idle.deleteLater()
        self._idle = IdleWatch(limit_s=seconds, parent=self)
        self._idle.expired.connect(expired)
        if self._desk is not None:
            self._idle.warned.connect(self._desk.warn_of_lock)
            self._idle.extended.connect(self._desk.forget_warning)
            self._desk.context.bus.edited.connect(self._idle.seen)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._idle.watch(application)
