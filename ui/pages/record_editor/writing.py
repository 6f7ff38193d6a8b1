# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One entry being written: opened or begun, autosaved, kept, left. Shared by the writing pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.domain.entry import Kind, State
from app.domain.record import is_empty
from app.i18n import _
from ui.autosave import Autosaver
from ui.dates import dates_of
from ui.pages.record_editor.acts import Acts

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.draft import DraftSession, Removed
    from app.domain.errors import AppError
    from app.workspace import ChangeSet
    from ui.context import Context
    from ui.dates import Dates

# a version closes after ten minutes without a key
REST_MS = 10 * 60 * 1000


class Writing(QObject):
    """Holds the open `DraftSession` with its autosaver and its structural acts.

    Signals:
        opened: a session is there to be shown.
        failed_to_open(error): the entry could not be read.
        status_changed(words, trouble): the line at the top right.
        trouble_changed(error): an `AppError` while the words are not stored, `None` when they are.
        happened: a structural act was done or undone; editors read the session again.
        kept: the entry was kept and stored.
        let_go: there is nothing in the entry to keep.
    """

    opened = Signal()
    failed_to_open = Signal(object)
    status_changed = Signal(str, bool)
    trouble_changed = Signal(object)
    happened = Signal()
    kept = Signal()
    let_go = Signal()

    def __init__(self, *, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._session: DraftSession | None = None
        self._saver: Autosaver | None = None
        self._acts: Acts | None = None
        self._wanted = ""
        self._keeping = False
        self._last_saved = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._on_rest)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.flush)

    @property
    def session(self) -> DraftSession | None:
        """The open session, or `None`."""
        return self._session

    @property
    def dates(self) -> Dates:
        """How this journal writes days and times."""
        return dates_of(self._context.workspace.preferences.current)

    # opening and leaving

    def begin(self, depth: str, episode: str = "") -> None:
        """A new record, of an episode where one is given. Stored once something is written."""
        self._leave_session()
        drafting = self._context.workspace.drafting
        if episode:
            self.open_by(f"{episode} {depth}", lambda: drafting.begin_for(episode, depth))
            return
        self._open(self._context.workspace.drafting.begin(kind=Kind.RECORD, depth=depth))

    def open(self, entry_id: str) -> None:
        """Go on with an entry that is stored, or with one left behind while it could not be."""
        saver = self._left_behind(entry_id)
        if saver is not None:
            self._leave_session()
            self._open(saver.session, saver)
            return
        drafting = self._context.workspace.drafting
        self.open_by(entry_id, lambda: drafting.open(entry_id))

    def take_up(self, session: DraftSession) -> None:
        """Go on with an entry that is read already, or with what was left of it unsaved."""
        left = self._left_behind(session.entry.id)
        self._leave_session()
        if left is not None:
            self._open(left.session, left)
        else:
            self._open(session)

    def left_behind(self, entry_id: str) -> DraftSession | None:
        """The session of an entry that was left while its words could not be stored."""
        saver = self._left_behind(entry_id)
        return saver.session if saver is not None else None

    def open_by(self, key: str, make: Callable[[], DraftSession]) -> None:
        """Open the session that `make` reads on the vault lane."""
        self._leave_session()
        self._wanted = key
        self._context.tasks.vault(
            make,
            owner=self,
            done=lambda session: self._on_read(key, session),
            failed=self.failed_to_open.emit,
        )

    def leave(self) -> None:
        """Store what is there, close the version, and let the session go."""
        self._wanted = ""
        self._leave_session()

    # while writing

    def touch(self) -> None:
        """Something was edited."""
        if self._saver is not None:
            self._saver.touch()
            self._rest.start()

    def flush(self) -> None:
        """Store now, e.g. on a step change."""
        if self._saver is not None and self._session is not None and self._session.dirty:
            self._saver.flush()

    def retry(self) -> None:
        """Try to store again, now."""
        if self._saver is not None:
            self._saver.flush()

    def act(self, text: str, do: Callable[[], Removed]) -> None:
        """Take something away, undoable."""
        if self._acts is not None:
            self._acts.perform(text, do)

    def undo(self) -> None:
        """Undo the last structural act of this entry."""
        if self._acts is not None:
            self._acts.undo()

    def redo(self) -> None:
        """Do it again."""
        if self._acts is not None:
            self._acts.redo()

    def keep(self) -> None:
        """Keep the entry; `kept` follows once it is stored. An empty one is let go instead."""
        session, saver = self._session, self._saver
        if session is None or saver is None or self._keeping:
            return
        if is_empty(session.entry) and session.entry.state is State.DRAFT:
            self.let_go.emit()
            return
        self._keeping = True
        session.mark_kept()
        saver.flush(done=lambda: self._on_kept(session, saver))

    # inside

    def _open(self, session: DraftSession, saver: Autosaver | None = None) -> None:
        self._wanted = ""
        self._session = session
        self._keeping = False
        self._last_saved = ""
        self._acts = Acts(session=session, context=self._context, parent=self)
        self._acts.happened.connect(self._on_act)
        self._saver = saver or self._new_saver(session)
        self._saver.left = False
        self._saver.saving.connect(self._on_saving)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_failed)
        self._say_saved(session)
        if self._saver.error is None:
            self.trouble_changed.emit(None)
        else:
            self._on_failed(self._saver.error)
        self.opened.emit()

    def _new_saver(self, session: DraftSession) -> Autosaver:
        saver = Autosaver(
            session=session,
            drafting=self._context.workspace.drafting,
            tasks=self._context.tasks,
            parent=self,
        )
        self._context.autosaver_opened(saver)
        return saver

    def _say_saved(self, session: DraftSession) -> None:
        words = ""
        if session.saved is not None:
            self._last_saved = self.dates.time(session.saved.changed)
            words = _("Saved {time}").format(time=self._last_saved)
        self.status_changed.emit(words, False)

    def _leave_session(self) -> None:
        session, saver, acts = self._session, self._saver, self._acts
        self._session = self._saver = self._acts = None
        self._rest.stop()
        if acts is not None:
            acts.retire()
            acts.deleteLater()
        if session is None or saver is None:
            return
        saver.saving.disconnect(self._on_saving)
        saver.saved.disconnect(self._on_saved)
        saver.failed.disconnect(self._on_failed)
        if session.saved is None and saver.settled:
            saver.deleteLater()
            return
        saver.left = True
        saver.flush(done=lambda: self._on_left(session, saver))

    def _on_left(self, session: DraftSession, saver: Autosaver) -> None:
        if not saver.left:
            return  # taken up again
        if not saver.settled:
            # it goes on trying by itself, the words live in its session
            if saver.error is not None:
                self._context.report(saver.error)
            once = Qt.ConnectionType.SingleShotConnection
            saver.saved.connect(lambda _changes: self._on_left(session, saver), once)
            return
        saver.deleteLater()
        drafting, entry = self._context.workspace.drafting, session.snapshot()
        if session.saved is None:
            return
        if is_empty(entry):
            self._context.tasks.vault(lambda: drafting.discard_empty(entry.id), owner=self)
        else:
            self._context.tasks.vault(lambda: drafting.close_version(entry.id), owner=self)

    def _on_read(self, key: str, session: DraftSession) -> None:
        if key == self._wanted:
            saver = self._left_behind(session.entry.id)
            self._open(saver.session if saver else session, saver)

    def _left_behind(self, entry_id: str) -> Autosaver | None:
        """The saver of an entry that was left while its words could not be stored."""
        for saver in self._context.savers:
            if saver.left and not saver.settled and saver.session.entry.id == entry_id:
                return saver
        return None

    def _on_act(self) -> None:
        self.touch()
        self.happened.emit()

    def _on_saving(self) -> None:
        self.status_changed.emit(_("Saving…"), False)

    def _on_saved(self, changes: ChangeSet) -> None:
        time = self.dates.time(changes.at)
        if changes.changed:
            self._last_saved = time
            self.status_changed.emit(_("Saved {time}").format(time=time), False)
        self.trouble_changed.emit(None)

    def _on_failed(self, error: AppError) -> None:
        words = _("Not saved yet")
        if self._last_saved:
            words = _("Not saved since {time}").format(time=self._last_saved)
        self.status_changed.emit(words, True)
        self.trouble_changed.emit(error)

    def _on_rest(self) -> None:
        """After a long rest what comes next is a new version."""
        session = self._session
        if session is not None and session.saved is not None:
            session.close_version()
            drafting, entry = self._context.workspace.drafting, session.entry.id
            self._context.tasks.vault(lambda: drafting.close_version(entry), owner=self)

    def _on_kept(self, session: DraftSession, saver: Autosaver) -> None:
        self._keeping = False
        if session is not self._session or saver.error is not None:
            return
        session.close_version()
        self.kept.emit()
