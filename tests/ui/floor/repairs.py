# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to the states of the repairs: the lists, both repairs of the sample, a form of each kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.domain.entry import Entry, Kind, When
from tests.ui.pages.repair_acts import episode, hunch, parts_of, pressed
from tests.ui.pages.stage import Stage
from ui.context import Route

REPAIRED, OPEN = "P-047", "R-615"
CHOSEN = ("s3_explore", "s4_decide", "s6_socratic")
Act = Callable[[Stage], None]

FORMS = (Kind.EPISODE, Kind.CONTACT, Kind.STATUS, Kind.AGREEMENT, Kind.FEEDBACK, Kind.WORKING)


def repair(code: str) -> Act:
    """One of the repairs of the sample."""
    return lambda stage: stage.desk.navigate(Route("repair", entry_id=episode(stage, code)))


def asks(stage: Stage) -> None:
    """A repair about which something is asked: its contacts show both kinds."""
    stage.desk.navigate(Route("repair", entry_id=_both(stage)))


def menu(stage: Stage) -> None:
    """What else can be done with a repair."""
    repair(REPAIRED)(stage)
    stage.settle(1)
    stage.page("repair")._more.click()


def form(kind: str, code: str = OPEN) -> Act:
    """A new entry of a kind, everything open that folds."""

    def act(stage: Stage) -> None:
        parent = episode(stage, code) if kind not in (Kind.EPISODE, Kind.WORKING) else ""
        _open(stage, Route("form", kind=kind, parent=parent))

    return act


def of(kind: str, code: str = REPAIRED) -> Act:
    """An entry of a kind as the sample tells it, everything open that folds."""

    def act(stage: Stage) -> None:
        entry = parts_of(stage, code, kind)[0]
        _open(stage, Route("form", entry_id=entry.id))

    return act


def kept_or_not(stage: Stage) -> None:
    """A line of the log of an agreement."""
    agreement = parts_of(stage, REPAIRED, Kind.AGREEMENT)[0]
    _open(stage, Route("form", kind=Kind.AGREEMENT_LOG, parent=agreement.id))


def repaired(stage: Stage) -> None:
    """Repaired, without a word of how one knows."""
    form(Kind.STATUS)(stage)
    pressed(stage.page("form").form.editor("status"), "repaired")


def unresolved(stage: Stage) -> None:
    """Left unresolved on the day of a contact with a sign of the patient's."""
    _open(stage, Route("form", kind=Kind.STATUS, parent=_both(stage)))
    pressed(stage.page("form").form.editor("status"), "unresolved")


def plan(stage: Stage) -> None:
    """Three ways chosen, one of their cards open."""
    form(Kind.PLAN)(stage)
    ways = stage.page("form").form.editor("strategies")
    for way in CHOSEN:
        pressed(ways, way)
    stage.settle(1)
    ways.cards[CHOSEN[0]].more.set_open(True)


def review(stage: Stage) -> None:
    """A review of a plan that feared something, the outcome given."""
    planned = _planned(stage)
    _open(stage, Route("form", kind=Kind.REVIEW, parent=planned.id))
    pressed(stage.page("form").form.editor("outcome"), "did_not")


def choose_repair(stage: Stage) -> None:
    """To which repair a record belongs."""
    line = stage.workspace.journal.last(9)[-1]
    stage.desk.navigate(Route("journal", entry_id=line.id))
    stage.settle()
    stage.page("journal")._pane.repair_choose_asked.emit()


def in_the_journal(stage: Stage) -> None:
    """An episode in the reading pane."""
    stage.desk.navigate(Route("journal", extra="search"))
    stage.settle()
    rows = stage.page("journal")._list
    rows.search.setPlainText("annoyance")
    rows._search()
    stage.settle()
    rows.view.setCurrentIndex(rows.model.index(rows.model.row_of(episode(stage, REPAIRED))))


# ---------------------------------------------------------------- what they need


def _open(stage: Stage, route: Route) -> None:
    stage.desk.navigate(route)
    stage.settle(1)
    section = stage.page("form").form.section
    if section.folded is not None:
        section.disclosure.set_open(True)
    stage.settle(1)


def _once(stage: Stage, name: str, make: Callable[[], Entry]) -> Entry:
    known: dict[str, Entry] = stage.__dict__.setdefault("floor_repairs", {})
    if name not in known:
        known[name] = make()
    return known[name]


def _both(stage: Stage) -> str:
    """A third repair, with a contact of today that shows both kinds."""

    def make() -> Entry:
        begun = hunch(stage, "A flat answer, and then a sharp one.", rupture_type="withdrawal")
        contact = stage.workspace.drafting.begin_part(Kind.CONTACT, begun)
        contact.set_text("note", "Flat at first, sharp at the end.")
        contact.set_text("guess", "Tired of being asked.")
        contact.set_mark("rupture_type", "mixed")
        contact.set_marks("marker", ["w_fine", "c_task"])
        stage.workspace.drafting.keep(contact)
        return begun

    return _once(stage, "both", make).id


def _planned(stage: Stage) -> Entry:
    def make() -> Entry:
        begun = stage.workspace.repairs.episode(_both(stage)).entry
        session = stage.workspace.drafting.begin_part(Kind.PLAN, begun)
        session.set_mark("next_contact", session.entry.day.isoformat())
        session.set_marks("strategy", ["s1_acknowledge", "s7_feedback"])
        session.set_text("feared", "That I start explaining.")
        session.rate("feared", "", When.BEFORE, 60)
        return stage.workspace.drafting.keep(session)

    return _once(stage, "planned", make)


def message(stage: Stage) -> None:
    """A message with everything there may be to say about it."""
    form(Kind.MESSAGE)(stage)
    text = "I noticed it ended short. Why did you not answer? I had to go because of the rupture."
    _heard(stage, "message", text)


def rehearsed(stage: Stage) -> None:
    """Opening lines with marks of every kind, and an answer to them."""
    form(Kind.PLAN)(stage)
    editor = _heard(
        stage,
        "rehearsal",
        "I only wanted to help you. You always cancel. I was annoyed, and that was my part. "
        "Is this about your mother? What was it like for you?",
    )
    editor.replies.set_open(True)
    editor.chips.chip("quiet").click()


def watched(stage: Stage) -> None:
    """A line below a field about what may identify somebody."""
    form(Kind.CONTACT)(stage)
    editor: Any = stage.page("form").form.editor("note")
    editor.control.insertPlainText("Rang 020 7946 0018 twice, then Dr. Henley rang back.")
    editor._watch.look()
    while not editor._watch.isVisible():
        stage.settle(1)


def practised(stage: Stage) -> None:
    """What was kept of a practice."""

    def make() -> Entry:
        session = stage.workspace.drafting.begin_part(Kind.STRAIN)
        session.add_row("said", "I was short with you. What was it like?")
        return stage.workspace.drafting.keep(session)

    _open(stage, Route("form", entry_id=_once(stage, "practised", make).id))


def _heard(stage: Stage, field: str, text: str) -> Any:
    editor: Any = stage.page("form").form.editor(field)
    editor.control.insertPlainText(text)
    editor.look()
    while editor._shown != text:
        stage.settle(1)
    return editor
