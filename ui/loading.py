# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is loaded behind the door, while the passphrase is typed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer

_BELOW = ("ui.widgets", "ui.models", "ui.fields", "ui.pages.record_editor")
"""Packages that the pages are made of: loaded one module at a time, so that no step is long."""


def load_storage() -> None:
    """Load what unlocking needs."""
    from app import bootstrap

    bootstrap.warm_up()


class PageLoader(QObject):
    """Loads the journal's pages, a module whenever the window has nothing else to do.

    On the GUI thread: a class of Qt that is first used on another thread while the window is
    spoken to, as a screen reader does all the time, can end the program.
    """

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modules = _modules()
        self._calm = QTimer(self)
        self._calm.timeout.connect(self._on_calm)

    def begin(self) -> None:
        """Start loading; ends by itself."""
        self._calm.start(0)

    def end(self) -> None:
        """Load no more."""
        self._calm.stop()

    def _on_calm(self) -> None:
        name = next(self._modules, "")
        if name:
            import_module(name)
        else:
            self.end()


def _modules() -> Iterator[str]:
    for package in _BELOW:
        yield package
        for found in iter_modules(import_module(package).__path__, f"{package}."):
            yield found.name
    yield "ui.desk"
    from ui.pages import registry

    for entry in registry.PAGES.values():
        yield entry.module
