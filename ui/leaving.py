# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaving an open journal beneath the cover: save, close, and no dead end where that fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.i18n import _
from ui.dates import dates_of
from ui.elsewhere import Elsewhere
from ui.unsaved_choice import UnsavedChoice

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from app.workspace import Workspace
    from ui.autosave import Autosaver
    from ui.desk import Desk
    from ui.tasks import Tasks
    from ui.window import Window

RETRY_MS = 1_000
PATIENCE_MS = 5_000
"""How long it is tried before there is a choice."""

LONGER_MS = 30_000
"""How long it is tried on after *Keep trying* before the choice comes back."""


class Leaving(QObject):
    """Saves what is typed and closes the journal, trying again until it worked; then `finish`.

    A disk that is gone for good would keep the person out for ever: after a while the cover says
    so, and what was typed last can be saved elsewhere, encrypted, or left behind. Nothing is left
    behind by itself, and nothing readable is handed out: whoever sits here may not be its writer.

    Attributes:
        gave_up: it was left without the last words, and the vault lane may never come back.
    """

    def __init__(
        self,
        *,
        window: Window,
        tasks: Tasks,
        desk: Desk,
        workspace: Workspace,
        place: str,
        finish: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._tasks, self._desk = window, tasks, desk
        self._workspace, self._place, self._finish = workspace, place, finish
        self.gave_up = False
        self._over = False
        self._choice: UnsavedChoice | None = None
        self._elsewhere = Elsewhere(context=desk.context, parent=window)
        self._elsewhere.begun.connect(self._on_begun)
        self._elsewhere.saved.connect(self._on_saved)
        self._elsewhere.failed.connect(self._on_failed)
        self._retry = QTimer(self)
        self._patience = QTimer(self)
        for timer, milliseconds, act in (
            (self._retry, RETRY_MS, self._try),
            (self._patience, PATIENCE_MS, self._on_patience_ended),
        ):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
            timer.timeout.connect(act)

    def begin(self) -> None:
        """Try for the first time. The cover is shown by now."""
        self._patience.start()
        self._try()

    def stop(self) -> None:
        """The program ends: nothing is tried or asked any more."""
        self._over = True
        self._retry.stop()
        self._patience.stop()

    def _try(self) -> None:
        self._desk.save()
        self._tasks.vault(lambda: None, owner=self, done=self._on_tried)

    def _on_tried(self, _result: object) -> None:
        if self._over:
            return
        if self._desk.unsaved():
            if self._choice is None:
                self._say_it_tries()
            self._retry.start()
            return
        workspace, place = self._workspace, self._place
        self._tasks.vault(
            lambda: workspace.close_at(place),
            owner=self,
            done=lambda _none: self._end(),
            failed=lambda _error: self._end(),
        )

    def _end(self) -> None:
        if not self._over:
            self.stop()
            self._take_choice_back()
            self._finish()

    def _give_up(self) -> None:
        if not self._over:
            self.gave_up = True
            # If it can be closed, it is; nobody waits for that.
            self._tasks.vault(self._workspace.close, owner=self, failed=lambda _error: None)
            self._end()

    # ---------------------------------------------------------------- the choice

    def _on_patience_ended(self) -> None:
        unsaved = self._unsaved()
        if not unsaved:
            # All is stored; only the disk does not say goodbye.
            self._give_up()
            return
        self._choice = UnsavedChoice(happened=_what(unsaved), lost=self._lost(unsaved))
        self._choice.keep_trying_asked.connect(self._on_keep_trying)
        self._choice.elsewhere_asked.connect(self._elsewhere.ask)
        self._choice.leave_asked.connect(self._give_up)
        self._window.cover.offer(self._choice)
        self._choice.begin()

    def _on_keep_trying(self) -> None:
        self._take_choice_back()
        self._say_it_tries()
        self._patience.start(LONGER_MS)
        for saver in self._unsaved():
            saver.flush()

    def _on_begun(self) -> None:
        if self._choice is not None:
            self._choice.wait()

    def _on_saved(self, words: str) -> None:
        if self._choice is not None:
            self._choice.tell(words)

    def _on_failed(self, error: AppError) -> None:
        if self._choice is not None:
            self._choice.tell(error.sentence)

    def _take_choice_back(self) -> None:
        if self._choice is not None:
            self._choice = None
            self._window.cover.withdraw()

    def _say_it_tries(self) -> None:
        self._window.cover.say(_("Locked. Some words are not saved yet; it keeps trying."))

    def _unsaved(self) -> list[Autosaver]:
        return [saver for saver in self._desk.context.savers if not saver.settled]

    def _lost(self, unsaved: list[Autosaver]) -> str:
        """What is lost by leaving, plainly."""
        stored = [saver.session.saved for saver in unsaved]
        if any(entry is None for entry in stored):
            return _("Leaving without them loses a record that was never saved.")
        first = min(
            (entry.changed for entry in stored if entry is not None),
            key=lambda moment: moment.instant_us,
        )
        dates = dates_of(self._workspace.preferences.current)
        return _(
            "Leaving without them loses what was typed after {time}. What came before was saved."
        ).format(time=dates.time(first))


def _what(unsaved: list[Autosaver]) -> str:
    error = next((saver.error for saver in unsaved if saver.error is not None), None)
    if error is None:
        return _("The journal’s folder does not answer.")
    return " ".join(part for part in (error.happened, error.do) if part)
