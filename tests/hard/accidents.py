# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accidents in an open session, each with a text of its own that must never be said.

Every accident is really come by: its error counts only if it was raised, in the place it was
planted in, on the way a person takes there.
"""

from __future__ import annotations

import gc
import logging
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTextEdit

from tests.hard import acts

CANARY = "kestrelgruenau"
"""In the message of every error. Nothing else of the program contains it."""


class Accidents:
    """Brings them about one after the other; `raised` counts those that were come by."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._desk = acts.SESSION._desk
        self.raised: list[str] = []
        self.missed: list[str] = []

    def all(self) -> None:
        """Every one. The session goes on afterwards."""
        for where, method, way in GUI:
            self._in_window(where, method, way)
        for name, call in LANE.items():
            for kind in ("bug", "driver"):
                self._on_lane(f"{name}, {kind}", kind, call)
        for other in (
            self._thread, self._unraisable, self._warning, self._bad_log_line, self._log_of_library,
            self._callback, self._timer, self._chained,
        ):  # fmt: skip
            self._expect(other.__name__, other)

    # ---------------------------------------------------------------- where

    def _in_window(self, where: str, method: str, way: str) -> None:
        module, _, cls = where.rpartition(".")
        owner = getattr(import_module(module), cls)
        before = getattr(owner, method)
        name = f"{cls}.{method}"

        def fail(*_given: object, **_named: object) -> None:
            self._note(name)
            raise KeyError(f"{CANARY} {name}")

        setattr(owner, method, fail)
        try:
            self._go(way, name)
        finally:
            setattr(owner, method, before)
        # And once as it should be, so that the next one begins on whole ground.
        self._go("settle")
        if name not in self.raised:
            self.missed.append(name)

    def _go(self, way: str, name: str = "") -> None:
        kind, _, what = way.partition(" ")
        try:
            if kind == "page":
                acts.go("help" if what != "help" else "today")
                acts.go(what)
            elif kind == "paint":
                acts.go(what)
                acts.SESSION._window.grab()
            elif kind == "type":
                self._type(name)
            elif kind == "hide":
                acts.SESSION.hide()
                acts.SESSION._hiding._on_uncovered()
            acts.settle(1)
        except KeyError:
            # It came through our own call; the program would have met it in a slot.
            QTimer.singleShot(0, self._again)
            acts.settle(1)

    def _type(self, name: str) -> None:
        """A quick record, as far as it goes before the accident."""
        from ui.context import Route

        def there() -> bool:
            return isinstance(QApplication.focusWidget(), QTextEdit)

        self._desk.navigate(Route("quick"))
        with suppress(TimeoutError):
            acts.wait(lambda: name in self.raised or there(), 5)
        if there():
            acts.type_text("it is typed")
            self._desk.save()
            with suppress(TimeoutError):
                acts.wait(lambda: name in self.raised, 5)

    def _again(self) -> None:
        raise KeyError(f"{CANARY} in a slot")

    def _on_lane(self, name: str, kind: str, call: Callable[[Any, Path], object]) -> None:
        workspace = self._desk.context.workspace
        with _failing_store(kind, lambda: self._note(name)):
            acts.SESSION._tasks.vault(
                lambda: call(workspace, self._folder), owner=self._desk, done=lambda _value: None
            )
            acts.settle(1)
        if name not in self.raised:
            self.missed.append(name)

    def _expect(self, name: str, bring_about: Callable[[], None]) -> None:
        bring_about()
        acts.settle(1)
        self._note(name)

    def _note(self, name: str) -> None:
        if name not in self.raised:
            self.raised.append(name)

    # ---------------------------------------------------------------- beside the lanes

    def _thread(self) -> None:
        thread = threading.Thread(target=self._again)
        thread.start()
        thread.join()

    def _unraisable(self) -> None:
        class Held:
            def __repr__(self) -> str:
                return CANARY

            def __del__(self) -> None:
                raise ValueError(CANARY)

        Held()
        gc.collect()

    def _warning(self) -> None:
        warnings.warn(f"{CANARY} in a warning", UserWarning, stacklevel=1)

    def _bad_log_line(self) -> None:
        logging.getLogger("afterhour").error("%d", CANARY)

    def _log_of_library(self) -> None:
        try:
            raise ValueError(CANARY)
        except ValueError:
            logging.getLogger("sqlalchemy.pool").exception("failed on %r", CANARY)

    def _callback(self) -> None:
        future: Future[None] = Future()
        future.add_done_callback(lambda _done: self._again())
        future.set_result(None)

    def _timer(self) -> None:
        QTimer.singleShot(0, self._again)
        QApplication.processEvents()

    def _chained(self) -> None:
        def fail() -> None:
            try:
                self._again()
            except KeyError as error:
                raise RuntimeError(f"{CANARY} once more") from error

        QTimer.singleShot(0, fail)
        QApplication.processEvents()


@contextmanager
def _failing_store(kind: str, noted: Callable[[], None]) -> Iterator[None]:
    """Every transaction fails, with words and bound values in the error."""
    from sqlalchemy.exc import IntegrityError
    from sqlcipher3 import dbapi2

    from storage import errors
    from storage.engine import Store

    @contextmanager
    def fail(self: Store, *_given: object, **_named: object) -> Iterator[None]:
        noted()
        if kind == "bug":
            raise ValueError(f"invalid literal: {CANARY}")
        with errors.translated(self.path.parent):
            values = {"text": CANARY}
            raise IntegrityError(f"INSERT {CANARY}", values, dbapi2.IntegrityError(CANARY))
        yield

    before = Store._transaction
    Store._transaction = fail  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Store._transaction = before  # type: ignore[method-assign]


GUI = (
    ("ui.pages.today.TodayPage", "open", "page today"),
    ("ui.pages.today.TodayPage", "_on_read", "page today"),
    ("ui.pages.today.TodayPage", "leave", "page today"),
    ("ui.pages.journal.JournalPage", "open", "page journal"),
    ("ui.pages.settings.SettingsPage", "open", "page settings"),
    ("ui.pages.trash.TrashPage", "open", "page trash"),
    ("ui.pages.trash.TrashPage", "_on_read", "page trash"),
    ("ui.pages.help.HelpPage", "open", "page help"),
    ("ui.pages.review.ReviewPage", "open", "page review"),
    ("ui.pages.quick_record.QuickRecordPage", "open", "type"),
    ("ui.pages.quick_record.QuickRecordPage", "_on_opened", "type"),
    ("ui.desk.Desk", "_on_changed", "type"),
    ("ui.autosave.Autosaver", "touch", "type"),
    ("ui.autosave.Autosaver", "_on_saved", "type"),
    ("ui.autosave.Autosaver", "_write", "type"),
    ("app.domain.draft.DraftSession", "set_text", "type"),
    ("app.domain.draft.DraftSession", "saved_as", "type"),
    ("app.services.drafting.Drafting", "save", "type"),
    ("ui.widgets.plain_edit.PlainEdit", "keyPressEvent", "type"),
    ("ui.widgets.prose.Prose", "paintEvent", "paint today"),
    ("ui.navigation.Navigation", "show_current", "page today"),
    ("ui.hiding.Hiding", "_on_uncovered", "hide"),
)
"""Class, method, and the way there."""

LANE: dict[str, Callable[[Any, Path], object]] = {
    "last": lambda w, f: w.journal.last(3),
    "record": lambda w, f: w.journal.record(CANARY),
    "search": lambda w, f: w.journal.page(_query(CANARY)),
    "codes": lambda w, f: w.journal.codes(),
    "rename a code": lambda w, f: w.journal.rename_code("A123", "B456"),
    "a draft": lambda w, f: w.drafting.open(CANARY),
    "close a version": lambda w, f: w.drafting.close_version(CANARY),
    "discard": lambda w, f: w.drafting.discard_empty(CANARY),
    "trash": lambda w, f: w.trash.list(),
    "to the trash": lambda w, f: w.trash.move(CANARY),
    "from the trash": lambda w, f: w.trash.restore(CANARY),
    "purge": lambda w, f: w.trash.purge(CANARY),
    "versions": lambda w, f: w.versions.list(CANARY),
    "a version": lambda w, f: w.versions.restore(CANARY, 1),
    "review": lambda w, f: w.retention.due(),
    "strip": lambda w, f: w.retention.strip(CANARY),
    "counts": lambda w, f: w.security.counts(),
    "preferences": lambda w, f: w.preferences.save(w.preferences.current),
    "export": lambda w, f: w.exchange.export(f / CANARY / "out.json", overwrite=True),
    "export here": lambda w, f: w.exchange.export(f / f"{CANARY}.json", overwrite=True),
}


def _query(text: str) -> Any:
    from app.services.journal import JournalQuery

    return JournalQuery(text=text)
