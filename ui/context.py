# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page is given: the open journal, the lanes, the look, and ways to ask for more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.domain.draft import DraftSession
from app.domain.errors import AppError
from app.workspace import ChangeSet, Workspace
from ui.actions import Actions
from ui.autosave import Autosaver
from ui.backup_runner import BackupRunner
from ui.fields.visit import Visit
from ui.local_settings import LocalSettings
from ui.tasks import Tasks
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from ui.kept_question import KeptQuestion


@dataclass(frozen=True, slots=True)
class Route:
    """Where to go.

    Attributes:
        page: the name of a page in `ui.pages.registry`.
        entry_id: the entry to show or edit there, or "".
        step: a step of the record editor, from 1; 0 for where it was left.
        depth: the depth a new record begins in.
        extra: one word more for the page, e.g. "line".
        kind: the kind of a new entry that has a form.
        parent: the entry that a new one will belong to, or "".
    """

    page: str
    entry_id: str = ""
    step: int = 0
    depth: str = ""
    extra: str = ""
    kind: str = ""
    parent: str = ""


class Bus(QObject):
    """Facts that any page may want to hear.

    Signals:
        changed: a `ChangeSet` was committed.
        preferences_changed: the journal's preferences were changed.
        edited: a draft was edited, also by means that press no key, e.g. dictation.
    """

    changed = Signal(object)
    preferences_changed = Signal()
    edited = Signal()

    def announce(self, changes: ChangeSet) -> None:
        """Tell every page that a change was committed."""
        self.changed.emit(changes)


@dataclass(slots=True)
class Context:
    """Handed to every page. Constructor arguments instead of global objects.

    Attributes:
        backups: makes and checks backups, and knows what there is.
        navigate: go to another page; the one left is saved, never asked about.
        back: go to where one came from.
        stand_under: mark another button of the navigation while this page is shown.
        toast: one line at the foot, with what its "Undo" does, if anything.
        ask: show a question at the foot that waits for nobody and goes with the next page.
        report: show an error in the page's banner place.
        lock: lock the journal now; no question.
        leave_to: lock, then continue with another journal folder.
        new_journal: lock, then begin another journal.
        savers: the live drafts.
        visits: what is known about asking, by the open session.
        told_of_risk: entries that had the line about something real, which is said once for each.
        asked_same_rule: records whose rule was asked about, which is asked once for each.
    """

    workspace: Workspace
    tasks: Tasks
    theme: Theme
    local: LocalSettings
    actions: Actions
    bus: Bus
    backups: BackupRunner
    undo: QUndoStack
    navigate: Callable[[Route], None]
    back: Callable[[], None]
    stand_under: Callable[[str], None]
    toast: Callable[[str, Callable[[], None] | None], None]
    ask: Callable[[KeptQuestion], None]
    report: Callable[[AppError], None]
    lock: Callable[[], None]
    leave_to: Callable[[str], None]
    new_journal: Callable[[], None]
    savers: set[Autosaver] = field(default_factory=set)
    told_of_risk: set[str] = field(default_factory=set)
    asked_same_rule: set[str] = field(default_factory=set)
    visits: WeakKeyDictionary[DraftSession, Visit] = field(default_factory=WeakKeyDictionary)

    def new_record(self, episode: str = "") -> Route:
        """Where a new record begins, of an episode or none: at the depth usual in this journal."""
        depth = self.workspace.preferences.current.usual_depth
        page = "quick" if depth == "quick" else "record"
        return Route(page, depth="" if page == "quick" else depth, parent=episode)

    def visit(self, session: DraftSession) -> Visit:
        """What is known about asking in this session, for as long as it is open."""
        return self.visits.setdefault(session, Visit())

    def autosaver_opened(self, saver: Autosaver) -> None:
        """Remember a live draft, so that locking and leaving save it."""
        self.savers.add(saver)
        saver.saved.connect(self.bus.announce)
        saver.touched.connect(self.bus.edited)
        saver.destroyed.connect(lambda: self.savers.discard(saver))
