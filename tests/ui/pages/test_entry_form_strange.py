# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries with a form on a failing disk and from files of elsewhere: nothing is lost or stops."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.entry import Kind
from app.domain.links import ABOUT, PART_OF
from app.problems import problem
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, Stamp
from tests.ui.pages.repair_acts import button, chips, hunch, new, reading, shown
from tests.ui.pages.stage import NOW, Stage
from ui.context import Route
from ui.routes import from_text

GONE = "f" * 32


def stored(
    stage: Stage, kind: str, *, links: dict[str, str], words: str = "", status: str = ""
) -> str:
    """An entry as a file from elsewhere may hold it; its id."""
    at = Stamp(NOW.instant_us, NOW.offset_s, NOW.zone)
    row = EntryRow(
        id=f"{len(links) + len(kind) * 16:032x}",
        kind=kind,
        state="kept",
        day=NOW.local_day.isoformat(),
        at=at,
        changed=at,
        kept=at,
        answers=(AnswerRow("note", words),) if words else (),
        marks=(MarkRow("status", status),) if status else (),
        links=tuple(LinkRow(link, target) for link, target in links.items()),
    )
    stage.workspace._vault.entries.bulk_insert([row])
    return row.id


def here(stage: Stage) -> Route:
    assert stage.desk._here is not None
    return stage.desk._here


def full(*_args: object) -> Any:
    raise problem("disk_full")


@pytest.mark.parametrize("readable", [True, False])
@pytest.mark.parametrize("way", ["back", "place"])
def test_what_was_never_stored_is_found_again(
    empty: Stage, monkeypatch: pytest.MonkeyPatch, way: str, readable: bool
) -> None:
    begun = hunch(empty)
    with monkeypatch.context() as broken:
        broken.setattr(empty.workspace.drafting, "save", full)
        page = new(empty, Kind.CONTACT, begun.id)
        page.form.editor("note").control.insertPlainText("Not lost.")
        entry = page.writing.session.entry.id
        place = from_text(empty.desk.place())
        shown(empty, Route("today"))
        if not readable:
            broken.setattr(empty.workspace.repairs, "episode", full)
        if way == "back":
            empty.desk.back()
        else:
            assert place is not None
            empty.desk.navigate(place)
        empty.settle()
        assert here(empty).page == "form"
        assert page.writing.session.entry.id == entry
        assert page.form.editor("note").control.text() == "Not lost."
        assert page.frame.banner.isVisible()
        assert (page.form.opened.episode is not None) is readable
    page.writing.retry()
    empty.settle()
    page.foot.keep.click()
    empty.settle()
    [contact] = reading(empty, begun.id).contacts
    assert (contact.id, contact.text("note")) == (entry, "Not lost.")


def test_a_part_of_a_kind_of_a_newer_version_is_read(empty: Stage) -> None:
    begun = hunch(empty)
    strange = stored(empty, "dance", links={PART_OF: begun.id}, words="They danced.")
    page = shown(empty, Route("repair", entry_id=begun.id))
    button(page.course, "dance").click()
    empty.settle()
    assert here(empty) == Route("journal", entry_id=strange)
    shown(empty, Route("form", entry_id=strange))
    assert here(empty) == Route("journal", entry_id=strange)


@pytest.mark.parametrize("links", [{}, {PART_OF: GONE}])
def test_a_status_without_its_repair_can_be_edited(empty: Stage, links: dict[str, str]) -> None:
    change = stored(empty, Kind.STATUS, links=links, status="named")
    page = shown(empty, Route("form", entry_id=change))
    assert here(empty).page == "form"
    assert "suspected" in chips(page.form.editor("status"))
    assert page.form.editor("status").chips.values() == ["named"]
    page.foot.keep.click()
    empty.settle()
    assert here(empty) == Route("repairs")


@pytest.mark.parametrize("kind", [Kind.CONTACT, Kind.REVIEW, Kind.MESSAGE])
def test_what_has_lost_its_repair_and_its_plan_can_be_edited(empty: Stage, kind: Kind) -> None:
    told: list[object] = []
    empty.context.report = told.append
    entry = stored(empty, kind, links={PART_OF: GONE, ABOUT: GONE})
    page = shown(empty, Route("form", entry_id=entry))
    assert here(empty) == Route("form", entry_id=entry)
    page.form.focus_first()
    page.foot.keep.click()
    empty.settle()
    assert here(empty) == Route("repairs")
    assert told == []


def test_a_plan_without_its_repair_can_be_looked_back_on(empty: Stage) -> None:
    plan = stored(empty, Kind.PLAN, links={PART_OF: GONE})
    page = new(empty, Kind.REVIEW, plan)
    assert here(empty).page == "form"
    assert page.form.opened.about.id == plan
