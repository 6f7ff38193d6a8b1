# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to the states of beliefs: the list, one belief, its forms, and the question about a rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.entry import Entry, Kind, When
from app.domain.moment import Moment
from tests.ui.pages.belief_acts import ANGER_TOO, the_belief, written
from tests.ui.pages.repair_acts import DAY_US, pressed
from tests.ui.pages.stage import Stage
from ui.context import Route

Act = Callable[[Stage], None]
MINUTE_US = 60_000_000

FORMS = (Kind.BELIEF, Kind.EXPERIMENT, Kind.POSITIVE, Kind.WOBBLE)


def belief(stage: Stage) -> None:
    """The belief of the sample."""
    stage.desk.navigate(Route("belief", entry_id=the_belief(stage)))


def again(stage: Stage) -> None:
    """Its flexible belief is rated again: one value is given, the earlier ones stand beside it."""
    belief(stage)
    stage.settle()
    page = stage.page("belief")
    page.beside.again["flexible"].ask.click()
    stage.settle(1)
    page.beside.again["flexible"].rating.rating.rate(75)
    stage.settle()


def asks(stage: Stage) -> None:
    """The mark on the continuum is asked for, nothing is given yet."""
    belief(stage)
    stage.settle()
    stage.page("belief").beside.again["continuum"].ask.click()


def bare(stage: Stage) -> None:
    """A belief with nothing but its rule."""
    held = _once(stage, "bare", lambda: _bare(stage))
    stage.desk.navigate(Route("belief", entry_id=held.id))


def menu(stage: Stage) -> None:
    """What else can be done with a belief."""
    belief(stage)
    stage.settle()
    stage.page("belief")._more.click()


def form(kind: str) -> Act:
    """A new entry of a kind about the belief of the sample, everything open that folds."""

    def act(stage: Stage) -> None:
        parent = "" if kind == Kind.BELIEF else the_belief(stage)
        _open(stage, Route("form", kind=kind, parent=parent))

    return act


def kept_belief(stage: Stage) -> None:
    """The words of a belief that was rated: strength and mark are given on its page."""
    _open(stage, Route("form", entry_id=the_belief(stage)))


def declined(stage: Stage) -> None:
    """An experiment that is not in the patient's interest."""
    form(Kind.EXPERIMENT)(stage)
    pressed(stage.page("form").form.editor("interest"), "no")


def outcome(stage: Stage) -> None:
    """What happened in an experiment that was planned three days ago, rated again."""
    tried = _once(stage, "tried", lambda: _tried(stage))
    _open(stage, Route("form", entry_id=tried.id))
    editor = stage.page("form").form.editor("belief_again")
    editor.rating.rating.rate(40)
    stage.settle(1)


def wobble(stage: Stage) -> None:
    """A pair that may be rated a second time now."""
    pair = _once(stage, "pair", lambda: _pair(stage))
    _open(stage, Route("form", entry_id=pair.id))


def on_today(stage: Stage) -> None:
    """What Today has of a pair and of an experiment."""
    _once(stage, "pair", lambda: _pair(stage))
    _once(stage, "tried", lambda: _tried(stage))
    stage.desk.navigate(Route("today"))


def question(stage: Stage) -> None:
    """A record whose rule may be an earlier one, in the Journal."""
    stage.desk.navigate(Route("journal", entry_id=_second(stage)))


def question_kept(stage: Stage) -> None:
    """The same on Today, after it was kept."""
    stage.desk.navigate(Route("today", entry_id=_second(stage)))


def tied(stage: Stage) -> None:
    """A record that belongs to a belief."""
    line = stage.workspace.journal.last(9)[-1]
    stage.desk.navigate(Route("journal", entry_id=line.id))


def choose(stage: Stage) -> None:
    """Which rule it is again."""
    tied(stage)
    stage.settle()
    stage.page("journal")._pane.rule_choose_asked.emit()


# ---------------------------------------------------------------- what they need


def _open(stage: Stage, route: Route) -> None:
    stage.desk.navigate(route)
    stage.settle(1)
    for section in stage.page("form").form.sections:
        if section.folded is not None:
            section.disclosure.set_open(True)
    stage.settle(1)


def _once(stage: Stage, name: str, make: Callable[[], Entry]) -> Entry:
    known: dict[str, Entry] = stage.__dict__.setdefault("floor_beliefs", {})
    if name not in known:
        known[name] = make()
    return known[name]


def _second(stage: Stage) -> str:
    record = _once(stage, "second", lambda: written(stage, ANGER_TOO, 55))
    stage.context.asked_same_rule.clear()
    return record.id


def _bare(stage: Stage) -> Entry:
    session = stage.workspace.drafting.begin_part(Kind.BELIEF)
    session.set_text("rule", "If I explain clearly enough, nobody has reason to be displeased")
    return stage.workspace.drafting.keep(session)


def _earlier(stage: Stage, microseconds: int) -> Moment:
    now = stage.clock.now()
    return replace(now, instant_us=now.instant_us - microseconds)


def _tried(stage: Stage) -> Entry:
    """Planned three days ago, with everything a plan asks for."""
    then, now = _earlier(stage, 3 * DAY_US), stage.clock.now()
    drafting = stage.workspace.drafting
    held = drafting.open(the_belief(stage)).entry
    stage.clock.put(then)
    session = drafting.begin_part(Kind.EXPERIMENT, held)
    for field, text in {
        "belief": "If I admit irritation, she will lose trust.",
        "prediction": "She ends the talk or cancels.",
        "alternative": "She asks what it was about.",
        "plan": "One sentence, then ask and wait.",
        "evidence.for": "She goes silent.",
        "evidence.against": "She says how it was for her.",
        "interest": "She finds anger hard to voice herself.",
    }.items():
        session.set_text(field, text)
    for subject, value in (("belief", 75), ("prediction", 60), ("alternative", 30)):
        session.rate(subject, "", When.BEFORE, value)
    session.set_marks("dropped", ["over_explain"])
    session.set_mark("in_interest", "yes")
    session.set_mark("try_on", _earlier(stage, -DAY_US).local_day.isoformat())
    tried = drafting.keep(session)
    stage.clock.put(now)
    return tried


def _pair(stage: Stage) -> Entry:
    """Rated for the first time twelve minutes ago."""
    then, now = _earlier(stage, 12 * MINUTE_US), stage.clock.now()
    drafting = stage.workspace.drafting
    stage.clock.put(then)
    session = drafting.begin_part(Kind.WOBBLE)
    session.set_text("belief", "I have to know the answer")
    session.rate("wobble", "", When.BEFORE, 60)
    pair = drafting.keep(session)
    stage.clock.put(now)
    return pair


def read(stage: Stage) -> None:
    """What is found by a search and read: a belief."""
    stage.desk.navigate(Route("journal", extra="search"))
    stage.settle()
    rows = stage.page("journal")._list
    rows.search.setPlainText("let loose")
    rows._search()
    stage.settle()
    rows.view.setCurrentIndex(rows.model.index(0))
