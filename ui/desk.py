# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk: navigation at the side, one page at a time, and one line at the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QUndoStack
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import people
from app.domain.errors import AppError
from app.i18n import _
from app.problems import problem
from app.workspace import ChangeSet, Workspace
from ui.actions import Actions
from ui.backup_runner import BackupRunner
from ui.context import Bus, Context, Route
from ui.local_settings import LocalSettings
from ui.navigation import Navigation
from ui.notices import Notices
from ui.pages import registry
from ui.routes import from_text, to_text
from ui.tasks import Tasks
from ui.text_size import change_text_size
from ui.theme.theme import Theme
from ui.trouble import Trouble, reading_route
from ui.widgets.page import Page
from ui.widgets.tab_order import TabOrder

if TYPE_CHECKING:
    from ui.kept_question import KeptQuestion
    from ui.session import Session
    from ui.window import Window


class Desk(QWidget):
    """Shows the pages of an open journal and moves between them."""

    def __init__(
        self,
        *,
        window: Window,
        workspace: Workspace,
        tasks: Tasks,
        theme: Theme,
        local: LocalSettings,
        session: Session,
    ) -> None:
        super().__init__(window)
        self.setObjectName("Page")
        self._session = session
        self._pages: dict[str, Page] = {}
        self._history: list[Route] = []
        self._here: Route | None = None
        self._actions = Actions(window=window)
        bus = Bus(self)
        self.context = Context(
            workspace=workspace,
            tasks=tasks,
            theme=theme,
            local=local,
            actions=self._actions,
            bus=bus,
            backups=BackupRunner(workspace=workspace, tasks=tasks, bus=bus, parent=self),
            undo=QUndoStack(self),
            navigate=self.navigate,
            back=self.back,
            stand_under=lambda name: self._nav.show_current(name),
            toast=self._toast,
            ask=self._ask,
            report=self._report,
            lock=session.lock,
            leave_to=session.open_other,
            new_journal=session.new_journal,
        )
        self._nav = Navigation(parent=self)
        self._nav.chosen.connect(self._on_chosen)
        self._notices = Notices(sample=workspace.is_sample, parent=self)
        self._notices.leave_sample_asked.connect(session.lock)
        self._notices.question_left.connect(self._focus_page)
        self._trouble = Trouble(
            notices=self._notices,
            navigate=self.navigate,
            read=lambda: session.open_rescue(),
            parent=self,
        )
        self._stack = QStackedWidget(self)
        self._lay_out()
        # A banner above the page or a line below it comes later than the page.
        self._tabs = TabOrder(root=self)
        self._connect_actions()
        tasks.error_raised.connect(self._report)
        self.context.bus.changed.connect(self._on_changed)
        self.context.bus.preferences_changed.connect(session.apply_preferences)
        self.context.bus.preferences_changed.connect(self._on_preferences)
        people.use(workspace.preferences.current.word_for_people)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._notices.top)
        right.addWidget(self._stack, 1)
        right.addWidget(self._notices.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._nav)
        row.addLayout(right, 1)

    # ---------------------------------------------------------------- moving

    def begin(self) -> None:
        """Show the first page: where the last lock left off, or Today."""
        workspace = self.context.workspace
        place = from_text(workspace.place)
        self.navigate(place if place is not None and self._exists(place) else Route("today"))
        if workspace.rescued is not None:
            self._trouble.tell_read_only(workspace)
            return
        if workspace.notices:
            self._toast(" ".join(workspace.notices))
        self.context.backups.begin()

    def end(self) -> None:
        """Another desk takes this one's place."""
        self._actions.end()
        self.setEnabled(False)

    def tell_damage(self, error: AppError) -> None:
        """A check found that the journal is not as it was written."""
        self._trouble.tell(error)

    def navigate(self, route: Route) -> None:
        """Go to a page. The page left is saved, never asked about."""
        if self.context.workspace.rescued is not None:
            instead = reading_route(route)
            here = None if self._here is None else self._here.page
            if instead is None or (instead != route and instead.page == here):
                self._report(problem("rescue_read_only"))
                return
            route = instead
        if self._here is not None:
            page = self._pages[self._here.page]
            place = page.place()
            came = place if isinstance(place, Route) else self._here
            page.leave()
            if not _same(came, route):
                self._history.append(came)
                del self._history[:-20]
        self._open(route)

    def back(self) -> None:
        """Where one came from, else Today."""
        self.leave_page()
        self._open(self._history.pop() if self._history else Route("today"))

    def place(self) -> str:
        """Where the person is now, for returning after an unlock; "" for the first page."""
        if self._here is None:
            return ""
        place = self._pages[self._here.page].place()
        return to_text(place) if isinstance(place, Route) else ""

    def leave_page(self) -> None:
        """Leave the page that is open, as another one would make it: drafts saved and closed."""
        if self._here is not None:
            self._pages[self._here.page].leave()
            self._here = None

    def save(self) -> None:
        """Ask every live draft to save now."""
        for saver in tuple(self.context.savers):
            saver.flush()

    def unsaved(self) -> bool:
        """Whether words are typed that no commit has returned for."""
        return any(not saver.settled for saver in self.context.savers)

    def _open(self, route: Route) -> None:
        entry = registry.PAGES[route.page]
        page = self._pages.get(route.page)
        if page is None:
            page = entry.make(self.context, self._stack)
            self._pages[route.page] = page
            self._stack.addWidget(page)
        self._here = route
        self._notices.clear()
        page.open(route)
        for saver in self.context.savers:
            if saver.left and saver.error is not None:
                self._report(saver.error)
        self._stack.setCurrentWidget(page)
        self._nav.show_current(entry.nav)
        page.focus_first()

    def _exists(self, route: Route) -> bool:
        return route.page in registry.PAGES

    def _on_preferences(self) -> None:
        """Another word for people: pages that are not shown are made anew when they are."""
        if not people.use(self.context.workspace.preferences.current.word_for_people):
            return
        here = self._here.page if self._here is not None else ""
        for name in [name for name in self._pages if name != here]:
            page = self._pages.pop(name)
            self._stack.removeWidget(page)
            page.deleteLater()

    def _on_chosen(self, name: str) -> None:
        if name == "hide":
            self._session.hide()
        elif name == "lock":
            self._session.lock()
        else:
            self.navigate(Route(name))

    def _on_changed(self, changes: ChangeSet) -> None:
        for page in self._pages.values():
            page.refresh(changes)

    # ---------------------------------------------------------------- words

    def _toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self._notices.toast(text, undo)

    def _ask(self, question: KeptQuestion) -> None:
        self._notices.ask(question)

    def _report(self, error: AppError) -> None:
        if self.context.workspace.rescued is not None or not self._trouble.tell_met(error):
            self._notices.report(error)

    def warn_of_lock(self) -> None:
        """Half a minute before the lock, one line says so."""
        self._notices.warn(_("Locks in 30 seconds. Any key keeps it open."))

    def forget_warning(self) -> None:
        """Somebody is here."""
        self._notices.warn("")

    # ---------------------------------------------------------------- keys

    def _connect_actions(self) -> None:
        go = self.navigate
        self._actions.connect_all(
            {
                "write": lambda: go(self.context.new_record()),
                "one_line": lambda: go(Route("quick", extra="line")),
                "search": lambda: go(Route("journal", extra="search")),
                "today": lambda: go(Route("today")),
                "journal": lambda: go(Route("journal")),
                "repairs": lambda: go(Route("repairs")),
                "patterns": lambda: go(Route("patterns")),
                "settings": lambda: go(Route("settings")),
                "help": lambda: go(Route("help")),
                "back": self.back,
                "next_area": lambda: self._step_area(1),
                "previous_area": lambda: self._step_area(-1),
                "hide": self._session.hide,
                "lock": self._session.lock,
                "quit": self._session.quit,
                "larger": lambda: self._scale(+10),
                "smaller": lambda: self._scale(-10),
                "normal_size": lambda: self._scale(0),
            }
        )

    def _step_area(self, direction: int) -> None:
        said = self._notices
        all_areas: list[QWidget] = [self._nav, said.top, self._stack, said.foot]
        areas = [area for area in all_areas if _first_focusable(area) is not None]
        focus = QApplication.focusWidget()
        here = next(
            (i for i, area in enumerate(areas) if focus is not None and area.isAncestorOf(focus)),
            0,
        )
        target = areas[(here + direction) % len(areas)]
        if target is self._stack:
            self._focus_page()
            return
        first = _first_focusable(target)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_page(self) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.focus_first()

    def _scale(self, step: int) -> None:
        change_text_size(self.context.theme, self.context.local, step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Navigation keeps words while there is room for them."""
        super().resizeEvent(event)
        self._nav.fit(self.width())


def _first_focusable(area: QWidget) -> QWidget | None:
    # What is shown is asked first: most of a journal's pages are not.
    widget = area.nextInFocusChain() if area.isVisible() else None
    while widget is not None and widget is not area:
        if (
            widget.isVisible()
            and area.isAncestorOf(widget)
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _same(one: Route, other: Route) -> bool:
    """Whether both show the same entry on the same page, or on either page of a record."""
    same_page = one.page == other.page or {one.page, other.page} == {"quick", "record"}
    return same_page and one.entry_id == other.entry_id and one.kind == other.kind
