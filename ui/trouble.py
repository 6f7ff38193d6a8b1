# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays on every page: a journal that is only read, and damage that a check found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.i18n import _
from app.problems import problem
from ui.context import Route
from ui.pages import registry
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, ordinary

if TYPE_CHECKING:
    from app.domain.errors import AppError
    from app.workspace import Workspace
    from ui.notices import Notices

WRITING = frozenset({"quick", "record", "followup", "form", "strains", "strain"})
"""Pages that are there to write on."""

_DAMAGE = frozenset({"vault_damaged", "part_damaged"})


def reading_route(route: Route) -> Route | None:
    """Where to go instead of a page to write on; `None` when there is nothing to read there."""
    if route.page not in WRITING:
        return route
    if route.entry_id and route.page in ("record", "form"):
        return Route("journal", entry_id=route.entry_id)
    return None


class Trouble(QObject):
    """Says it at the top of the desk, with what could be done.

    `navigate` goes to a page; `read` closes the journal and opens what can be read of it.
    """

    def __init__(
        self,
        *,
        notices: Notices,
        navigate: Callable[[Route], None],
        read: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._notices = notices
        self._navigate = navigate
        self._read = read
        self._drop: Callable[[], None] | None = None
        self._closed = False

    def tell_read_only(self, workspace: Workspace) -> None:
        """What is here of a damaged journal. It stays: writing is off all the time."""
        export = Route("settings", extra="export")
        links = [(_("Export…"), lambda: self._navigate(export))]
        if _has_backups():
            links.insert(0, (_("Backups…"), lambda: self._navigate(Route("backups"))))
        self._notices.ribbon(" ".join(filter(None, workspace.notices)), links, trouble=True)

    def tell_met(self, error: AppError) -> bool:
        """What reading met: damage is told once, not again for each act that meets it.

        Returns whether it is on the screen now; once closed it is left to whoever reports it.
        """
        if error.code not in _DAMAGE or self._closed:
            return False
        self.tell(problem("part_damaged"))
        return True

    def tell(self, error: AppError) -> None:
        """What a check found."""
        if self._drop is not None:
            return
        actions = self._backups()
        if error.code == "part_damaged":
            read = ordinary(_("Look at what can be read"))
            read.clicked.connect(self._read)
            actions.insert(0, read)
        close = ordinary(_("Close this message"))
        close.clicked.connect(self._close)
        banner = Banner(
            kind="rescue",
            title=error.happened,
            text=" ".join(part for part in (error.safe, error.do) if part),
            actions=[*actions, close],
        )
        self._drop = self._notices.keep(banner)

    def _close(self) -> None:
        if self._drop is not None:
            self._closed = True
            self._drop()

    def _backups(self) -> list[Button]:
        if not _has_backups():
            return []
        button = ordinary(_("Backups…"))
        button.clicked.connect(lambda: self._navigate(Route("backups")))
        return [button]


def _has_backups() -> bool:
    return "backups" in registry.PAGES
