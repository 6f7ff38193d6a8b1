# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page in every state worth looking at: the one list that the floor is walked by.

A new page is one line here; `test_scenes.py` says which one is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.entry import Kind
from app.domain.errors import AppError
from app.services.content import load
from app.services.journals import KnownJournal
from tests.ui.editor import shots as writing
from tests.ui.editor.bibi import stored
from tests.ui.floor import beliefs, doors, patterns, repairs, schemas
from tests.ui.pages import shots as reading
from tests.ui.pages.stage import Stage
from ui.context import Route
from ui.dialogs.change_keys import ChangeKeysDialog
from ui.dialogs.choose_journal import ChooseJournalDialog
from ui.dialogs.move_journal import MoveJournalDialog
from ui.dialogs.new_passphrase import NewPassphraseDialog
from ui.dialogs.recovery_sheet import RecoverySheetDialog
from ui.pages.record_editor.steps import steps_of

DOOR, FILLED, EMPTY = "door", "filled", "empty"
DISK_FULL = AppError(
    "disk_full",
    "This could not be saved: the disk is full.",
    "Your words are still here.",
    "Free some space and it saves itself.",
)


@dataclass(frozen=True)
class Scene:
    """One state of one page.

    Attributes:
        name: how it is called in a report.
        act: leads there, on a `Stage` or, for a door, on a `doors.Porch`.
        ground: what stands behind it: a door, a filled journal or an empty one.
        page: the name in the registry of pages, "" for a door.
    """

    name: str
    act: Callable[[Any], None]
    ground: str = FILLED
    page: str = ""


# ---------------------------------------------------------------- acts on the desk


def _go(route: Route) -> Callable[[Stage], None]:
    return lambda stage: stage.desk.navigate(route)


def _bibi(stage: Stage, depth: str) -> str:
    """Bibi's record at a depth, stored once in this journal."""
    known: dict[str, str] = stage.__dict__.setdefault("floor_records", {})
    if depth not in known:
        known[depth] = stored(stage.workspace, depth)
    return known[depth]


def _step(depth: str, number: int) -> Callable[[Stage], None]:
    """A step of Bibi's record with everything open that folds."""

    def act(stage: Stage) -> None:
        stage.desk.navigate(Route("record", entry_id=_bibi(stage, depth), step=number))
        stage.settle(1)
        for section in getattr(_view(stage), "sections", ()):
            if section.folded is not None:
                section.disclosure.setFocus()  # as one who opens it
                section.disclosure.set_open(True)

    return act


def _view(stage: Stage) -> Any:
    return stage.page("record").parts.stack.currentWidget()


def _one_page(stage: Stage) -> None:
    _step("standard", 1)(stage)
    stage.page("record")._on_one_page_toggled()


def _in_view(stage: Stage) -> None:
    """What stays in view above the step, opened where there is no room beside it."""
    _step("standard", 5)(stage)
    strip = stage.page("record").parts.strip
    if strip.isVisible() and not strip.words.isVisible():
        strip.glance.click()


def _steps_again(stage: Stage) -> None:
    """An empty record, step by step again after the one page."""
    stage.desk.navigate(Route("record", depth="standard"))
    stage.settle(1)
    if stage.page("record")._one_page:
        stage.page("record")._on_one_page_toggled()


def _feelings(stage: Stage) -> None:
    _step("standard", 2)(stage)
    editor = _view(stage).editor_of("emotions")
    editor._open(True)
    editor.list.focus_first()


def _own_feeling(stage: Stage) -> None:
    _step("standard", 2)(stage)
    _view(stage).editor_of("emotions").search.setPlainText("frozen")


def _schemas(stage: Stage) -> None:
    _step("standard", 4)(stage)
    _view(stage).editor_of("schemas")._open(True)


def _strengths(stage: Stage) -> None:
    _step("standard", 4)(stage)
    editor = _view(stage).editor_of("schemas")
    for schema in ("anger_prohibition", "judgmental"):
        editor.toggle(schema)
    editor._on_row_rated("anger_prohibition", 80)
    editor.load()


def _talk(stage: Stage) -> None:
    """A talk with an invented person, with a rating before it."""
    stage.desk.navigate(Route("strain", extra="st04", step=1))
    stage.settle(1)
    stage.page("strain").before.more.set_open(True)


def _talk_answered(stage: Stage) -> None:
    _talk(stage)
    page = stage.page("strain")
    page.field.set_text("I said Tuesday and did not ring. I am sorry. What was that like?")
    page.say()


def _talk_over(stage: Stage) -> None:
    _talk_answered(stage)
    page = stage.page("strain")
    page.foot.stop.click()
    page.ending.readiness.more.set_open(True)


def _not_saved(stage: Stage) -> None:
    _step("standard", 6)(stage)
    stage.page("record").writing._on_failed(DISK_FULL)


def _followup(stage: Stage) -> None:
    writing.followup(stage)
    stage.settle(1)
    stage.page("followup").form.more.set_open(True)


def _trouble(stage: Stage) -> None:
    stage.desk.navigate(Route("today"))
    stage.context.report(DISK_FULL)
    stage.desk.warn_of_lock()
    stage.context.toast("Moved to Trash.", lambda: None)


def _quiet(stage: Stage) -> None:
    """Take away what the last scene said."""
    stage.desk.forget_warning()


def _again(act: Callable[[Stage], None]) -> Callable[[Stage], None]:
    def quiet_then(stage: Stage) -> None:
        _quiet(stage)
        act(stage)

    return quiet_then


def _hits(stage: Stage) -> None:
    """A search whose first hit is read: coming to the rows by Tab takes no other one."""
    reading._search(stage)
    stage.settle()
    rows = stage.page("journal")._list
    rows.view.setCurrentIndex(rows.model.index(0))


def _print(stage: Stage) -> None:
    reading._print(stage)


def _move(stage: Stage) -> None:
    text = "It is copied to {folder}, checked there, and then removed from the old place."
    MoveJournalDialog(
        target=Path("/media/stick/a long name of a folder/journal"),
        text=text.format(folder="/media/stick/a long name of a folder/journal"),
        context=stage.context,
        parent=stage.window,
    ).open()


def _choose_journal(stage: Stage) -> None:
    known = (
        KnownJournal(Path("/home/somebody/Practice"), "Practice", there=True),
        KnownJournal(Path("/home/somebody/.local/share/afterhour/journal"), "Journal", there=True),
        KnownJournal(Path("/media/stick/a long name of a folder/Clinic"), "Clinic", there=False),
    )
    ChooseJournalDialog(journals=known, parent=stage.window).open()


def _new_passphrase(stage: Stage) -> None:
    NewPassphraseDialog(context=stage.context, parent=stage.window).open()


def _recovery_sheet(stage: Stage) -> None:
    RecoverySheetDialog(
        code=doors.CODE,
        today=stage.workspace.clock.now().local_day,
        context=stage.context,
        parent=stage.window,
    ).open()


def _make_sheet(stage: Stage) -> None:
    stage.desk.navigate(Route("settings"))
    stage.settle(1)
    stage.page("settings")._keys.make_sheet()


def _change_keys(stage: Stage) -> None:
    """How it ends with another passphrase than the journal's."""
    ChangeKeysDialog(
        passphrase="not this one", code=doors.CODE, context=stage.context, parent=stage.window
    ).open()


def _change_keys_first(stage: Stage) -> None:
    stage.desk.navigate(Route("settings"))
    stage.settle(1)
    stage.page("settings")._keys.change_keys()


# ---------------------------------------------------------------- the list


def _record_steps() -> Iterator[Scene]:
    content = load()
    for depth in content.depths:
        if depth.id == "quick":
            continue
        for step in steps_of(content, depth.id):
            name = f"record-{depth.id}-{step.number}"
            yield Scene(name, _step(depth.id, step.number), page="record")


SCENES: tuple[Scene, ...] = (
    Scene("unlock", doors.unlock, DOOR),
    Scene("unlock-refused", doors.unlock_refused, DOOR),
    Scene("unlock-keychain", doors.unlock_keychain, DOOR),
    Scene("door-help", doors.door_help, DOOR),
    Scene("recover", doors.recover, DOOR),
    Scene("recover-new-passphrase", doors.recover_new, DOOR),
    Scene("restore", doors.restore, DOOR),
    Scene("first-run-1", doors.welcome, DOOR),
    Scene("first-run-2", doors.passphrase, DOOR),
    Scene("first-run-3", doors.recovery, DOOR),
    Scene("first-run-3-printed", doors.recovery_printed, DOOR),
    Scene("first-run-4", doors.safety, DOOR),
    Scene("today", _go(Route("today")), page="today"),
    Scene("today-empty", _go(Route("today")), EMPTY, page="today"),
    Scene("today-trouble", _trouble, page="today"),
    Scene("quick", _again(writing.quick), page="quick"),
    Scene("quick-list", writing.quick_list, page="quick"),
    Scene("quick-more", writing.quick_more, page="quick"),
    Scene("one-line", writing.line, page="quick"),
    *_record_steps(),
    Scene("record-feelings", _feelings, page="record"),
    Scene("record-own-feeling", _own_feeling, page="record"),
    Scene("record-schemas", _schemas, page="record"),
    Scene("record-asked-about", writing.asked_about, page="record"),
    Scene("record-held-back", writing.held_back, page="record"),
    Scene("kept-asked-about", writing.kept, page="today"),
    Scene("record-strengths", _strengths, page="record"),
    Scene("record-in-view", _in_view, page="record"),
    Scene("record-not-saved", _not_saved, page="record"),
    Scene("record-one-page", _one_page, page="record"),
    Scene("record-new", _steps_again, page="record"),
    Scene("record-new-empty", _go(Route("record", depth="standard")), EMPTY, page="record"),
    Scene("followup", _followup, page="followup"),
    Scene("journal-record", reading._journal, page="journal"),
    Scene("journal-list", reading._list, page="journal"),
    Scene("journal-search", _hits, page="journal"),
    Scene("journal-nothing-found", reading._nothing, page="journal"),
    Scene("journal-empty", _go(Route("journal")), EMPTY, page="journal"),
    Scene("print", _print, page="journal"),
    Scene("export-notice", reading._notice, page="journal"),
    Scene("versions", reading._versions, page="journal"),
    Scene("client-code", reading._code, page="journal"),
    Scene("repairs", _go(Route("repairs")), page="repairs"),
    Scene("repairs-empty", _go(Route("repairs")), EMPTY, page="repairs"),
    Scene("ways", _go(Route("ways")), page="ways"),
    Scene("ways-empty", _go(Route("ways")), EMPTY, page="ways"),
    Scene("repair-done", repairs.repair(repairs.REPAIRED), page="repair"),
    Scene("repair-open", repairs.repair(repairs.OPEN), page="repair"),
    Scene("repair-asks", repairs.asks, page="repair"),
    Scene("repair-menu", repairs.menu, page="repair"),
    *(
        Scene(f"form-{kind.replace('_', '-')}", repairs.form(kind), page="form")
        for kind in repairs.FORMS
    ),
    Scene("form-contact-told", repairs.of(Kind.CONTACT), page="form"),
    Scene("form-repaired", repairs.repaired, page="form"),
    Scene("form-unresolved", repairs.unresolved, page="form"),
    Scene("form-plan", repairs.plan, page="form"),
    Scene("form-review", repairs.review, page="form"),
    Scene("form-agreement-log", repairs.kept_or_not, page="form"),
    Scene("form-message", repairs.message, page="form"),
    Scene("form-plan-rehearsed", repairs.rehearsed, page="form"),
    Scene("form-contact-watched", repairs.watched, page="form"),
    Scene("form-strain", repairs.practised, page="form"),
    Scene("beliefs", _go(Route("beliefs")), page="beliefs"),
    Scene("beliefs-empty", _go(Route("beliefs")), EMPTY, page="beliefs"),
    Scene("belief", beliefs.belief, page="belief"),
    Scene("belief-again", beliefs.again, page="belief"),
    Scene("belief-asks", beliefs.asks, page="belief"),
    Scene("belief-bare", beliefs.bare, page="belief"),
    Scene("belief-menu", beliefs.menu, page="belief"),
    *(Scene(f"form-{kind}", beliefs.form(kind), page="form") for kind in beliefs.FORMS),
    Scene("form-belief-kept", beliefs.kept_belief, page="form"),
    Scene("form-experiment-declined", beliefs.declined, page="form"),
    Scene("form-experiment-outcome", beliefs.outcome, page="form"),
    Scene("form-wobble-again", beliefs.wobble, page="form"),
    Scene("today-beliefs", beliefs.on_today, page="today"),
    Scene("today-same-rule", beliefs.question_kept, page="today"),
    Scene("same-rule", beliefs.question, page="journal"),
    Scene("journal-belief", beliefs.tied, page="journal"),
    Scene("journal-found-belief", beliefs.read, page="journal"),
    Scene("choose-belief", beliefs.choose, page="journal"),
    Scene("choose-repair", repairs.choose_repair, page="journal"),
    Scene("journal-repair", repairs.in_the_journal, page="journal"),
    Scene("patterns", patterns.stored, page="patterns"),
    Scene("patterns-empty", patterns.stored, EMPTY, page="patterns"),
    Scene("patterns-narrowed", patterns.narrowed, page="patterns"),
    *(Scene(f"patterns-{n}", patterns.view(v), page="patterns") for n, v in patterns.PLAIN.items()),
    Scene("patterns-table", patterns.table("rule:1"), page="patterns"),
    Scene("patterns-crowd", patterns.crowd, page="patterns"),
    Scene("patterns-folded", patterns.folded, page="patterns"),
    Scene("patterns-dot", patterns.dot, page="patterns"),
    Scene("patterns-filter", patterns.filtered, page="patterns"),
    Scene("patterns-menu", patterns.menu, page="patterns"),
    Scene("schemas", schemas.catalogue, page="schemas"),
    Scene("schemas-empty", _go(Route("schemas")), EMPTY, page="schemas"),
    Scene("schemas-nothing-found", schemas.nothing_found, page="schemas"),
    Scene("schema", schemas.of_the_catalogue, page="schema"),
    Scene("schema-own", schemas.own, page="schema"),
    Scene("schema-standing", schemas.standing, page="schema"),
    Scene("schema-empty", _go(Route("schema", entry_id="control")), EMPTY, page="schema"),
    Scene("schema-menu", schemas.menu, page="schema"),
    Scene("choose-schema", schemas.choose, page="schema"),
    Scene("form-schema", schemas.form, page="form"),
    Scene("form-schema-words", schemas.own_words, page="form"),
    Scene("journal-schemas", schemas.in_the_journal, page="journal"),
    Scene("record-own-schemas", schemas.in_a_record, page="record"),
    Scene("settings", reading._settings, page="settings"),
    Scene("make-sheet", _make_sheet, page="settings"),
    Scene("recovery-sheet", _recovery_sheet, page="settings"),
    Scene("change-keys-first", _change_keys_first, page="settings"),
    Scene("change-keys", _change_keys, page="settings"),
    Scene("new-passphrase", _new_passphrase, page="settings"),
    Scene("choose-journal", _choose_journal, page="settings"),
    Scene("move-journal", _move, page="settings"),
    Scene("backups-none", _go(Route("backups")), EMPTY, page="backups"),
    Scene("backups", reading._backups, page="backups"),
    Scene("backups-damaged", reading._backups_damaged, page="backups"),
    Scene("backup", reading._backup, page="backups"),
    Scene("help", reading._help, page="help"),
    Scene("strains", _go(Route("strains")), page="strains"),
    Scene("strain", _talk, page="strain"),
    Scene("strain-answered", _talk_answered, page="strain"),
    Scene("strain-over", _talk_over, page="strain"),
    Scene("trash", reading._trash, page="trash"),
    Scene("read-trash", reading._read_trash, page="trash"),
    Scene("trash-empty", _go(Route("trash")), EMPTY, page="trash"),
    Scene("review", reading._review, page="review"),
    Scene("review-empty", _go(Route("review")), EMPTY, page="review"),
    Scene("delete-everything", reading._delete, page="settings"),
    Scene("empty-trash", reading._empty_trash, page="trash"),
)
