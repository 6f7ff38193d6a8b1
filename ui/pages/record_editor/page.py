# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page where a record is written, step by step or all on one page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.entry import Kind
from app.i18n import _
from app.i18n import content as translated
from ui.context import Route
from ui.pages.record_editor.body import Body
from ui.pages.record_editor.frame import WaysOut, WritingFrame
from ui.pages.record_editor.in_view import in_view
from ui.pages.record_editor.place import put_cursor
from ui.pages.record_editor.rail import CURRENT, DONE, EMPTY
from ui.pages.record_editor.read_through import ReadThrough
from ui.pages.record_editor.step_view import StepView
from ui.pages.record_editor.steps import Step, contact_words, last_written, steps_of
from ui.widgets.menu_button import MenuButton
from ui.widgets.page import Page

if TYPE_CHECKING:
    from app.domain.draft import DraftSession
    from ui.context import Context

QUICK = "quick"
STANDARD = "standard"
STATES_AFTER_MS = 150


class RecordEditorPage(Page):
    """Steps in any order, each may stay empty; saved from the first key on."""

    NAME = "record"
    ICON = "journal"

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._route = Route(self.NAME)
        self._steps: tuple[Step, ...] = ()
        self._step = 1
        self._views: dict[int, QWidget] = {}
        self._one_page = False
        self._focus_wanted = False
        out = WaysOut(_("Journal"), lambda: Route("journal"), self._kept)
        self.frame = WritingFrame(context=context, out=out, page=self)
        self.writing = self.frame.writing
        self.depth_menu = MenuButton(name=_("How much to write"), parent=self)
        self.depth_menu.chosen.connect(self._on_depth_chosen)
        self.parts = Body(parent=self)
        self._lay_out()
        self._connect()
        self._place_menu()
        self._states = QTimer(self)
        self._states.setSingleShot(True)
        self._states.setInterval(STATES_AFTER_MS)
        self._states.timeout.connect(self._show_states)

    # ------------------------------------------------------------ the page

    @property
    def title(self) -> str:
        """What the navigation and screen readers call this page."""
        return _("Record")

    def open(self, route: object) -> None:
        """Begin a record, or go on with one: at its step, else where it was left."""
        if not isinstance(route, Route):
            return
        self._route = route
        self._clear()
        if route.entry_id:
            self.writing.open(route.entry_id)
            return
        usual = self._context.workspace.preferences.current.usual_depth
        depth = route.depth or usual
        if depth == QUICK:
            QTimer.singleShot(0, self, lambda: self._go_quick(""))
            return
        self.writing.begin(depth, route.parent)

    def leave(self) -> None:
        """Store what is there; the version closes once it is stored."""
        self.writing.leave()
        self._clear()

    def refresh(self, changes: object) -> None:
        """What is shown is the session's own; nothing from outside changes it."""

    def focus_first(self) -> None:
        """Go to the first question, as soon as there is one."""
        if self.writing.session is None:
            self._focus_wanted = True
        else:
            self._enter()

    def place(self) -> Route | None:
        """Where the writer is, for coming back after an unlock; with the cursor's place."""
        place = self.frame.place()
        # Without the depth that was asked for on the way in: it may have been changed since.
        return None if place is None else replace(place, step=self._step)

    def _kept(self) -> Route:
        """Today; where a rule was kept, it may ask about it."""
        session = self.writing.session
        if session is None or not session.entry.text("rule").strip():
            return Route("today")
        return Route("today", entry_id=session.entry.id)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self.scroller.hide()
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            outer.insertWidget(2, self.parts, 1)

    def _connect(self) -> None:
        writing, parts = self.writing, self.parts
        parts.arranged.connect(self._place_menu)
        writing.opened.connect(self._on_opened)
        writing.happened.connect(self._on_happened)
        self.frame.asking_changed.connect(self._on_asking_changed)
        for rail in (parts.rail, parts.menu):
            rail.step_chosen.connect(self.show_step)
            rail.one_page_toggled.connect(self._on_one_page_toggled)
        parts.footer.next_wanted.connect(self._on_next_wanted)
        parts.footer.back_wanted.connect(lambda: self.show_step(self._step - 1))
        parts.footer.enough_wanted.connect(self.frame.leave_for_today)
        actions = self._context.actions
        actions.on_page("next_or_keep", self, self._on_next_wanted)
        actions.on_page("next_step", self, lambda: self.show_step(self._step + 1))
        actions.on_page("previous_step", self, lambda: self.show_step(self._step - 1))

    def _place_menu(self) -> None:
        """The menu of depths stands in the line above, in a narrow window beside the steps."""
        if self.parts.rail_beside:
            self.frame.header.hold(self.depth_menu)
        elif self.parts.menu.line.indexOf(self.depth_menu) < 0:
            self.parts.menu.line.addWidget(self.depth_menu)

    def _clear(self) -> None:
        for view in self._views.values():
            self.parts.stack.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views = {}

    def _view(self, number: int) -> QWidget:
        """The view of a step, made when it is first shown and kept with its cursor and undo."""
        session = self.writing.session
        step = self._steps[number - 1]
        key = 0 if self._one_page and not step.reads_through else number
        view = self._views.get(key)
        if view is None and session is not None:
            view = self._make_view(step, session)
            self._views[key] = view
            self.parts.stack.addWidget(view)
        assert view is not None
        return view

    def _make_view(self, step: Step, session: DraftSession) -> QWidget:
        if step.reads_through:
            return ReadThrough(heading=step.heading, context=self._context, parent=self)
        steps = tuple(s for s in self._steps if not s.reads_through)
        view = StepView(
            steps=steps if self._one_page else (step,),
            session=session,
            context=self._context,
            depth=self._depth(),
            parent=self,
        )
        view.edited.connect(self._on_view_edited)
        view.act_wanted.connect(self.writing.act)
        view.step_entered.connect(self._on_step_entered)
        self.tabs.watch(view.widget())
        return view

    # ------------------------------------------------------------ showing

    def _depth(self) -> str:
        session = self.writing.session
        depth = session.entry.depth if session is not None else STANDARD
        known = {depth.id for depth in self._context.workspace.content.depths}
        return depth if depth in known else STANDARD

    def _on_opened(self) -> None:
        session = self.writing.session
        if session is None:
            return
        entry = session.entry
        if entry.kind == Kind.FOLLOWUP:
            QTimer.singleShot(0, self, lambda: self._go("followup", entry.id))
            return
        if entry.depth == QUICK and not self._route.depth:
            QTimer.singleShot(0, self, lambda: self._go_quick(entry.id))
            return
        if self._route.depth and self._route.depth != entry.depth:
            session.set_depth(self._route.depth)
            self.writing.touch()
        self._one_page = self._context.workspace.preferences.current.one_page
        self._show_depth()
        # A quick record answers "what next" as well: with more time one begins at the beginning.
        begin = 1 if self._route.depth else last_written(self._steps, session)
        step = self._route.step or begin
        self.show_step(step, focus=self._focus_wanted)
        if self._route.extra:
            put_cursor(self, self._route.extra)
        self._focus_wanted = False

    def _show_depth(self) -> None:
        """Build the steps of the depth anew."""
        self._clear()
        content = self._context.workspace.content
        self._steps = steps_of(content, self._depth())
        self.depth_menu.set_options(
            [(depth.id, translated(depth.name)) for depth in content.depths]
        )
        self.depth_menu.set_value(self._depth())
        for rail in (self.parts.rail, self.parts.menu):
            rail.set_steps(self._steps)
        self._show_title()

    def show_step(self, number: int, *, focus: bool = True) -> None:
        """Show a step from 1; beyond the ends nothing happens. What is typed is stored."""
        session = self.writing.session
        if session is None or not self._steps:
            return
        number = max(1, min(number, len(self._steps)))
        self.writing.flush()
        self._step = number
        view = self._view(number)
        if isinstance(view, StepView):
            view.sync()
        elif isinstance(view, ReadThrough):
            view.show_entry(session, self.writing.dates)
        self.parts.stack.setCurrentWidget(view)
        last = number == len(self._steps)
        self.parts.footer.show_step(first=number == 1, last=last)
        self._show_states()
        if focus:
            self._enter()

    def _enter(self) -> None:
        view = self.parts.stack.currentWidget()
        if isinstance(view, StepView):
            view.enter(self._step)
        elif isinstance(view, ReadThrough):
            self.parts.footer.forward.setFocus()

    def _show_states(self) -> None:
        session = self.writing.session
        if session is None or not self._steps:
            return
        states = {step.number: DONE if step.has_content(session) else EMPTY for step in self._steps}
        states[self._step] = CURRENT
        for rail in (self.parts.rail, self.parts.menu):
            rail.show_states(states, one_page=self._one_page)
        words = in_view(session, self._steps, self._step)
        self.parts.show_in_view(words, hold=self._one_page)
        self._show_title()

    def _show_title(self) -> None:
        session = self.writing.session
        if session is None:
            return
        entry = session.entry
        kind = contact_words(self._context.workspace.content, entry)
        day = self.writing.dates.short(entry.day)
        when = _("{day}, {kind}").format(day=day, kind=kind) if kind else day
        parts = [_("Record"), when, entry.client_code]
        self.frame.header.set_title(" · ".join(part for part in parts if part))

    # ------------------------------------------------------------ what happens

    def _on_view_edited(self) -> None:
        self.writing.touch()
        self._states.start()

    def _on_step_entered(self, number: int) -> None:
        if self._one_page and number != self._step:
            self._step = number
            self._states.start()

    def _on_happened(self) -> None:
        for view in self._views.values():
            if isinstance(view, StepView):
                view.load()
        self._show_states()

    def _on_next_wanted(self) -> None:
        if self._step == len(self._steps):
            self.writing.keep()
        elif self._one_page:
            self.show_step(len(self._steps))
        else:
            self.show_step(self._step + 1)

    def _on_one_page_toggled(self) -> None:
        self._one_page = not self._one_page
        preferences = self._context.workspace.preferences
        chosen = replace(preferences.current, one_page=self._one_page)
        self._context.tasks.vault(lambda: preferences.save(chosen), owner=self)
        self._clear()
        self.show_step(self._step)

    def _on_depth_chosen(self, depth: str) -> None:
        session = self.writing.session
        if session is None or depth == session.entry.depth:
            return
        session.set_depth(depth)
        self.writing.touch()
        if depth == QUICK:
            self._go_quick(session.entry.id if session.dirty or session.saved else "")
            return
        title = self._steps[self._step - 1].title
        self._show_depth()
        same = next((step.number for step in self._steps if step.title == title), self._step)
        self.show_step(same, focus=False)
        self.depth_menu.setFocus()

    def _on_asking_changed(self, asking: bool) -> None:
        self.parts.footer.set_asking(asking)
        if asking:
            QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """What is being written stays visible below the banner."""
        view, focused = self.parts.stack.currentWidget(), QApplication.focusWidget()
        if isinstance(view, StepView) and focused is not None and view.isAncestorOf(focused):
            view.ensureWidgetVisible(focused, 0, 48)

    def _go_quick(self, entry_id: str) -> None:
        self._go("quick", entry_id)

    def _go(self, page: str, entry_id: str) -> None:
        self._context.navigate(Route(page, entry_id=entry_id))
